-- A prøvehandling is private: its owner and the helpers she invites. Sharing it with a circle, and telling it to the organisation, are
-- rows of their own that only the owner makes. There is no policy for the administrator: "nobody" is the absence of one.
-- The organisation never reads the rows here: what is told is a document of its own (told_experiment), exactly what the owner saw
-- in the preview.

create table data.experiment_settings (
  organisation_id uuid primary key references data.organisation on delete cascade,
  -- What the programme is for, woven into questions and scales.
  aim text not null check (length(aim) between 1 and 120),
  -- A gentle limit for how many one person has running.
  running_limit int not null check (running_limit between 1 and 20)
);

create table data.experiment (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  owner_id uuid not null,
  unit_id uuid,
  title text not null check (length(title) between 1 and 120),
  voice text not null check (voice in ('jeg', 'vi')),
  aim text not null check (length(aim) between 1 and 120),
  -- The version of the questions that it was begun with, and keeps.
  template text not null check (length(template) <= 60),
  phase int not null default 1 check (phase between 1 and 6),
  loop int not null default 1 check (loop > 0),
  previous_id uuid check (previous_id <> id),
  action_from date,
  action_to date,
  reflection_on date,
  -- When the action began: what was to be measured must have been locked before it.
  action_started_at timestamptz,
  created_at timestamptz not null default now(),
  touched_at timestamptz not null default now(),
  revision int not null default 1,
  primary key (organisation_id, id),
  foreign key (organisation_id, owner_id) references data.person (organisation_id, id) on delete cascade,
  foreign key (organisation_id, unit_id) references data.unit (organisation_id, id) on delete set null (unit_id),
  foreign key (organisation_id, previous_id) references data.experiment (organisation_id, id) on delete set null (previous_id),
  check (action_to >= action_from),
  check (reflection_on >= action_from),
  -- Nothing is begun before it was there: what was measured "before the action" hangs on it.
  check (action_started_at >= created_at)
);
create index on data.experiment (organisation_id, owner_id);
-- A loop has one next loop, also when two tabs ask for it at once.
create unique index on data.experiment (organisation_id, previous_id);

create table data.experiment_helper (
  organisation_id uuid not null,
  experiment_id uuid not null,
  person_id uuid not null,
  invited_at timestamptz not null default now(),
  primary key (organisation_id, experiment_id, person_id),
  foreign key (organisation_id, experiment_id) references data.experiment (organisation_id, id) on delete cascade,
  foreign key (organisation_id, person_id) references data.person (organisation_id, id) on delete cascade
);
create index on data.experiment_helper (organisation_id, person_id);

create table data.experiment_share (
  organisation_id uuid not null,
  experiment_id uuid not null,
  circle_id uuid not null,
  shared_at timestamptz not null default now(),
  primary key (organisation_id, experiment_id),
  foreign key (organisation_id, experiment_id) references data.experiment (organisation_id, id) on delete cascade,
  foreign key (organisation_id, circle_id) references data.circle (organisation_id, id) on delete cascade
);
create index on data.experiment_share (organisation_id, circle_id);

-- A concluded experiment is evidence, and evidence stays as it was: from here nothing in it is written.
create table data.experiment_conclusion (
  organisation_id uuid not null,
  experiment_id uuid not null,
  outcome text not null check (outcome in ('continue', 'change', 'stop', 'spread', 'keep')),
  reason text not null check (length(reason) between 1 and 4000),
  concluded_at timestamptz not null default now(),
  primary key (organisation_id, experiment_id),
  foreign key (organisation_id, experiment_id) references data.experiment (organisation_id, id) on delete cascade
);

create table data.told_experiment (
  organisation_id uuid not null,
  experiment_id uuid not null,
  -- Its outline, that everybody's list reads; the whole of it is in sharing/told-document.ts.
  document jsonb not null check (coalesce(jsonb_typeof(document) = 'object' and jsonb_typeof(document -> 'title') = 'string'
    and jsonb_typeof(document -> 'answers') = 'array' and jsonb_typeof(document -> 'stars') = 'array', false)),
  told_at timestamptz not null default now(),
  primary key (organisation_id, experiment_id),
  foreign key (organisation_id, experiment_id) references data.experiment (organisation_id, id) on delete cascade
);

create function app.owned_experiments() returns uuid[] language sql stable parallel safe security definer set search_path = '' as
$$ select coalesce(array_agg(id), '{}') from data.experiment where organisation_id = app.org() and owner_id = app.actor() $$;

-- Mine: I own it, or help with it.
create function app.my_experiments() returns uuid[] language sql stable parallel safe security definer set search_path = '' as
$$ select app.owned_experiments() || (
     select coalesce(array_agg(experiment_id), '{}') from data.experiment_helper where organisation_id = app.org() and person_id = app.actor()) $$;

create function app.open_experiments() returns uuid[] language sql stable parallel safe security definer set search_path = '' as
$$ select coalesce(array_agg(e), '{}') from unnest(app.my_experiments()) e
   where not exists (select from data.experiment_conclusion c where c.organisation_id = app.org() and c.experiment_id = e) $$;

create function app.readable_experiments() returns uuid[] language sql stable parallel safe security definer set search_path = '' as
$$ select app.my_experiments() || (
     select coalesce(array_agg(experiment_id), '{}') from data.experiment_share where organisation_id = app.org() and circle_id = any (app.my_circles())) $$;

grant execute on function app.owned_experiments(), app.my_experiments(), app.open_experiments(), app.readable_experiments() to app_user;

