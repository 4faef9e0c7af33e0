import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { startExperiment } from '#features/experiments/actions.ts'
import { findExperiment } from '#features/experiments/queries.ts'
import { tellExperiment, withdrawTold } from '#features/experiments/sharing/actions.ts'
import { findTellable } from '#features/experiments/sharing/queries.ts'
import { documentOf, type Part, partsOf, readParts, sealOf } from '#features/experiments/sharing/telling.ts'
import { paths } from '#paths.ts'
import { cast, today } from './cast.ts'
import { around, beginExperiment, fillExperiment, wordsIn } from './experiment-cast.ts'
import { createWorld } from './harness.ts'

/*
 * Who sees what of an experiment, through every door there is: its pages, the lists and their search, the search of the whole, counts,
 * the export, live topics, and what was told. Mette owns it, Amira helps, Karsten reads it in his group; Birgitte and the employee are
 * of the same organisation, Louise is its administrator, and the others are of another one. A route that is added is walked without
 * anybody thinking of it.
 */

const world = await createWorld({ now: () => today })
const skovlundsAdministrator = 'torben.ravn@skovlund.example'
const outsiders = [...around.nobodies, skovlundsAdministrator]

const filled = await fillExperiment(world)
const experiment = filled.id
const idOf = (slug: string) => world.inScopeOf(slug, async ({ actor }) => actor.personId)

/** One of the group that decided about it. */
const meeting = await world.database.asOwner(async (owner) => {
  const { rows } = await sql<{ id: string }>`
    insert into data.meeting (organisation_id, circle_id, title, starts_at, ends_at, format, state)
    select organisation_id, circle_id, 'Gruppens møde', now(), now() + interval '1 hour', 'kort-moede', '{}'
    from data.experiment_share where experiment_id = ${experiment} returning id`.execute(owner)
  await sql`insert into data.experiment_decision (organisation_id, experiment_id, meeting_id, document)
    select organisation_id, ${experiment}, id, '{}' from data.meeting where id = ${rows[0]?.id}`.execute(owner)
  return rows[0]?.id ?? ''
})

const parameters: Record<string, string> = {
  meeting,
  experiment,
  phase: '1',
  question: 'baseline',
  reading: filled.reading,
  observation: filled.quietStar,
  link: filled.link,
  rater: filled.rater,
  indicator: filled.indicator,
  pause: filled.pause,
  date: '2026-08-31',
  person: await idOf(around.helper),
}

const routes = [...new Map(world.routes.map((route) => [`${route.method} ${route.path}`, route])).values()].filter(({ path }) =>
  path.includes(':experiment'),
)

function fill(path: string): string {
  return path.replace(/:(\w+)(\{[^}]*\})?/g, (_, name: string) => {
    const value = parameters[name]
    assert.ok(value, `what is the experiment's :${name} in ${path}?`)
    return value
  })
}

const everyWord = new RegExp(Object.values(wordsIn).join('|'))
/** What stays with the owner and the helpers, whoever reads along. */
const insideWords = new RegExp([wordsIn.quietStar, wordsIn.guest, wordsIn.rater].join('|'))

/** All pages that lead to an experiment without its id. */
const lists = [
  paths.overview.to(),
  paths.experiments.to(),
  paths.toldExperiments.to(),
  paths.circles.to(),
  paths.circle.to({ circle: filled.circle }),
  ...[wordsIn.title, wordsIn.tried, wordsIn.star].flatMap((q) =>
    [paths.experiments, paths.toldExperiments, paths.search].map((path) => path.to({ q })),
  ),
]

/** Without the query itself, which every search repeats in its field. */
async function read(who: string, path: string): Promise<{ status: number; text: string }> {
  const response = await world.as(who).get(path)
  assert.ok(response.status < 500, `GET ${path} as ${who} is ${response.status}`)
  const asked = new URL(path, world.deps.publicOrigin).searchParams.get('q')
  const text = await response.text()
  return { status: response.status, text: asked ? text.replaceAll(asked, '') : text }
}

function leadsToIt(text: string): boolean {
  return text.includes(`/experiments/${experiment}`) || text.includes(`/told/${experiment}`)
}

async function findsIt(who: string, path: string): Promise<boolean> {
  return leadsToIt((await read(who, path)).text)
}

