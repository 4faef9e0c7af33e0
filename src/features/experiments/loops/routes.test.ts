import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { newToken } from '#http/session.ts'
import { paths } from '#paths.ts'
import { cast } from '../../../../test/cast.ts'
import { around, beginExperiment, conclude, fillExperiment, wordsIn } from '../../../../test/experiment-cast.ts'
import { createWorld } from '../../../../test/harness.ts'
import { outcomes } from '../experiment.ts'
import { makeLink } from '../observations/actions.ts'
import { beginLoop, concludeExperiment } from './actions.ts'

// The real clock: a link runs out by the clock of the database.
const world = await createWorld()

const owner = world.as(around.owner)
const conclusionOf = (experiment: string) => paths.experimentConclusion.to({ experiment })
const loopsOf = (experiment: string) => paths.experimentLoops.to({ experiment })
const pageOf = (experiment: string) => paths.experiment.to({ experiment })
const textOf = async (who: string, path: string) => (await world.as(who).get(path)).text()
const decided = { outcome: 'change', reason: 'Ingen læste tavlen, så vi mødes i stedet' }
const idIn = (location: string | null) => location?.split('/').at(-1) ?? ''

/** All that stands in one experiment, in every table. */
async function everythingIn(experiment: string): Promise<string> {
  return world.database.asOwner(async (owner) => {
    const { rows: tables } = await sql<{ name: string; key: string }>`
      select table_name as name, column_name as key from information_schema.columns
      where table_schema = 'data' and (column_name = 'experiment_id' or (table_name = 'experiment' and column_name = 'id')) order by 1`.execute(
      owner,
    )
    const parts: string[] = []
    for (const { name, key } of tables) {
      const { rows } = await sql<{ all: string }>`
        select coalesce(string_agg((to_jsonb(t) - 'touched_at')::text, '|' order by t::text), '') as all
        from ${sql.id('data', name)} t where ${sql.id(key)} = ${experiment}`.execute(owner)
      parts.push(`${name} ${rows[0]?.all}`)
    }
    return parts.join('\n')
  })
}

