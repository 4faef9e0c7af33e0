-- app: functions that policies and requests ask. auth: sessions, links and secrets, which nobody reads but the functions.
-- data: the tables of the organisations, each with row-level security.
create schema app;
create schema auth;
create schema data;

-- PostgreSQL lets everybody execute a new function. Here each function is granted by name or not at all.
alter default privileges for role app_owner revoke execute on functions from public;

grant usage on schema app, auth, data to app_user;
grant usage on schema app, auth to app_public;
grant usage on schema auth to app_job;
