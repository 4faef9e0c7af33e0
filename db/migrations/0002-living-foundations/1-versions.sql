-- A version's words may be changed while it is a draft, and by the administrator alone. Its state is changed by the functions
-- below and by nothing else: so what is adopted never changes, whatever a route or a smuggled statement tries.

-- A version has its name from the day it is adopted, so that a new name in a draft changes nothing that people read. Null: what the
-- foundation is called.
alter table data.foundation_version
  add column name text check (length(name) between 1 and 200),
  add column participants text,
  add column created_at timestamptz not null default now(),
  add column adopted_at timestamptz,
  add column superseded_at timestamptz,
  add column revision int not null default 1;
update data.foundation_version v set name = f.name
from data.foundation f where f.organisation_id = v.organisation_id and f.id = v.foundation_id and v.state in ('adopted', 'superseded');
alter table data.foundation_role add column revision int not null default 1;
alter table data.theme add column revision int not null default 1;
alter table data.expectation add column revision int not null default 1;
alter table data.passage add column revision int not null default 1;

-- There is at most one version in the making.
create unique index one_version_in_the_making on data.foundation_version (organisation_id, foundation_id) where state in ('draft', 'hearing');

-- A hearing: a version is held still while those invited say what they think. `everyone`: all in the organisation are invited.
create table data.hearing (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  version_id uuid not null,
  opens_on date not null,
  closes_on date not null check (closes_on >= opens_on),
  bodies text[] not null default '{}',
  everyone boolean not null,
  note text check (length(note) <= 2000),
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, version_id) references data.foundation_version (organisation_id, id) on delete cascade
);
create unique index one_open_hearing on data.hearing (organisation_id, version_id) where ended_at is null;

create table data.hearing_invitation (
  organisation_id uuid not null,
  hearing_id uuid not null,
  person_id uuid not null,
  primary key (organisation_id, hearing_id, person_id),
  foreign key (organisation_id, hearing_id) references data.hearing (organisation_id, id) on delete cascade,
  foreign key (organisation_id, person_id) references data.person (organisation_id, id) on delete cascade
);

-- Signed. An answer is a comment with a parent; the editor's answer is one by an administrator.
-- An expectation is named by its key, which it keeps through all versions and which is no foreign key on purpose: an expectation may
-- be retired from the draft, and what was said of it stays, with the words that it was said of. Neither means the version as a whole.
create table data.hearing_comment (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  hearing_id uuid not null,
  expectation_key text check (length(expectation_key) <= 200),
  about text check (length(about) <= 400),
  parent_id uuid,
  author_id uuid,
  author_name text not null,
  by_editor boolean not null,
  body text not null check (length(body) between 1 and 4000),
  created_at timestamptz not null default now(),
  primary key (organisation_id, id),
  unique (organisation_id, hearing_id, id),
  foreign key (organisation_id, hearing_id) references data.hearing (organisation_id, id) on delete cascade,
  -- An answer stands in the hearing of what it answers.
  foreign key (organisation_id, hearing_id, parent_id) references data.hearing_comment (organisation_id, hearing_id, id) on delete cascade,
  foreign key (organisation_id, author_id) references data.person (organisation_id, id) on delete set null (author_id)
);
create index on data.hearing_comment (organisation_id, hearing_id, expectation_key);

create function app.today() returns date language sql stable parallel safe set search_path = '' as
$$ select (now() at time zone 'Europe/Copenhagen')::date $$;

-- The hearings that I am invited to. Before the first day it is the administrator's alone, and so is the version.
create function app.my_hearings() returns uuid[] language sql stable parallel safe security definer set search_path = '' as
$$ select coalesce(array_agg(h.id), '{}') from data.hearing h
   where h.organisation_id = app.org() and (app.is_administrator() or (h.opens_on <= app.today() and (h.everyone or exists (
     select from data.hearing_invitation i
     where i.organisation_id = h.organisation_id and i.hearing_id = h.id and i.person_id = app.actor())))) $$;

-- Open: begun, not past its last day, not ended early.
create function app.my_open_hearings() returns uuid[] language sql stable parallel safe security definer set search_path = '' as
$$ select coalesce(array_agg(h.id), '{}') from data.hearing h
   where h.id = any (app.my_hearings()) and h.ended_at is null and app.today() between h.opens_on and h.closes_on $$;

