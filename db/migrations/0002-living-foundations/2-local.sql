-- What a unit adds, and what a leader writes about what an expectation means here. Both concern the unit and all below it.
-- An expectation is named by its key, which it keeps through all versions; it is no foreign key, since a retired one stays readable
-- where it is used.

create function app.units_above(start_units uuid[]) returns uuid[] language sql stable parallel safe security definer set search_path = '' as
$$ with recursive line as (
     select u.id, u.parent_id from data.unit u where u.organisation_id = app.org() and u.id = any (start_units)
     union select p.id, p.parent_id from data.unit p join line on p.id = line.parent_id where p.organisation_id = app.org())
   select coalesce(array_agg(id), '{}') from line $$;

create function app.units_below(start_units uuid[]) returns uuid[] language sql stable parallel safe security definer set search_path = '' as
$$ with recursive line as (
     select u.id from data.unit u where u.organisation_id = app.org() and u.id = any (start_units)
     union select c.id from data.unit c join line on c.parent_id = line.id where c.organisation_id = app.org())
   select coalesce(array_agg(id), '{}') from line $$;

-- The units whose local words concern me: my own and all above them.
create function app.units_concerning_me() returns uuid[] language sql stable parallel safe security definer set search_path = '' as
$$ select app.units_above((select coalesce(array_agg(unit_id), '{}') from data.position where organisation_id = app.org() and person_id = app.actor())) $$;

-- The units I lead: where I have a leader's position, and all below.
create function app.units_i_lead() returns uuid[] language sql stable parallel safe security definer set search_path = '' as
$$ select app.units_below((select coalesce(array_agg(unit_id), '{}') from data.position
   where organisation_id = app.org() and person_id = app.actor() and role <> 'employee')) $$;

grant execute on function app.units_concerning_me(), app.units_i_lead() to app_user;

create table data.supplement (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  unit_id uuid not null,
  foundation_id uuid not null,
  theme_key text not null check (length(theme_key) <= 200),
  -- The common expectation that it concerns; null says that it is new.
  expectation_key text check (length(expectation_key) <= 200),
  stance text not null check (stance in ('keep', 'develop')),
  text text not null check (length(text) between 1 and 400),
  author_id uuid,
  created_at timestamptz not null default now(),
  revision int not null default 1,
  primary key (organisation_id, id),
  foreign key (organisation_id, unit_id) references data.unit (organisation_id, id) on delete cascade,
  foreign key (organisation_id, foundation_id) references data.foundation (organisation_id, id) on delete cascade,
  foreign key (organisation_id, author_id) references data.person (organisation_id, id) on delete set null (author_id)
);
create index on data.supplement (organisation_id, foundation_id, unit_id);

create table data.local_translation (
  organisation_id uuid not null,
  unit_id uuid not null,
  foundation_id uuid not null,
  expectation_key text not null check (length(expectation_key) <= 200),
  text text not null check (length(text) between 1 and 1000),
  author_id uuid,
  updated_at timestamptz not null default now(),
  revision int not null default 1,
  primary key (organisation_id, unit_id, foundation_id, expectation_key),
  foreign key (organisation_id, unit_id) references data.unit (organisation_id, id) on delete cascade,
  foreign key (organisation_id, foundation_id) references data.foundation (organisation_id, id) on delete cascade,
  foreign key (organisation_id, author_id) references data.person (organisation_id, id) on delete set null (author_id)
);
create index on data.local_translation (organisation_id, foundation_id, expectation_key);

-- Somebody asks a colleague to spar about an expectation. Between the two of them.
create table data.sparring (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  asker_id uuid not null,
  asked_id uuid not null check (asked_id <> asker_id),
  foundation_id uuid not null,
  expectation_key text not null check (length(expectation_key) <= 200),
  message text check (length(message) <= 1000),
  created_at timestamptz not null default now(),
  settled_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, asker_id) references data.person (organisation_id, id) on delete cascade,
  foreign key (organisation_id, asked_id) references data.person (organisation_id, id) on delete cascade,
  foreign key (organisation_id, foundation_id) references data.foundation (organisation_id, id) on delete cascade
);
create index on data.sparring (organisation_id, asked_id) where settled_at is null;
create index on data.sparring (organisation_id, asker_id);

