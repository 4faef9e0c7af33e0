import { type Format, type FormatStep, findStep, type MeetingRole } from './format.ts'
import type { Meeting, Round } from './meeting.ts'
import { rolesOf, teamOf } from './roles.ts'

/*
 * Whose turn it is in a step, and what is said to whom. The heart of the format is that somebody listens: while the reflecting team
 * talks, the actor is asked to listen and to answer nothing, whatever else she does in the meeting.
 */

export type Mode = 'speak' | 'ask' | 'listen'

/** Whose turn it is. Where the whole step is everybody's, everybody speaks; otherwise who neither speaks nor asks listens. */
export function modeOf(meeting: Meeting, id: string, step: FormatStep | undefined, round: Round | null): Mode {
  if (!step || step.speaks.includes('everyone')) return 'speak'
  const roles = inTurn(meeting, id, step, round)
  if (roles.some((role) => step.speaks.includes(role))) return 'speak'
  return roles.some((role) => step.asks.includes(role)) ? 'ask' : 'listen'
}

/**
 * Her roles, the one that matters most in this step first: who speaks or asks hears what is said to speakers, even if she leads the
 * meeting as well. The actor is first of all the actor.
 */
export function inTurn(meeting: Meeting, id: string, step: FormatStep, round: Round | null): MeetingRole[] {
  const roles = rolesOf(meeting, id, round)
  const weight = (role: MeetingRole) => {
    if (role === 'actor') return 0
    if (step.speaks.includes(role)) return 1
    if (step.asks.includes(role)) return 2
    return role === 'facilitator' ? 3 : 4
  }
  return roles.sort((a, b) => weight(a) - weight(b))
}

/** What is said to her in her roles, first things first, and then what is said to everybody. */
export function promptsFor(step: FormatStep, roles: readonly MeetingRole[]): FormatStep['prompts'] {
  return [...roles, 'everyone' as const].flatMap((role) => step.prompts.filter((prompt) => prompt.for === role))
}

/** The tasks go round among the team, and begin at another place in each round, so that nobody always gets the same. */
export function taskFor(meeting: Meeting, step: FormatStep, round: Round, viewer: string): FormatStep['questions'][number] | undefined {
  if (step.kind !== 'challenging_reflections' || step.questions.length === 0) return undefined
  const place = teamOf(meeting, round).indexOf(viewer)
  return place === -1 ? undefined : step.questions[(place + meeting.rounds.indexOf(round)) % step.questions.length]
}

/** A step that the format does not have is a mistake of whoever gave the format, and not of anybody in the meeting. */
export function stepOf(format: Format, key: string): FormatStep {
  const step = findStep(format, key)
  if (!step) throw new Error(`The format ${format.key} has no step ${key}: the meeting was planned from another.`)
  return step
}
