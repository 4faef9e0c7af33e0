import { isDeepStrictEqual } from 'node:util'
import type { MeetingRole } from './format.ts'
import {
  currentRound,
  findParticipant,
  findRound,
  isHere,
  type Meeting,
  type Participant,
  type Round,
  thoseHere,
  withRound,
} from './meeting.ts'
import { type Change, changed, type OperationOf, type RoleHolders, refuse } from './operation.ts'
import { hasBegun, placeOf, wayOf } from './way.ts'

/*
 * Facilitator and timekeeper last through the meeting; actor and interviewer belong to a round. Everybody else in a round is the
 * reflecting team, the facilitator too: so nobody has to be dealt into it, and whoever comes late is in it. When fewer than two would
 * be left to talk with each other, the interviewer reflects with them; in a meeting of two she is the whole team.
 */

/** Who plays what in a round; null for what is before, between and after the rounds. */
export function rolesOf(meeting: Meeting, id: string, round: Round | null | undefined = currentRound(meeting)): MeetingRole[] {
  return [
    ...(meeting.facilitator === id ? (['facilitator'] as const) : []),
    ...(round ? rolesInRound(meeting, id, round) : []),
    ...(meeting.timekeeper === id ? (['timekeeper'] as const) : []),
  ]
}

function rolesInRound(meeting: Meeting, id: string, round: Round): MeetingRole[] {
  if (round.actors.includes(id)) return ['actor']
  if (round.interviewer !== id) return ['reflecting_team']
  return teamOf(meeting, round).includes(id) ? ['interviewer', 'reflecting_team'] : ['interviewer']
}

/** Of those who are here, in the order in which they came. */
export function teamOf(meeting: Meeting, round: Round): string[] {
  const others = thoseHere(meeting).filter(({ id }) => !round.actors.includes(id))
  const team = others.filter(({ id }) => id !== round.interviewer)
  return (team.length < 2 ? others : team).map(({ id }) => id)
}

/** One press, by anybody who is here: a meeting is never locked because somebody had to leave. */
export function takeOver(meeting: Meeting, { by }: OperationOf<'take_over'>): Change {
  return meeting.facilitator === by ? changed(meeting) : changed({ ...meeting, facilitator: by })
}

/**
 * A facilitator and a timekeeper for the rest of the meeting, and an interviewer for each round that has not begun and for the present
 * one if it has none. As far as people suffice nobody has two of the three at once, and nobody has one while it is her own experiment;
 * then those who have had least come first, and whoever has a role keeps it where somebody else would be no better. The same people
 * give the same roles, so dealing again changes nothing until somebody comes, goes or is put in the order.
 */
export function dealRoles(meeting: Meeting): Change {
  const bare = meeting.rounds.reduce<Meeting>(
    (done, round) => (isSettled(done, round) ? done : withRound(done, { ...round, interviewer: null })),
    { ...meeting, timekeeper: null },
  )
  const led: Meeting = { ...bare, facilitator: nextFacilitator(bare) }
  const timed: Meeting = { ...led, timekeeper: nextTimekeeper(led, meeting.timekeeper) }
  const next = timed.rounds.reduce<Meeting>(
    (done, round) => (isSettled(done, round) ? done : withRound(done, { ...round, interviewer: nextInterviewer(done, round) })),
    timed,
  )
  return isDeepStrictEqual(next, meeting) ? changed(meeting) : changed(next)
}

/**
 * Who leads, when roles are dealt and when the facilitator has left: a member, who is not telling of her own experiment now, and who has
 * nothing else to do now, in that order of weight. Then whoever will not tell later, or tells last; and whoever has had least.
 */
export function nextFacilitator(meeting: Meeting): string | null {
  const now = rolesRound(meeting)
  const held = roleHolders(meeting)
  return best(thoseHere(meeting), ({ id, kind }) => [
    Number(kind === 'guest'),
    Number(now?.actors.includes(id) ?? false),
    Number(held.interviewer === id) + Number(held.timekeeper === id),
    -tellsIn(meeting, id),
    Number(meeting.facilitator !== id),
    load(meeting, id),
  ])
}

/** Whoever is busy in the fewest rounds to come, so the facilitator only if there is nobody else. */
function nextTimekeeper(meeting: Meeting, keeper: string | null): string | null {
  return best(thoseHere(meeting), ({ id }) => [
    busyRounds(meeting, id),
    -tellsIn(meeting, id),
    Number(meeting.facilitator === id),
    Number(keeper !== id),
    load(meeting, id),
  ])
}

/** Nobody asks about her own. Whoever leads or keeps time asks only when nobody else can, and then she who leads comes last. */
function nextInterviewer(meeting: Meeting, round: Round): string | null {
  const free = thoseHere(meeting).filter(({ id }) => !round.actors.includes(id))
  return best(free, ({ id }) => [
    2 * Number(meeting.facilitator === id) + Number(meeting.timekeeper === id),
    load(meeting, id),
    asked(meeting, id),
  ])
}

