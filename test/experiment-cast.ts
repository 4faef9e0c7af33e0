import { sql } from 'kysely'
import { type Beginning, startExperiment } from '#features/experiments/actions.ts'
import type { Outcome } from '#features/experiments/experiment.ts'
import { newToken } from '#http/session.ts'
import { cast } from './cast.ts'
import type { TestWorld } from './harness.ts'

/** Who is what to an experiment in tests. The employee, the administrator, the director and the stranger are nobody to it. */
export const around = {
  owner: cast.leader,
  helper: cast.leaderOfLeaders,
  /** In a circle that it is shared with. */
  reader: cast.centreHead,
  nobodies: [cast.director, cast.employee, cast.administrator, cast.stranger],
} as const

type World = Pick<TestWorld, 'inScopeOf'>

/** An experiment of Mette's that Amira helps with and that is shared with a circle in which Birgitte is. */
export async function beginExperiment(world: World, beginning: Partial<Beginning> = {}): Promise<string> {
  const [helper, reader, owner] = await Promise.all(
    [around.helper, around.reader, around.owner].map((slug) => world.inScopeOf(slug, async ({ actor }) => actor.personId)),
  )
  const circle = await world.inScopeOf(cast.administrator, async ({ tx }) => {
    const { rows } = await sql<{ id: string }>`
      select app.make_circle('Øvegruppen ' || gen_random_uuid(), null, array[${owner}, ${reader}]::uuid[]) as id`.execute(tx)
    return rows[0]?.id ?? ''
  })
  return world.inScopeOf(around.owner, async (scope) => {
    const { tx, actor } = scope
    const outcome = await startExperiment(scope, {
      title: 'Ti minutter før vagten',
      voice: 'vi',
      expectations: [],
      anyway: true,
      ...beginning,
    })
    if (!('started' in outcome)) throw new Error('it was not begun')
    const experiment = { organisation_id: actor.organisationId, experiment_id: outcome.started }
    await tx
      .insertInto('data.experiment_helper')
      .values({ ...experiment, person_id: helper ?? '' })
      .execute()
    await tx
      .insertInto('data.experiment_share')
      .values({ ...experiment, circle_id: circle })
      .execute()
    return outcome.started
  })
}

export async function conclude(world: World, experiment: string, outcome: Outcome = 'keep'): Promise<void> {
  await world.inScopeOf(around.owner, ({ tx, actor }) =>
    tx
      .insertInto('data.experiment_conclusion')
      .values({ organisation_id: actor.organisationId, experiment_id: experiment, outcome, reason: 'Det virker' })
      .execute(),
  )
}

/** Words that stand in a filled experiment, each in a place of its own: who may read which of them is what the wall is about. */
export const wordsIn = {
  title: 'Tre gule sedler på døren',
  answer: 'Ti gåder om ugen',
  tried: 'Vi mødes stående klokken tre og kvart',
  reading: 'Det er nattevagtens skyld',
  observation: 'Telefonen var stille',
  star: 'En datter takkede os',
  /** May not be told further. */
  quietStar: 'Poul græd af glæde',
  guest: 'Grethe fra dagvagten',
  rater: 'Lone fra aftenvagten',
  indicator: 'Opkald efter klokken ni',
  note: 'Inga talte dem',
  pause: 'Brobygningsugen',
  errorSource: 'Der kom en ny vagtplan',
  plan: 'Vest gør som før',
} as const

export interface Filled {
  id: string
  circle: string
  star: string
  quietStar: string
  reading: string
  link: string
  rater: string
  indicator: string
  pause: string
  foundation: string
}

type OwnedWorld = World & Pick<TestWorld, 'database'>

/** An experiment as beginExperiment makes it, with something in every room: one row at least in each of its tables. */
export async function fillExperiment(world: OwnedWorld, experiment?: string): Promise<Filled> {
  const id = experiment ?? (await beginExperiment(world, { title: wordsIn.title }))
  const { hash } = newToken()
  return world.database.asOwner(async (owner) => {
    const e = await owner.selectFrom('data.experiment').where('id', '=', id).selectAll().executeTakeFirstOrThrow()
    const key = { organisation_id: e.organisation_id, experiment_id: id }
    const foundation = await owner
      .selectFrom('data.foundation')
      .where('organisation_id', '=', e.organisation_id)
      .where('slug', '=', 'faelles-kurs')
      .select('id')
      .executeTakeFirstOrThrow()
    const uuid = () => crypto.randomUUID()
    const made = { star: uuid(), quietStar: uuid(), reading: uuid(), link: uuid(), rater: uuid(), indicator: uuid(), pause: uuid() }
    await owner
      .insertInto('data.experiment_settings')
      .values({ organisation_id: e.organisation_id, aim: 'selvværd og sammenhæng', running_limit: 3 })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    for (const [question, text] of [
      ['baseline', wordsIn.answer],
      ['try', wordsIn.tried],
    ] as const)
      await owner
        .insertInto('data.experiment_answer')
        .values({ ...key, question, text, author_id: e.owner_id })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    await owner
      .insertInto('data.experiment_reading')
      .values({ ...key, id: made.reading, position: 9, text: wordsIn.reading, author_id: e.owner_id })
      .execute()
    await owner
      .insertInto('data.experiment_expectation')
      .values({ ...key, foundation_id: foundation.id, expectation_key: 'sikrer-alle-1' })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    await owner
      .insertInto('data.experiment_pause')
      .values({ ...key, id: made.pause, from_on: '2026-07-06', to_on: '2026-07-26', label: wordsIn.pause })
      .execute()
    await owner
      .insertInto('data.experiment_link')
      .values({
        ...key,
        id: made.link,
        name: wordsIn.guest,
        token_hash: hash,
        created_by: e.owner_id,
        expires_at: new Date(Date.now() + 90 * 86_400_000),
      })
      .execute()
    const noticed = { ...key, observed_on: '2026-09-01', author_id: e.owner_id, author_name: 'Mette Holm Krogh' }
    await owner
      .insertInto('data.experiment_observation')
      .values([
        { ...noticed, id: uuid(), text: wordsIn.observation },
        { ...noticed, id: made.star, text: wordsIn.star, is_star: true, may_be_told: true },
        {
          ...noticed,
          id: made.quietStar,
          text: wordsIn.quietStar,
          is_star: true,
          author_id: null,
          author_name: wordsIn.guest,
          link_id: made.link,
        },
      ])
      .execute()
    await owner
      .insertInto('data.experiment_rater')
      .values({ ...key, id: made.rater, name: wordsIn.rater })
      .execute()
    await owner
      .insertInto('data.experiment_rating')
      .values({ ...key, rater_id: made.rater, question: 'challenge', moment: 'before', value: 4 })
      .execute()
    await owner
      .insertInto('data.indicator')
      .values({ ...key, id: made.indicator, position: 1, name: wordsIn.indicator, unit: 'antal pr. uge', direction: 'down' })
      .execute()
    await owner
      .insertInto('data.measurement')
      .values({ ...key, indicator_id: made.indicator, measured_on: '2026-08-31', value: 12, note: wordsIn.note })
      .execute()
    await owner
      .insertInto('data.experiment_error_source')
      .values({ ...key, source: 'other_changes', stance: 'possible', note: wordsIn.errorSource })
      .execute()
    await owner
      .insertInto('data.experiment_evaluation')
      .values({ ...key, design: 'comparison', plan: wordsIn.plan })
      .execute()
    const share = await owner.selectFrom('data.experiment_share').where('experiment_id', '=', id).select('circle_id').executeTakeFirst()
    return { id, circle: share?.circle_id ?? '', foundation: foundation.id, ...made }
  })
}