-- Which version somebody has said she has read, so that the overview tells of a new one until then.
create table data.version_reading (
  organisation_id uuid not null,
  person_id uuid not null,
  version_id uuid not null,
  read_at timestamptz not null default now(),
  primary key (organisation_id, person_id, version_id),
  foreign key (organisation_id, person_id) references data.person (organisation_id, id) on delete cascade,
  foreign key (organisation_id, version_id) references data.foundation_version (organisation_id, id) on delete cascade
);

alter table data.supplement enable row level security;
alter table data.local_translation enable row level security;
alter table data.sparring enable row level security;
alter table data.version_reading enable row level security;

grant select, insert, update, delete on data.supplement, data.local_translation to app_user;
grant select, insert on data.sparring, data.version_reading to app_user;
grant update (settled_at) on data.sparring to app_user;

do $$
declare
  t text;
begin
  foreach t in array array['supplement', 'local_translation'] loop
    execute format('create policy %1$s_read on data.%1$I for select to app_user using (organisation_id = (select app.org()) and ((select app.is_administrator()) or unit_id = any ((select app.units_concerning_me())::uuid[]) or unit_id = any ((select app.units_i_lead())::uuid[])))', t);
    execute format('create policy %1$s_insert on data.%1$I for insert to app_user with check (organisation_id = (select app.org()) and author_id = (select app.actor()) and ((select app.is_administrator()) or unit_id = any ((select app.units_i_lead())::uuid[])))', t);
    execute format('create policy %1$s_update on data.%1$I for update to app_user using (organisation_id = (select app.org()) and ((select app.is_administrator()) or unit_id = any ((select app.units_i_lead())::uuid[]))) with check (organisation_id = (select app.org()) and author_id = (select app.actor()) and ((select app.is_administrator()) or unit_id = any ((select app.units_i_lead())::uuid[])))', t);
    execute format('create policy %1$s_delete on data.%1$I for delete to app_user using (organisation_id = (select app.org()) and ((select app.is_administrator()) or unit_id = any ((select app.units_i_lead())::uuid[])))', t);
  end loop;
end
$$;

-- Nobody but the two, the administrator neither: there is no policy for anybody else.
create policy sparring_read on data.sparring for select to app_user using (
  organisation_id = (select app.org()) and ((asker_id = (select app.actor())) or (asked_id = (select app.actor()))));
-- Whoever leads, or administers, asks.
create policy sparring_insert on data.sparring for insert to app_user with check (
  organisation_id = (select app.org()) and asker_id = (select app.actor()) and settled_at is null
  and ((select app.is_administrator()) or cardinality((select app.units_i_lead())::uuid[]) > 0));
create policy sparring_settle on data.sparring for update to app_user
  using (organisation_id = (select app.org()) and ((asker_id = (select app.actor())) or (asked_id = (select app.actor()))))
  with check (organisation_id = (select app.org()) and ((asker_id = (select app.actor())) or (asked_id = (select app.actor()))));

create policy version_reading_read on data.version_reading for select to app_user using (
  organisation_id = (select app.org()) and person_id = (select app.actor()));
create policy version_reading_insert on data.version_reading for insert to app_user with check (
  organisation_id = (select app.org()) and person_id = (select app.actor()));

-- The address to write to when somebody is asked: only the asker of a request learns that a letter can be sent, by sending it.
create function app.address_for_sparring(request uuid) returns text language sql stable security definer set search_path = '' as
$$ select i.subject from data.sparring s
   join data.identity i on i.organisation_id = s.organisation_id and i.person_id = s.asked_id and i.issuer = 'email'
   where s.organisation_id = app.org() and s.id = request and s.asker_id = app.actor() limit 1 $$;
grant execute on function app.address_for_sparring(uuid) to app_user;
