import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { createApp } from '#app.ts'
import { paths } from '#paths.ts'
import { cast } from '../../../test/cast.ts'
import { createWorld, takeErrors } from '../../../test/harness.ts'
import { does, forwardTo, inCircle, openIn, planIn } from '../../../test/meeting-cast.ts'
import { writeNote } from './notes/actions.ts'

/* An open page of a live meeting asks what is new: it says what it has, and is given the parts that have become others. */

let now = new Date()
const world = await createWorld({ now: () => now })
const here = createApp(world.deps)

/** A meeting among the patterns, with two cards on the board. */
async function amongPatterns(name: string): Promise<{ id: string; circle: string; share(slug: string, text: string): Promise<string> }> {
  const { id, circle } = await planIn(world, { name })
  await openIn(world, id)
  await forwardTo(world, id, 'moenstre')
  const share = async (slug: string, text: string) => {
    const card = randomUUID()
    await does(world, slug, id, (by) => ({ kind: 'share_card', by, card, text }))
    return card
  }
  await share(cast.leader, 'Det første kort')
  await share(cast.centreHead, 'Det andet kort')
  return { id, circle, share }
}

type Parts = Map<string, string>

const marked = /data-live-part="([^"]+)" data-stamp="([^"]+)"/g

function stampsIn(html: string): Parts {
  return new Map([...html.matchAll(marked)].map(([, name = '', stamp = '']) => [name, stamp]))
}

async function wholePage(slug: string, id: string): Promise<Parts> {
  const answer = await world.as(slug).get(paths.meeting.to({ meeting: id }))
  assert.equal(answer.status, 200)
  return stampsIn(await answer.text())
}

function ask(slug: string, id: string, has: Parts, app = here): Promise<Response> {
  return askWith(slug, id, [...has].map(([name, stamp]) => `${name}=${stamp}`).join(), app)
}

async function askWith(slug: string, id: string, parts: string, app = here): Promise<Response> {
  const { token } = await world.session(slug)
  return app.request(world.deps.publicOrigin + paths.meeting.to({ meeting: id }), {
    headers: { Cookie: `session=${token}`, 'Live-Parts': parts },
  })
}

test('a page that has everything is given nothing', async () => {
  const { id } = await amongPatterns('De stille')
  const answer = await ask(cast.leader, id, await wholePage(cast.leader, id))
  assert.equal(answer.status, 204)
})

test('when somebody shares a card, everybody else is given that heap alone, and the one who did also new forms', async () => {
  const { id, share } = await amongPatterns('De delende')
  const [mine, theirs] = [await wholePage(cast.leader, id), await wholePage(cast.centreHead, id)]
  await share(cast.centreHead, 'Det tredje kort')
  const given = await (await ask(cast.leader, id, mine)).text()
  assert.deepEqual([...stampsIn(given).keys()], ['page', 'heap-loose'])
  assert.match(given, /Det tredje kort/)
  const own = await (await ask(cast.centreHead, id, theirs)).text()
  assert.deepEqual([...stampsIn(own).keys()], ['page', 'board', 'heap-loose'])
})

test('what a page has and what it is given is together the page as it is drawn anew', async () => {
  const { id, share } = await amongPatterns('De samlede')
  const has = await wholePage(cast.leader, id)
  const card = await share(cast.leader, 'Et kort mere')
  const pattern = randomUUID()
  await does(world, cast.leader, id, (by) => ({ kind: 'add_pattern', by, pattern, name: 'Mod' }))
  await does(world, cast.centreHead, id, (by) => ({ kind: 'move_card', by, card, to: pattern, seen: 1 }))
  await does(world, cast.centreHead, id, (by) => ({ kind: 'take_over', by }))
  const given = stampsIn(await (await ask(cast.leader, id, has)).text())
  assert.deepEqual(new Map([...has, ...given]), await wholePage(cast.leader, id))
})

test('a clock that runs is no news, and one that is stopped is', async () => {
  const { id } = await amongPatterns('De tålmodige')
  const has = await wholePage(cast.leader, id)
  now = new Date(now.getTime() + 40_000)
  assert.equal((await ask(cast.leader, id, has)).status, 204)
  await does(world, cast.leaderOfLeaders, id, (by) => ({ kind: 'pause_timer', by }))
  const given = stampsIn(await (await ask(cast.leader, id, has)).text())
  assert.deepEqual([...given.keys()], ['page', 'scene'])
})

test('a form that was sent comes back to a page that is given what is new, and something in any case', async () => {
  const { id } = await amongPatterns('De sendende')
  const has = await wholePage(cast.leader, id)
  const parts = [...has].map(([name, stamp]) => `${name}=${stamp}`).join()
  const answer = await askWith(cast.leader, id, `turbo,${parts}`)
  assert.equal(answer.status, 200)
  const html = await answer.text()
  assert.match(html, /data-fresh-parts/)
  assert.equal(stampsIn(html).size, 0)
})

test('all who ask at once are answered each as herself, with her own notes and nobody else’s', async () => {
  const { id } = await amongPatterns('De skrivende')
  for (const slug of inCircle) await world.inScopeOf(slug, (scope) => writeNote(scope, id, randomUUID(), `Kun for ${slug}`))
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => inCircle)
      .flat()
      .map(async (slug) => ({ slug, html: await (await askWith(slug, id, 'notes=old')).text() })),
  )
  for (const { slug, html } of answers)
    for (const other of inCircle) assert.equal(html.includes(`Kun for ${other}`), other === slug, `${other}’s note on ${slug}’s page`)
})

