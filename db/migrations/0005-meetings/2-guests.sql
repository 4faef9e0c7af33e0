-- A guest has a name and a token for one meeting, as long as that lasts. She comes by the code on the shared screen. What follows is all
-- that she can do; nothing else is granted to the public.

-- The meeting that a code opens, or nothing: not opened yet is fine, ended is not.
create function app.door_of(given text)
returns table (organisation_id uuid, meeting_id uuid, title text, circle_name text, organisation_name text)
language sql stable security definer set search_path = '' as
$$ select m.organisation_id, m.id, m.title, c.name, o.name
   from data.meeting m
   join data.circle c on c.organisation_id = m.organisation_id and c.id = m.circle_id
   join data.organisation o on o.organisation_id = m.organisation_id
   where m.code = given and m.closed_at is null and m.left_open_at is null and m.cancelled_at is null
     and now() between m.starts_at - interval '12 hours' and m.ends_at + interval '24 hours'
     -- The same code in two houses opens neither of them.
     and not exists (select from data.meeting other where other.code = given and other.organisation_id <> m.organisation_id
       and other.closed_at is null and other.left_open_at is null and other.cancelled_at is null) $$;

-- The same for who is outside. What opens nothing is counted, for everybody together, since no address of anybody is kept; whoever has
-- the code is let in however many others have guessed wrong.
create function app.meeting_by_code(given text)
returns table (organisation_id uuid, meeting_id uuid, title text, circle_name text, organisation_name text, too_many boolean)
language plpgsql volatile security definer set search_path = '' as
$$
begin
  return query select d.*, false from app.door_of(given) d;
  if found or auth.attempt('meeting code', 300, interval '15 minutes') then return; end if;
  return query select null::uuid, null::uuid, null::text, null::text, null::text, true;
end
$$;

-- Comes in: a row and a token. The name is put into the meeting by the operation `join`.
create function app.come_as_guest(given text, guest_name text, guest_token bytea) returns uuid
language plpgsql volatile security definer set search_path = '' as
$$
declare
  place record;
  guest uuid;
begin
  select * into place from app.door_of(given);
  if not found then return null; end if;
  insert into data.meeting_guest (organisation_id, meeting_id, name, token_hash)
  values (place.organisation_id, place.meeting_id, guest_name, guest_token) returning id into guest;
  return guest;
end
$$;

create function app.live_guest(token bytea) returns data.meeting_guest language sql stable security definer set search_path = '' as
$$ select g from data.meeting_guest g
   join data.meeting m on m.organisation_id = g.organisation_id and m.id = g.meeting_id
   where g.token_hash = token and m.closed_at is null and m.left_open_at is null and m.cancelled_at is null $$;

create function app.guest_meeting(token bytea)
returns table (guest_id uuid, guest_name text, meeting_id uuid, title text, circle_name text, organisation_name text,
  starts_at timestamptz, ends_at timestamptz, place text, video_link text, format text, own_format jsonb, state jsonb, revision int, notes jsonb)
language sql stable security definer set search_path = '' as
$$ select g.id, g.name, m.id, m.title, c.name, o.name, m.starts_at, m.ends_at, m.place, m.video_link, m.format,
     (select f.document from data.meeting_format f where f.organisation_id = m.organisation_id and f.key = m.format), m.state, m.revision,
     coalesce((select jsonb_agg(jsonb_build_object('id', n.id, 'text', n.text, 'cardId', n.card_id, 'revision', n.revision) order by n.created_at, n.id)
       from data.meeting_note n where n.organisation_id = g.organisation_id and n.meeting_id = g.meeting_id and n.guest_id = g.id), '[]')
   from app.live_guest(token) g
   join data.meeting m on m.organisation_id = g.organisation_id and m.id = g.meeting_id
   join data.circle c on c.organisation_id = m.organisation_id and c.id = m.circle_id
   join data.organisation o on o.organisation_id = m.organisation_id $$;

-- The same under a lock, to be changed and saved in this transaction.
create function app.guest_lock_meeting(token bytea) returns table (meeting_id uuid, format text, own_format jsonb, state jsonb, revision int, guest_id uuid)
language plpgsql volatile security definer set search_path = '' as
$$
declare
  g data.meeting_guest := app.live_guest(token);
