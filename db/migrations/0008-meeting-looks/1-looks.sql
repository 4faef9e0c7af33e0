-- What the open pages of live meetings ask again and again, for many of them in one question: who each is, which version of her meeting
-- stands, and her own notes in it. Each is asked as the session that she proves, by the same functions as the policies; nothing is told
-- of one to another. A session that has not been used for five minutes is given nothing: it is asked the long way, which keeps it alive.
-- The meeting itself comes with its first reader, and only when its version is not among those that the process knows.
create function app.look_into_meetings(sessions bytea[], meetings uuid[], known text[])
returns table (nr int, reader_id uuid, version text, meeting jsonb, notes jsonb)
language plpgsql volatile security definer set search_path = '' as
$$
declare
  given text[] := known;
  seen record;
begin
  for i in 1 .. least(cardinality(sessions), cardinality(meetings), 200) loop
    perform set_config('app.session', encode(sessions[i], 'hex'), true);
    select m.*, s.person_id as reader, c.name as circle_name, f.document as own_format,
      m.id || ' ' || m.xmin || ' ' || c.xmin || ' ' || coalesce(f.xmin::text, '') as stands
    into seen
    from auth.session s
    join data.meeting m on m.organisation_id = (select app.org()) and m.id = meetings[i] and m.circle_id = any ((select app.my_circles())::uuid[])
    join data.circle c on c.organisation_id = m.organisation_id and c.id = m.circle_id
    left join data.meeting_format f on f.organisation_id = m.organisation_id and f.key = m.format
    where s.token_hash = sessions[i] and s.person_id = (select app.actor()) and s.used_at >= now() - interval '5 minutes';
    continue when not found;
    -- Whoever has very many notes does not let the others wait for them.
    continue when (select count(*) > 200 from (select from data.meeting_note n
      where n.organisation_id = seen.organisation_id and n.meeting_id = seen.id and n.owner_id = seen.reader limit 201) many);
    nr := i;
    reader_id := seen.reader;
    version := seen.stands;
    meeting := case when seen.stands = any (given) then null else jsonb_build_object(
      'id', seen.id, 'circleId', seen.circle_id, 'circleName', seen.circle_name, 'title', seen.title, 'startsAt', seen.starts_at,
      'endsAt', seen.ends_at, 'place', seen.place, 'videoLink', seen.video_link, 'sequence', seen.sequence, 'code', seen.code,
      'cancelledAt', seen.cancelled_at, 'previousId', seen.previous_id, 'format', seen.format, 'state', seen.state,
      'ownFormat', seen.own_format) end;
    notes := coalesce((
      select jsonb_agg(jsonb_build_object('id', n.id, 'text', n.text, 'cardId', n.card_id, 'revision', n.revision) order by n.created_at, n.id)
      from data.meeting_note n
      where n.organisation_id = seen.organisation_id and n.meeting_id = seen.id and n.owner_id = seen.reader), '[]');
    given := given || seen.stands;
    return next;
  end loop;
  perform set_config('app.session', '', true);
end
$$;
grant execute on function app.look_into_meetings(bytea[], uuid[], text[]) to app_public;
