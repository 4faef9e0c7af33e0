-- For a week after a meeting everybody may strike what she said there herself. Who is still in the circle does it in the minutes. Who has
-- left it, and who was a guest, may read nothing of the meeting any more: so here is her own, and nothing else, and what strikes it gives
-- nothing of the meeting into the process. It does what `withdraw_card` does in src/features/meetings/board.ts; a test holds them together.

create function app.is_strikeable(m data.meeting, at timestamptz) returns boolean language sql immutable set search_path = '' as
$$ select m.cancelled_at is null and at < coalesce(m.closed_at, m.left_open_at, 'infinity') + interval '7 days' $$;

create function app.cards_by(m data.meeting, author uuid) returns jsonb language sql immutable set search_path = '' as
$$ select coalesce(jsonb_agg(jsonb_build_object('id', card ->> 'id', 'text', card ->> 'text') order by place), '[]')
   from jsonb_array_elements(m.state -> 'cards') with ordinality as c (card, place) where card ->> 'author' = author::text $$;

create function app.strike_card(organisation uuid, meeting uuid, author uuid, struck text, at timestamptz) returns boolean
language plpgsql volatile security definer set search_path = '' as
$$
declare
  m data.meeting;
  cards jsonb;
begin
  select * into m from data.meeting x where x.organisation_id = organisation and x.id = meeting for no key update;
  if m.id is null or not app.is_strikeable(m, at) then return false; end if;
  if not app.cards_by(m, author) @> jsonb_build_array(jsonb_build_object('id', struck)) then return false; end if;
  select coalesce(jsonb_agg(card order by place), '[]') into cards
    from jsonb_array_elements(m.state -> 'cards') with ordinality as c (card, place) where card ->> 'id' <> struck;
  update data.meeting x set revision = m.revision + 1, state = m.state || jsonb_build_object(
    'cards', cards,
    'withdrawn', m.state -> 'withdrawn' || to_jsonb(struck),
    -- An empty pattern without a name is nobody's wish.
    'patterns', (select coalesce(jsonb_agg(pattern order by place), '[]')
      from jsonb_array_elements(m.state -> 'patterns') with ordinality as p (pattern, place)
      where pattern ->> 'name' <> '' or cards @> jsonb_build_array(jsonb_build_object('pattern', pattern ->> 'id'))),
    'changedAt', greatest((m.state ->> 'changedAt')::bigint, (extract(epoch from at) * 1000)::bigint),
    'revision', (m.state ->> 'revision')::int + 1)
  where x.organisation_id = organisation and x.id = meeting;
  return true;
end
$$;

-- Hers, from meetings that have ended, and from those of circles that she has left. The day says which meeting it was: the name of one that
-- she may not read is not hers to know.
create function app.my_strikeable_cards(at timestamptz) returns table (meeting_id uuid, starts_at timestamptz, strike_until timestamptz, cards jsonb)
language sql stable security definer set search_path = '' as
$$ select m.id, m.starts_at, coalesce(m.closed_at, m.left_open_at) + interval '7 days', app.cards_by(m, app.actor())
   from data.meeting m
   where m.organisation_id = app.org() and app.is_strikeable(m, at)
     and (coalesce(m.closed_at, m.left_open_at) is not null or not m.circle_id = any (app.my_circles()))
     and m.state -> 'cards' @> jsonb_build_array(jsonb_build_object('author', app.actor()))
   order by m.starts_at desc, m.id $$;

create function app.strike_my_card(meeting uuid, struck text, at timestamptz) returns boolean
language sql volatile security definer set search_path = '' as
$$ select app.strike_card(app.org(), meeting, app.actor(), struck, at) $$;
grant execute on function app.my_strikeable_cards(timestamptz), app.strike_my_card(uuid, text, timestamptz) to app_user;

-- What a token still opens. 'in': her meeting. 'over': it has ended for everybody. 'shown_out': for her.
create function app.guest_standing(token bytea, at timestamptz)
returns table (standing text, meeting_id uuid, guest_id uuid, strike_until timestamptz, cards jsonb)
language sql stable security definer set search_path = '' as
$$ select case when g.shown_out_at is not null then 'shown_out' when (app.live_guest(token, at)).id is not null then 'in' else 'over' end,
     m.id, g.id, coalesce(m.closed_at, m.left_open_at) + interval '7 days',
     case when g.shown_out_at is null and app.is_strikeable(m, at) then app.cards_by(m, g.id) else '[]' end
   from data.meeting_guest g join data.meeting m on m.organisation_id = g.organisation_id and m.id = g.meeting_id
   where g.token_hash = token $$;

-- The meeting whose pages are to be told, or null.
create function app.guest_strike_card(token bytea, struck text, at timestamptz) returns uuid
language sql volatile security definer set search_path = '' as
$$ select g.meeting_id from data.meeting_guest g
   where g.token_hash = token and g.shown_out_at is null and app.strike_card(g.organisation_id, g.meeting_id, g.id, struck, at) $$;
grant execute on function app.guest_standing(bytea, timestamptz), app.guest_strike_card(bytea, text, timestamptz) to app_public, app_user;