begin
  if g.id is null then return; end if;
  perform from data.meeting m where m.organisation_id = g.organisation_id and m.id = g.meeting_id for update;
  return query select m.id, m.format,
      (select f.document from data.meeting_format f where f.organisation_id = m.organisation_id and f.key = m.format), m.state, m.revision, g.id
    from data.meeting m where m.organisation_id = g.organisation_id and m.id = g.meeting_id;
end
$$;

-- False when the meeting is no longer the one that was read. A guest cannot close a meeting.
create function app.guest_save_meeting(token bytea, new_state jsonb, read_revision int) returns boolean
language plpgsql volatile security definer set search_path = '' as
$$
declare
  g data.meeting_guest := app.live_guest(token);
begin
  if g.id is null or new_state ->> 'closedAt' is not null then return false; end if;
  update data.meeting m set state = new_state, revision = read_revision + 1,
    opened_at = coalesce(m.opened_at, case when new_state ->> 'openedAt' is null then null else now() end)
  where m.organisation_id = g.organisation_id and m.id = g.meeting_id and m.revision = read_revision;
  return found;
end
$$;

create function app.guest_write_note(token bytea, note uuid, said text, card uuid) returns boolean
language plpgsql volatile security definer set search_path = '' as
$$
declare
  g data.meeting_guest := app.live_guest(token);
begin
  if g.id is null then return false; end if;
  insert into data.meeting_note as n (organisation_id, meeting_id, id, guest_id, text, card_id)
  values (g.organisation_id, g.meeting_id, note, g.id, said, card)
  on conflict (organisation_id, meeting_id, id) do update set text = excluded.text, card_id = coalesce(excluded.card_id, n.card_id), revision = n.revision + 1
    where n.guest_id = g.id;
  return found;
end
$$;

create function app.guest_remove_note(token bytea, note uuid) returns boolean language plpgsql volatile security definer set search_path = '' as
$$
declare
  g data.meeting_guest := app.live_guest(token);
begin
  delete from data.meeting_note n where n.organisation_id = g.organisation_id and n.meeting_id = g.meeting_id and n.guest_id = g.id and n.id = note;
  return found;
end
$$;

grant execute on function app.meeting_by_code(text), app.come_as_guest(text, text, bytea), app.guest_meeting(bytea), app.guest_lock_meeting(bytea),
  app.guest_save_meeting(bytea, jsonb, int), app.guest_write_note(bytea, uuid, text, uuid), app.guest_remove_note(bytea, uuid) to app_public, app_user;

-- app_login may become app_job, so SQL smuggled into a person's request could. What reaches into the meetings of all organisations wants
-- a proof that it is the process itself that asks (src/db/scope.ts), as whatever opens a session does.
create function app.is_job() returns boolean language sql stable security definer set search_path = '' as
$$ select auth.proves(sha256(convert_to('app_job', 'UTF8')), decode(nullif(current_setting('app.job', true), ''), 'hex')) $$;

-- What a job does to a meeting it does with the pure core, as a person would: it ends one that was left open, and lets those go whose pages
-- have been closed for a while. It sees which meetings run, and nothing of those that do not.
create function app.open_meetings() returns table (meeting_id uuid) language sql stable security definer set search_path = '' as
$$ select m.id from data.meeting m
   where app.is_job() and m.opened_at is not null and m.closed_at is null and m.left_open_at is null and m.cancelled_at is null $$;

create function app.job_lock_meeting(meeting uuid) returns table (state jsonb, revision int)
language sql volatile security definer set search_path = '' as
$$ select m.state, m.revision from data.meeting m
   where app.is_job() and m.id = meeting and m.closed_at is null and m.left_open_at is null and m.cancelled_at is null for update $$;

-- A job closes nothing.
create function app.job_save_meeting(meeting uuid, new_state jsonb, read_revision int) returns boolean
language plpgsql volatile security definer set search_path = '' as
$$
begin
  if not app.is_job() or new_state ->> 'closedAt' is not null then return false; end if;
  update data.meeting m set state = new_state, revision = read_revision + 1,
    left_open_at = to_timestamp((new_state ->> 'leftOpenAt')::double precision / 1000)
  where m.id = meeting and m.revision = read_revision and m.closed_at is null and m.left_open_at is null;
  return found;
end
$$;

-- Who has a page of a meeting open, and when that was seen last. Each process tells it of its own pages now and then, so that one that
-- has died is soon missed, and whoever has come back through the other is not. It is no history: a row lasts as long as the page.
create unlogged table auth.meeting_presence (
  meeting_id uuid not null,
  participant_id uuid not null,
  seen_at timestamptz not null,
  -- A phone that lies on the table with a dark screen hears nothing; whoever sits behind it has not left.
  dark_until timestamptz,
  primary key (meeting_id, participant_id)
);

