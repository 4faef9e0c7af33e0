import assert from 'node:assert/strict'
import { apply } from '#features/meetings/apply.ts'
import { emptyDecision } from '#features/meetings/decision.ts'
import { readFormats } from '#features/meetings/format-files.ts'
import { type DecisionWords, type Meeting, type Pledge, planMeeting } from '#features/meetings/meeting.ts'
import type { Effect, GivenRole, Operation, Refusal } from '#features/meetings/operation.ts'

/** A network group of five, for the tests of the meeting's core: two of them present, and a guest can come. */
export const formats = readFormats('templates/meetings')
export const [whole, short, pair] = formats as [(typeof formats)[0], (typeof formats)[0], (typeof formats)[0]]

export const members = ['mette', 'jonas', 'sanne', 'peter', 'amira'].map((id) => ({ id, name: id.charAt(0).toUpperCase() + id.slice(1) }))

/** Wednesday 23 September 2026, nine o'clock in Denmark. */
export const nine = new Date('2026-09-23T07:00:00Z')

export function after(minutes: number, from = nine): Date {
  return new Date(from.getTime() + minutes * 60_000)
}

export const oldPledge: Pledge = {
  id: 'old',
  kind: 'help',
  person: 'peter',
  name: 'Peter',
  what: 'Ringer til Mette',
  about: 'Ti minutter før vagten',
  carried: 0,
  answer: null,
  answeredBy: null,
}

export const mettes = { round: 'r1', actors: ['mette'], title: 'Ti minutter før vagten', experiment: 'e1' }
export const jonas = { round: 'r2', actors: ['jonas'], title: 'Åben dør om fredagen', experiment: 'e2' }

export function planned(format = whole, presenters = format === short ? [mettes] : [mettes, jonas]): Meeting {
  return planMeeting({ id: 'm', format, members, presenters, pledges: [oldPledge] }, nine)
}

/** All that is given is done, at nine o'clock; a refusal is a mistake of the test. */
export function done(meeting: Meeting, ...operations: Operation[]): Meeting {
  return operations.reduce((held, operation) => outcome(held, operation).meeting, meeting)
}

export function outcome(meeting: Meeting, operation: Operation, now = nine): { meeting: Meeting; effects: Effect[] } {
  const result = apply(meeting, operation, now)
  assert.ok(!('refused' in result), `${operation.kind} was refused: ${JSON.stringify(result)}`)
  return result
}

export function refusal(meeting: Meeting, operation: Operation, now = nine): Refusal {
  const before = structuredClone(meeting)
  const result = apply(meeting, operation, now)
  assert.ok('refused' in result, `${operation.kind} was not refused`)
  assert.deepEqual(meeting, before)
  return result
}

export function join(...ids: string[]): Operation[] {
  return ids.map((id) => ({ kind: 'join', by: id, name: id, as: members.some((member) => member.id === id) ? 'member' : 'guest' }))
}

/**
 * Everybody is here, Amira first: she leads. Roles are given by hand, and not as they would be dealt: Mette keeps time in her own round,
 * so that a test can ask what an actor may do with another role that she has.
 */
export function gathered(format = whole): Meeting {
  const held = done(planned(format), ...join('amira', 'mette', 'jonas', 'sanne', 'peter'))
  const give = (role: GivenRole, to: string, round: string | null) => ({ kind: 'give_role', by: 'amira', role, to, round }) as const
  return done(
    held,
    give('timekeeper', 'mette', null),
    ...held.rounds.map(({ id }) => give('interviewer', id === 'r1' ? 'jonas' : 'mette', id)),
  )
}

export function opened(format = whole): Meeting {
  return done(gathered(format), { kind: 'open', by: 'amira' })
}

/** Forward until the meeting stands at the step (of the round). */
export function at(meeting: Meeting, step: string, round: string | null = null, now = nine): Meeting {
  let held = meeting
  while (held.at?.step !== step || held.at.round !== round) {
    assert.ok(held.at, 'not open')
    held = outcome(held, { kind: 'forward', by: held.facilitator ?? '', from: held.at }, now).meeting
  }
  return held
}

export const continued: DecisionWords = {
  ...emptyDecision,
  choice: 'continue',
  tryNext: 'Dagvagten vælger selv den ene ting, aftenvagten skal vide',
  lookFor: 'Om dagvagten også får noget ud af det',
  helpers: [{ person: 'sanne', name: '', what: 'Ringer om to uger' }],
}

/** Everything is decided that must be. */
export function decided(meeting = opened()): Meeting {
  return done(
    meeting,
    { kind: 'write_decision', by: 'mette', round: 'r1', words: continued, seen: 0 },
    ...(meeting.rounds.length > 1
      ? [{ kind: 'decide_not_today', by: 'jonas', round: 'r2', because: 'Vi nåede det ikke', seen: 0 } as const]
      : []),
    { kind: 'set_next_meeting', by: 'sanne', on: '2026-11-11', time: '09:00', because: '', seen: 0 },
  )
}