async function hears(who: string, topic: string): Promise<boolean> {
  const { token } = await world.session(who)
  const response = await world.visit(paths.live.to({ topic }), { method: 'HEAD', headers: { Cookie: `session=${token}` } })
  return response.status === 200
}

/** Everything that hangs on an experiment or a group, as one fingerprint. */
async function fingerprint(): Promise<string> {
  return world.database.asOwner(async (owner) => {
    const { rows: tables } = await sql<{ name: string }>`
      select relname as name from pg_class where relnamespace = 'data'::regnamespace and relkind = 'r'
        and (relname like 'experiment%' or relname in ('indicator', 'measurement', 'told_experiment', 'circle', 'circle_member')) order by 1`.execute(
      owner,
    )
    assert.ok(tables.length >= 18, `${tables.length} tables`)
    const parts: string[] = []
    for (const { name } of tables) {
      const { rows } = await sql<{ print: string }>`
        select md5(coalesce(string_agg(r::text, '|' order by r::text), '')) as print from ${sql.id('data', name)} r`.execute(owner)
      parts.push(`${name} ${rows[0]?.print}`)
    }
    return parts.join('\n')
  })
}

async function seesNothing(who: string): Promise<void> {
  for (const { path } of routes.filter(({ method }) => method === 'GET')) {
    const { status, text } = await read(who, fill(path))
    assert.equal(status, 404, `GET ${path} as ${who}`)
    assert.doesNotMatch(text, everyWord, `GET ${path} as ${who}`)
  }
  for (const path of lists) {
    const { text } = await read(who, path)
    assert.doesNotMatch(text, everyWord, `GET ${path} as ${who}`)
    assert.ok(!leadsToIt(text), `GET ${path} as ${who}`)
  }
  assert.equal(await hears(who, `experiment:${experiment}`), false, `${who} hears`)
  const rows = await world.inScopeOf(who, async ({ tx }) => {
    const { rows: tables } = await sql<{ name: string }>`
      select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'experiment_id'
      where c.relnamespace = 'data'::regnamespace and c.relkind = 'r'`.execute(tx)
    const found: Record<string, number> = {}
    for (const { name } of tables) {
      const { rows } = await sql<{
        n: number
      }>`select count(*)::int as n from ${sql.id('data', name)} where experiment_id = ${experiment}`.execute(tx)
      found[name] = rows[0]?.n ?? 0
    }
    return found
  })
  assert.deepEqual(new Set(Object.values(rows)), new Set([0]), `${who}: ${JSON.stringify(rows)}`)
}

async function changesNothing(who: string): Promise<void> {
  const before = await fingerprint()
  for (const { path } of routes.filter(({ method }) => method !== 'GET')) {
    const response = await world.as(who).post(fill(path), {
      ...{
        title: 'Kuppet',
        text: 'Kuppet',
        observation: 'Kuppet',
        name: 'Kuppet',
        reason: 'Kuppet',
        voice: 'jeg',
        phase: '2',
        revision: '1',
      },
      ...{
        circle: filled.circle,
        part: 'answer:baseline',
        outcome: 'stop',
        q: 'Kuppet',
        value: '3',
        on: '2026-09-01',
        measuredOn: '2026-09-01',
      },
      ...{ 'challenge-before': '5', 'challenge-after': '5', 'support-after': '5', from: '2026-09-01', to: '2026-09-02', label: 'Kuppet' },
    })
    assert.equal(response.status, 404, `POST ${path} as ${who} is ${response.status}`)
    assert.doesNotMatch(await response.text(), everyWord)
  }
  assert.equal(await fingerprint(), before, who)
}

test('the walk goes through the routes that there are', () => {
  const of = (wanted: string) => routes.filter(({ method }) => method === wanted).length
  assert.ok(of('GET') >= 15 && of('POST') >= 15, `${of('GET')} and ${of('POST')} routes`)
})

test('the owner reads all of it: so the walks below look for words that are there', async () => {
  let all = ''
  for (const { path } of routes.filter(({ method }) => method === 'GET')) all += (await read(around.owner, fill(path))).text
  for (const word of Object.values(wordsIn)) assert.match(all, new RegExp(word), word)
  assert.ok(await findsIt(around.owner, paths.experiments.to({ q: 'GULE' })))
  assert.equal(await hears(around.owner, `experiment:${experiment}`), true)
})

for (const who of outsiders)
  test(`${who} sees nothing of it, and changes nothing`, async () => {
    await seesNothing(who)
    await changesNothing(who)
  })

