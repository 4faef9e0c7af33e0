-- A reflection meeting of a circle. What everybody in the meeting may see is one value (src/features/meetings/meeting.ts), changed under
-- a row lock, so that two processes serve the same meeting. What is one person's own, her notes, lies in a table of its own with a
-- policy for her alone: not for the circle, not for the administrator.

create table data.meeting (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  circle_id uuid not null,
  title text not null check (length(title) between 1 and 120),
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  place text check (length(place) <= 200),
  video_link text check (length(video_link) <= 500),
  -- Counts the changes of the two above, for calendars that are told of them.
  sequence int not null default 0,
  -- Six letters and figures on the shared screen; null when no guest is let in.
  code text check (code ~ '^[A-Z2-9]{6}$'),
  format text not null check (length(format) between 1 and 60),
  state jsonb not null,
  revision int not null default 0,
  -- For lists: the same as in the state.
  opened_at timestamptz,
  left_open_at timestamptz,
  closed_at timestamptz,
  cancelled_at timestamptz,
  previous_id uuid check (previous_id <> id),
  created_by uuid,
  created_at timestamptz not null default now(),
  primary key (organisation_id, id),
  foreign key (organisation_id, circle_id) references data.circle (organisation_id, id) on delete cascade,
  foreign key (organisation_id, previous_id) references data.meeting (organisation_id, id) on delete set null (previous_id),
  foreign key (organisation_id, created_by) references data.person (organisation_id, id) on delete set null (created_by)
);
create index on data.meeting (organisation_id, circle_id, starts_at);
-- A code or a token is known before the organisation is. No unique key: it would tell one organisation of another's.
create index on data.meeting (code) where code is not null;
-- One meeting follows another once, however many press.
create unique index one_following_meeting on data.meeting (organisation_id, previous_id) where cancelled_at is null;

create table data.meeting_guest (
  organisation_id uuid not null,
  meeting_id uuid not null,
  id uuid not null default gen_random_uuid(),
  name text not null check (length(name) between 1 and 120),
  token_hash bytea not null,
  came_at timestamptz not null default now(),
  primary key (organisation_id, meeting_id, id),
  foreign key (organisation_id, meeting_id) references data.meeting (organisation_id, id) on delete cascade
);

create index on data.meeting_guest (token_hash);

create table data.meeting_note (
  organisation_id uuid not null,
  meeting_id uuid not null,
  id uuid not null,
  -- Whose it is: a person's, or a guest's.
  owner_id uuid,
  guest_id uuid,
  text text not null check (length(text) between 1 and 4000),
  -- The card that was made of it, which is the same words for everybody.
  card_id uuid,
  created_at timestamptz not null default now(),
  revision int not null default 1,
  primary key (organisation_id, meeting_id, id),
  foreign key (organisation_id, meeting_id) references data.meeting (organisation_id, id) on delete cascade,
  foreign key (organisation_id, owner_id) references data.person (organisation_id, id) on delete cascade,
  foreign key (organisation_id, meeting_id, guest_id) references data.meeting_guest (organisation_id, meeting_id, id) on delete cascade,
  check ((owner_id is null) <> (guest_id is null))
);
create index on data.meeting_note (organisation_id, owner_id);

-- A format that the organisation has worded for itself.
create table data.meeting_format (
  organisation_id uuid not null references data.organisation on delete cascade,
  key text not null check (key ~ '^[a-z0-9-]{1,60}$'),
  document jsonb not null,
  worded_at timestamptz not null default now(),
  retired_at timestamptz,
  primary key (organisation_id, key)
);

-- What a meeting decided about an experiment: its owner makes the next loop of it. Written by the meeting, read with the experiment.
create table data.experiment_decision (
  organisation_id uuid not null,
  experiment_id uuid not null,
  meeting_id uuid not null,
  document jsonb not null check (jsonb_typeof(document) = 'object'),
  decided_at timestamptz not null default now(),
  primary key (organisation_id, experiment_id, meeting_id),
  foreign key (organisation_id, experiment_id) references data.experiment (organisation_id, id) on delete cascade,
  foreign key (organisation_id, meeting_id) references data.meeting (organisation_id, id) on delete cascade
);

alter table data.meeting enable row level security;
alter table data.meeting_guest enable row level security;
alter table data.meeting_note enable row level security;
alter table data.meeting_format enable row level security;
alter table data.experiment_decision enable row level security;

