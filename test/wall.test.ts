import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Kysely, sql } from 'kysely'
import type { DB } from '#db/types.ts'
import { newToken } from '#http/session.ts'
import { cast } from './cast.ts'
import { createWorld } from './harness.ts'

/*
 * The wall of docs/privacy: what the database itself refuses, whatever the program above it does. The first tests read the
 * catalogue, so that a new table or function is held to the rules without anybody thinking of it. The others smuggle SQL into the
 * transaction of a signed-in person and of the public, and try to become somebody else with it.
 */

const world = await createWorld()

async function catalogue<Row>(query: ReturnType<typeof sql<Row>>): Promise<Row[]> {
  return world.database.asOwner(async (owner) => (await query.execute(owner)).rows)
}

test('every table of data has row-level security', async () => {
  const open = await catalogue(sql<{ name: string }>`
    select c.relname as name from pg_class c where c.relnamespace = 'data'::regnamespace and c.relkind in ('r', 'p') and not c.relrowsecurity`)
  assert.deepEqual(open, [])
})

test('every primary key of data begins with organisation_id', async () => {
  const wrong = await catalogue(sql<{ name: string }>`
    select c.relname as name from pg_class c
    where c.relnamespace = 'data'::regnamespace and c.relkind in ('r', 'p') and not exists (
      select from pg_constraint k join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
      where k.conrelid = c.oid and k.contype = 'p' and a.attname = 'organisation_id')`)
  assert.deepEqual(wrong, [])
})

test('every foreign key to a table of data carries organisation_id to organisation_id', async () => {
  const wrong = await catalogue(sql<{ name: string }>`
    select k.conrelid::regclass || ' ' || k.conname as name from pg_constraint k join pg_class target on target.oid = k.confrelid
    where k.contype = 'f' and target.relnamespace = 'data'::regnamespace and not exists (
      select from unnest(k.conkey, k.confkey) as pair (mine, theirs)
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = pair.mine and a.attname = 'organisation_id'
      join pg_attribute b on b.attrelid = k.confrelid and b.attnum = pair.theirs and b.attname = 'organisation_id')`)
  assert.deepEqual(wrong, [])
})

test('every unique key of data but the one of addresses begins with organisation_id', async () => {
  const wrong = await catalogue(sql<{ name: string }>`
    select i.indexrelid::regclass::text as name from pg_index i join pg_class c on c.oid = i.indrelid
    where c.relnamespace = 'data'::regnamespace and i.indisunique and not exists (
      select from pg_attribute a where a.attrelid = c.oid and a.attnum = i.indkey[0] and a.attname = 'organisation_id')`)
  assert.deepEqual(wrong, [{ name: 'data.organisation_slug_key' }])
})

test('every view asks as whoever reads it', async () => {
  const wrong = await catalogue(sql<{ name: string }>`
    select c.oid::regclass::text as name from pg_class c
    where c.relnamespace in ('data'::regnamespace, 'app'::regnamespace, 'auth'::regnamespace) and c.relkind in ('v', 'm')
      and not coalesce(c.reloptions @> array['security_invoker=true'], false)`)
  assert.deepEqual(wrong, [])
})

test('nobody of ours can make anything temporary, which functions that run as the owner would find first', async () => {
  const able = await catalogue(sql<{ name: string }>`
    select rolname as name from pg_roles
    where rolname in ('app_login', 'app_user', 'app_public', 'app_job') and has_database_privilege(rolname, current_database(), 'TEMP')`)
  assert.deepEqual(able, [])
})

test('every function that runs as its owner looks in no temporary place before the real one', async () => {
  const wrong = await catalogue(sql<{ name: string }>`
    select p.oid::regprocedure::text as name from pg_proc p
    where p.pronamespace in ('data'::regnamespace, 'app'::regnamespace, 'auth'::regnamespace)
      and p.prosecdef and not exists (select from unnest(p.proconfig) as setting where setting = 'search_path=pg_catalog, pg_temp')`)
  assert.deepEqual(wrong, [])
})