test('a member of the group reads it, but not what stays inside, and writes nothing', async () => {
  assert.equal((await read(around.reader, paths.experiment.to({ experiment }))).status, 200)
  assert.match((await read(around.reader, paths.circle.to({ circle: filled.circle }))).text, new RegExp(wordsIn.title))
  assert.ok(await findsIt(around.reader, paths.experiments.to({ q: 'GULE' })))
  for (const { path } of routes.filter(({ method }) => method === 'GET')) {
    const { text } = await read(around.reader, fill(path))
    assert.doesNotMatch(text, insideWords, `GET ${path}`)
  }
  for (const path of lists) assert.doesNotMatch((await read(around.reader, path)).text, insideWords, `GET ${path}`)
  for (const path of [paths.experimentSharing, paths.experimentTelling, paths.experimentRemoval])
    assert.equal((await read(around.reader, path.to({ experiment }))).status, 404)
  assert.equal(await hears(around.reader, `experiment:${experiment}`), true)
  await changesNothing(around.reader)
})

test('a helper reads what is inside, and decides neither who sees it nor what becomes of it', async () => {
  let all = ''
  for (const { path } of routes.filter(({ method }) => method === 'GET')) all += (await read(around.helper, fill(path))).text
  assert.match(all, new RegExp(wordsIn.quietStar))
  for (const path of [paths.experimentSharing, paths.experimentTelling, paths.experimentRemoval])
    assert.equal((await read(around.helper, path.to({ experiment }))).status, 404)
  const before = await fingerprint()
  for (const path of [
    paths.experimentCircle,
    paths.experimentCircleRemoval,
    paths.experimentTelling,
    paths.experimentTellingRemoval,
    paths.experimentRemoval,
  ])
    assert.equal(
      (await world.as(around.helper).post(path.to({ experiment }), { circle: filled.circle, part: 'answer:baseline' })).status,
      404,
    )
  assert.equal(await fingerprint(), before)
  for (const statement of [
    sql`insert into data.told_experiment (organisation_id, experiment_id, document) values ((select app.org()), ${experiment}, '{}')`,
    sql`insert into data.experiment_share (organisation_id, experiment_id, circle_id) values ((select app.org()), ${experiment}, ${filled.circle})`,
    sql`insert into data.experiment_helper (organisation_id, experiment_id, person_id) values ((select app.org()), ${experiment}, (select app.actor()))`,
    sql`insert into data.experiment_conclusion (organisation_id, experiment_id, outcome, reason) values ((select app.org()), ${experiment}, 'stop', 'x')`,
  ])
    await assert.rejects(
      world.inScopeOf(around.helper, ({ tx }) => statement.execute(tx)),
      { code: '42501' },
    )
})

test('an administrator who proposes herself for the group sees nothing before a member has let her in', async () => {
  await world.as(cast.administrator).post(paths.circleMembers.to({ circle: filled.circle }), { person: await idOf(cast.administrator) })
  await seesNothing(cast.administrator)
  const person = await idOf(cast.administrator)
  assert.equal((await world.as(cast.administrator).post(paths.circleMemberAdmission.to({ circle: filled.circle, person }))).status, 404)
  await world.as(around.reader).post(paths.circleMemberAdmission.to({ circle: filled.circle, person }))
  assert.equal((await read(cast.administrator, paths.experiment.to({ experiment }))).status, 200)
  assert.equal((await world.as(cast.administrator).post(paths.circleLeaving.to({ circle: filled.circle }))).status, 303)
  await seesNothing(cast.administrator)
})

test('a member who has left sees nothing more', async () => {
  const person = await idOf(cast.director)
  await world.as(cast.administrator).post(paths.circleMembers.to({ circle: filled.circle }), { person })
  await world.as(around.reader).post(paths.circleMemberAdmission.to({ circle: filled.circle, person }))
  assert.equal((await read(cast.director, paths.experiment.to({ experiment }))).status, 200)
  await world.as(cast.director).post(paths.circleLeaving.to({ circle: filled.circle }))
  await seesNothing(cast.director)
  await changesNothing(cast.director)
})

