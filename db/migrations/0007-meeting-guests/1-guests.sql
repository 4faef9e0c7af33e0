-- A guest's token lasts as long as her meeting: until it is closed, left or called off, until its day is over also when nobody ever
-- closed it, or until a facilitator shows her out. What is asked about time is answered by the time that the process gives, as for
-- everything else in a meeting. Afterwards the token opens one thing only, for a week: what she said herself (2-striking.sql).

alter table data.meeting_guest add column shown_out_at timestamptz;

drop function app.meeting_by_code(text);
drop function app.come_as_guest(text, text, bytea);
drop function app.door_of(text);
drop function app.guest_meeting(bytea);
drop function app.guest_lock_meeting(bytea);
drop function app.guest_save_meeting(bytea, jsonb, int);
drop function app.guest_write_note(bytea, uuid, text, uuid);
drop function app.guest_remove_note(bytea, uuid);
drop function app.guest_dark_in_meeting(bytea, timestamptz, timestamptz);
drop function app.live_guest(bytea);

create function app.door_of(given text, at timestamptz)
returns table (organisation_id uuid, meeting_id uuid, title text, circle_name text, organisation_name text)
language sql stable security definer set search_path = '' as
$$ select m.organisation_id, m.id, m.title, c.name, o.name
   from data.meeting m
   join data.circle c on c.organisation_id = m.organisation_id and c.id = m.circle_id
   join data.organisation o on o.organisation_id = m.organisation_id
   where m.code = given and m.closed_at is null and m.left_open_at is null and m.cancelled_at is null
     and at between m.starts_at - interval '12 hours' and m.ends_at + interval '24 hours'
     and not exists (select from data.meeting other where other.code = given and other.organisation_id <> m.organisation_id
       and other.closed_at is null and other.left_open_at is null and other.cancelled_at is null) $$;

create function app.meeting_by_code(given text, at timestamptz)
returns table (organisation_id uuid, meeting_id uuid, title text, circle_name text, organisation_name text, too_many boolean)
language plpgsql volatile security definer set search_path = '' as
$$
begin
  return query select d.*, false from app.door_of(given, at) d;
  if found or auth.attempt('meeting code', 300, interval '15 minutes') then return; end if;
  return query select null::uuid, null::uuid, null::text, null::text, null::text, true;
end
$$;

create function app.come_as_guest(given text, guest_name text, guest_token bytea, at timestamptz) returns uuid
language plpgsql volatile security definer set search_path = '' as
$$
declare
  place record;
  guest uuid;
begin
  select * into place from app.door_of(given, at);
  if not found then return null; end if;
  insert into data.meeting_guest (organisation_id, meeting_id, name, token_hash, came_at)
  values (place.organisation_id, place.meeting_id, guest_name, guest_token, at) returning id into guest;
  return guest;
end
$$;

create function app.live_guest(token bytea, at timestamptz) returns data.meeting_guest language sql stable security definer set search_path = '' as
$$ select g from data.meeting_guest g
   join data.meeting m on m.organisation_id = g.organisation_id and m.id = g.meeting_id
   where g.token_hash = token and g.shown_out_at is null
     and m.closed_at is null and m.left_open_at is null and m.cancelled_at is null and at <= m.ends_at + interval '24 hours' $$;

create function app.guest_meeting(token bytea, at timestamptz)
returns table (guest_id uuid, guest_name text, meeting_id uuid, title text, circle_name text, organisation_name text,
  starts_at timestamptz, ends_at timestamptz, place text, video_link text, format text, own_format jsonb, state jsonb, revision int, notes jsonb)
language sql stable security definer set search_path = '' as
$$ select g.id, g.name, m.id, m.title, c.name, o.name, m.starts_at, m.ends_at, m.place, m.video_link, m.format,
     (select f.document from data.meeting_format f where f.organisation_id = m.organisation_id and f.key = m.format), m.state, m.revision,
     coalesce((select jsonb_agg(jsonb_build_object('id', n.id, 'text', n.text, 'cardId', n.card_id, 'revision', n.revision) order by n.created_at, n.id)
       from (select * from data.meeting_note n where n.organisation_id = g.organisation_id and n.meeting_id = g.meeting_id and n.guest_id = g.id
         order by n.created_at, n.id limit 200) n), '[]')
   from app.live_guest(token, at) g
   join data.meeting m on m.organisation_id = g.organisation_id and m.id = g.meeting_id
   join data.circle c on c.organisation_id = m.organisation_id and c.id = m.circle_id
   join data.organisation o on o.organisation_id = m.organisation_id $$;

-- With the circle, so that its page hears of what she does.
create function app.guest_lock_meeting(token bytea, at timestamptz) returns table (meeting_id uuid, circle_id uuid, state jsonb, revision int, guest_id uuid)
language plpgsql volatile security definer set search_path = '' as
$$
declare
  g data.meeting_guest := app.live_guest(token, at);