alter table data.experiment_settings enable row level security;
alter table data.experiment enable row level security;
alter table data.experiment_helper enable row level security;
alter table data.experiment_share enable row level security;
alter table data.experiment_conclusion enable row level security;
alter table data.told_experiment enable row level security;

grant select, insert, update on data.experiment_settings to app_user;
grant select, insert, delete on data.experiment, data.experiment_helper, data.experiment_share, data.told_experiment to app_user;
grant update (title, voice, phase, action_from, action_to, reflection_on, action_started_at, touched_at, revision) on data.experiment to app_user;
grant update (document, told_at) on data.told_experiment to app_user;
grant select, insert on data.experiment_conclusion to app_user;

create policy experiment_settings_read on data.experiment_settings for select to app_user using (organisation_id = (select app.org()));
create policy experiment_settings_insert on data.experiment_settings for insert to app_user
  with check (organisation_id = (select app.org()) and (select app.is_administrator()));
create policy experiment_settings_update on data.experiment_settings for update to app_user
  using (organisation_id = (select app.org()) and (select app.is_administrator()))
  with check (organisation_id = (select app.org()) and (select app.is_administrator()));

-- The owner is asked of the row, too: a row that was just written is not yet among those the function counted.
create policy experiment_read on data.experiment for select to app_user using (
  organisation_id = (select app.org()) and (owner_id = (select app.actor()) or id = any ((select app.readable_experiments())::uuid[])));
create policy experiment_insert on data.experiment for insert to app_user with check (
  organisation_id = (select app.org()) and owner_id = (select app.actor())
  and (previous_id is null or previous_id = any ((select app.owned_experiments())::uuid[])));
create policy experiment_update on data.experiment for update to app_user
  using (organisation_id = (select app.org()) and id = any ((select app.open_experiments())::uuid[]))
  with check (organisation_id = (select app.org()) and id = any ((select app.open_experiments())::uuid[]));
create policy experiment_delete on data.experiment for delete to app_user using (
  organisation_id = (select app.org()) and owner_id = (select app.actor()));

create policy experiment_helper_read on data.experiment_helper for select to app_user using (
  organisation_id = (select app.org()) and experiment_id = any ((select app.readable_experiments())::uuid[]));
create policy experiment_helper_insert on data.experiment_helper for insert to app_user with check (
  organisation_id = (select app.org()) and experiment_id = any ((select app.owned_experiments())::uuid[]) and person_id <> (select app.actor()));
-- A helper may stop helping.
create policy experiment_helper_delete on data.experiment_helper for delete to app_user using (
  organisation_id = (select app.org()) and (experiment_id = any ((select app.owned_experiments())::uuid[]) or person_id = (select app.actor())));

create policy experiment_share_read on data.experiment_share for select to app_user using (
  organisation_id = (select app.org()) and experiment_id = any ((select app.readable_experiments())::uuid[]));
create policy experiment_share_insert on data.experiment_share for insert to app_user with check (
  organisation_id = (select app.org()) and experiment_id = any ((select app.owned_experiments())::uuid[])
  and circle_id = any ((select app.my_circles())::uuid[]) and circle_id = any ((select app.open_circles())::uuid[]));
create policy experiment_share_delete on data.experiment_share for delete to app_user using (
  organisation_id = (select app.org()) and experiment_id = any ((select app.owned_experiments())::uuid[]));

create policy experiment_conclusion_read on data.experiment_conclusion for select to app_user using (
  organisation_id = (select app.org()) and experiment_id = any ((select app.readable_experiments())::uuid[]));
create policy experiment_conclusion_insert on data.experiment_conclusion for insert to app_user with check (
  organisation_id = (select app.org()) and experiment_id = any ((select app.owned_experiments())::uuid[]));

create policy told_experiment_read on data.told_experiment for select to app_user using (organisation_id = (select app.org()));
create policy told_experiment_insert on data.told_experiment for insert to app_user with check (
  organisation_id = (select app.org()) and experiment_id = any ((select app.owned_experiments())::uuid[]));
create policy told_experiment_update on data.told_experiment for update to app_user
  using (organisation_id = (select app.org()) and experiment_id = any ((select app.owned_experiments())::uuid[]))
  with check (organisation_id = (select app.org()) and experiment_id = any ((select app.owned_experiments())::uuid[]));
create policy told_experiment_delete on data.told_experiment for delete to app_user using (
  organisation_id = (select app.org()) and experiment_id = any ((select app.owned_experiments())::uuid[]));

-- The address to write to when somebody is asked to help: for one's own helper, and nobody else learns that there is one. Whoever
-- makes herself an experiment and everybody its helper would read the whole list: so each asking counts, and there are few of them.
create function app.address_for_helper(experiment uuid, person uuid) returns text
language plpgsql volatile security definer set search_path = '' as
$$
begin
  if app.actor() is null or not auth.attempt('address ' || app.actor(), 30, interval '1 hour') then return null; end if;
  return (select i.subject from data.experiment e
    join data.experiment_helper h on h.organisation_id = e.organisation_id and h.experiment_id = e.id and h.person_id = person
    join data.identity i on i.organisation_id = h.organisation_id and i.person_id = h.person_id and i.issuer = 'email'
    where e.organisation_id = app.org() and e.id = experiment and e.owner_id = app.actor() limit 1);
end
$$;
grant execute on function app.address_for_helper(uuid, uuid) to app_user;
