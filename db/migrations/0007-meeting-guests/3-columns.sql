-- A row stays where it was written. With the whole row writable a note could be moved to a meeting that its owner is not in, and what one
-- meeting decided could be laid beside another experiment.
revoke update on data.meeting_note from app_user;
grant update (text, card_id, revision) on data.meeting_note to app_user;
revoke update on data.experiment_decision from app_user;
grant update (document, decided_at) on data.experiment_decision to app_user;

create function app.is_meeting_of(meeting uuid, circle uuid) returns boolean language sql stable security definer set search_path = '' as
$$ select exists (select from data.meeting m where m.organisation_id = app.org() and m.id = meeting and m.circle_id = circle
     and circle = any (app.my_circles())) $$;
grant execute on function app.is_meeting_of(uuid, uuid) to app_user;

-- A meeting follows one of its own circle: keys go around policies, and one that followed a meeting of others would take its place.
-- A circle that is closed plans nothing more.
drop policy meeting_insert on data.meeting;
create policy meeting_insert on data.meeting for insert to app_user with check (
  organisation_id = (select app.org()) and created_by = (select app.actor())
  and circle_id = any ((select app.my_circles())::uuid[]) and circle_id = any ((select app.open_circles())::uuid[])
  and (previous_id is null or app.is_meeting_of(previous_id, circle_id)));
