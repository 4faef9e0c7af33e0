import { isOnBoard, type Note } from './notes/note.ts'
import type { PersonalView } from './views.ts'

/*
 * What each part of the live page is drawn from, and nothing else: so a part is drawn anew only when something of this has changed, and
 * eight open pages, or three hundred, are fresh a moment after one of them has done something. The parts are given these values instead
 * of the whole view, so that one that comes to need more has to say so here.
 */

const named = ({ id, name }: { id: string; name: string }) => ({ id, name })

const cardsOn = ({ loose, patterns }: Pick<PersonalView, 'loose' | 'patterns'>) => [...loose, ...patterns.flatMap(({ cards }) => cards)]

export const sights = {
  bar: ({ people, here }: PersonalView) => ({ here, people: people.map(({ name, isHere }) => ({ name, isHere })) }),
  steps: ({ steps, scene: { stop, number, of, title } }: PersonalView) => ({ steps, scene: { stop, number, of, title } }),
  scene: ({ scene, prompts, task, isLookingBack, timer, ready, here, facilitator, rounds, me, may }: PersonalView) => ({
    ...{ scene, prompts, task, isLookingBack, timer, ready, here, facilitator },
    presented: rounds.length,
    me: { isReady: me.isReady, mode: me.mode, roles: me.roles },
    may: { lead: may.lead, askNext: may.askNext, undoForward: may.undoForward, keepTime: may.keepTime },
  }),
  people: ({ people, scene: { stop, speaking, asking }, facilitator, holders, rolesRound, me, may }: PersonalView) => ({
    ...{ people, facilitator, holders, rolesRound },
    scene: { stop, speaking, asking },
    me: { id: me.id, isHere: me.isHere },
    may: { lead: may.lead, showOut: may.showOut },
  }),
  /** Which of her notes lie on the board, and not what else lies there. */
  notes: ({ loose, patterns, me, may }: PersonalView, notes: readonly Note[]) => {
    const cards = cardsOn({ loose, patterns })
    return {
      onBoard: notes.filter((note) => isOnBoard(note, cards)).map(({ id }) => id),
      me: { id: me.id },
      may: { shareCards: may.shareCards },
    }
  },
  /** Which heaps there are. Whoever has shared a card, or taken one back, is given forms anew: a new card has an id of its own. */
  board: ({ phase, loose, patterns, names, me, may }: PersonalView) => ({
    phase,
    hasLoose: loose.length > 0,
    patterns: patterns.map(named),
    people: names,
    me: { id: me.id },
    mine: cardsOn({ loose, patterns })
      .filter(({ author }) => author === me.id)
      .map(({ id }) => id),
    may: { shareCards: may.shareCards },
  }),
  /** One heap of cards, or the loose ones. From the menu of a card that is open the others are seen. */
  heap: ({ loose, patterns, me, may }: PersonalView, heap: string | null, openCard: string | null) => {
    const pattern = patterns.find(({ id }) => id === heap) ?? null
    const cards = pattern?.cards ?? loose
    const open = cards.find(({ id }) => id === openCard)
    return {
      pattern: pattern && { id: pattern.id, name: pattern.name, version: pattern.version },
      cards,
      open: open && {
        card: open.id,
        patterns: patterns.map(named),
        loose: loose.map(({ id, text, version }) => ({ id, text, version })),
        mayWithdraw: may.withdraw.includes(open.id),
      },
      me: { id: me.id },
      may: { shareCards: may.shareCards },
    }
  },
  deciding: ({ phase, scene, steps, rounds, missing, nextMeeting, facilitator, names, me, may }: PersonalView) => ({
    ...{ phase, rounds, missing, nextMeeting, facilitator },
    scene: { kind: scene.kind, round: scene.round },
    steps: steps.map(({ kind }) => ({ kind })),
    people: names,
    me: { id: me.id },
    may: { decide: may.decide, writeAction: may.writeAction, setNextMeeting: may.setNextMeeting, close: may.close },
  }),
  pledges: ({ pledges, names, may }: PersonalView) => ({ pledges, people: names, may: { answerPledges: may.answerPledges } }),
  order: ({ rounds, names, may }: PersonalView) => ({ rounds, people: names, may: { lead: may.lead } }),
}

export type Part = keyof typeof sights
/** What one of them sees. */
export type Sight<P extends Part> = ReturnType<(typeof sights)[P]>