begin
  if g.id is null then return; end if;
  perform from data.meeting m where m.organisation_id = g.organisation_id and m.id = g.meeting_id for no key update;
  -- While she waited for the lock she may have been shown out, or the meeting closed.
  g := app.live_guest(token, at);
  return query select m.id, m.circle_id, m.state, m.revision, g.id
    from data.meeting m where m.organisation_id = g.organisation_id and m.id = g.meeting_id;
end
$$;

-- A guest ends no meeting.
create function app.guest_save_meeting(token bytea, new_state jsonb, read_revision int, at timestamptz) returns boolean
language plpgsql volatile security definer set search_path = '' as
$$
declare
  g data.meeting_guest := app.live_guest(token, at);
begin
  if g.id is null or new_state ->> 'closedAt' is not null or new_state ->> 'leftOpenAt' is not null then return false; end if;
  update data.meeting m set state = new_state, revision = read_revision + 1,
    opened_at = coalesce(m.opened_at, to_timestamp((new_state ->> 'openedAt')::double precision / 1000))
  where m.organisation_id = g.organisation_id and m.id = g.meeting_id and m.revision = read_revision;
  return found;
end
$$;

create function app.guest_write_note(token bytea, note uuid, said text, card uuid, at timestamptz) returns boolean
language plpgsql volatile security definer set search_path = '' as
$$
declare
  g data.meeting_guest := app.live_guest(token, at);
begin
  if g.id is null then return false; end if;
  insert into data.meeting_note as n (organisation_id, meeting_id, id, guest_id, text, card_id, created_at)
  values (g.organisation_id, g.meeting_id, note, g.id, said, card, at)
  on conflict (organisation_id, meeting_id, id) do update set text = excluded.text, card_id = coalesce(excluded.card_id, n.card_id), revision = n.revision + 1
    where n.guest_id = g.id;
  return found;
end
$$;

create function app.guest_remove_note(token bytea, note uuid, at timestamptz) returns boolean
language plpgsql volatile security definer set search_path = '' as
$$
declare
  g data.meeting_guest := app.live_guest(token, at);
begin
  delete from data.meeting_note n where n.organisation_id = g.organisation_id and n.meeting_id = g.meeting_id and n.guest_id = g.id and n.id = note;
  return found;
end
$$;

create function app.guest_dark_in_meeting(token bytea, at timestamptz, until timestamptz) returns void
language sql volatile security definer set search_path = '' as
$$ insert into auth.meeting_presence as p (meeting_id, participant_id, seen_at, dark_until)
   select g.meeting_id, g.id, at, until from app.live_guest(token, at) g where g.id is not null
   on conflict (meeting_id, participant_id) do update set dark_until = excluded.dark_until $$;

grant execute on function app.meeting_by_code(text, timestamptz), app.come_as_guest(text, text, bytea, timestamptz),
  app.guest_meeting(bytea, timestamptz), app.guest_lock_meeting(bytea, timestamptz), app.guest_save_meeting(bytea, jsonb, int, timestamptz),
  app.guest_write_note(bytea, uuid, text, uuid, timestamptz), app.guest_remove_note(bytea, uuid, timestamptz),
  app.guest_dark_in_meeting(bytea, timestamptz, timestamptz) to app_public, app_user;

-- Who leads is a rule of the meeting and asked there; here it is a member of its circle. Shown out twice is shown out once.
create function app.show_out_guest(meeting uuid, guest uuid, at timestamptz) returns boolean
language plpgsql volatile security definer set search_path = '' as
$$
begin
  update data.meeting_guest g set shown_out_at = coalesce(g.shown_out_at, at)
  where g.organisation_id = app.org() and g.meeting_id = meeting and g.id = guest and meeting = any (app.my_meetings());
  return found;
end
$$;
grant execute on function app.show_out_guest(uuid, uuid, timestamptz) to app_user;

-- Notes that nobody can read any more: a guest's, when her token opens nothing.
create function app.sweep_guest_notes(at timestamptz) returns void language sql volatile security definer set search_path = '' as
$$ delete from data.meeting_note n using data.meeting_guest g, data.meeting m
   where app.is_job() and g.organisation_id = n.organisation_id and g.meeting_id = n.meeting_id and g.id = n.guest_id
     and m.organisation_id = n.organisation_id and m.id = n.meeting_id
     and (g.shown_out_at is not null
       or least(m.closed_at, m.left_open_at, m.cancelled_at, m.ends_at + interval '24 hours') + interval '7 days' < at) $$;
grant execute on function app.sweep_guest_notes(timestamptz) to app_job;
