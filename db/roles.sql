-- Roles belong to the whole database server, migrations to one database: so this runs before them, at every start,
-- and changes nothing when all is there. Whoever runs it is a superuser or may create roles.
--
-- app_owner   owns schemas, tables and functions; migrations run as it. Nobody signs in as it.
-- app_login   the only login of the application. Owns nothing, is granted nothing but the right to become:
-- app_user    a signed-in person · app_public  somebody who is not signed in · app_job  a job of the system.
do $$
declare
  name text;
  -- From 16 on, whoever makes a role is its member but may not yet become it.
  may_become text := case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end;
begin
  -- Two starts at the same moment would both find a role missing.
  perform pg_advisory_xact_lock(7215601);
  foreach name in array array['app_owner', 'app_user', 'app_public', 'app_job'] loop
    if not exists (select from pg_roles where rolname = name) then
      execute format('create role %I nologin', name);
    end if;
  end loop;
  if not exists (select from pg_roles where rolname = 'app_login') then
    create role app_login login noinherit;
  end if;
  foreach name in array array['app_user', 'app_public', 'app_job'] loop
    if not exists (select from pg_auth_members where roleid = name::regrole and member = 'app_login'::regrole) then
      execute format('grant %I to app_login', name);
    end if;
  end loop;
  -- Whoever migrates must be able to become the owner, and to load the demonstration as one of its people.
  foreach name in array array['app_owner', 'app_user'] loop
    if not pg_has_role(current_user, name, may_become) then
      execute format('grant %I to %I', name, current_user);
    end if;
  end loop;
  execute format('grant create, connect on database %I to app_owner', current_database());
  execute format('grant connect on database %I to app_login', current_database());
  -- Something temporary, such as a type called jsonb, would be found before the real one, also by functions that run as the owner.
  execute format('revoke temporary on database %I from public', current_database());
end
$$;
