-- A file between its dry run and its completion. The file lies here and not in the browser: a dry run can then be read again after a
-- reload, and what is completed is to the byte what was looked at. Only whoever uploaded it sees it, for a day; completing the import
-- empties it and leaves the counts.
create table data.people_import (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  uploaded_by uuid not null,
  file_name text not null check (length(file_name) between 1 and 200),
  content bytea check (length(content) <= 5 * 1024 * 1024),
  outcome jsonb,
  created_at timestamptz not null default now(),
  primary key (organisation_id, id),
  foreign key (organisation_id, uploaded_by) references data.person (organisation_id, id) on delete cascade,
  check ((content is null) <> (outcome is null))
);
create index on data.people_import (organisation_id, uploaded_by);

alter table data.people_import enable row level security;

grant select, insert, delete on data.people_import to app_user;
grant update (content, outcome) on data.people_import to app_user;

create policy people_import_read on data.people_import for select to app_user using (
  organisation_id = (select app.org()) and uploaded_by = (select app.actor()) and (select app.is_administrator())
  and created_at > now() - interval '1 day');
create policy people_import_insert on data.people_import for insert to app_user with check (
  organisation_id = (select app.org()) and uploaded_by = (select app.actor()) and (select app.is_administrator())
  and outcome is null and created_at = now());
create policy people_import_update on data.people_import for update to app_user
  using (organisation_id = (select app.org()) and uploaded_by = (select app.actor()) and (select app.is_administrator()) and outcome is null)
  with check (organisation_id = (select app.org()) and uploaded_by = (select app.actor()) and (select app.is_administrator()) and content is null);
create policy people_import_delete on data.people_import for delete to app_user using (
  organisation_id = (select app.org()) and uploaded_by = (select app.actor()) and (select app.is_administrator()));

create function app.sweep_people_imports() returns void language sql volatile security definer set search_path = '' as
$$ delete from data.people_import where created_at < now() - interval '1 day' $$;

grant usage on schema app to app_job;
grant execute on function app.sweep_people_imports() to app_job;
