-- Nobody is granted anything on these tables. What may be done with them is in the functions below.

create table auth.session (
  token_hash bytea primary key check (length(token_hash) = 32),
  id uuid not null unique default gen_random_uuid(),
  organisation_id uuid not null,
  person_id uuid not null,
  device text not null check (length(device) <= 100),
  created_at timestamptz not null default now(),
  used_at timestamptz not null default now(),
  idle_expires_at timestamptz not null default now() + interval '8 hours',
  expires_at timestamptz not null default now() + interval '24 hours',
  foreign key (organisation_id, person_id) references data.person (organisation_id, id) on delete cascade
);
create index on auth.session (organisation_id, person_id);

create table auth.sign_in_link (
  token_hash bytea primary key check (length(token_hash) = 32),
  address text not null,
  expires_at timestamptz not null default now() + interval '20 minutes'
);

-- Only in a demonstration has this table rows.
create table auth.persona (
  slug text primary key,
  position int not null,
  organisation_id uuid not null,
  person_id uuid not null,
  foreign key (organisation_id, person_id) references data.person (organisation_id, id) on delete cascade
);

-- The one-time code with which the first visitor of an empty database creates an organisation.
create table auth.setup_code (
  code_hash bytea primary key
);

create table auth.secret (
  only_one boolean primary key default true check (only_one),
  key bytea not null
);
insert into auth.secret (key)
select sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));

-- Lost in a crash, and that is fine: a limit begins anew.
create unlogged table auth.attempt (
  key bytea not null,
  window_start timestamptz not null,
  count int not null default 1,
  primary key (key, window_start)
);

-- app_login may become any of its roles, so SQL smuggled into a person's transaction could become app_public and ask for a
-- session there. Therefore whatever opens a session wants a proof, made with a key that only the server process knows.
-- sha256(key || sha256(key || message)) with messages of fixed length is safe against extension.
create function auth.proves(message bytea, proof bytea) returns boolean language sql stable security definer set search_path = '' as
$$ select coalesce((select proof = sha256(key || sha256(key || message)) from auth.secret), false) $$;

create function app.actor() returns uuid language sql stable parallel safe security definer set search_path = '' as
$$ select person_id from auth.session
   where token_hash = decode(nullif(current_setting('app.session', true), ''), 'hex')
     and expires_at > now() and idle_expires_at > now() $$;

create function app.org() returns uuid language sql stable parallel safe security definer set search_path = '' as
$$ select organisation_id from auth.session
   where token_hash = decode(nullif(current_setting('app.session', true), ''), 'hex')
     and expires_at > now() and idle_expires_at > now() $$;

create function app.is_administrator() returns boolean language sql stable parallel safe security definer set search_path = '' as
$$ select exists (select from data.administrator where organisation_id = app.org() and person_id = app.actor()) $$;

-- Everything a request needs to know of who asks, in one question. Keeps the session alive, at most every fifth minute.
create function app.me()
returns table (
  person_id uuid, organisation_id uuid, name text, organisation_name text, is_administrator boolean, session_id uuid, positions jsonb
) language plpgsql volatile security definer set search_path = '' as
$$
declare
  found_session auth.session;
begin
  select * into found_session from auth.session s
  where s.token_hash = decode(nullif(current_setting('app.session', true), ''), 'hex')
    and s.expires_at > now() and s.idle_expires_at > now();
  if not found then return; end if;
  if found_session.used_at < now() - interval '5 minutes' then
    update auth.session s set used_at = now(), idle_expires_at = now() + interval '8 hours' where s.token_hash = found_session.token_hash;
  end if;
  return query
    select p.id, p.organisation_id, p.name, o.name,
      exists (select from data.administrator a where a.organisation_id = p.organisation_id and a.person_id = p.id),
      found_session.id,
      coalesce((
        select jsonb_agg(jsonb_build_object('unitId', u.id, 'unitName', u.name, 'role', x.role)
          order by array_position(array['board', 'centre_head', 'leader_of_leaders', 'leader_of_employees', 'employee'], x.role), u.name)
        from data.position x join data.unit u on u.organisation_id = x.organisation_id and u.id = x.unit_id
        where x.organisation_id = p.organisation_id and x.person_id = p.id), '[]'::jsonb)
    from data.person p join data.organisation o on o.organisation_id = p.organisation_id
    where p.organisation_id = found_session.organisation_id and p.id = found_session.person_id;
end
$$;

-- One attempt more within the window? False when the limit is passed.
create function auth.attempt(what text, maximum int, per interval) returns boolean language sql volatile security definer set search_path = '' as
$$ insert into auth.attempt as a (key, window_start)
   values (sha256(convert_to(what, 'UTF8')), date_bin(per, now(), timestamptz '2020-01-01'))
   on conflict (key, window_start) do update set count = a.count + 1
   returning count <= maximum $$;

-- Remembers a link for an address that somebody has. Says whether somebody has it, so that the caller knows whether to write.
create function auth.make_sign_in_link(link_hash bytea, for_address text, proof bytea)
returns boolean language plpgsql volatile security definer set search_path = '' as
$$
begin
  if not auth.proves(link_hash, proof) then return false; end if;
  if not exists (select from data.identity where issuer = 'email' and subject = lower(for_address)) then return false; end if;
  insert into auth.sign_in_link (token_hash, address) values (link_hash, lower(for_address));
  return true;
end
$$;

