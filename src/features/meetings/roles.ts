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
 * An interviewer for each round that has not begun and for the present one if it has none, and a timekeeper. Those who have asked
 * least come first; the facilitator has something to do already and comes last. The same people give the same roles.
 */
export function dealRoles(meeting: Meeting): Change {
  const here = thoseHere(meeting)
  const dealt = meeting.rounds.reduce((done, round) => {
    if (isSettled(done, round)) return done
    const free = here.filter(({ id }) => !round.actors.includes(id))
    const interviewer = least(free, ({ id }) => turns(done, id, round) * 2 + (id === done.facilitator ? 1 : 0))
    return withRound(done, { ...round, interviewer: interviewer?.id ?? null })
  }, meeting)
  const keeps = dealt.timekeeper !== null && isHere(dealt, dealt.timekeeper)
  const timekeeper = keeps ? dealt.timekeeper : (least(here, ({ id }) => (id === dealt.facilitator ? 1 : 0))?.id ?? null)
  const next = { ...dealt, timekeeper }
  return isDeepStrictEqual(next, meeting) ? changed(meeting) : changed(next)
}

/** A round that is over, or that is going on with an interviewer who is here. */
function isSettled(meeting: Meeting, round: Round): boolean {
  if (!hasBegun(meeting, round)) return false
  const isNow = meeting.at?.round === round.id
  return !isNow || (round.interviewer !== null && isHere(meeting, round.interviewer))
}

/** How often she has interviewed before this round. */
function turns(meeting: Meeting, id: string, round: Round): number {
  return meeting.rounds
    .slice(
      0,
      meeting.rounds.findIndex((other) => other.id === round.id),
    )
    .filter((other) => other.interviewer === id).length
}

function least(people: readonly Participant[], weight: (person: Participant) => number): Participant | undefined {
  return people.reduce<Participant | undefined>((best, person) => (best && weight(best) <= weight(person) ? best : person), undefined)
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
