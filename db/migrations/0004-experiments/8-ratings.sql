-- Ratings are signed, and the signature stays inside: the owner and the helpers see who said what. A circle that reads along gets the
-- numbers from a function, of three or more together, with no name but the owner's, who shared it. And nobody rates for somebody who does it herself.

create function app.raters_i_rate_for() returns uuid[] language sql stable parallel safe security definer set search_path = '' as
$$ select coalesce(array_agg(r.id), '{}') from data.experiment_rater r
   where r.organisation_id = app.org() and r.experiment_id = any (app.my_experiments())
     and (r.person_id = app.actor() or (r.person_id is null and r.link_id is null)) $$;

-- What a circle is told of the numbers. The owner shared it herself, so her own are hers to give, and may be taken from any sum. Therefore
-- the others are told only when at least three of them answered, a group only when three of the others in it did, and no group at all when
-- those beside the shown ones are one or two: they would be the whole less the groups. Of the challenge, both answers or none. What may
-- not be told is a row without its number: that somebody answered is no secret. The day stands for the hour, kept on its side of the
-- action's beginning. src/features/experiments/sharing/telling.ts has the same rule for what is told to everybody.
create function app.shared_ratings(experiment uuid)
returns table (rater bigint, owner_name text, group_name text, question text, moment text, value smallint, rated_at timestamptz)
language sql stable parallel safe security definer set search_path = '' as
$$ with shared as (
     select e.*, case when e.action_started_at is not null then
       least(e.action_started_at, e.action_from::timestamp at time zone 'Europe/Copenhagen') end as began
     from data.experiment e
     where e.organisation_id = app.org() and e.id = experiment and e.id = any (app.readable_experiments())),
   raters as (
     select r.id, r.name, r.group_name, lower(r.group_name) as folded, r.person_id is not distinct from e.owner_id as is_owner,
       exists (select from data.experiment_rating g where g.organisation_id = r.organisation_id and g.experiment_id = r.experiment_id
         and g.rater_id = r.id and g.question = 'challenge' and g.moment = 'before')
       and exists (select from data.experiment_rating g where g.organisation_id = r.organisation_id and g.experiment_id = r.experiment_id
         and g.rater_id = r.id and g.question = 'challenge' and g.moment = 'after') as is_pair,
       exists (select from data.experiment_rating g where g.organisation_id = r.organisation_id and g.experiment_id = r.experiment_id
         and g.rater_id = r.id and g.question = 'support') as has_support
     from shared e join data.experiment_rater r on r.organisation_id = e.organisation_id and r.experiment_id = e.id),
   large as (
     select r.folded, count(*) as others from raters r
     where r.is_pair and not r.is_owner and r.folded is not null group by r.folded having count(*) >= 3),
   counted as (
     select count(*) filter (where r.is_pair and not r.is_owner) as pairs,
       count(*) filter (where r.has_support and not r.is_owner) as supports from raters r),
   allowed as (
     select c.pairs = 0 or c.pairs >= 3 as pairs, c.supports = 0 or c.supports >= 3 as supports,
       c.pairs - coalesce((select sum(l.others) from large l), 0) not in (1, 2) as groups from counted c)
   select dense_rank() over (order by r.id), case when r.is_owner then r.name end,
     case when a.groups and r.is_pair and r.folded in (select l.folded from large l) then r.group_name end,
     g.question, g.moment, case when t.is_told then g.value end,
     case when t.is_told then greatest(
       date_trunc('day', g.rated_at, 'Europe/Copenhagen'), case when g.rated_at >= e.began then e.began end) end
   from shared e cross join raters r cross join allowed a
   left join data.experiment_rating g on g.organisation_id = e.organisation_id and g.experiment_id = e.id and g.rater_id = r.id
   cross join lateral (select case g.question when 'challenge' then r.is_pair and a.pairs when 'support' then a.supports end as is_told) t $$;

grant execute on function app.raters_i_rate_for(), app.shared_ratings(uuid) to app_user;

grant select, insert, delete on data.experiment_rater to app_user;
grant update (name, group_name) on data.experiment_rater to app_user;
create policy experiment_rater_read on data.experiment_rater for select to app_user using (
  organisation_id = (select app.org()) and experiment_id = any ((select app.my_experiments())::uuid[]));
create policy experiment_rater_insert on data.experiment_rater for insert to app_user with check (
  organisation_id = (select app.org()) and experiment_id = any ((select app.open_experiments())::uuid[])
  and link_id is null and (person_id is null or person_id = (select app.actor())
    -- In a new loop the helpers of the one before are asked again, and answer themselves.
    or person_id in (select h.person_id from data.experiment_helper h
      where h.organisation_id = experiment_rater.organisation_id and h.experiment_id = experiment_rater.experiment_id)));
create policy experiment_rater_update on data.experiment_rater for update to app_user
  using (organisation_id = (select app.org()) and experiment_id = any ((select app.open_experiments())::uuid[]))
  with check (organisation_id = (select app.org()) and experiment_id = any ((select app.open_experiments())::uuid[]));
create policy experiment_rater_delete on data.experiment_rater for delete to app_user using (
  organisation_id = (select app.org()) and experiment_id = any ((select app.open_experiments())::uuid[])
  and (experiment_id = any ((select app.owned_experiments())::uuid[]) or id = any ((select app.raters_i_rate_for())::uuid[])));

grant select, insert, delete on data.experiment_rating to app_user;
grant update (value, rated_at) on data.experiment_rating to app_user;
create policy experiment_rating_read on data.experiment_rating for select to app_user using (
  organisation_id = (select app.org()) and experiment_id = any ((select app.my_experiments())::uuid[]));
create policy experiment_rating_insert on data.experiment_rating for insert to app_user with check (
  organisation_id = (select app.org()) and experiment_id = any ((select app.open_experiments())::uuid[])
  and rater_id = any ((select app.raters_i_rate_for())::uuid[]));
create policy experiment_rating_update on data.experiment_rating for update to app_user
  using (organisation_id = (select app.org()) and experiment_id = any ((select app.open_experiments())::uuid[])
    and rater_id = any ((select app.raters_i_rate_for())::uuid[]))
  with check (organisation_id = (select app.org()) and experiment_id = any ((select app.open_experiments())::uuid[])
    and rater_id = any ((select app.raters_i_rate_for())::uuid[]));
create policy experiment_rating_delete on data.experiment_rating for delete to app_user using (
  organisation_id = (select app.org()) and experiment_id = any ((select app.open_experiments())::uuid[])
  and rater_id = any ((select app.raters_i_rate_for())::uuid[]));