test('a card that is taken back is in nothing that is given afterwards', async () => {
  const { id, share } = await amongPatterns('De fortrydende')
  const has = await wholePage(cast.leader, id)
  const card = await share(cast.centreHead, 'Det skulle jeg ikke have skrevet')
  assert.match(await (await ask(cast.leader, id, has)).text(), /Det skulle jeg ikke have skrevet/)
  await does(world, cast.centreHead, id, (by) => ({ kind: 'withdraw_card', by, card }))
  assert.deepEqual([...stampsIn(await (await ask(cast.leader, id, has)).text()).keys()], ['page'])
  assert.doesNotMatch(await (await askWith(cast.leader, id, '')).text(), /Det skulle jeg ikke have skrevet/)
})

test('what was done through another process is news', async () => {
  const { id, share } = await amongPatterns('De to huse')
  const beside = createApp(world.deps)
  const has = await wholePage(cast.leader, id)
  assert.equal((await ask(cast.leader, id, has, beside)).status, 204)
  await share(cast.centreHead, 'Sagt i det andet hus')
  assert.match(await (await ask(cast.leader, id, has, beside)).text(), /Sagt i det andet hus/)
})

test('who may not see the meeting is told the same whether she asks for parts or for the page', async () => {
  const { id } = await amongPatterns('De lukkede døre')
  for (const slug of [cast.administrator, cast.director, cast.employee, cast.stranger]) {
    const answer = await askWith(slug, id, 'heap-loose=old')
    assert.equal(answer.status, 404, slug)
    assert.doesNotMatch(await answer.text(), /Det første kort/)
  }
  const signedOut = await world.visit(paths.meeting.to({ meeting: id }), { headers: { 'Live-Parts': 'heap-loose=old' } })
  assert.equal(signedOut.status, 303)
  const guessed = await world.visit(paths.meeting.to({ meeting: id }), {
    headers: { 'Live-Parts': 'heap-loose=old', Cookie: 'session=guessed' },
  })
  assert.equal(guessed.status, 303)
})

test('who has left the group is given nothing more, from the next question on', async () => {
  const { id, circle } = await amongPatterns('De forladte')
  assert.equal((await askWith(cast.centreHead, id, 'heap-loose=old')).status, 200)
  await world.as(cast.centreHead).post(paths.circleLeaving.to({ circle }))
  const answer = await askWith(cast.centreHead, id, 'heap-loose=old')
  assert.equal(answer.status, 404)
})

test('a session that has lain for five minutes is asked the long way, which keeps it alive', async () => {
  const { id } = await amongPatterns('De vågne')
  const { hash } = await world.session(cast.leader)
  const lastUse = () =>
    world.database.asOwner(async (owner) => {
      const { rows } = await sql<{ late: boolean }>`
        select used_at < now() - interval '5 minutes' as late from auth.session where token_hash = ${hash}`.execute(owner)
      return rows[0]?.late
    })
  await world.database.asOwner((owner) =>
    sql`update auth.session set used_at = now() - interval '6 minutes' where token_hash = ${hash}`.execute(owner),
  )
  assert.equal(await lastUse(), true)
  assert.equal((await ask(cast.leader, id, new Map([['heap-loose', 'old']]))).status, 200)
  assert.equal(await lastUse(), false)
})

test('what is the matter with one meeting is not the matter of those who ask in the same moment', async () => {
  const [broken, whole] = [await amongPatterns('De uden form'), await amongPatterns('De hele')]
  await world.database.asOwner((owner) => sql`update data.meeting set format = 'gone' where id = ${broken.id}`.execute(owner))
  const asked = [broken.id, whole.id, broken.id, whole.id].map((id) => askWith(cast.leader, id, 'heap-loose=old'))
  const answers = await Promise.all(asked)
  assert.deepEqual(
    answers.map(({ status }) => status),
    [500, 200, 500, 200],
  )
  assert.equal(takeErrors().length, 2)
})