create function app.seen_in_meetings(meetings uuid[], participants uuid[], at timestamptz) returns void
language sql volatile security definer set search_path = '' as
$$ insert into auth.meeting_presence as p (meeting_id, participant_id, seen_at)
   select distinct m, who, at from unnest(meetings, participants) as seen (m, who) where app.is_job() order by m, who
   on conflict (meeting_id, participant_id) do update set seen_at = greatest(p.seen_at, excluded.seen_at), dark_until = null $$;

create function app.meetings_with_gone(before timestamptz, at timestamptz) returns table (meeting_id uuid)
language sql stable security definer set search_path = '' as
$$ select distinct p.meeting_id from auth.meeting_presence p
   where app.is_job() and p.seen_at < before and coalesce(p.dark_until, at) <= at $$;

create function app.gone_from_meeting(meeting uuid, before timestamptz, at timestamptz) returns table (participant_id uuid)
language sql volatile security definer set search_path = '' as
$$ delete from auth.meeting_presence p
   where app.is_job() and p.meeting_id = meeting and p.seen_at < before and coalesce(p.dark_until, at) <= at
   returning p.participant_id $$;

-- Her page says that its screen goes dark, or (null) that it is closed. Who she is comes from her session, or from her guest's token.
create function app.dark_in_meeting(meeting uuid, at timestamptz, until timestamptz) returns void
language sql volatile security definer set search_path = '' as
$$ insert into auth.meeting_presence as p (meeting_id, participant_id, seen_at, dark_until)
   select m.id, app.actor(), at, until from data.meeting m
   where m.id = meeting and m.organisation_id = app.org() and m.circle_id = any (app.my_circles())
   on conflict (meeting_id, participant_id) do update set dark_until = excluded.dark_until $$;
grant execute on function app.dark_in_meeting(uuid, timestamptz, timestamptz) to app_user;

create function app.guest_dark_in_meeting(token bytea, at timestamptz, until timestamptz) returns void
language sql volatile security definer set search_path = '' as
$$ insert into auth.meeting_presence as p (meeting_id, participant_id, seen_at, dark_until)
   select g.meeting_id, g.id, at, until from app.live_guest(token) g where g.id is not null
   on conflict (meeting_id, participant_id) do update set dark_until = excluded.dark_until $$;
grant execute on function app.guest_dark_in_meeting(bytea, timestamptz, timestamptz) to app_public, app_user;

grant execute on function app.open_meetings(), app.job_lock_meeting(uuid), app.job_save_meeting(uuid, jsonb, int),
  app.seen_in_meetings(uuid[], uuid[], timestamptz), app.meetings_with_gone(timestamptz, timestamptz),
  app.gone_from_meeting(uuid, timestamptz, timestamptz) to app_job;

-- A code for a meeting of one of my circles: the first of those proposed that no other meeting has. The one it has, if it has one.
create function app.open_meeting_door(meeting uuid, proposed text[]) returns text
language plpgsql volatile security definer set search_path = '' as
$$
declare
  given text;
begin
  update data.meeting m
  set code = coalesce(m.code, (select c from unnest(proposed) c where not exists (select from data.meeting o where o.code = c) limit 1))
  where m.organisation_id = app.org() and m.id = meeting and m.circle_id = any (app.my_circles())
    and m.closed_at is null and m.left_open_at is null and m.cancelled_at is null
  returning m.code into given;
  return given;
end
$$;
grant execute on function app.open_meeting_door(uuid, text[]) to app_user;

-- Who is in stays in; nobody else comes.
create function app.close_meeting_door(meeting uuid) returns boolean language plpgsql volatile security definer set search_path = '' as
$$
begin
  update data.meeting m set code = null where m.organisation_id = app.org() and m.id = meeting and m.circle_id = any (app.my_circles());
  return found;
end
$$;
grant execute on function app.close_meeting_door(uuid) to app_user;

-- Nobody comes to a meeting that is over.
create function app.close_door_after_meeting() returns trigger language plpgsql security definer set search_path = '' as
$$
begin
  new.code := null;
  return new;
end
$$;
create trigger close_door_after_meeting before update on data.meeting for each row
  when (coalesce(new.closed_at, new.left_open_at, new.cancelled_at) is not null) execute function app.close_door_after_meeting();
