import { cardsIn } from './board.ts'
import { fixedFrom } from './door.ts'
import {
  findParticipant,
  type Instant,
  type Meeting,
  type NextAction,
  type NextMeeting,
  type Outcome,
  type Pledge,
  phaseOf,
} from './meeting.ts'
import { newPledges } from './pledges.ts'

/*
 * The minutes are made of what was shared in the meeting, each time somebody reads them: so a card that its author strikes is gone from
 * them at once, and nothing can stand in them that was not in the meeting. They hold no labels: the page has those, in the reader's
 * language.
 */

export interface Minutes {
  /** draft: nobody closed the meeting. open: everybody may strike her own cards until `fixedFrom`. fixed: as they will stay. */
  state: 'draft' | 'open' | 'fixed'
  openedAt: Instant
  endedAt: Instant
  fixedFrom: Instant
  /** Those who came, in the order in which they were invited or came. */
  present: { id: string; name: string; isGuest: boolean }[]
  absent: { id: string; name: string }[]
  /** What was promised last time, and what became of it. */
  pledges: Pledge[]
  rounds: MinutesRound[]
  /** Those with cards in them, and those that somebody has named. */
  patterns: { name: string; cards: MinutesCard[] }[]
  looseCards: MinutesCard[]
  /** What was promised now: it opens the next meeting. */
  promised: Pledge[]
  nextMeeting: NextMeeting | null
}

export interface MinutesRound {
  id: string
  title: string
  experiment: string | null
  actors: string[]
  interviewer: string | null
  action: NextAction | null
  /** null: the meeting ended without. */
  outcome: Outcome | null
}

export interface MinutesCard {
  id: string
  text: string
  author: { id: string; name: string }
}

/** undefined: the meeting has not ended, and there is nothing to take down yet. */
export function minutesOf(meeting: Meeting, now: Date): Minutes | undefined {
  const endedAt = meeting.closedAt ?? meeting.leftOpenAt
  const fixed = fixedFrom(meeting)
  if (meeting.openedAt === null || endedAt === null || fixed === null) return undefined
  const nameOf = (id: string) => findParticipant(meeting, id)?.name ?? ''
  const cards = (pattern: string | null) =>
    cardsIn(meeting, pattern).map(({ id, text, author }): MinutesCard => ({ id, text, author: { id: author, name: nameOf(author) } }))
  return {
    state: phaseOf(meeting) === 'left' ? 'draft' : now.getTime() >= fixed ? 'fixed' : 'open',
    openedAt: meeting.openedAt,
    endedAt,
    fixedFrom: fixed,
    present: meeting.participants
      .filter(({ cameAt }) => cameAt !== null)
      .map(({ id, name, kind }) => ({ id, name, isGuest: kind === 'guest' })),
    absent: meeting.participants.filter(({ cameAt }) => cameAt === null).map(({ id, name }) => ({ id, name })),
    pledges: [...meeting.pledges],
    rounds: meeting.rounds.map(({ id, title, experiment, actors, interviewer, action, outcome }) => ({
      id,
      title,
      experiment,
      actors: actors.map(nameOf),
      interviewer: interviewer === null ? null : nameOf(interviewer),
      action,
      outcome,
    })),
    patterns: meeting.patterns.map(({ id, name }) => ({ name, cards: cards(id) })),
    looseCards: cards(null),
    promised: newPledges(meeting),
    nextMeeting: meeting.nextMeeting,
  }
}

/** Her own cards, as long as she may still strike them. */
export function strikeable(meeting: Meeting, person: string, now: Date): MinutesCard[] {
  const minutes = minutesOf(meeting, now)
  if (!minutes || now.getTime() >= minutes.fixedFrom) return []
  return [...minutes.patterns.flatMap((pattern) => pattern.cards), ...minutes.looseCards].filter((card) => card.author.id === person)
}