test('nothing of ours is granted to everybody', async () => {
  const granted = await catalogue(sql<{ name: string }>`
    select c.oid::regclass::text as name from pg_class c, aclexplode(c.relacl) a
    where c.relnamespace in ('data'::regnamespace, 'app'::regnamespace, 'auth'::regnamespace) and a.grantee = 0
    union all
    select p.oid::regprocedure::text from pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
    where p.pronamespace in ('data'::regnamespace, 'app'::regnamespace, 'auth'::regnamespace) and a.grantee = 0
    union all
    select n.nspname from pg_namespace n, aclexplode(n.nspacl) a
    where n.nspname in ('data', 'app', 'auth', 'migration') and a.grantee = 0`)
  assert.deepEqual(granted, [])
})

test('nobody is granted anything on the tables of auth', async () => {
  const granted = await catalogue(sql<{ name: string; role: string }>`
    select c.relname as name, a.grantee::regrole::text as role from pg_class c, aclexplode(c.relacl) a
    where c.relnamespace = 'auth'::regnamespace and c.relkind = 'r' and a.grantee <> c.relowner`)
  assert.deepEqual(granted, [])
})

test('everything in our schemas belongs to app_owner', async () => {
  const others = await catalogue(sql<{ name: string }>`
    select c.oid::regclass::text as name from pg_class c
    where c.relnamespace in ('data'::regnamespace, 'app'::regnamespace, 'auth'::regnamespace) and c.relowner <> 'app_owner'::regrole
    union all
    select p.oid::regprocedure::text from pg_proc p
    where p.pronamespace in ('data'::regnamespace, 'app'::regnamespace, 'auth'::regnamespace) and p.proowner <> 'app_owner'::regrole`)
  assert.deepEqual(others, [])
})

test('the login owns nothing, may do nothing by itself, and can only become the three roles', async () => {
  const [login] = await catalogue(sql<Record<string, unknown>>`
    select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolinherit from pg_roles where rolname = 'app_login'`)
  assert.deepEqual(login, { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, rolinherit: false })
  const memberships = await catalogue(sql<{ role: string }>`
    select roleid::regrole::text as role from pg_auth_members where member = 'app_login'::regrole order by 1`)
  assert.deepEqual(memberships, [{ role: 'app_job' }, { role: 'app_public' }, { role: 'app_user' }])
  const owned = await catalogue(sql`select from pg_class where relowner = 'app_login'::regrole`)
  assert.equal(owned.length, 0)
  await assert.rejects(sql`select count(*) from data.person`.execute(world.db), { code: '42501' })
})

test('the other roles cannot sign in and do not go around row-level security', async () => {
  const roles = await catalogue(sql<Record<string, unknown>>`
    select rolname from pg_roles where rolname in ('app_owner', 'app_user', 'app_public', 'app_job') and (rolcanlogin or rolsuper or rolbypassrls)`)
  assert.deepEqual(roles, [])
})

/** Runs smuggled SQL in the transaction of a signed-in person, as a hole in the program would. Nothing of it is kept. */
async function smuggled<T>(slug: string, work: (tx: Kysely<DB>) => Promise<T>): Promise<T> {
  const undone = new Error('undone')
  let result: T | undefined
  await world
    .inScopeOf(slug, async ({ tx }) => {
      result = await work(tx)
      throw undone
    })
    .catch((error) => {
      if (error !== undone) throw error
    })
  return result as T
}

const denied = { code: '42501' }

test('smuggled SQL cannot become the owner or a superuser', async () => {
  for (const role of ['app_owner', 'postgres', 'pg_read_all_data', 'none'])
    await assert.rejects(
      smuggled(cast.leader, async (tx) => {
        await sql`select set_config('role', ${role}, true)`.execute(tx)
        await sql`select * from auth.session`.execute(tx)
      }),
      `as ${role}`,
    )
  await assert.rejects(
    smuggled(cast.leader, (tx) => sql`set session authorization app_owner`.execute(tx)),
    denied,
  )
  await assert.rejects(
    smuggled(cast.leader, (tx) => sql`set role app_owner`.execute(tx)),
    denied,
  )
  await assert.rejects(
    smuggled(cast.leader, (tx) => sql`reset role; select count(*) from data.person`.execute(tx)),
    denied,
  )
})

test('smuggled SQL cannot read the tables of sign-in', async () => {
  for (const table of ['session', 'sign_in_link', 'persona', 'setup_code', 'secret', 'attempt'])
    for (const role of ['app_user', 'app_public', 'app_job'])
      await assert.rejects(
        smuggled(cast.leader, async (tx) => {
          await sql`select set_config('role', ${role}, true)`.execute(tx)
          await sql`select * from auth.${sql.id(table)}`.execute(tx)
        }),
        denied,
        `${table} as ${role}`,
      )
})

