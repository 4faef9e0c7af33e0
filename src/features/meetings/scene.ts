import { type Format, type FormatStep, type Language, read, type StepKind } from './format.ts'
import { findParticipant, findRound, type Meeting, type NextAction, type Outcome, type Round, type Stop } from './meeting.ts'
import { type Mode, modeOf, stepOf } from './turn.ts'
import { isSameStop, placeOf, wayOf } from './way.ts'

/*
 * The two things at the top of every screen: the line of steps, and the step itself with its questions. The same for the shared screen
 * and for each person's own.
 */

/** Words of a format: the page marks those that are Danish in an English page. */
export interface Text {
  text: string
  isDanish: boolean
}

export interface StepInLine {
  key: string
  kind: StepKind
  title: Text
  minutes: number
  state: 'done' | 'current' | 'coming'
  /** Where a person gets by looking back at it. null: it has not been yet. */
  stop: Stop | null
}

export interface Scene {
  /** null: in the lobby. */
  stop: Stop | null
  kind: StepKind | null
  /** From 1. */
  number: number
  of: number
  title: Text
  lead: Text
  round: RoundInView | null
  /** The presenter's round, from 1, and how many there are. */
  roundNumber: number | null
  rounds: number
  questions: (Text & { state: 'asked' | 'now' | 'coming' })[]
  fields: (Text & { key: string })[]
  /** Who speaks and who asks in this step. Empty: everybody. */
  speaking: string[]
  asking: string[]
}

export interface RoundInView {
  id: string
  title: string
  experiment: string | null
  actors: { id: string; name: string }[]
  interviewer: { id: string; name: string } | null
  action: NextAction | null
  outcome: Outcome | null
}

/** The line of steps shows each step of the format once: those of a round as they stand in the round that the meeting is in. */
export function stepsInLine(meeting: Meeting, format: Format, language: Language): StepInLine[] {
  const way = wayOf(meeting)
  const here = placeOf(meeting, meeting.at)
  return format.steps.map(({ key, kind, title, minutes }) => {
    const stops = way.filter((stop) => stop.step === key)
    const inThisRound = stops.find((stop) => stop.round === meeting.at?.round)
    const stop = inThisRound ?? stops.findLast((stop) => placeOf(meeting, stop) <= here) ?? stops[0] ?? null
    const place = placeOf(meeting, stop)
    const state = stop === null || place > here ? 'coming' : place === here ? 'current' : 'done'
    return { key, kind, title: read(title, language), minutes, state, stop: state === 'coming' ? null : stop }
  })
}

export function sceneAt(meeting: Meeting, format: Format, language: Language, at: Stop | null): Scene {
  const step = at ? stepOf(format, at.step) : undefined
  const round = at?.round ? findRound(meeting, at.round) : undefined
  const passed = !isSameStop(at, meeting.at)
  return {
    stop: at,
    kind: step?.kind ?? null,
    number: step ? format.steps.indexOf(step) + 1 : 0,
    of: format.steps.length,
    title: read(step?.title ?? format.room.name, language),
    lead: read(step?.lead ?? format.room.text, language),
    round: round ? roundInView(meeting, round) : null,
    roundNumber: round ? meeting.rounds.indexOf(round) + 1 : null,
    rounds: meeting.rounds.length,
    // In the lobby the questions are those to bring into the room: none of them is being asked.
    questions: (step?.questions ?? format.room.questions).map((question, index) => ({
      ...read(question, language),
      state: step ? stateOf(index, meeting.question, passed) : 'coming',
    })),
    fields: (step?.fields ?? []).map((field) => ({ ...read(field, language), key: field.key })),
    speaking: step && !step.speaks.includes('everyone') ? inMode(meeting, step, round ?? null, 'speak') : [],
    asking: step ? inMode(meeting, step, round ?? null, 'ask') : [],
  }
}

function stateOf(index: number, asking: number, passed: boolean): 'asked' | 'now' | 'coming' {
  if (passed || index < asking) return 'asked'
  return index === asking ? 'now' : 'coming'
}

function inMode(meeting: Meeting, step: FormatStep, round: Round | null, mode: Mode): string[] {
  return meeting.participants
    .filter(({ id, hereSince }) => hereSince !== null && modeOf(meeting, id, step, round) === mode)
    .map(({ id }) => id)
}

export function roundInView(meeting: Meeting, round: Round): RoundInView {
  const { id, title, experiment, action, outcome } = round
  return {
    id,
    title,
    experiment,
    actors: round.actors.map((actor) => named(meeting, actor) ?? { id: actor, name: '' }),
    interviewer: named(meeting, round.interviewer),
    action,
    outcome,
  }
}

export function named(meeting: Meeting, id: string | null): { id: string; name: string } | null {
  const person = id === null ? undefined : findParticipant(meeting, id)
  return person ? { id: person.id, name: person.name } : null
}