-- The code is no column to write: the door is opened by app.open_meeting_door, with a code that no other meeting has, and closed below.
grant select on data.meeting to app_user;
grant insert (organisation_id, id, circle_id, title, starts_at, ends_at, place, video_link, sequence, format, state, revision, previous_id,
  created_by, created_at) on data.meeting to app_user;
grant update (title, starts_at, ends_at, place, video_link, sequence, state, revision, opened_at, left_open_at, closed_at, cancelled_at) on data.meeting to app_user;
create policy meeting_read on data.meeting for select to app_user using (
  organisation_id = (select app.org()) and circle_id = any ((select app.my_circles())::uuid[]));
create policy meeting_insert on data.meeting for insert to app_user with check (
  organisation_id = (select app.org()) and circle_id = any ((select app.my_circles())::uuid[]) and created_by = (select app.actor()));
create policy meeting_update on data.meeting for update to app_user
  using (organisation_id = (select app.org()) and circle_id = any ((select app.my_circles())::uuid[]))
  with check (organisation_id = (select app.org()) and circle_id = any ((select app.my_circles())::uuid[]));

create function app.my_meetings() returns uuid[] language sql stable parallel safe security definer set search_path = '' as
$$ select coalesce(array_agg(id), '{}') from data.meeting where organisation_id = app.org() and circle_id = any (app.my_circles()) $$;
grant execute on function app.my_meetings() to app_user;

grant select (organisation_id, meeting_id, id, name, came_at) on data.meeting_guest to app_user;
create policy meeting_guest_read on data.meeting_guest for select to app_user using (
  organisation_id = (select app.org()) and meeting_id = any ((select app.my_meetings())::uuid[]));

-- Hers alone, also after she has left the circle. There is no other policy.
grant select, insert, update, delete on data.meeting_note to app_user;
create policy meeting_note_read on data.meeting_note for select to app_user using (
  organisation_id = (select app.org()) and owner_id = (select app.actor()));
create policy meeting_note_insert on data.meeting_note for insert to app_user with check (
  organisation_id = (select app.org()) and owner_id = (select app.actor()) and guest_id is null and meeting_id = any ((select app.my_meetings())::uuid[]));
create policy meeting_note_update on data.meeting_note for update to app_user
  using (organisation_id = (select app.org()) and owner_id = (select app.actor()))
  with check (organisation_id = (select app.org()) and owner_id = (select app.actor()) and guest_id is null);
create policy meeting_note_delete on data.meeting_note for delete to app_user using (
  organisation_id = (select app.org()) and owner_id = (select app.actor()));

grant select, insert, update on data.meeting_format to app_user;
create policy meeting_format_read on data.meeting_format for select to app_user using (organisation_id = (select app.org()));
create policy meeting_format_insert on data.meeting_format for insert to app_user
  with check (organisation_id = (select app.org()) and (select app.is_administrator()));
create policy meeting_format_update on data.meeting_format for update to app_user
  using (organisation_id = (select app.org()) and (select app.is_administrator()))
  with check (organisation_id = (select app.org()) and (select app.is_administrator()));

-- A decision is of the meeting that made it: it is read by those of that circle, and by the owner it is for; an experiment that is shared
-- with another circle later does not bring it along. It is written by a member of that circle, while the experiment is shared with it,
-- or by the owner herself.
create function app.my_meetings_about(experiment uuid) returns uuid[] language sql stable parallel safe security definer set search_path = '' as
$$ select coalesce(array_agg(m.id), '{}') from data.meeting m
   where m.organisation_id = app.org() and m.circle_id = any (app.my_circles())
     and (experiment = any (app.owned_experiments()) or exists (select from data.experiment_share s
       where s.organisation_id = m.organisation_id and s.circle_id = m.circle_id and s.experiment_id = experiment)) $$;
grant execute on function app.my_meetings_about(uuid) to app_user;
grant select, insert, update on data.experiment_decision to app_user;
create policy experiment_decision_read on data.experiment_decision for select to app_user using (
  organisation_id = (select app.org())
  and (experiment_id = any ((select app.owned_experiments())::uuid[]) or meeting_id = any ((select app.my_meetings())::uuid[])));
create policy experiment_decision_insert on data.experiment_decision for insert to app_user with check (
  organisation_id = (select app.org()) and meeting_id = any (app.my_meetings_about(experiment_id)));
create policy experiment_decision_update on data.experiment_decision for update to app_user
  using (organisation_id = (select app.org()) and meeting_id = any (app.my_meetings_about(experiment_id)))
  with check (organisation_id = (select app.org()) and meeting_id = any (app.my_meetings_about(experiment_id)));