test('a guessed session is nobody, and a broken one is an error, not somebody', async () => {
  const asGuess = (guess: string) =>
    smuggled(cast.leader, async (tx) => {
      await sql`select set_config('app.session', ${guess}, true)`.execute(tx)
      return (await sql<{ n: number }>`select count(*) as n from data.person`.execute(tx)).rows[0]?.n
    })
  assert.equal(await asGuess('00'.repeat(32)), 0)
  assert.equal(await asGuess(''), 0)
  await assert.rejects(asGuess('not hexadecimal'), { code: '22023' })
  await assert.rejects(asGuess("' or true --"), { code: '22023' })
})

test('smuggled SQL cannot open a session as somebody else: it has no proof', async () => {
  const { hash } = newToken()
  const ways = [
    sql<{ opened: boolean }>`select auth.open_session_as_persona('skovlund-leder', ${hash}, 'x', ${hash}) as opened`,
    sql<{ opened: boolean }>`select auth.open_session_as_persona('udviklingskonsulent', ${hash}, 'x', null) as opened`,
    sql<{ opened: boolean }>`select auth.make_sign_in_link(${hash}, 'birgitte.aagaard@fjordby.example', ${hash}) as opened`,
    sql<{ opened: boolean }>`select auth.open_session_by_setup(${hash}, 'x', 'x', 'x', 'x@x.dk', ${hash}, 'x', ${hash}) as opened`,
  ]
  for (const way of ways) {
    const opened = await smuggled(cast.leader, async (tx) => {
      await sql`select set_config('role', 'app_public', true)`.execute(tx)
      return (await way.execute(tx)).rows[0]?.opened
    })
    assert.equal(opened, false)
  }
  // The same call with the proof of the process opens one: so the refusals above are for want of it.
  const { hash: proven } = newToken()
  const opened = await smuggled(cast.leader, async (tx) => {
    await sql`select set_config('role', 'app_public', true)`.execute(tx)
    return (
      await sql<{
        opened: boolean
      }>`select auth.open_session_as_persona('skovlund-leder', ${proven}, 'x', ${world.deps.proof(proven)}) as opened`.execute(tx)
    ).rows[0]?.opened
  })
  assert.equal(opened, true)
})

test('smuggled SQL cannot make itself administrator, or end the session of somebody else', async () => {
  await assert.rejects(
    smuggled(cast.leader, (tx) =>
      sql`insert into data.administrator select organisation_id, id from data.person where id = app.actor()`.execute(tx),
    ),
    denied,
  )
  await world.session(cast.director)
  const [other] = await catalogue(sql<{ id: string }>`
    select s.id from auth.session s join auth.persona p using (organisation_id, person_id) where p.slug = ${cast.director}`)
  const ended = await smuggled(
    cast.leader,
    async (tx) => (await sql<{ ended: boolean }>`select auth.end_session(${other?.id}::uuid) as ended`.execute(tx)).rows[0]?.ended,
  )
  assert.equal(ended, false)
})

test('smuggled SQL cannot reach into another organisation, not even through a key', async () => {
  const [theirs] = await catalogue(sql<{ organisation_id: string; id: string }>`
    select organisation_id, id from data.unit where organisation_id = (select organisation_id from data.organisation where slug = 'skovlund') limit 1`)
  const seen = await smuggled(
    cast.administrator,
    async (tx) =>
      (await sql<{ n: number }>`select count(*) as n from data.person where organisation_id = ${theirs?.organisation_id}`.execute(tx))
        .rows[0]?.n,
  )
  assert.equal(seen, 0)
  await assert.rejects(
    smuggled(cast.administrator, (tx) =>
      sql`insert into data.unit (organisation_id, code, name) values (${theirs?.organisation_id}, 'x', 'x')`.execute(tx),
    ),
    denied,
  )
  await assert.rejects(
    smuggled(cast.administrator, async (tx) => {
      await sql`insert into data.unit (organisation_id, code, name, parent_id) values ((select app.org()), 'x', 'x', ${theirs?.id})`.execute(
        tx,
      )
      await sql`set constraints all immediate`.execute(tx)
    }),
    { code: '23503' },
  )
  await assert.rejects(
    smuggled(cast.administrator, (tx) => sql`update data.unit set organisation_id = ${theirs?.organisation_id}`.execute(tx)),
    denied,
  )
})

