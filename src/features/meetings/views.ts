import { cardsIn } from './board.ts'
import { canDecide, missingOf } from './decision.ts'
import { refusedAtTheDoor } from './door.ts'
import { type Format, type Language, type MeetingRole, read } from './format.ts'
import {
  type Card,
  currentRound,
  findParticipant,
  findRound,
  type Instant,
  type Meeting,
  type NextMeeting,
  type Participant,
  type Pattern,
  type Phase,
  type Pledge,
  phaseOf,
  type Stop,
} from './meeting.ts'
import type { Missing, Operation, RoleHolders } from './operation.ts'
import { roleHolders, rolesOf, rolesRound } from './roles.ts'
import { named, type RoundInView, roundInView, type Scene, type StepInLine, sceneAt, stepsInLine, type Text } from './scene.ts'
import { type TimerView, timerView } from './timer.ts'
import { inTurn, type Mode, modeOf, promptsFor, stepOf, taskFor } from './turn.ts'
import { canAsk, canUndo, isSameStop, placeOf } from './way.ts'

/*
 * What a screen shows, worked out of the meeting and the words of its format. There are two: the shared screen, the same for everybody
 * in the room, and each person's own. The own one is the shared one and what is hers: her roles, whether she speaks, asks or listens,
 * what is said to her, and what she may do. She may look back at an earlier step; the meeting does not notice.
 *
 * `format` is the one that the meeting was planned from.
 */

export interface PersonInView {
  id: string
  name: string
  isGuest: boolean
  isHere: boolean
  isShownOut: boolean
  isReady: boolean
  roles: { key: MeetingRole; name: Text }[]
  /** In the step where the meeting is. */
  mode: Mode
}

export interface CardInView extends Card {
  authorName: string
  movedByName: string | null
}

export interface SharedView {
  phase: Phase
  revision: number
  steps: StepInLine[]
  scene: Scene
  timer: TimerView | null
  /** The round whose roles people have. */
  rolesRound: string | null
  /** Goes with an exchange of roles. */
  holders: RoleHolders
  people: PersonInView[]
  /** The same without what changes all the time. */
  names: { id: string; name: string }[]
  here: number
  ready: number
  facilitator: { id: string; name: string } | null
  loose: CardInView[]
  patterns: (Pattern & { cards: CardInView[] })[]
  rounds: RoundInView[]
  pledges: Pledge[]
  nextMeeting: NextMeeting | null
  missing: Missing[]
}

export interface PersonalView extends SharedView {
  me: PersonInView
  /** What is said to her in this step, what matters most first. */
  prompts: Text[]
  /** What her role is, in general. */
  tasks: Text[]
  /** The one of the team's tasks with which she begins. */
  task: Text | null
  /** She sees an earlier step than the one where the meeting is. */
  isLookingBack: boolean
  may: {
    lead: boolean
    showOut: boolean
    keepTime: boolean
    askNext: boolean
    undoForward: boolean
    close: boolean
    decide: string[]
    writeAction: string[]
    setNextMeeting: boolean
    answerPledges: boolean
    shareCards: boolean
    withdraw: string[]
  }
}

/** The shared screen: nothing on it is anybody's own. */
export function sharedView(meeting: Meeting, format: Format, language: Language, now: Date): SharedView {
  return viewAt(meeting, format, language, now, meeting.at)
}

/** undefined: she is not of this meeting. `lookingAt` is the step that she wants to see; one that has not been yet is not shown. */
export function personalView(
  meeting: Meeting,
  format: Format,
  language: Language,
  now: Date,
  viewer: string,
  lookingAt: Stop | null = null,
): PersonalView | undefined {
  const person = findParticipant(meeting, viewer)
  if (!person) return undefined
  const place = placeOf(meeting, lookingAt)
  const at = lookingAt && place !== -1 && place < placeOf(meeting, meeting.at) ? lookingAt : meeting.at
  const view = viewAt(meeting, format, language, now, at)
  const step = at ? stepOf(format, at.step) : undefined
  const round = (at?.round ? findRound(meeting, at.round) : null) ?? null
  const task = step && round ? taskFor(meeting, step, round, viewer) : undefined
  const roles = rolesOf(meeting, viewer, round)
  return {
    ...view,
    me: view.people.find(({ id }) => id === viewer) ?? personInView(meeting, format, language, person),
    prompts: step ? promptsFor(step, inTurn(meeting, viewer, step, round)).map((prompt) => read(prompt, language)) : [],
    tasks: format.roles.filter(({ key }) => roles.includes(key)).map((role) => read(role.task, language)),
    task: task ? read(task, language) : null,
    isLookingBack: !isSameStop(at, meeting.at),
    may: mayDo(meeting, viewer, now.getTime()),
  }
}

