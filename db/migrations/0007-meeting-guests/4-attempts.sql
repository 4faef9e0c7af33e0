-- A limit counts from the first attempt, and not by the quarters of the clock: whoever is told to wait a quarter of an hour waits that,
-- and nobody gets twice as many attempts by coming at the right minute.
delete from auth.attempt;
alter table auth.attempt drop constraint attempt_pkey, add primary key (key);

create or replace function auth.attempt(what text, maximum int, per interval) returns boolean
language sql volatile security definer set search_path = '' as
$$ insert into auth.attempt as a (key, window_start) values (sha256(convert_to(what, 'UTF8')), now())
   on conflict (key) do update set
     count = case when a.window_start + per <= now() then 1 else a.count + 1 end,
     window_start = case when a.window_start + per <= now() then now() else a.window_start end
   returning count <= maximum $$;
