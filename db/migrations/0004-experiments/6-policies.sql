-- The children of an experiment: whoever may read it reads them, whoever owns or helps writes them until it is concluded.
do $$
declare
  t text;
begin
  foreach t in array array['experiment_answer', 'experiment_reading', 'experiment_expectation', 'experiment_pause', 'experiment_link',
    'experiment_observation', 'experiment_rater', 'experiment_rating', 'indicator', 'measurement', 'experiment_error_source', 'experiment_evaluation'] loop
    execute format('alter table data.%I enable row level security', t);
    if t not in ('experiment_observation', 'experiment_link', 'experiment_rater', 'experiment_rating') then
      execute format('create policy %1$s_read on data.%1$I for select to app_user using (organisation_id = (select app.org()) and experiment_id = any ((select app.readable_experiments())::uuid[]))', t);
    end if;
    if t not in ('experiment_link', 'indicator', 'experiment_observation', 'experiment_evaluation', 'experiment_rater', 'experiment_rating') then
      execute format('create policy %1$s_insert on data.%1$I for insert to app_user with check (organisation_id = (select app.org()) and experiment_id = any ((select app.open_experiments())::uuid[]))', t);
      execute format('create policy %1$s_update on data.%1$I for update to app_user using (organisation_id = (select app.org()) and experiment_id = any ((select app.open_experiments())::uuid[])) with check (organisation_id = (select app.org()) and experiment_id = any ((select app.open_experiments())::uuid[]))', t);
      execute format('create policy %1$s_delete on data.%1$I for delete to app_user using (organisation_id = (select app.org()) and experiment_id = any ((select app.open_experiments())::uuid[]))', t);
    end if;
  end loop;
end
$$;

grant select, insert, update, delete on data.experiment_answer, data.experiment_reading, data.experiment_pause, data.measurement,
  data.experiment_error_source to app_user;
grant select, insert, delete on data.experiment_expectation to app_user;

-- Links: owner and helpers see and make them; nobody reads the token's hash back.
grant select (organisation_id, experiment_id, id, name, created_by, created_at, expires_at, revoked_at, used_at), insert on data.experiment_link to app_user;
grant update (name, revoked_at) on data.experiment_link to app_user;
create policy experiment_link_read on data.experiment_link for select to app_user using (
  organisation_id = (select app.org()) and experiment_id = any ((select app.my_experiments())::uuid[]));
create policy experiment_link_insert on data.experiment_link for insert to app_user with check (
  organisation_id = (select app.org()) and experiment_id = any ((select app.open_experiments())::uuid[]) and revoked_at is null
  and created_by = (select app.actor()) and created_at <= now() + interval '1 day');
-- A concluded experiment's links can still be revoked, and a revoked one is not opened again.
create policy experiment_link_update on data.experiment_link for update to app_user
  using (organisation_id = (select app.org()) and experiment_id = any ((select app.my_experiments())::uuid[]) and revoked_at is null)
  with check (organisation_id = (select app.org()) and experiment_id = any ((select app.my_experiments())::uuid[]));

-- A star moment that may not be told further stays with the owner and the helpers.
grant select, insert, update, delete on data.experiment_observation to app_user;
create policy experiment_observation_read on data.experiment_observation for select to app_user using (
  organisation_id = (select app.org()) and (experiment_id = any ((select app.my_experiments())::uuid[])
    or ((not is_star or may_be_told) and experiment_id = any ((select app.readable_experiments())::uuid[]))));
create policy experiment_observation_insert on data.experiment_observation for insert to app_user with check (
  organisation_id = (select app.org()) and experiment_id = any ((select app.open_experiments())::uuid[])
  and author_id = (select app.actor()) and link_id is null);
-- Words are changed by who wrote them; whether a colleague's star moment may be told is the colleague's to say.
create policy experiment_observation_update on data.experiment_observation for update to app_user
  using (organisation_id = (select app.org()) and experiment_id = any ((select app.open_experiments())::uuid[]) and author_id = (select app.actor()))
  with check (organisation_id = (select app.org()) and experiment_id = any ((select app.open_experiments())::uuid[]) and author_id = (select app.actor()));
create policy experiment_observation_delete on data.experiment_observation for delete to app_user using (
  organisation_id = (select app.org()) and experiment_id = any ((select app.open_experiments())::uuid[])
  and (author_id = (select app.actor()) or experiment_id = any ((select app.owned_experiments())::uuid[])));

-- A locked indicator is not changed and not deleted; locking is the last change it takes.
grant select, insert, update, delete on data.indicator to app_user;
create policy indicator_insert on data.indicator for insert to app_user with check (
  organisation_id = (select app.org()) and experiment_id = any ((select app.open_experiments())::uuid[]) and locked_at is null);
create policy indicator_update on data.indicator for update to app_user
  using (organisation_id = (select app.org()) and experiment_id = any ((select app.open_experiments())::uuid[]) and locked_at is null)
  with check (organisation_id = (select app.org()) and experiment_id = any ((select app.open_experiments())::uuid[]));
create policy indicator_delete on data.indicator for delete to app_user using (
  organisation_id = (select app.org()) and experiment_id = any ((select app.open_experiments())::uuid[]) and locked_at is null);

-- The design is the owner's to fix, and once fixed only the report is added. A report may come after the conclusion.
grant select, insert on data.experiment_evaluation to app_user;
grant update (evaluator, evaluator_place, finding, report_name, report, attached_at) on data.experiment_evaluation to app_user;
create policy experiment_evaluation_insert on data.experiment_evaluation for insert to app_user with check (
  organisation_id = (select app.org()) and experiment_id = any ((select app.open_experiments())::uuid[])
  and experiment_id = any ((select app.owned_experiments())::uuid[]));
create policy experiment_evaluation_update on data.experiment_evaluation for update to app_user
  using (organisation_id = (select app.org()) and experiment_id = any ((select app.owned_experiments())::uuid[]))
  with check (organisation_id = (select app.org()) and experiment_id = any ((select app.owned_experiments())::uuid[]));