-- Which version each of my hearings is or was of. When a hearing has ended, its version is a draft again, and out of my sight; what
-- was said there is not.
create function app.heard_versions() returns table (hearing_id uuid, foundation_id uuid, number int, name text)
language sql stable parallel safe security definer set search_path = '' as
$$ select h.id, v.foundation_id, v.number, v.name from data.hearing h
   join data.foundation_version v on v.organisation_id = h.organisation_id and v.id = h.version_id
   where h.id = any (app.my_hearings()) $$;

-- A draft is the administrator's; a version in hearing is for those invited; what is adopted or has been is everybody's.
create or replace function app.readable_versions() returns uuid[] language sql stable parallel safe security definer set search_path = '' as
$$ select coalesce(array_agg(v.id), '{}') from data.foundation_version v
   where v.organisation_id = app.org() and (
     v.state in ('adopted', 'superseded') or app.is_administrator()
     or (v.state = 'hearing' and exists (
       select from data.hearing h
       where h.organisation_id = v.organisation_id and h.version_id = v.id and h.ended_at is null and h.id = any (app.my_hearings())))) $$;

drop policy foundation_version_read on data.foundation_version;
create policy foundation_version_read on data.foundation_version for select to app_user using (
  organisation_id = (select app.org()) and id = any ((select app.readable_versions())::uuid[]));

-- The head of a draft: its words, not its state.
revoke update (state, adopted_by, adopted_on) on data.foundation_version from app_user;
grant update (name, document, shape, theme_word, theme_word_plural, lead, vision, figure, figure_caption, source_document, source_publisher, source_year, revision)
  on data.foundation_version to app_user;
drop policy foundation_version_update on data.foundation_version;
create policy foundation_version_update on data.foundation_version for update to app_user
  using (organisation_id = (select app.org()) and id = any ((select app.draft_versions())::uuid[]))
  with check (organisation_id = (select app.org()) and id = any ((select app.draft_versions())::uuid[]));
-- A draft that nobody wants may be thrown away.
grant delete on data.foundation_version to app_user;
create policy foundation_version_delete on data.foundation_version for delete to app_user
  using (organisation_id = (select app.org()) and id = any ((select app.draft_versions())::uuid[]));

grant update (position) on data.foundation to app_user;
create policy foundation_update on data.foundation for update to app_user
  using (organisation_id = (select app.org()) and (select app.is_administrator()))
  with check (organisation_id = (select app.org()) and (select app.is_administrator()));
-- A foundation that was never adopted may be thrown away with its draft.
grant delete on data.foundation to app_user;
create policy foundation_delete on data.foundation for delete to app_user
  using (organisation_id = (select app.org()) and (select app.is_administrator())
    and not exists (select from data.foundation_version v where v.organisation_id = foundation.organisation_id and v.foundation_id = foundation.id));

grant update, delete on data.foundation_role, data.theme, data.expectation, data.passage to app_user;
do $$
declare
  t text;
begin
  foreach t in array array['foundation_role', 'theme', 'expectation', 'passage'] loop
    execute format('create policy %1$s_update on data.%1$I for update to app_user using (organisation_id = (select app.org()) and version_id = any ((select app.draft_versions())::uuid[])) with check (organisation_id = (select app.org()) and version_id = any ((select app.draft_versions())::uuid[]))', t);
    execute format('create policy %1$s_delete on data.%1$I for delete to app_user using (organisation_id = (select app.org()) and version_id = any ((select app.draft_versions())::uuid[]))', t);
  end loop;
end
$$;

-- Opens a hearing of a draft, which is held still from then on. Null when it is not a draft of one's own to open.
create function app.open_hearing(draft uuid, first_day date, last_day date, invited_bodies text[], invited_persons uuid[], for_everyone boolean, with_note text)
returns uuid language plpgsql volatile security definer set search_path = '' as
$$
declare
  hearing uuid;
begin
  update data.foundation_version set state = 'hearing' where organisation_id = app.org() and id = draft and state = 'draft' and app.is_administrator();
  if not found then return null; end if;
  insert into data.hearing (organisation_id, version_id, opens_on, closes_on, bodies, everyone, note)
  values (app.org(), draft, first_day, last_day, invited_bodies, for_everyone, with_note) returning id into hearing;
  insert into data.hearing_invitation (organisation_id, hearing_id, person_id)
  select p.organisation_id, hearing, p.id from data.person p where p.organisation_id = app.org() and p.id = any (invited_persons);
  return hearing;
