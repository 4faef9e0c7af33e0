-- What was noticed, and by whom. A colleague without an account has a personal link to one experiment: who holds it reads the
-- title and what to look for, and writes observations and ratings, through the functions below and no other way.

create table data.experiment_link (
  organisation_id uuid not null,
  experiment_id uuid not null,
  id uuid not null default gen_random_uuid(),
  name text not null check (length(name) between 1 and 120),
  token_hash bytea not null,
  -- Whoever made it knows the token: when she is no longer inside, neither is her link (7-taking-back.sql).
  created_by uuid,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  used_at timestamptz,
  primary key (organisation_id, experiment_id, id),
  unique (organisation_id, token_hash),
  foreign key (organisation_id, experiment_id) references data.experiment (organisation_id, id) on delete cascade,
  foreign key (organisation_id, created_by) references data.person (organisation_id, id) on delete set null (created_by),
  check (expires_at <= created_at + interval '91 days')
);
-- A guest comes with the token alone.
create index on data.experiment_link (token_hash);

create table data.experiment_observation (
  organisation_id uuid not null,
  experiment_id uuid not null,
  -- Given by the browser that wrote it, so that what is sent again after a lost connection is the same observation.
  id uuid not null,
  text text not null check (length(text) between 1 and 4000),
  is_star boolean not null default false,
  seen_by text check (length(seen_by) <= 120),
  -- Whether a star moment may be told further than to the owner and the helpers.
  may_be_told boolean not null default false,
  observed_on date not null,
  author_id uuid,
  author_name text not null check (length(author_name) between 1 and 200),
  link_id uuid,
  recorded_at timestamptz not null default now(),
  revision int not null default 1,
  primary key (organisation_id, experiment_id, id),
  foreign key (organisation_id, experiment_id) references data.experiment (organisation_id, id) on delete cascade,
  foreign key (organisation_id, author_id) references data.person (organisation_id, id) on delete set null (author_id),
  foreign key (organisation_id, experiment_id, link_id) references data.experiment_link (organisation_id, experiment_id, id) on delete set null (link_id)
);

-- Whoever is asked to rate, by name: ratings here are signed, and say so.
create table data.experiment_rater (
  organisation_id uuid not null,
  experiment_id uuid not null,
  id uuid not null default gen_random_uuid(),
  name text not null check (length(name) between 1 and 200),
  group_name text check (length(group_name) <= 60),
  person_id uuid,
  link_id uuid,
  added_at timestamptz not null default now(),
  primary key (organisation_id, experiment_id, id),
  unique (organisation_id, experiment_id, person_id),
  unique (organisation_id, experiment_id, link_id),
  foreign key (organisation_id, experiment_id) references data.experiment (organisation_id, id) on delete cascade,
  foreign key (organisation_id, person_id) references data.person (organisation_id, id) on delete set null (person_id),
  foreign key (organisation_id, experiment_id, link_id) references data.experiment_link (organisation_id, experiment_id, id) on delete set null (link_id)
);

-- 'challenge' (how much does the problem challenge) is asked before and after; 'support' (how much does the experiment support)
-- only after. They are two questions, and are never subtracted from each other.
create table data.experiment_rating (
  organisation_id uuid not null,
  experiment_id uuid not null,
  rater_id uuid not null,
  question text not null check (question in ('challenge', 'support')),
  moment text not null check (moment in ('before', 'after')),
  value smallint not null check (value between 1 and 5),
  rated_at timestamptz not null default now(),
  primary key (organisation_id, experiment_id, rater_id, question, moment),
  foreign key (organisation_id, experiment_id, rater_id) references data.experiment_rater (organisation_id, experiment_id, id) on delete cascade,
  check (question = 'challenge' or moment = 'after')
);

-- The link that a token opens; nothing when it is revoked or has run out.
create function app.live_link(token bytea) returns data.experiment_link language sql stable security definer set search_path = '' as
$$ select l from data.experiment_link l where l.token_hash = token and l.revoked_at is null and l.expires_at > now() $$;

-- What its holder reads. `look_for` is the answer to the question what is looked for on the way.
create function app.guest_experiment(token bytea)
returns table (link_name text, title text, owner_name text, organisation_name text, voice text, aim text, look_for text, phase int, concluded boolean,
  template text, observations jsonb, ratings jsonb)
language sql stable security definer set search_path = '' as
$$ select l.name, e.title, p.name, o.name, e.voice, e.aim,
     coalesce((select a.text from data.experiment_answer a where a.organisation_id = e.organisation_id and a.experiment_id = e.id and a.question = 'look_for'), ''),
     e.phase, exists (select from data.experiment_conclusion c where c.organisation_id = e.organisation_id and c.experiment_id = e.id), e.template,
     coalesce((select jsonb_agg(jsonb_build_object('id', b.id, 'text', b.text, 'isStar', b.is_star, 'mayBeTold', b.may_be_told, 'observedOn', b.observed_on, 'seenBy', b.seen_by)
       order by b.recorded_at desc) from data.experiment_observation b
       where b.organisation_id = l.organisation_id and b.experiment_id = l.experiment_id and b.link_id = l.id), '[]'),
     coalesce((select jsonb_agg(jsonb_build_object('question', g.question, 'moment', g.moment, 'value', g.value))
       from data.experiment_rater r join data.experiment_rating g on g.organisation_id = r.organisation_id and g.experiment_id = r.experiment_id and g.rater_id = r.id
       where r.organisation_id = l.organisation_id and r.experiment_id = l.experiment_id and r.link_id = l.id), '[]')
   from app.live_link(token) l
   join data.experiment e on e.organisation_id = l.organisation_id and e.id = l.experiment_id
   join data.person p on p.organisation_id = e.organisation_id and p.id = e.owner_id
   join data.organisation o on o.organisation_id = e.organisation_id $$;