test('smuggled SQL cannot change an adopted foundation, not even as the administrator', async () => {
  for (const change of [
    sql`update data.expectation set text = 'x'`,
    sql`delete from data.expectation`,
    sql`delete from data.theme`,
    sql`delete from data.passage`,
    sql`delete from data.foundation`,
    sql`delete from data.foundation_version`,
    sql`update data.foundation_version set lead = 'x'`,
  ])
    assert.equal(await smuggled(cast.administrator, async (tx) => (await change.execute(tx)).numAffectedRows), 0n)
  for (const change of [
    sql`update data.foundation_version set state = 'draft'`,
    sql`update data.foundation_version set adopted_by = 'x'`,
    sql`update data.foundation_version set adopted_on = '2020-01-01'`,
    sql`update data.expectation set version_id = gen_random_uuid()`,
    sql`insert into data.expectation (organisation_id, version_id, key, theme_id, role_id, position, kind, text)
        select organisation_id, version_id, 'ny', theme_id, role_id, 99, kind, 'x' from data.expectation limit 1`,
  ])
    await smuggled(cast.administrator, async (tx) => assert.equal((await change.execute(tx)).numAffectedRows, 0n)).catch((error) =>
      assert.equal(error.code, '42501'),
    )
  const readopted = await smuggled(cast.administrator, async (tx) => {
    const { rows } = await sql<{
      adopted: boolean
    }>`select app.adopt_version(id, 'Kuppet', '2026-01-01', null) as adopted from data.foundation_version where state in ('adopted', 'superseded')`.execute(
      tx,
    )
    return rows.some((row) => row.adopted)
  })
  assert.equal(readopted, false)
})

test('smuggled SQL cannot adopt, open or end anything as somebody who is not administrator', async () => {
  const draft = await world.inScopeOf(cast.administrator, async ({ tx, actor }) => {
    const id = crypto.randomUUID()
    await sql`
      insert into data.foundation_version (organisation_id, id, foundation_id, number, document, shape, theme_word, theme_word_plural, lead)
      select organisation_id, ${id}::uuid, id, 99, 'd', 'matrix', 't', 't', 'l' from data.foundation
      where organisation_id = ${actor.organisationId} and not exists (
        select from data.foundation_version v where v.foundation_id = foundation.id and v.state in ('draft', 'hearing'))
      limit 1`.execute(tx)
    return id
  })
  for (const slug of [cast.leader, cast.director, cast.stranger, 'torben.ravn@skovlund.example']) {
    const [row] = await smuggled(
      slug,
      async (tx) =>
        (
          await sql<{ adopted: boolean; hearing: string | null; seen: number }>`
            select app.adopt_version(${draft}::uuid, 'Kuppet', '2026-01-01', null) as adopted,
              app.open_hearing(${draft}::uuid, '2026-01-01', '2099-01-01', '{}', '{}', true, null) as hearing,
              (select count(*) from data.foundation_version where id = ${draft}) as seen`.execute(tx)
        ).rows,
    )
    assert.deepEqual(row, { adopted: false, hearing: null, seen: 0 }, slug)
  }
  await world.inScopeOf(cast.administrator, ({ tx }) => sql`delete from data.foundation_version where id = ${draft}`.execute(tx))
})

test('a session that has run out is nobody', async () => {
  await world.session(cast.centreHead)
  await world.database.asOwner((owner) =>
    sql`update auth.session set idle_expires_at = now() - interval '1 second'
        where (organisation_id, person_id) in (select organisation_id, person_id from auth.persona where slug = ${cast.centreHead})`.execute(
      owner,
    ),
  )
  const response = await world.as(cast.centreHead).get('/')
  assert.equal(response.status, 303)
})

test('every table of data can be read by somebody', async () => {
  const missing = await catalogue(sql<{ name: string }>`
    select c.relname as name from pg_class c where c.relnamespace = 'data'::regnamespace and c.relkind = 'r' and not exists (
      select from pg_policy p where p.polrelid = c.oid and p.polcmd in ('r', '*'))`)
  assert.deepEqual(missing, [])
})
