-- A function that runs as the owner looks for types in pg_temp first, unless its path says that pg_temp comes last. Nobody of ours may make
-- anything temporary (db/roles.sql); this holds also where somebody may.
do $$
declare
  f regprocedure;
begin
  for f in
    select p.oid::regprocedure from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace
    where n.nspname in ('app', 'auth', 'data') and p.proconfig is not null
  loop
    execute format('alter function %s set search_path = pg_catalog, pg_temp', f);
  end loop;
end
$$;