/** In how many of the rounds to come she tells or has a role already. */
function busyRounds(meeting: Meeting, id: string): number {
  const all = meeting.facilitator === id || meeting.timekeeper === id
  return roundsToCome(meeting).filter(({ actors, interviewer }) => all || actors.includes(id) || interviewer === id).length
}

/** How many rounds from now she tells; Infinity: she does not. */
function tellsIn(meeting: Meeting, id: string): number {
  const index = roundsToCome(meeting).findIndex(({ actors }) => actors.includes(id))
  return index === -1 ? Number.POSITIVE_INFINITY : index
}

/** The present one too. */
function roundsToCome(meeting: Meeting): Round[] {
  return meeting.rounds.filter((round) => !isOver(meeting, round))
}

/** In how many rounds she tells or asks. */
function load(meeting: Meeting, id: string): number {
  return meeting.rounds.filter(({ actors }) => actors.includes(id)).length + asked(meeting, id)
}

function asked(meeting: Meeting, id: string): number {
  return meeting.rounds.filter(({ interviewer }) => interviewer === id).length
}

/** A round that is over, or that is going on with an interviewer who is here. */
function isSettled(meeting: Meeting, round: Round): boolean {
  if (!hasBegun(meeting, round)) return false
  const isNow = meeting.at?.round === round.id
  return !isNow || (round.interviewer !== null && isHere(meeting, round.interviewer))
}

/** The least in the first weight that differs; where none does, whoever came first. */
function best(people: readonly Participant[], weigh: (person: Participant) => number[]): string | null {
  const weighed = people.map((person) => ({ id: person.id, weights: weigh(person) }))
  return (
    weighed.reduce<(typeof weighed)[0] | null>((one, other) => (one && !isLess(other.weights, one.weights) ? one : other), null)?.id ?? null
  )
}

function isLess(some: readonly number[], others: readonly number[]): boolean {
  const index = some.findIndex((weight, i) => weight !== others[i])
  return index !== -1 && (some[index] ?? 0) < (others[index] ?? 0)
}

export function giveRole(meeting: Meeting, { role, to, round: key }: OperationOf<'give_role'>): Change {
  if (!findParticipant(meeting, to)) return refuse('unknown_person')
  if (!isHere(meeting, to)) return refuse('not_here')
  if (role === 'facilitator') return takeOver(meeting, { kind: 'take_over', by: to })
  if (role === 'timekeeper') return meeting.timekeeper === to ? changed(meeting) : changed({ ...meeting, timekeeper: to })
  const round = key === null ? rolesRound(meeting) : findRound(meeting, key)
  if (!round || isOver(meeting, round)) return refuse('unknown_round')
  if (round.actors.includes(to)) return refuse('actor_keeps_role')
  return round.interviewer === to ? changed(meeting) : changed(withRound(meeting, { ...round, interviewer: to }))
}

function isOver(meeting: Meeting, round: Round): boolean {
  return placeOf(meeting, meeting.at) > wayOf(meeting).findLastIndex((stop) => stop.round === round.id)
}

/** The round whose roles people have: the present one, and before the first, the first, so that everybody can get ready for hers. */
export function rolesRound(meeting: Meeting): Round | undefined {
  const [first] = meeting.rounds
  return currentRound(meeting) ?? (first && !hasBegun(meeting, first) ? first : undefined)
}

export function roleHolders(meeting: Meeting): RoleHolders {
  const { facilitator, timekeeper } = meeting
  return { facilitator, timekeeper, interviewer: rolesRound(meeting)?.interviewer ?? null }
}

/**
 * Two people swap all they have: of their own accord, or by the facilitator. The actor stays the actor, since it is her experiment; what
 * else she has can be swapped. Whoever asks says who had what, so that a swap that is sent twice is not swapped back.
 */
export function exchangeRoles(meeting: Meeting, { by, one, other, seen }: OperationOf<'exchange_roles'>): Change {
  if (!findParticipant(meeting, one) || !findParticipant(meeting, other)) return refuse('unknown_person')
  if (by !== one && by !== other && by !== meeting.facilitator) return refuse('not_facilitator')
  if (!isHere(meeting, one) || !isHere(meeting, other)) return refuse('not_here')
  const held = roleHolders(meeting)
  if (!isDeepStrictEqual({ ...seen }, held)) return refuse('roles_changed')
  const swapped = (id: string | null) => (id === one ? other : id === other ? one : id)
  const round = rolesRound(meeting)
  const interviewer = swapped(held.interviewer)
  if (interviewer !== null && round?.actors.includes(interviewer)) return refuse('actor_keeps_role')
  const next = { ...meeting, facilitator: swapped(held.facilitator), timekeeper: swapped(held.timekeeper) }
  const done = round ? withRound(next, { ...round, interviewer }) : next
  return isDeepStrictEqual(done, meeting) ? changed(meeting) : changed(done)
}