async function countExperiments(): Promise<number> {
  return world.database.asOwner(async (owner) => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from data.experiment`.execute(owner)
    return rows[0]?.n ?? 0
  })
}

async function write(experiment: string, answers: Record<string, string>): Promise<void> {
  await world.inScopeOf(around.owner, async ({ tx, actor }) => {
    for (const [question, text] of Object.entries(answers))
      await tx
        .insertInto('data.experiment_answer')
        .values({ organisation_id: actor.organisationId, experiment_id: experiment, question, text, author_id: actor.personId })
        .onConflict((conflict) => conflict.columns(['organisation_id', 'experiment_id', 'question']).doUpdateSet({ text }))
        .execute()
  })
}

async function begin(experiment: string, title = 'Ti minutter før vagten'): Promise<string> {
  const response = await owner.post(loopsOf(experiment), { title, anyway: 'yes' })
  assert.equal(response.status, 303, await response.text())
  return idIn(response.headers.get('Location'))
}

test('five ways to end are asked about, none is chosen, and all are told alike; what it means is said before', async () => {
  const experiment = await beginExperiment(world)
  const html = await textOf(around.owner, conclusionOf(experiment))
  const radios = [...html.matchAll(/<input type="radio"[^>]*>/g)].map(([input]) => input)
  assert.deepEqual(
    radios.map((input) => input.match(/value="(\w+)"/)?.[1]),
    [...outcomes],
  )
  assert.ok(radios.every((input) => !input.includes('checked')))
  // Apart from its words, stopping looks like the others.
  const shapes = new Set(
    [...html.matchAll(/<div class="form-group-radio">[\s\S]*?<\/div>/g)].map(([choice]) =>
      choice
        .replace(/option\d/g, 'option')
        .replace(/value="\w+"/, 'value')
        .replace(/>[^<]+</g, '><'),
    ),
  )
  assert.equal(shapes.size, 1)
  assert.match(html, /Det kan læses, men ikke rettes/)
  assert.match(html, /data-auto-save="submit"/)
})

test('what is not in place is told, with the way to it, and does not stand in the way', async () => {
  const experiment = await beginExperiment(world)
  const before = await textOf(around.owner, conclusionOf(experiment))
  for (const words of [/Refleksionen er tom/, /Erkendelserne er tomme/, /Ingen har vurderet/]) assert.match(before, words)
  assert.match(before, new RegExp(`href="${paths.experimentPhasePage.to({ experiment, phase: '5' })}#think"`))
  await write(experiment, { think: 'Det gik godt', insights: 'Kortere møder' })
  await owner.post(paths.raters.to({ experiment }), { names: 'Lone\nKim', group: '' })
  await owner.post(paths.ratings.to({ experiment }), { 'support-after': '4' })
  const after = await textOf(around.owner, conclusionOf(experiment))
  assert.doesNotMatch(after, /Refleksionen er tom|Erkendelserne er tomme|Ingen har vurderet/)
  assert.match(after, /1 af de 3, der er spurgt, har vurderet/)
  assert.equal((await owner.post(conclusionOf(await beginExperiment(world)), decided)).status, 303)
})

test('only the owner concludes and begins a loop; when others try, there is no such page, and nothing changes', async () => {
  const running = await beginExperiment(world)
  const ended = await beginExperiment(world)
  await conclude(world, ended)
  const before = [await everythingIn(running), await everythingIn(ended), await countExperiments()]
  for (const who of [around.helper, around.reader, ...around.nobodies, 'torben.ravn@skovlund.example'])
    for (const experiment of [running, ended]) {
      assert.equal((await world.as(who).get(conclusionOf(experiment))).status, 404, who)
      assert.equal((await world.as(who).post(conclusionOf(experiment), decided)).status, 404, who)
      assert.equal((await world.as(who).post(loopsOf(experiment), { title: 'Smuglet', anyway: 'yes' })).status, 404, who)
      await world.inScopeOf(who, async (scope) => {
        assert.deepEqual(await concludeExperiment(scope, experiment, { outcome: 'stop', reason: 'Nej' }), { refused: 'not_found' })
        assert.deepEqual(await beginLoop(scope, experiment, { title: 'Smuglet' }), { refused: 'not_found' })
      })
    }
  const init = { method: 'POST', headers: { Origin: world.deps.publicOrigin }, body: new URLSearchParams(decided) }
  assert.match((await world.visit(conclusionOf(running), init)).headers.get('Location') ?? '', /sign-in/)
  assert.deepEqual([await everythingIn(running), await everythingIn(ended), await countExperiments()], before)
})

test('the database refuses a helper’s conclusion and a loop built on somebody else’s', async () => {
  const experiment = await beginExperiment(world)
  for (const who of [around.helper, around.reader, cast.administrator]) {
    await assert.rejects(
      world.inScopeOf(who, ({ tx, actor }) =>
        tx
          .insertInto('data.experiment_conclusion')
          .values({ organisation_id: actor.organisationId, experiment_id: experiment, outcome: 'stop', reason: 'x' })
          .execute(),
      ),
      { code: '42501' },
      who,
    )
    await assert.rejects(
      world.inScopeOf(who, ({ tx, actor }) =>
        tx
          .insertInto('data.experiment')
          .values({
            organisation_id: actor.organisationId,
            owner_id: actor.personId,
            title: 'x',
            voice: 'jeg',
            aim: 'x',
            template: 'action-learning-1',
            previous_id: experiment,
          })
          .execute(),
      ),
      { code: '42501' },
      who,
    )
  }
})

test('without a choice or a reason it is not concluded, and what was written stands in the form', async () => {
  const experiment = await beginExperiment(world)
  const before = await everythingIn(experiment)
  const cases: [Record<string, string>, string, RegExp][] = [
    [{ reason: 'Beholdt ord' }, 'outcome', /Beholdt ord<\/textarea>/],
    [{ outcome: 'stop', reason: ' \r\n ' }, 'reason', /value="stop" checked/],
    [{ outcome: 'stjerne', reason: 'Beholdt ord' }, 'outcome', /Beholdt ord<\/textarea>/],
    [{ outcome: 'stop', reason: `Beholdt ord${'x'.repeat(4000)}` }, 'reason', /Beholdt ordx/],
  ]
  for (const [form, field, kept] of cases) {
    const response = await owner.post(conclusionOf(experiment), form)
    assert.equal(response.status, 422)
    const html = await response.text()
    assert.match(html, new RegExp(`href="#${field}"`))
    assert.match(html, kept)
  }
  assert.equal(await everythingIn(experiment), before)
})

test('a concluded loop says how it ended and why, and nothing in it is written any more', async () => {
  const { id: experiment } = await fillExperiment(world)
  assert.equal((await owner.post(conclusionOf(experiment), { ...decided, reason: `${decided.reason}\r\nMvh Mette` })).status, 303)
  const before = await everythingIn(experiment)
  for (const who of [around.owner, around.helper, around.reader]) {
    const html = await textOf(who, pageOf(experiment))
    assert.match(html, /Det bliver prøvet på en ny måde/, who)
    assert.match(html, /Ingen læste tavlen, så vi mødes i stedet\nMvh Mette/, who)
  }
  await owner.post(paths.experimentAnswer.to({ experiment, question: 'try' }), { text: 'Smuglet', revision: '1' })
  await owner.post(paths.experimentPhase.to({ experiment }), { phase: '6' })
  await owner.post(paths.ratings.to({ experiment }), { 'support-after': '4' })
  assert.equal(await everythingIn(experiment), before)
})

test('concluded in two tabs, the first counts: the other is told, and keeps her words', async () => {
  const experiment = await beginExperiment(world)
  assert.equal((await owner.post(conclusionOf(experiment), decided)).status, 303)
  const before = await everythingIn(experiment)
  const again = await owner.post(conclusionOf(experiment), { outcome: 'stop', reason: 'Noget helt andet' })
  assert.equal(again.status, 409)
  const html = await again.text()
  assert.match(html, /Loopet er allerede afsluttet/)
  assert.match(html, /Ingen læste tavlen/)
  assert.match(html, /Noget helt andet/)
  assert.match(await (await owner.post(conclusionOf(experiment), { reason: 'Uden valg' })).text(), /Uden valg/)
  // A press too many is no conflict.
  assert.equal((await owner.post(conclusionOf(experiment), decided)).status, 303)
  assert.equal(await everythingIn(experiment), before)
})

test('two conclusions in the same moment are one', async () => {
  const experiment = await beginExperiment(world)
  const sent = await Promise.all(['stop', 'keep'].map((outcome) => owner.post(conclusionOf(experiment), { outcome, reason: outcome })))
  assert.deepEqual(sent.map(({ status }) => status).sort(), [303, 409])
})

test('the form that keeps itself is answered as it asks', async () => {
  const experiment = await beginExperiment(world)
  const { token } = await world.session(around.owner)
  const send = (form: Record<string, string>) =>
    world.visit(conclusionOf(experiment), {
      method: 'POST',
      headers: { Cookie: `session=${token}`, Origin: world.deps.publicOrigin, Accept: 'application/json' },
      body: new URLSearchParams(form),
    })
  const wrong = await send({ reason: '' })
  assert.equal(wrong.status, 422)
  assert.deepEqual(Object.keys(((await wrong.json()) as { errors: object }).errors), ['outcome', 'reason'])
  const done = await send(decided)
  assert.equal(done.status, 200)
  assert.equal(((await done.json()) as { to: string }).to, conclusionOf(experiment))
  assert.equal((await send(decided)).status, 200)
  const late = await send({ ...decided, outcome: 'stop' })
  assert.equal(late.status, 409)
  assert.match(((await late.json()) as { message: string }).message, /allerede afsluttet/)
})

test('a new loop begins where the one before ended: prefilled, linked, in the planning, and private', async () => {
  const filled = await fillExperiment(world)
  const { id: experiment } = filled
  await write(experiment, {
    after_think: 'Nu er der ro',
    after_do: 'Vi går hjem til tiden',
    success: 'Ingen ringer rundt',
    insights: 'Kortere er bedre',
  })
  await owner.post(paths.ratings.to({ experiment }), { 'challenge-before': '4' })
  await world.as(around.helper).post(paths.ratings.to({ experiment }), { 'challenge-before': '5' })
  await owner.post(conclusionOf(experiment), { outcome: 'continue', reason: 'Det hjalp' })
  const before = await everythingIn(experiment)

  const page = await textOf(around.owner, conclusionOf(experiment))
  assert.match(page, new RegExp(`value="${wordsIn.title}"`))
  assert.match(page, /delingen med <span>Øvegruppen/)
  const next = await begin(experiment, 'Fem minutter')
  assert.equal(await everythingIn(experiment), before)

  const rows = await world.database.asOwner(async (owner) => {
    const of = (table: string, ...columns: string[]) =>
      sql<Record<string, unknown>>`select ${sql.join(columns.map((column) => sql.id(column)))} from ${sql.id('data', table)}
        where experiment_id = ${next} order by 1`
        .execute(owner)
        .then(({ rows }) => rows)
    return {
      experiment: await owner
        .selectFrom('data.experiment')
        .where('id', '=', next)
        .select(['title', 'voice', 'loop', 'phase', 'previous_id', 'action_started_at', 'action_from', 'reflection_on'])
        .executeTakeFirst(),
      answers: Object.fromEntries((await of('experiment_answer', 'question', 'text')).map(({ question, text }) => [question, text])),
      readings: await of('experiment_reading', 'text'),
      expectations: await of('experiment_expectation', 'expectation_key'),
      indicators: await of('indicator', 'name', 'locked_at', 'continues_id'),
      asked: await of('experiment_rater', 'name', 'link_id'),
      helpers: (await of('experiment_helper', 'person_id')).length,
      nothing: (
        await Promise.all(
          [
            'experiment_share',
            'experiment_link',
            'experiment_observation',
            'experiment_rating',
            'measurement',
            'experiment_error_source',
            'experiment_evaluation',
            'experiment_conclusion',
            'experiment_pause',
            'told_experiment',
          ].map((table) => of(table, 'experiment_id')),
        )
      ).flat(),
    }
  })
  assert.deepEqual(rows.experiment, {
    title: 'Fem minutter',
    voice: 'vi',
    loop: 2,
    phase: 2,
    previous_id: experiment,
    action_started_at: null,
    action_from: null,
    reflection_on: null,
  })
  assert.deepEqual(rows.answers, {
    baseline: 'Nu er der ro',
    before_think: 'Nu er der ro',
    before_do: 'Vi går hjem til tiden',
    success: 'Ingen ringer rundt',
    try: wordsIn.tried,
  })
  assert.deepEqual(rows.readings, [{ text: wordsIn.reading }])
  assert.deepEqual(rows.expectations, [{ expectation_key: 'sikrer-alle-1' }])
  assert.deepEqual(rows.indicators, [{ name: wordsIn.indicator, locked_at: null, continues_id: filled.indicator }])
  assert.deepEqual(rows.asked.map(({ name }) => name).sort(), ['Amira Haddad', wordsIn.rater, 'Mette Holm Krogh'].sort())
  assert.equal(rows.helpers, 1)
  assert.deepEqual(rows.nothing, [])

  for (const who of [around.owner, around.helper]) {
    const html = await textOf(who, pageOf(next))
    assert.match(html, /Det blev lært i loop 1[\s\S]*Kortere er bedre/, who)
    assert.ok(html.indexOf('Kortere er bedre') < html.indexOf('id="ark"'), 'it stands on top')
  }
  assert.equal((await world.as(around.reader).get(pageOf(next))).status, 404)
  // The helper answers with her own account, without being put on the list twice.
  assert.equal((await world.as(around.helper).post(paths.ratings.to({ experiment: next }), { 'challenge-before': '3' })).status, 303)
  assert.equal(
    (
      await world.database.asOwner((owner) =>
        owner.selectFrom('data.experiment_rater').where('experiment_id', '=', next).selectAll().execute(),
      )
    ).length,
    3,
  )
  await owner.post(paths.experimentPhase.to({ experiment: next }), { phase: '3', anyway: 'yes' })
  assert.doesNotMatch(await textOf(around.owner, pageOf(next)), /Det blev lært i loop 1/)
})

test('a colleague who rated by a link is asked again by name, and answers by a new link as the same one', async () => {
  const experiment = await beginExperiment(world)
  const rateByLink = async (id: string, value: string) => {
    const { token, hash } = newToken()
    assert.ok('made' in (await world.inScopeOf(around.owner, (scope) => makeLink(scope, id, hash, { name: 'Lone Dam', days: 30 }))))
    const init = { method: 'POST', headers: { Origin: world.deps.publicOrigin }, body: new URLSearchParams({ 'challenge-before': value }) }
    assert.ok((await world.visit(paths.guestRatings.to({ token }), init)).status < 400)
  }
  await rateByLink(experiment, '5')
  await conclude(world, experiment)
  const next = await begin(experiment)
  await rateByLink(next, '3')
  const raters = await world.database.asOwner((owner) =>
    owner.selectFrom('data.experiment_rater').where('experiment_id', '=', next).selectAll().execute(),
  )
  assert.deepEqual(
    raters.map(({ name, link_id }) => [name, link_id !== null]),
    [['Lone Dam', true]],
  )
})

test('there is one next loop: a second press, and a second tab in the same moment, lead to it', async () => {
  const experiment = await beginExperiment(world)
  await conclude(world, experiment)
  const before = await countExperiments()
  const form = { title: 'Loop 2', anyway: 'yes' }
  const both = await Promise.all([owner.post(loopsOf(experiment), form), owner.post(loopsOf(experiment), form)])
  const [one, other] = both.map((response) => response.headers.get('Location'))
  assert.ok(one?.startsWith('/experiments/') && one !== pageOf(experiment))
  assert.equal(one, other)
  assert.equal((await owner.post(loopsOf(experiment), form)).headers.get('Location'), one)
  assert.equal(await countExperiments(), before + 1)
  assert.match(await textOf(around.owner, conclusionOf(experiment)), new RegExp(`href="${one}"[^>]*>Gå til loop 2`))
})

test('a loop is built on one that has ended, and has a name', async () => {
  const experiment = await beginExperiment(world)
  const before = await countExperiments()
  const early = await owner.post(loopsOf(experiment), { title: 'Loop 2', anyway: 'yes' })
  assert.equal(early.status, 409)
  assert.match(await early.text(), /Afslut loop 1 først/)
  await conclude(world, experiment, 'stop')
  const unnamed = await owner.post(loopsOf(experiment), { title: ' ', anyway: 'yes' })
  assert.equal(unnamed.status, 422)
  assert.match(await unnamed.text(), /href="#title"/)
  assert.equal(await countExperiments(), before)
  // What was stopped can be taken up again.
  assert.match(await textOf(around.owner, conclusionOf(experiment)), /Tag den op igen/)
  await begin(experiment)
})

test('whoever has many running is asked whether she means it, and may', async () => {
  const experiment = await beginExperiment(world)
  await conclude(world, experiment)
  await world.database.asOwner(async (owner) => {
    await sql`update data.experiment set created_at = now() - interval '60 days' where id = ${experiment}`.execute(owner)
    await sql`alter table data.experiment_conclusion disable trigger user`.execute(owner)
    await sql`update data.experiment_conclusion set concluded_at = now() - interval '30 days' where experiment_id = ${experiment}`.execute(
      owner,
    )
    await sql`alter table data.experiment_conclusion enable trigger user`.execute(owner)
  })
  for (let i = 0; i < 3; i++) await beginExperiment(world)
  const asked = await owner.post(loopsOf(experiment), { title: 'Mit eget navn' })
  assert.equal(asked.status, 422)
  const html = await asked.text()
  assert.match(html, /prøvehandlinger i gang/)
  assert.match(html, /value="Mit eget navn"/)
  assert.match(html, /name="anyway" value="yes"/)
  assert.equal((await owner.post(loopsOf(experiment), { title: 'Mit eget navn', anyway: 'yes' })).status, 303)
})

test('the next loop of one that was just concluded is not one more, however many are running', async () => {
  const experiment = await beginExperiment(world)
  for (let i = 0; i < 3; i++) await beginExperiment(world)
  await conclude(world, experiment)
  assert.equal((await owner.post(loopsOf(experiment), { title: 'Loop 2' })).status, 303)
})

test('the row of loops shows to each reader those she may read: another is there without words, a later one not at all', async () => {
  const first = await beginExperiment(world, { title: 'Tavle ved døren' })
  await conclude(world, first)
  const second = await begin(first, 'Hemmelig fortsættelse')
  await write(first, { insights: 'Kun for os' })
    .then(() => assert.fail('a concluded one was written in'))
    .catch(() => undefined)

  const mine = await textOf(around.owner, pageOf(second))
  assert.match(mine, new RegExp(`href="${pageOf(first)}"`))
  assert.match(mine, /Loop 1 er gennemført\. Loop 2 er nået til fase 2, Planlægning\./)
  assert.match(mine, /Holdt fast\. <span>Det virker/)

  for (const path of [pageOf(first), loopsOf(first)]) {
    const readers = await textOf(around.reader, path)
    assert.match(readers, /Tavle ved døren/)
    assert.doesNotMatch(readers, /Hemmelig fortsættelse|Loop 2|Afslut eller begynd|Begynd et nyt loop/)
    assert.ok(!readers.includes(second))
  }

  // Now the circle is shown the second and not the first.
  await world.database.asOwner((owner) =>
    sql`update data.experiment_share set experiment_id = ${second} where experiment_id = ${first}`.execute(owner),
  )
  for (const path of [pageOf(second), loopsOf(second)]) {
    const readers = await textOf(around.reader, path)
    assert.match(readers, /Hemmelig fortsættelse/)
    assert.doesNotMatch(readers, /Tavle ved døren|Det virker|Det blev lært i loop 1/)
    assert.ok(!readers.includes(first))
  }
  assert.match(await textOf(around.reader, pageOf(second)), /<strong>Loop 1<\/strong>/)
  for (const who of around.nobodies) {
    assert.equal((await world.as(who).get(loopsOf(second))).status, 404, who)
    assert.equal((await world.as(who).get(loopsOf(first))).status, 404, who)
  }
})

test('loops stand side by side: what was tried, how it ended, what people rated, what was measured and learnt', async () => {
  const { id: first } = await fillExperiment(world)
  await write(first, { insights: 'Kortere er bedre' })
  await owner.post(paths.ratings.to({ experiment: first }), { 'challenge-before': '4', 'challenge-after': '2', 'support-after': '5' })
  await owner.post(conclusionOf(first), decided)
  const second = await begin(first, 'Fem minutter')
  const html = await textOf(around.owner, loopsOf(second))
  /** What stands in a row, loop by loop. */
  const row = (label: string) =>
    [...(html.split('<tr>').find((row) => row.includes(`>${label}<`)) ?? '').matchAll(/<td data-title="(Loop \d)">([\s\S]*?)<\/td>/g)].map(
      ([, loop, words]) =>
        `${loop}: ${words
          ?.replace(/<[^>]+>/g, ' ')
          .replace(/\s+/g, ' ')
          .trim()}`,
    )
  assert.match(html, new RegExp(`Loop 1: <span>${wordsIn.title}[\\s\\S]*Loop 2: <span>Fem minutter`))
  assert.deepEqual(row('Det blev prøvet'), [`Loop 1: ${wordsIn.tried}`, 'Loop 2: Ikke skrevet'])
  assert.deepEqual(row('Sådan endte det'), [`Loop 1: Ændret ${decided.reason}`, 'Loop 2: I gang, fase 2 af 6: Planlægning'])
  assert.deepEqual(row('Hvor meget udfordrer problemet ledelse hen imod selvværd og sammenhæng?'), [
    'Loop 1: Af 1, der svarede før og efter: 1 mindre, 0 uændret, 0 større.',
    'Loop 2: Ingen har vurderet endnu.',
  ])
  assert.deepEqual(row('Hvor meget støtter prøvehandlingen ledelse hen imod selvværd og sammenhæng?'), [
    'Loop 1: 1 gav 5.',
    'Loop 2: Ingen har svaret endnu.',
  ])
  // In loop 2 the measurements of loop 1 are read on.
  assert.deepEqual(row(`${wordsIn.indicator} (antal pr. uge)`), ['Loop 1: Én måling.', 'Loop 2: Én måling.'])
  assert.deepEqual(row('Det blev lært'), ['Loop 1: Kortere er bedre', 'Loop 2: Ikke skrevet'])
  // The circle reads along, without a rater's name.
  const readers = await textOf(around.reader, loopsOf(first))
  assert.match(readers, /Af 1, der svarede før og efter: 1 mindre/)
  assert.doesNotMatch(readers, new RegExp(`${wordsIn.rater}|Fem minutter`))
})

test('a question that was asked in other words stands in a row of its own', async () => {
  const first = await beginExperiment(world)
  await conclude(world, first)
  const second = await begin(first)
  await world.database.asOwner((owner) => sql`update data.experiment set aim = 'ro i hverdagen' where id = ${second}`.execute(owner))
  const html = await textOf(around.owner, loopsOf(second))
  assert.match(
    html,
    /udfordrer[^<]*hen imod selvværd og sammenhæng\?<\/th><td[^>]*><p>Ingen har vurderet endnu\.<\/p><\/td><td[^>]*><p>Det blev spurgt med andre ord/,
  )
  assert.match(html, /udfordrer[^<]*hen imod ro i hverdagen\?<\/th><td[^>]*><p>Det blev spurgt med andre ord/)
})

test('in English the screens are English, and the words of people stay Danish', async () => {
  const experiment = await beginExperiment(world)
  const { token } = await world.session(around.owner)
  const get = async (path: string) =>
    (await world.visit(path, { headers: { Cookie: `session=${token}; language=en`, Origin: world.deps.publicOrigin } })).text()
  assert.match(await get(conclusionOf(experiment)), /What do you do now\?/)
  await owner.post(conclusionOf(experiment), decided)
  assert.match(await get(conclusionOf(experiment)), /Loop 1 is concluded[\s\S]*lang="da">Ingen læste tavlen/)
  assert.match(await get(loopsOf(experiment)), /Loops side by side[\s\S]*lang="da">Ti minutter/)
  assert.match(await get(pageOf(experiment)), /A spiral of one learning loop/)
})