end
$$;

-- Ends the hearing, early or late; the version is a draft again, and may be worded with what was said in hand.
create function app.end_hearing(ending uuid) returns boolean language plpgsql volatile security definer set search_path = '' as
$$
declare
  heard uuid;
begin
  -- The version first, as when it is adopted: so that ending and adopting at once wait for each other instead of crossing.
  perform from data.foundation_version v
  where v.organisation_id = app.org() and v.id = (select h.version_id from data.hearing h where h.organisation_id = app.org() and h.id = ending)
  for update;
  update data.hearing set ended_at = now()
  where organisation_id = app.org() and id = ending and ended_at is null and app.is_administrator() returning version_id into heard;
  if not found then return false; end if;
  update data.foundation_version set state = 'draft' where organisation_id = app.org() and id = heard and state = 'hearing';
  return true;
end
$$;

-- Adopts a draft or what was heard; what was adopted before is superseded in the same moment. Of two who adopt at once the
-- second finds nothing to adopt.
create function app.adopt_version(version uuid, body text, on_date date, who_took_part text) returns boolean
language plpgsql volatile security definer set search_path = '' as
$$
declare
  adopted data.foundation_version;
begin
  if not app.is_administrator() or coalesce(trim(body), '') = '' or on_date is null then return false; end if;
  -- All of the foundation's versions, in one order, so that two adopters wait for each other instead of crossing.
  perform from data.foundation_version v
  where v.organisation_id = app.org()
    and v.foundation_id = (select w.foundation_id from data.foundation_version w where w.organisation_id = app.org() and w.id = version)
  order by v.number for update;
  select * into adopted from data.foundation_version where organisation_id = app.org() and id = version and state in ('draft', 'hearing');
  if not found then return false; end if;
  update data.foundation_version set state = 'superseded', superseded_at = now()
  where organisation_id = app.org() and foundation_id = adopted.foundation_id and state = 'adopted';
  update data.hearing set ended_at = now() where organisation_id = app.org() and version_id = version and ended_at is null;
  update data.foundation f set name = adopted.name
  where f.organisation_id = app.org() and f.id = adopted.foundation_id and adopted.name is not null;
  update data.foundation_version v
  set state = 'adopted', adopted_by = trim(body), adopted_on = on_date, participants = nullif(trim(who_took_part), ''), adopted_at = now(), name = f.name
  from data.foundation f
  where v.organisation_id = app.org() and v.id = version and f.organisation_id = v.organisation_id and f.id = v.foundation_id;
  return true;
end
$$;

grant execute on function app.today(), app.my_hearings(), app.my_open_hearings(), app.heard_versions(),
  app.open_hearing(uuid, date, date, text[], uuid[], boolean, text), app.end_hearing(uuid), app.adopt_version(uuid, text, date, text) to app_user;

alter table data.hearing enable row level security;
alter table data.hearing_invitation enable row level security;
alter table data.hearing_comment enable row level security;
grant select on data.hearing, data.hearing_invitation, data.hearing_comment to app_user;
grant insert on data.hearing_comment to app_user;

create policy hearing_read on data.hearing for select to app_user using (
  organisation_id = (select app.org()) and id = any ((select app.my_hearings())::uuid[]));
create policy hearing_invitation_read on data.hearing_invitation for select to app_user using (
  organisation_id = (select app.org()) and hearing_id = any ((select app.my_hearings())::uuid[]));
create policy hearing_comment_read on data.hearing_comment for select to app_user using (
  organisation_id = (select app.org()) and hearing_id = any ((select app.my_hearings())::uuid[]));
-- While it is open those invited write, under their own name. The editor answers as long as she likes.
create policy hearing_comment_insert on data.hearing_comment for insert to app_user with check (
  organisation_id = (select app.org()) and author_id = (select app.actor())
  and author_name = (select p.name from data.person p where p.organisation_id = (select app.org()) and p.id = (select app.actor()))
  and by_editor = (select app.is_administrator())
  and (hearing_id = any ((select app.my_open_hearings())::uuid[])
    or ((select app.is_administrator()) and hearing_id = any ((select app.my_hearings())::uuid[]))));
