-- A circle (netværksgruppe) is a few leaders across units. What is shared with it is for its members alone, so the question who is
-- a member is asked of the members themselves: the administrator makes a circle and proposes new members, but a proposed one sees
-- nothing until somebody who is in the circle has let her in. Rows are never deleted: a circle that was emptied stays closed to all.
-- A circle that is closed takes no more: no members, and nothing new is shared with it. Its members still read what they had.

create table data.circle (
  organisation_id uuid not null references data.organisation on delete cascade,
  id uuid not null default gen_random_uuid(),
  name text not null check (length(name) between 1 and 120),
  purpose text check (length(purpose) <= 1000),
  created_at timestamptz not null default now(),
  closed_at timestamptz,
  revision int not null default 1,
  primary key (organisation_id, id),
  unique (organisation_id, name)
);

create table data.circle_member (
  organisation_id uuid not null,
  circle_id uuid not null,
  person_id uuid not null,
  proposed_at timestamptz not null default now(),
  admitted_at timestamptz,
  left_at timestamptz,
  primary key (organisation_id, circle_id, person_id),
  foreign key (organisation_id, circle_id) references data.circle (organisation_id, id) on delete cascade,
  foreign key (organisation_id, person_id) references data.person (organisation_id, id) on delete cascade
);
create index on data.circle_member (organisation_id, person_id);

create function app.my_circles() returns uuid[] language sql stable parallel safe security definer set search_path = '' as
$$ select coalesce(array_agg(circle_id), '{}') from data.circle_member
   where organisation_id = app.org() and person_id = app.actor() and admitted_at is not null and left_at is null $$;

-- Where I am proposed: enough to see that it waits for the circle, not what is in it.
create function app.circles_i_wait_for() returns uuid[] language sql stable parallel safe security definer set search_path = '' as
$$ select coalesce(array_agg(circle_id), '{}') from data.circle_member
   where organisation_id = app.org() and person_id = app.actor() and admitted_at is null and left_at is null $$;

create function app.open_circles() returns uuid[] language sql stable parallel safe security definer set search_path = '' as
$$ select coalesce(array_agg(id), '{}') from data.circle where organisation_id = app.org() and closed_at is null $$;

alter table data.circle enable row level security;
alter table data.circle_member enable row level security;
grant select on data.circle, data.circle_member to app_user;
grant update (name, purpose, closed_at, revision) on data.circle to app_user;
grant insert (organisation_id, circle_id, person_id, proposed_at) on data.circle_member to app_user;
grant update (left_at) on data.circle_member to app_user;

create policy circle_read on data.circle for select to app_user using (
  organisation_id = (select app.org())
  and ((select app.is_administrator()) or id = any ((select app.my_circles())::uuid[]) or id = any ((select app.circles_i_wait_for())::uuid[])));
create policy circle_update on data.circle for update to app_user
  using (organisation_id = (select app.org()) and (select app.is_administrator()))
  with check (organisation_id = (select app.org()) and (select app.is_administrator()));

create policy circle_member_read on data.circle_member for select to app_user using (
  organisation_id = (select app.org())
  and ((select app.is_administrator()) or person_id = (select app.actor()) or circle_id = any ((select app.my_circles())::uuid[])));
create policy circle_member_propose on data.circle_member for insert to app_user with check (
  organisation_id = (select app.org()) and (select app.is_administrator()) and circle_id = any ((select app.open_circles())::uuid[]));
-- The administrator takes somebody out; a member leaves by herself. Nobody is put back by this: that is proposed and admitted anew.
create policy circle_member_leave on data.circle_member for update to app_user
  using (organisation_id = (select app.org()) and left_at is null and ((select app.is_administrator()) or person_id = (select app.actor())))
  with check (organisation_id = (select app.org()) and left_at is not null and ((select app.is_administrator()) or person_id = (select app.actor())));

-- A new circle with its first members, who need nobody to let them in: nothing has been shared with it yet. Null when another has
-- the name.
create function app.make_circle(circle_name text, circle_purpose text, members uuid[]) returns uuid
language plpgsql volatile security definer set search_path = '' as
$$
declare
  made uuid;
begin
  if not app.is_administrator() then return null; end if;
  insert into data.circle (organisation_id, name, purpose) values (app.org(), circle_name, circle_purpose)
  on conflict (organisation_id, name) do nothing returning id into made;
  if made is null then return null; end if;
  insert into data.circle_member (organisation_id, circle_id, person_id, admitted_at)
  select app.org(), made, p.id, now() from data.person p where p.organisation_id = app.org() and p.id = any (members);
  return made;
end
$$;

-- Somebody who has left is proposed again.
create function app.propose_again(circle uuid, person uuid) returns boolean language plpgsql volatile security definer set search_path = '' as
$$
begin
  if not app.is_administrator() or not (circle = any (app.open_circles())) then return false; end if;
  update data.circle_member set left_at = null, admitted_at = null, proposed_at = now()
  where organisation_id = app.org() and circle_id = circle and person_id = person and left_at is not null;
  return found;
end
$$;

-- Only who is in the circle lets somebody in.
create function app.admit_member(circle uuid, person uuid) returns boolean language plpgsql volatile security definer set search_path = '' as
$$
begin
  if not (circle = any (app.my_circles()) and circle = any (app.open_circles())) then return false; end if;
  update data.circle_member set admitted_at = now()
  where organisation_id = app.org() and circle_id = circle and person_id = person and left_at is null and admitted_at is null;
  return found;
end
$$;

grant execute on function app.my_circles(), app.circles_i_wait_for(), app.open_circles(), app.make_circle(text, text, uuid[]), app.propose_again(uuid, uuid),
  app.admit_member(uuid, uuid) to app_user;