test('an owner who leaves the group takes along what she had shared with it', async () => {
  const other = await beginExperiment(world, { title: 'Den medtagne' })
  const { rows } = await world.database.asOwner((owner) =>
    sql<{ circle: string }>`select circle_id as circle from data.experiment_share where experiment_id = ${other}`.execute(owner),
  )
  const circle = rows[0]?.circle ?? ''
  assert.equal((await read(around.reader, paths.experiment.to({ experiment: other }))).status, 200)
  assert.equal((await world.as(around.owner).post(paths.circleLeaving.to({ circle }))).status, 303)
  assert.equal((await read(around.reader, paths.experiment.to({ experiment: other }))).status, 404)
  assert.doesNotMatch((await read(around.reader, paths.circle.to({ circle }))).text, /Den medtagne/)
  // Back in the group she finds it private: nothing is shared that she did not share.
  await world.as(cast.administrator).post(paths.circleMembers.to({ circle }), { person: await idOf(around.owner) })
  await world.as(around.reader).post(paths.circleMemberAdmission.to({ circle, person: await idOf(around.owner) }))
  assert.equal((await read(around.reader, paths.experiment.to({ experiment: other }))).status, 404)
})

test('nobody shares with a group she is not in, or one that is closed', async () => {
  const [mine, others] = await world.inScopeOf(cast.administrator, async ({ tx, actor }) => {
    const make = async (name: string, member: string) =>
      (await sql<{ id: string }>`select app.make_circle(${name}, null, array[${member}]::uuid[]) as id`.execute(tx)).rows[0]?.id ?? ''
    const made = [await make('Mettes lukkede', await idOf(around.owner)), await make('De andres', actor.personId)]
    await sql`update data.circle set closed_at = now() where id = ${made[0]}`.execute(tx)
    return made
  })
  const own = await beginExperiment(world, { title: 'Ikke der' })
  await world.as(around.owner).post(paths.experimentCircleRemoval.to({ experiment: own }))
  for (const circle of [mine ?? '', others ?? '', 'ingen', '']) {
    const refused = await world.as(around.owner).post(paths.experimentCircle.to({ experiment: own }), { circle })
    assert.equal(refused.status, 422, circle)
    if (circle.length < 10) continue
    await assert.rejects(
      world.inScopeOf(around.owner, ({ tx }) =>
        sql`insert into data.experiment_share (organisation_id, experiment_id, circle_id) values ((select app.org()), ${own}, ${circle})`.execute(
          tx,
        ),
      ),
      { code: '42501' },
    )
  }
})

/** Tells the parts, as the owner, with the seal of what they become. */
async function tell(parts?: string[]): Promise<void> {
  const outcome = await world.inScopeOf(around.owner, async (scope) => {
    const found = await findExperiment(scope.tx, experiment)
    assert.ok(found)
    const tellable = await findTellable(scope.tx, found)
    const wanted: Part[] = parts ? readParts(tellable, parts).parts : partsOf(tellable)
    return tellExperiment(scope, experiment, wanted, sealOf(documentOf(tellable, wanted)))
  })
  assert.deepEqual(outcome, { told: true })
}

test('what is told is read by everybody in the organisation, and by nobody else; withdrawn, it is gone at once', async () => {
  const page = paths.toldExperiment.to({ experiment })
  const search = paths.toldExperiments.to({ q: 'STÅENDE klokken' })
  await tell(['answer:try', `star:${filled.star}`])
  for (const who of [cast.director, cast.employee, cast.administrator, around.reader, around.helper]) {
    const { status, text } = await read(who, page)
    assert.equal(status, 200, who)
    assert.match(text, new RegExp(wordsIn.tried))
    assert.match(text, new RegExp(wordsIn.star))
    for (const word of [
      wordsIn.answer,
      wordsIn.reading,
      wordsIn.observation,
      wordsIn.quietStar,
      wordsIn.guest,
      wordsIn.rater,
      wordsIn.indicator,
    ])
      assert.doesNotMatch(text, new RegExp(word), `${who}: ${word}`)
    assert.ok(await findsIt(who, search), who)
    assert.ok(!(await findsIt(who, paths.toldExperiments.to({ q: wordsIn.answer }))), who)
  }
  // Being told does not open the experiment itself.
  for (const who of [cast.director, cast.employee, cast.administrator]) {
    assert.equal((await read(who, paths.experiment.to({ experiment }))).status, 404, who)
    assert.equal((await read(who, paths.experimentExport.to({ experiment }))).status, 404, who)
    assert.equal(await hears(who, `experiment:${experiment}`), false)
  }
  await changesNothing(cast.employee)
  for (const who of [cast.stranger, skovlundsAdministrator]) {
    assert.equal((await read(who, page)).status, 404, who)
    for (const path of [search, paths.toldExperiments.to()]) assert.ok(!(await findsIt(who, path)), who)
  }
  await seesNothing(cast.stranger)
  assert.deepEqual(await world.inScopeOf(around.owner, (scope) => withdrawTold(scope, experiment)), { withdrawn: true })
  for (const who of [cast.director, cast.employee, cast.administrator]) {
    assert.equal((await read(who, page)).status, 404, who)
    assert.ok(!(await findsIt(who, search)), who)
  }
  await seesNothing(cast.employee)
})

