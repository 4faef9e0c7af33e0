-- A guest who comes writes a row that leans on her meeting's, and so holds it lightly. Two who came at once, and then both wanted to change the
-- meeting, waited for each other. A lock that lets rows lean on the meeting is lock enough: its key never changes.
create or replace function app.job_lock_meeting(meeting uuid) returns table (state jsonb, revision int)
language sql volatile security definer set search_path = pg_catalog, pg_temp as
$$ select m.state, m.revision from data.meeting m
   where app.is_job() and m.id = meeting and m.closed_at is null and m.left_open_at is null and m.cancelled_at is null for no key update $$;
