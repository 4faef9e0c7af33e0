-- Some things are taken back without anybody having to think of it.

-- Whoever leaves a circle, or is taken out of it, takes along what she had shared with it.
create function app.take_shares_along() returns trigger language plpgsql security definer set search_path = '' as
$$
begin
  delete from data.experiment_share s using data.experiment e
  where s.organisation_id = new.organisation_id and s.circle_id = new.circle_id
    and e.organisation_id = s.organisation_id and e.id = s.experiment_id and e.owner_id = new.person_id;
  return null;
end
$$;
create trigger take_shares_along after update of left_at on data.circle_member
  for each row when (old.left_at is null and new.left_at is not null) execute function app.take_shares_along();

-- A star moment that is taken back, or may no longer be told further, is taken out of what was told to the organisation. So is one whose
-- words or day are corrected: what was corrected must not stand told, and the new words were not seen by who told the old ones.
create function app.untell_star() returns trigger language plpgsql security definer set search_path = '' as
$$
begin
  update data.told_experiment t set document = jsonb_set(t.document, '{stars}', (
    select coalesce(jsonb_agg(star order by n), '[]') from jsonb_array_elements(t.document -> 'stars') with ordinality told (star, n)
    where star ->> 'id' <> old.id::text))
  where t.organisation_id = old.organisation_id and t.experiment_id = old.experiment_id
    and t.document -> 'stars' @> jsonb_build_array(jsonb_build_object('id', old.id));
  return null;
end
$$;
create trigger untell_removed_star after delete on data.experiment_observation for each row execute function app.untell_star();
create trigger untell_star after update on data.experiment_observation
  for each row when (not (new.is_star and new.may_be_told) or new.text <> old.text or new.observed_on <> old.observed_on)
  execute function app.untell_star();

-- The stars of one's own experiment as they stand, until this transaction has ended: who takes back that hers may be told waits, and is
-- heard after it. Whoever tells holds them first, and then reads what she tells.
create function app.hold_stars(experiment uuid) returns void language sql volatile security definer set search_path = '' as
$$ select from data.experiment_observation b
   where b.organisation_id = app.org() and b.experiment_id = experiment and experiment = any (app.owned_experiments()) and b.is_star
   order by b.id for share $$;
grant execute on function app.hold_stars(uuid) to app_user;

-- Told is only what may be told, whatever the program above does. Stars that stand there already were looked at when they were told, and
-- are taken out by the triggers above; looking again would wait for who takes back another one.
create function app.tell_only_what_may_be_told() returns trigger language plpgsql security definer set search_path = '' as
$$
declare
  added jsonb;
begin
  if jsonb_typeof(new.document -> 'stars') is distinct from 'array' then return new; end if;
  select coalesce(jsonb_agg(star), '[]') into added from jsonb_array_elements(new.document -> 'stars') star
  where tg_op = 'INSERT' or new.experiment_id <> old.experiment_id or not old.document -> 'stars' @> jsonb_build_array(star);
  perform from data.experiment_observation b
  where b.organisation_id = new.organisation_id and b.experiment_id = new.experiment_id
    and b.id::text in (select star ->> 'id' from jsonb_array_elements(added) star)
  order by b.id for share;
  if exists (select from jsonb_array_elements(added) star where not exists (
    select from data.experiment_observation b
    where b.organisation_id = new.organisation_id and b.experiment_id = new.experiment_id and b.id::text = star ->> 'id'
      and b.is_star and b.may_be_told))
  then raise exception 'a star moment may not be told' using errcode = 'insufficient_privilege'; end if;
  return new;
end
$$;
create trigger tell_only_what_may_be_told before insert or update on data.told_experiment
  for each row execute function app.tell_only_what_may_be_told();

-- Whoever stops helping, or is taken away, takes along the links she made: else she would read on through one of them.
create function app.close_links_of_helper() returns trigger language plpgsql security definer set search_path = '' as
$$
begin
  update data.experiment_link l set revoked_at = now()
  where l.organisation_id = old.organisation_id and l.experiment_id = old.experiment_id and l.created_by = old.person_id and l.revoked_at is null;
  return null;
end
$$;
create trigger close_links_of_helper after delete on data.experiment_helper for each row execute function app.close_links_of_helper();

-- Nobody writes under the name of somebody else. In a new loop the words of the one before keep their authors.
create function app.sign_words() returns trigger language plpgsql security definer set search_path = '' as
$$
begin
  if app.actor() is null then return new; end if;
  if tg_op = 'UPDATE' then
    if new.text <> old.text or (new.author_id is not null and new.author_id is distinct from old.author_id) then new.author_id := app.actor(); end if;
    return new;
  end if;
  if new.author_id is distinct from app.actor() and not exists (
    select from data.experiment e
    where e.organisation_id = new.organisation_id and e.id = new.experiment_id and (
      exists (select from data.experiment_answer a where a.organisation_id = e.organisation_id and a.experiment_id = e.previous_id
        and a.text = new.text and a.author_id is not distinct from new.author_id)
      or exists (select from data.experiment_reading r where r.organisation_id = e.organisation_id and r.experiment_id = e.previous_id
        and r.text = new.text and r.author_id is not distinct from new.author_id)))
  then new.author_id := app.actor(); end if;
  return new;
end
$$;
create trigger sign_words before insert or update on data.experiment_answer for each row execute function app.sign_words();
create trigger sign_words before insert or update on data.experiment_reading for each row execute function app.sign_words();

-- A guest's observation is signed by her link, in app.guest_observe.
create function app.sign_observation() returns trigger language plpgsql security definer set search_path = '' as
$$
begin
  if app.actor() is null then return new; end if;
  if tg_op = 'UPDATE' then
    new.author_name := old.author_name;
    if new.author_id is not null then new.author_id := old.author_id; end if;
    if new.link_id is not null then new.link_id := old.link_id; end if;
    return new;
  end if;
  -- The policy sees to it that she is its author.
  if new.link_id is null then
    new.author_name := (select p.name from data.person p where p.organisation_id = app.org() and p.id = app.actor());
  end if;
  return new;
end
$$;
create trigger sign_observation before insert or update on data.experiment_observation for each row execute function app.sign_observation();

-- "Locked in advance" is what evidence stands on: it cannot lie before the experiment itself.
create function app.lock_in_time() returns trigger language plpgsql security definer set search_path = '' as
$$
begin
  if new.locked_at < (select e.created_at from data.experiment e where e.organisation_id = new.organisation_id and e.id = new.experiment_id)
  then raise exception 'locked before the experiment was there' using errcode = 'check_violation'; end if;
  return new;
end
$$;
create trigger lock_in_time before insert or update of locked_at on data.indicator for each row execute function app.lock_in_time();