type Timeless = Omit<SharedView, 'timer'>

/** What a meeting looks like to all is worked out once for each value that it has, and not once for each of the people in it. */
const workedOut = new WeakMap<Meeting, { key: string; format: Format; view: Timeless }[]>()

function viewAt(meeting: Meeting, format: Format, language: Language, now: Date, at: Stop | null): SharedView {
  const key = `${language} ${at?.step} ${at?.round}`
  const known = workedOut.get(meeting) ?? []
  let view = known.find((one) => one.key === key && one.format === format)?.view
  if (!view) {
    view = workOut(meeting, format, language, at)
    workedOut.set(meeting, [...known, { key, format, view }])
  }
  return { ...view, timer: view.phase === 'open' ? timerView(meeting.timer, now.getTime()) : null }
}

function workOut(meeting: Meeting, format: Format, language: Language, at: Stop | null): Timeless {
  const people = meeting.participants.map((person) => personInView(meeting, format, language, person))
  const cards = (pattern: string | null) => cardsIn(meeting, pattern).map((card) => cardInView(meeting, card))
  const phase = phaseOf(meeting)
  return {
    phase,
    revision: meeting.revision,
    steps: stepsInLine(meeting, format, language),
    scene: sceneAt(meeting, format, language, at),
    rolesRound: rolesRound(meeting)?.id ?? null,
    holders: roleHolders(meeting),
    people,
    names: people.map(({ id, name }) => ({ id, name })),
    here: people.filter((person) => person.isHere).length,
    ready: people.filter((person) => person.isHere && person.isReady).length,
    facilitator: named(meeting, meeting.facilitator),
    loose: cards(null),
    patterns: meeting.patterns.map((pattern) => ({ ...pattern, cards: cards(pattern.id) })),
    rounds: meeting.rounds.map((round) => roundInView(meeting, round)),
    pledges: [...meeting.pledges],
    nextMeeting: meeting.nextMeeting,
    missing: missingOf(meeting),
  }
}

function personInView(meeting: Meeting, format: Format, language: Language, person: Participant): PersonInView {
  const roles = rolesOf(meeting, person.id, rolesRound(meeting) ?? null)
  const step = meeting.at ? stepOf(format, meeting.at.step) : undefined
  return {
    id: person.id,
    name: person.name,
    isGuest: person.kind === 'guest',
    isHere: person.hereSince !== null,
    isShownOut: person.shownOut === true,
    isReady: meeting.ready.includes(person.id),
    roles: format.roles.filter(({ key }) => roles.includes(key)).map(({ key, name }) => ({ key, name: read(name, language) })),
    mode: modeOf(meeting, person.id, step, currentRound(meeting) ?? null),
  }
}

/** What the page offers: what would not be refused. */
function mayDo(meeting: Meeting, by: string, now: Instant): PersonalView['may'] {
  const isLetIn = (kind: Operation['kind']) => refusedAtTheDoor(meeting, kind, by, now) === undefined
  const idsOf = (things: readonly { id: string }[]) => things.map(({ id }) => id)
  return {
    lead: isLetIn('deal_roles'),
    showOut: isLetIn('show_out'),
    keepTime: isLetIn('start_timer'),
    askNext: isLetIn('next_question') && canAsk(meeting, by),
    undoForward: isLetIn('undo_forward') && canUndo(meeting, now),
    close: isLetIn('close'),
    decide: isLetIn('write_decision') ? idsOf(meeting.rounds.filter((round) => canDecide(meeting, by, round))) : [],
    writeAction: isLetIn('write_action') ? idsOf(meeting.rounds.filter(({ actors }) => actors.includes(by))) : [],
    setNextMeeting: isLetIn('set_next_meeting'),
    answerPledges: isLetIn('answer_pledge'),
    shareCards: isLetIn('share_card'),
    withdraw: isLetIn('withdraw_card') ? idsOf(meeting.cards.filter(({ author }) => author === by)) : [],
  }
}

function cardInView(meeting: Meeting, card: Card): CardInView {
  return { ...card, authorName: named(meeting, card.author)?.name ?? '', movedByName: named(meeting, card.movedBy)?.name ?? null }
}