-- 'recorded', 'gone' (no such link, or no longer) or 'concluded'. Sent twice, it is recorded once.
create function app.guest_observe(token bytea, observation uuid, said text, star boolean, seen text, told boolean, on_day date) returns text
language plpgsql volatile security definer set search_path = '' as
$$
declare
  l data.experiment_link := app.live_link(token);
begin
  if l.id is null then return 'gone'; end if;
  if exists (select from data.experiment_conclusion c where c.organisation_id = l.organisation_id and c.experiment_id = l.experiment_id) then return 'concluded'; end if;
  insert into data.experiment_observation (organisation_id, experiment_id, id, text, is_star, seen_by, may_be_told, observed_on, author_name, link_id)
  values (l.organisation_id, l.experiment_id, observation, said, star, seen, told, on_day, l.name, l.id)
  on conflict do nothing;
  update data.experiment_link set used_at = now() where organisation_id = l.organisation_id and experiment_id = l.experiment_id and id = l.id;
  return 'recorded';
end
$$;

-- Takes back one's own observation.
create function app.guest_take_back(token bytea, observation uuid) returns boolean language plpgsql volatile security definer set search_path = '' as
$$
declare
  l data.experiment_link := app.live_link(token);
begin
  delete from data.experiment_observation b
  where b.organisation_id = l.organisation_id and b.experiment_id = l.experiment_id and b.link_id = l.id and b.id = observation
    and not exists (select from data.experiment_conclusion c where c.organisation_id = b.organisation_id and c.experiment_id = b.experiment_id);
  return found;
end
$$;

-- That a star moment may be told is hers to take back for as long as her link lives, also after the conclusion.
create function app.guest_no_longer_told(token bytea, observation uuid) returns boolean language plpgsql volatile security definer set search_path = '' as
$$
declare
  l data.experiment_link := app.live_link(token);
begin
  update data.experiment_observation b set may_be_told = false, revision = b.revision + 1
  where b.organisation_id = l.organisation_id and b.experiment_id = l.experiment_id and b.link_id = l.id and b.id = observation and b.may_be_told;
  return found;
end
$$;

create function app.guest_rate(token bytea, asked text, at_moment text, given int) returns text
language plpgsql volatile security definer set search_path = '' as
$$
declare
  l data.experiment_link := app.live_link(token);
  rater uuid;
begin
  if l.id is null then return 'gone'; end if;
  if exists (select from data.experiment_conclusion c where c.organisation_id = l.organisation_id and c.experiment_id = l.experiment_id) then return 'concluded'; end if;
  -- Somebody of this name who stands on the list and has no answers is this one: a new loop asks the same people, by name.
  update data.experiment_rater r set link_id = l.id
  where r.organisation_id = l.organisation_id and r.experiment_id = l.experiment_id and r.person_id is null and r.link_id is null
    and lower(r.name) = lower(l.name)
    and not exists (select from data.experiment_rating g
      where g.organisation_id = r.organisation_id and g.experiment_id = r.experiment_id and g.rater_id = r.id)
    and not exists (select from data.experiment_rater o
      where o.organisation_id = r.organisation_id and o.experiment_id = r.experiment_id and o.id <> r.id
        and (o.link_id = l.id or lower(o.name) = lower(l.name)));
  insert into data.experiment_rater (organisation_id, experiment_id, name, link_id) values (l.organisation_id, l.experiment_id, l.name, l.id)
  on conflict do nothing;
  select id into rater from data.experiment_rater where organisation_id = l.organisation_id and experiment_id = l.experiment_id and link_id = l.id;
  insert into data.experiment_rating (organisation_id, experiment_id, rater_id, question, moment, value)
  values (l.organisation_id, l.experiment_id, rater, asked, at_moment, given)
  on conflict (organisation_id, experiment_id, rater_id, question, moment) do update set value = excluded.value, rated_at = now()
    where experiment_rating.value <> excluded.value;
  update data.experiment_link set used_at = now() where organisation_id = l.organisation_id and experiment_id = l.experiment_id and id = l.id;
  return 'recorded';
end
$$;

-- The experiment that a link is for, to tell those who look at it that something changed.
create function app.guest_topic(token bytea) returns uuid language sql stable security definer set search_path = '' as
$$ select experiment_id from app.live_link(token) $$;

grant execute on function app.guest_experiment(bytea), app.guest_observe(bytea, uuid, text, boolean, text, boolean, date), app.guest_take_back(bytea, uuid),
  app.guest_no_longer_told(bytea, uuid), app.guest_rate(bytea, text, text, int), app.guest_topic(bytea) to app_public, app_user;

-- The same for who is signed in: by whoever wrote it, whatever else she may no longer do in the experiment.
create function app.no_longer_told(experiment uuid, observation uuid) returns boolean language plpgsql volatile security definer set search_path = '' as
$$
begin
  update data.experiment_observation b set may_be_told = false, revision = b.revision + 1
  where b.organisation_id = app.org() and b.experiment_id = experiment and b.id = observation and b.author_id = app.actor() and b.may_be_told;
  return found;
end
$$;
grant execute on function app.no_longer_told(uuid, uuid) to app_user;
