-- Who has an address signs in as its person. An administrator who could give somebody a second one, her own, would read everything that
-- is private to that person. So an address is given once, with the person, and changed by nobody; it goes with the person.
revoke insert, update, delete on data.identity from app_user;
drop policy identity_insert on data.identity;
drop policy identity_update on data.identity;
drop policy identity_delete on data.identity;

-- False when it was not given: she has one, is not of this organisation, or who asks is not its administrator.
create function app.add_identity(person uuid, given_issuer text, given_subject text) returns boolean
language plpgsql volatile security definer set search_path = '' as
$$
begin
  if not app.is_administrator() then return false; end if;
  -- Two who give at once give one after the other.
  perform from data.person p where p.organisation_id = app.org() and p.id = person for update;
  if not found or exists (select from data.identity i where i.organisation_id = app.org() and i.person_id = person) then return false; end if;
  insert into data.identity (organisation_id, issuer, subject, person_id) values (app.org(), given_issuer, lower(given_subject), person);
  return true;
end
$$;
grant execute on function app.add_identity(uuid, text, text) to app_user;