test('all that can be told holds no name but the owner’s, no note, no answer of one person and no star moment that may not be told', async () => {
  await tell()
  const { text } = await read(cast.employee, paths.toldExperiment.to({ experiment }))
  assert.match(text, new RegExp(wordsIn.indicator))
  for (const word of [wordsIn.quietStar, wordsIn.guest, wordsIn.rater, wordsIn.note, wordsIn.errorSource, wordsIn.plan, 'Amira Haddad'])
    assert.doesNotMatch(text, new RegExp(word), word)
  const row = await world.inScopeOf(cast.employee, ({ tx }) =>
    tx.selectFrom('data.told_experiment').select('document').where('experiment_id', '=', experiment).executeTakeFirstOrThrow(),
  )
  assert.doesNotMatch(JSON.stringify(row.document), new RegExp([wordsIn.quietStar, wordsIn.guest, wordsIn.rater, wordsIn.note].join('|')))
  await world.inScopeOf(around.owner, (scope) => withdrawTold(scope, experiment))
})

test('a star moment that is taken back, or may no longer be told, is out of what was told at once', async () => {
  for (const takeBack of [
    sql`update data.experiment_observation set may_be_told = false where id = ${filled.star}`,
    sql`delete from data.experiment_observation where id = ${filled.star}`,
  ]) {
    await world.database.asOwner((owner) =>
      sql`update data.experiment_observation set may_be_told = true where id = ${filled.star}`.execute(owner),
    )
    await tell(['answer:try', `star:${filled.star}`])
    assert.match((await read(cast.employee, paths.toldExperiment.to({ experiment }))).text, new RegExp(wordsIn.star))
    await world.inScopeOf(around.owner, ({ tx }) => takeBack.execute(tx))
    const { text } = await read(cast.employee, paths.toldExperiment.to({ experiment }))
    assert.doesNotMatch(text, new RegExp(wordsIn.star))
    assert.match(text, new RegExp(wordsIn.tried))
    assert.ok(!(await findsIt(cast.employee, paths.toldExperiments.to({ q: wordsIn.star }))))
  }
  await world.inScopeOf(around.owner, (scope) => withdrawTold(scope, experiment))
})

test('counts tell of three and more; one or two are some few, whoever asks', async () => {
  const expectation = { foundationId: filled.foundation, key: 'udvikler-alle-1' }
  const countFor = (who: string) =>
    world.inScopeOf(who, async ({ tx }) => {
      const { rows } = await sql<{ practising: number | null }>`
        select practising from app.practice_by_expectation(${filled.foundation}::uuid) where expectation_key = ${expectation.key}`.execute(
        tx,
      )
      return rows.map(({ practising }) => practising)
    })
  for (const [n, owner] of [cast.leader, cast.director, cast.leaderOfLeaders].entries()) {
    assert.deepEqual(await countFor(cast.employee), n === 0 ? [] : [null])
    await world.inScopeOf(owner, (scope) =>
      startExperiment(scope, { title: `Nummer ${n}`, voice: 'jeg', expectations: [expectation], anyway: true }),
    )
  }
  for (const who of [cast.employee, cast.administrator]) assert.deepEqual(await countFor(who), [3], who)
  // Who is one of the three would know of two.
  assert.deepEqual(await countFor(cast.leader), [null])
  for (const who of [cast.stranger, skovlundsAdministrator]) assert.deepEqual(await countFor(who), [], who)
})

test('a group is heard of by its members alone', async () => {
  const topic = `circle:${filled.circle}`
  for (const who of [around.owner, around.reader]) assert.equal(await hears(who, topic), true, who)
  for (const who of [around.helper, ...outsiders]) assert.equal(await hears(who, topic), false, who)
})