-- The organisations that a link can sign in to: usually one. Reading does not use the link up.
create function auth.link_choices(link_hash bytea)
returns table (organisation_id uuid, organisation_name text, person_name text) language sql stable security definer set search_path = '' as
$$ select o.organisation_id, o.name, p.name
   from auth.sign_in_link l
   join data.identity i on i.issuer = 'email' and i.subject = l.address
   join data.person p on p.organisation_id = i.organisation_id and p.id = i.person_id
   join data.organisation o on o.organisation_id = i.organisation_id
   where l.token_hash = link_hash and l.expires_at > now()
   order by o.name $$;

-- Uses the link up and opens the session, or does nothing and says false.
create function auth.open_session_by_link(link_hash bytea, organisation uuid, session_hash bytea, on_device text, proof bytea)
returns boolean language plpgsql volatile security definer set search_path = '' as
$$
declare
  who uuid;
begin
  if not auth.proves(session_hash, proof) then return false; end if;
  select i.person_id into who
  from auth.sign_in_link l join data.identity i on i.issuer = 'email' and i.subject = l.address
  where l.token_hash = link_hash and l.expires_at > now() and i.organisation_id = organisation;
  if not found then return false; end if;
  delete from auth.sign_in_link where token_hash = link_hash;
  if not found then return false; end if;
  insert into auth.session (token_hash, organisation_id, person_id, device) values (session_hash, organisation, who, on_device);
  return true;
end
$$;

create function auth.personas()
returns table (slug text, organisation_name text, person_name text, unit_name text, role text, is_administrator boolean)
language sql stable security definer set search_path = '' as
$$ select s.slug, o.name, p.name, u.name, x.role,
     exists (select from data.administrator a where a.organisation_id = p.organisation_id and a.person_id = p.id)
   from auth.persona s
   join data.person p on p.organisation_id = s.organisation_id and p.id = s.person_id
   join data.organisation o on o.organisation_id = s.organisation_id
   left join lateral (select * from data.position x where x.organisation_id = p.organisation_id and x.person_id = p.id order by x.id limit 1) x on true
   left join data.unit u on u.organisation_id = x.organisation_id and u.id = x.unit_id
   order by s.position $$;

create function auth.open_session_as_persona(persona_slug text, session_hash bytea, on_device text, proof bytea)
returns boolean language sql volatile security definer set search_path = '' as
$$ with opened as (
     insert into auth.session (token_hash, organisation_id, person_id, device)
     select session_hash, organisation_id, person_id, on_device from auth.persona
     where slug = persona_slug and auth.proves(session_hash, proof)
     returning 1)
   select exists (select from opened) $$;

create function auth.setup_is_open() returns boolean language sql stable security definer set search_path = '' as
$$ select exists (select from auth.setup_code) and not exists (select from data.organisation) $$;

-- The first visitor with the code creates an organisation and becomes its administrator. The code works once.
create function auth.open_session_by_setup(
  given_code_hash bytea, organisation_slug text, organisation_name text, person_name text, address text,
  session_hash bytea, on_device text, proof bytea)
returns boolean language plpgsql volatile security definer set search_path = '' as
$$
declare
  organisation uuid;
  who uuid;
begin
  if not auth.proves(session_hash, proof) then return false; end if;
  delete from auth.setup_code where code_hash = given_code_hash;
  if not found or exists (select from data.organisation) then return false; end if;
  insert into data.organisation (slug, name) values (organisation_slug, organisation_name) returning organisation_id into organisation;
  insert into data.person (organisation_id, name) values (organisation, person_name) returning id into who;
  insert into data.identity (organisation_id, issuer, subject, person_id) values (organisation, 'email', lower(address), who);
  insert into data.administrator (organisation_id, person_id) values (organisation, who);
  insert into auth.session (token_hash, organisation_id, person_id, device) values (session_hash, organisation, who, on_device);
  return true;
end
$$;

create function auth.my_sessions()
returns table (id uuid, device text, created_at timestamptz, used_at timestamptz, is_this boolean) language sql stable security definer set search_path = '' as
$$ select s.id, s.device, s.created_at, s.used_at, s.token_hash = decode(nullif(current_setting('app.session', true), ''), 'hex')
   from auth.session s
   where s.organisation_id = app.org() and s.person_id = app.actor() and s.expires_at > now() and s.idle_expires_at > now()
   order by s.used_at desc $$;

create function auth.end_session(session_id uuid) returns boolean language sql volatile security definer set search_path = '' as
$$ with ended as (
     delete from auth.session where id = session_id and organisation_id = app.org() and person_id = app.actor() returning 1)
   select exists (select from ended) $$;

-- Sweeps what has run out. The only thing a job may do so far.
create function auth.sweep() returns void language sql volatile security definer set search_path = '' as
$$ delete from auth.session where expires_at < now() or idle_expires_at < now();
   delete from auth.sign_in_link where expires_at < now();
   delete from auth.attempt where window_start < now() - interval '1 day' $$;

grant execute on function app.actor(), app.org(), app.is_administrator(), app.me() to app_user;
grant execute on function auth.my_sessions(), auth.end_session(uuid) to app_user;
grant execute on function auth.attempt(text, int, interval) to app_user, app_public;
grant execute on function
  auth.make_sign_in_link(bytea, text, bytea), auth.link_choices(bytea), auth.open_session_by_link(bytea, uuid, bytea, text, bytea),
  auth.personas(), auth.open_session_as_persona(text, bytea, text, bytea),
  auth.setup_is_open(), auth.open_session_by_setup(bytea, text, text, text, text, bytea, text, bytea)
to app_public;
grant execute on function auth.sweep() to app_job;
