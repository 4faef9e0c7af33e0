-- An organisation words its own format again and again, and a meeting keeps the words that it was planned with. So each wording is a row
-- with a key of its own, which the meeting names, and no wording is ever written over; wording anew makes the next row. Two who word at
-- the same time cannot both make it.

alter table data.meeting_format
  -- The same through all its wordings.
  add column format_id uuid not null default gen_random_uuid(),
  add column version int not null default 1 check (version between 1 and 100000),
  -- The key of what it was copied from: a format of the product, or one wording of an own.
  add column copied_from text check (length(copied_from) between 1 and 60),
  add column worded_by uuid,
  add unique (organisation_id, format_id, version),
  add foreign key (organisation_id, worded_by) references data.person (organisation_id, id) on delete set null (worded_by);

-- The words of a row are fixed. It can be taken out of use, and back.
revoke update on data.meeting_format from app_user;
grant update (retired_at) on data.meeting_format to app_user;

drop policy meeting_format_insert on data.meeting_format;
create policy meeting_format_insert on data.meeting_format for insert to app_user
  with check (organisation_id = (select app.org()) and (select app.is_administrator()) and worded_by = (select app.actor())
    -- Never under the name of a format of the product.
    and key like 'own-%');
