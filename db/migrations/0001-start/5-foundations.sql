-- A foundation has versions; a version has roles, themes, expectations and passages. An element keeps its id from version to
-- version, so that two versions can be compared and what points at an expectation keeps pointing.
-- `elements` names the ids of the checklist that an element realises.

create table data.foundation (
  organisation_id uuid not null references data.organisation on delete cascade,
  id uuid not null default gen_random_uuid(),
  slug text not null check (slug ~ '^[a-z0-9-]{1,60}$'),
  name text not null check (length(name) between 1 and 200),
  position int not null,
  template text,
  primary key (organisation_id, id),
  unique (organisation_id, slug)
);

create table data.foundation_version (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  foundation_id uuid not null,
  number int not null check (number > 0),
  state text not null default 'draft' check (state in ('draft', 'hearing', 'adopted', 'superseded')),
  document text not null,
  shape text not null check (shape in ('matrix', 'additive', 'pairs', 'themes', 'values')),
  theme_word text not null,
  theme_word_plural text not null,
  lead text not null,
  vision text,
  vision_elements text[] not null default '{}',
  figure text check (figure in ('wheel', 'star', 'compass')),
  figure_caption text,
  figure_elements text[] not null default '{}',
  source_document text,
  source_publisher text,
  source_year int,
  adopted_by text,
  adopted_on date,
  elements text[] not null default '{}',
  primary key (organisation_id, id),
  unique (organisation_id, foundation_id, number),
  foreign key (organisation_id, foundation_id) references data.foundation (organisation_id, id) on delete cascade,
  check (state not in ('adopted', 'superseded') or (adopted_by is not null and adopted_on is not null))
);
create unique index one_adopted_version on data.foundation_version (organisation_id, foundation_id) where state = 'adopted';

create table data.foundation_role (
  organisation_id uuid not null,
  version_id uuid not null,
  id uuid not null default gen_random_uuid(),
  key text not null,
  position int not null,
  name text not null,
  voice text not null check (voice in ('vi', 'jeg', 'du')),
  holders text[] not null default '{}' check (holders <@ array['board', 'centre_head', 'leader_of_leaders', 'leader_of_employees', 'employee']),
  inherits_id uuid check (inherits_id <> id),
  lead text,
  elements text[] not null default '{}',
  primary key (organisation_id, version_id, id),
  unique (organisation_id, version_id, key),
  foreign key (organisation_id, version_id) references data.foundation_version (organisation_id, id) on delete cascade,
  foreign key (organisation_id, version_id, inherits_id) references data.foundation_role (organisation_id, version_id, id)
);

create table data.theme (
  organisation_id uuid not null,
  version_id uuid not null,
  id uuid not null default gen_random_uuid(),
  key text not null,
  position int not null,
  kind text not null check (kind in ('perspective', 'value', 'theme', 'leg', 'star')),
  name text not null,
  short_name text not null,
  claim text,
  body text,
  theory_name text,
  theory_body text,
  theory_elements text[] not null default '{}',
  elements text[] not null default '{}',
  search tsvector generated always as (
    setweight(to_tsvector('pg_catalog.danish', name), 'A')
    || setweight(to_tsvector('pg_catalog.danish', coalesce(claim, '') || ' ' || coalesce(body, '') || ' ' || coalesce(theory_name, '') || ' ' || coalesce(theory_body, '')), 'C')) stored,
  primary key (organisation_id, version_id, id),
  unique (organisation_id, version_id, key),
  foreign key (organisation_id, version_id) references data.foundation_version (organisation_id, id) on delete cascade
);

