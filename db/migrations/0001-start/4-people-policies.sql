-- Colleagues see each other's names, units and roles, as in any staff list. Addresses only their owner and the administrator.
-- Only the administrator changes them.

alter table data.organisation enable row level security;
alter table data.unit enable row level security;
alter table data.person enable row level security;
alter table data.identity enable row level security;
alter table data.position enable row level security;
alter table data.administrator enable row level security;

grant select on data.organisation, data.unit, data.person, data.identity, data.position, data.administrator to app_user;
grant insert, update, delete on data.unit, data.person, data.identity, data.position to app_user;

create policy organisation_read on data.organisation for select to app_user using (organisation_id = (select app.org()));
create policy unit_read on data.unit for select to app_user using (organisation_id = (select app.org()));
create policy person_read on data.person for select to app_user using (organisation_id = (select app.org()));
create policy position_read on data.position for select to app_user using (organisation_id = (select app.org()));
create policy administrator_read on data.administrator for select to app_user using (organisation_id = (select app.org()));
create policy identity_read on data.identity for select to app_user using (
  organisation_id = (select app.org()) and (person_id = (select app.actor()) or (select app.is_administrator())));

do $$
declare
  t text;
begin
  foreach t in array array['unit', 'person', 'identity', 'position'] loop
    execute format('create policy %1$s_insert on data.%1$I for insert to app_user with check (organisation_id = (select app.org()) and (select app.is_administrator()))', t);
    execute format('create policy %1$s_update on data.%1$I for update to app_user using (organisation_id = (select app.org()) and (select app.is_administrator())) with check (organisation_id = (select app.org()) and (select app.is_administrator()))', t);
    execute format('create policy %1$s_delete on data.%1$I for delete to app_user using (organisation_id = (select app.org()) and (select app.is_administrator()))', t);
  end loop;
end
$$;
