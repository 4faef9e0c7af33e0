import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { startExperiment } from '#features/experiments/actions.ts'
import { shareWithCircle } from '#features/experiments/sharing/actions.ts'
import { changeMeeting, planMeeting } from '#features/meetings/actions.ts'
import type { Meeting } from '#features/meetings/meeting.ts'
import type { Operation } from '#features/meetings/operation.ts'
import { cast } from './cast.ts'
import type { TestWorld } from './harness.ts'

type World = Pick<TestWorld, 'inScopeOf'>

/** The circle of the tests: these three are in it, and the administrator, the director, the employee and the stranger are not. */
export const inCircle = [cast.leader, cast.leaderOfLeaders, cast.centreHead] as const

export interface Planned {
  id: string
  circle: string
  experiment: string
}

/** A meeting that begins in ten minutes, where Mette presents an experiment of hers. */
export async function planIn(
  world: World,
  { name = 'Prøvegruppen', inMinutes = 10 }: { name?: string; inMinutes?: number } = {},
): Promise<Planned> {
  const members: string[] = []
  for (const slug of inCircle) members.push(await personOf(world, slug))
  const circle = await world.inScopeOf(cast.administrator, async ({ tx }) => {
    const { rows } = await sql<{ id: string }>`select app.make_circle(${name}, null, ${members}::uuid[]) as id`.execute(tx)
    return rows[0]?.id ?? ''
  })
  const experiment = await world.inScopeOf(cast.leader, async (scope) => {
    const outcome = await startExperiment(scope, { title: 'Tre gule sedler på døren', voice: 'jeg', expectations: [], anyway: true })
    assert.ok('started' in outcome)
    assert.deepEqual(await shareWithCircle(scope, outcome.started, circle), { shared: true })
    return outcome.started
  })
  const id = await world.inScopeOf(cast.leaderOfLeaders, async (scope) => {
    const startsAt = new Date(scope.now.getTime() + inMinutes * 60_000)
    const plan = {
      id: randomUUID(),
      title: 'Septembermødet',
      format: 'kort-moede',
      startsAt,
      place: 'Mødelokale 3',
      experiments: [experiment],
    }
    const outcome = await planMeeting(scope, circle, plan)
    assert.ok('planned' in outcome)
    return outcome.planned
  })
  return { id, circle, experiment }
}

export function personOf(world: World, slug: string): Promise<string> {
  return world.inScopeOf(slug, async ({ actor }) => actor.personId)
}

/** An operation by somebody of the circle that must be done. */
export async function does(world: World, slug: string, meeting: string, operation: (by: string) => Operation): Promise<Meeting> {
  return world.inScopeOf(slug, async (scope) => {
    const outcome = await changeMeeting(scope, meeting, operation(scope.actor.personId))
    assert.ok('meeting' in outcome && !outcome.refusal, JSON.stringify(outcome))
    return outcome.meeting
  })
}

/** Everybody of the circle is here, the leader of leaders leads, and the meeting is open. */
export async function openIn(world: World, meeting: string): Promise<Meeting> {
  for (const slug of [cast.leaderOfLeaders, cast.leader, cast.centreHead])
    await does(world, slug, meeting, (by) => ({ kind: 'join', by, name: slug, as: 'member' }))
  await does(world, cast.leaderOfLeaders, meeting, (by) => ({ kind: 'deal_roles', by }))
  return does(world, cast.leaderOfLeaders, meeting, (by) => ({ kind: 'open', by }))
}

/** Forward until the meeting stands at the step. */
export async function forwardTo(world: World, meeting: string, step: string): Promise<Meeting> {
  let held = await world.inScopeOf(cast.leaderOfLeaders, async (scope) => {
    const { rows } = await sql<{ state: Meeting }>`select state from data.meeting where id = ${meeting}`.execute(scope.tx)
    return rows[0]?.state
  })
  while (held?.at && held.at.step !== step) {
    const from = held.at
    held = await does(world, cast.leaderOfLeaders, meeting, (by) => ({ kind: 'forward', by, from }))
  }
  assert.equal(held?.at?.step, step)
  return held as Meeting
}