create table data.expectation (
  organisation_id uuid not null,
  version_id uuid not null,
  id uuid not null default gen_random_uuid(),
  key text not null,
  theme_id uuid not null,
  role_id uuid not null,
  position int not null,
  kind text not null check (kind in ('expectation', 'statement', 'sub_value')),
  text text not null check (length(text) between 1 and 400),
  key_term text,
  practice text[] not null default '{}',
  elements text[] not null default '{}',
  search tsvector generated always as (
    setweight(to_tsvector('pg_catalog.danish', text), 'A') || setweight(to_tsvector('pg_catalog.danish', coalesce(key_term, '')), 'B')) stored,
  primary key (organisation_id, version_id, id),
  unique (organisation_id, version_id, key),
  foreign key (organisation_id, version_id, theme_id) references data.theme (organisation_id, version_id, id) on delete cascade,
  foreign key (organisation_id, version_id, role_id) references data.foundation_role (organisation_id, version_id, id) on delete cascade
);

create table data.passage (
  organisation_id uuid not null,
  version_id uuid not null,
  id uuid not null default gen_random_uuid(),
  key text not null,
  position int not null,
  place text not null check (place in ('opening', 'foreword', 'reading_guide', 'background', 'provenance', 'closing')),
  heading text,
  body text,
  points jsonb not null default '[]',
  signatures jsonb not null default '[]',
  elements text[] not null default '{}',
  search tsvector generated always as (
    setweight(to_tsvector('pg_catalog.danish', coalesce(heading, '')), 'A')
    || setweight(to_tsvector('pg_catalog.danish', coalesce(body, '')), 'D')
    || setweight(jsonb_to_tsvector('pg_catalog.danish', points, '["string"]'), 'D')) stored,
  primary key (organisation_id, version_id, id),
  unique (organisation_id, version_id, key),
  foreign key (organisation_id, version_id) references data.foundation_version (organisation_id, id) on delete cascade
);
-- No index on the search columns: row-level security is asked first, and then one organisation's few hundred rows are left.

-- A draft is the administrator's table; what is heard or adopted, everybody's.
create function app.readable_versions() returns uuid[] language sql stable parallel safe security definer set search_path = '' as
$$ select coalesce(array_agg(id), '{}') from data.foundation_version
   where organisation_id = app.org() and (state <> 'draft' or app.is_administrator()) $$;

-- Only a draft takes new content: what is adopted never changes.
create function app.draft_versions() returns uuid[] language sql stable parallel safe security definer set search_path = '' as
$$ select coalesce(array_agg(id), '{}') from data.foundation_version
   where organisation_id = app.org() and state = 'draft' and app.is_administrator() $$;

grant execute on function app.readable_versions(), app.draft_versions() to app_user;

alter table data.foundation enable row level security;
alter table data.foundation_version enable row level security;
alter table data.foundation_role enable row level security;
alter table data.theme enable row level security;
alter table data.expectation enable row level security;
alter table data.passage enable row level security;

grant select, insert on data.foundation, data.foundation_version, data.foundation_role, data.theme, data.expectation, data.passage to app_user;
grant update (state, adopted_by, adopted_on) on data.foundation_version to app_user;

create policy foundation_read on data.foundation for select to app_user using (organisation_id = (select app.org()));
create policy foundation_insert on data.foundation for insert to app_user
  with check (organisation_id = (select app.org()) and (select app.is_administrator()));

create policy foundation_version_read on data.foundation_version for select to app_user using (
  organisation_id = (select app.org()) and (state <> 'draft' or (select app.is_administrator())));
create policy foundation_version_insert on data.foundation_version for insert to app_user
  with check (organisation_id = (select app.org()) and (select app.is_administrator()) and state = 'draft');
create policy foundation_version_update on data.foundation_version for update to app_user
  using (organisation_id = (select app.org()) and (select app.is_administrator()) and state = 'draft')
  with check (organisation_id = (select app.org()) and (select app.is_administrator()));

do $$
declare
  t text;
begin
  foreach t in array array['foundation_role', 'theme', 'expectation', 'passage'] loop
    execute format('create policy %1$s_read on data.%1$I for select to app_user using (organisation_id = (select app.org()) and version_id = any ((select app.readable_versions())::uuid[]))', t);
    execute format('create policy %1$s_insert on data.%1$I for insert to app_user with check (organisation_id = (select app.org()) and version_id = any ((select app.draft_versions())::uuid[]))', t);
  end loop;
end
$$;
