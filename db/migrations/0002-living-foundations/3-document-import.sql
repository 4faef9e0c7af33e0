-- What was found in an organisation's own document, while somebody goes through it. The file itself is never kept: only what was read
-- from it (`proposal`), and what she has decided so far. Nobody but her sees it, for thirty days; making the draft empties it and
-- leaves which foundation it became.
create table data.document_import (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  uploaded_by uuid not null,
  file_name text not null check (length(file_name) between 1 and 200),
  proposal jsonb,
  decisions jsonb not null default '{}',
  foundation_id uuid,
  created_at timestamptz not null default now(),
  primary key (organisation_id, id),
  foreign key (organisation_id, uploaded_by) references data.person (organisation_id, id) on delete cascade,
  foreign key (organisation_id, foundation_id) references data.foundation (organisation_id, id) on delete cascade,
  check ((proposal is null) <> (foundation_id is null))
);
create index on data.document_import (organisation_id, uploaded_by);
create index on data.document_import (organisation_id, foundation_id);

alter table data.document_import enable row level security;

grant select, insert, delete on data.document_import to app_user;
grant update (proposal, decisions, foundation_id) on data.document_import to app_user;

create policy document_import_read on data.document_import for select to app_user using (
  organisation_id = (select app.org()) and uploaded_by = (select app.actor()) and (select app.is_administrator())
  and created_at > now() - interval '30 days');
create policy document_import_insert on data.document_import for insert to app_user with check (
  organisation_id = (select app.org()) and uploaded_by = (select app.actor()) and (select app.is_administrator())
  and foundation_id is null and created_at = now());
-- Once the draft is made, nothing here changes any more.
create policy document_import_update on data.document_import for update to app_user
  using (organisation_id = (select app.org()) and uploaded_by = (select app.actor()) and (select app.is_administrator()) and foundation_id is null)
  with check (organisation_id = (select app.org()) and uploaded_by = (select app.actor()) and (select app.is_administrator()));
create policy document_import_delete on data.document_import for delete to app_user using (
  organisation_id = (select app.org()) and uploaded_by = (select app.actor()) and (select app.is_administrator()));

create function app.sweep_document_imports() returns void language sql volatile security definer set search_path = '' as
$$ delete from data.document_import where created_at < now() - interval '30 days' $$;
grant execute on function app.sweep_document_imports() to app_job;
