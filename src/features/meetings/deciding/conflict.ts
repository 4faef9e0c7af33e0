import { emptyDecision } from '../decision.ts'
import type { DecisionWords } from '../meeting.ts'
import type { Operation, Refusal } from '../operation.ts'

/*
 * What a form that keeps its words is answered when somebody else was first: how it stands now, by the names of the form's own fields
 * (http/auto-save.ts). The names are those of operations (form.ts).
 */

export interface TheirWords {
  fields: Record<string, string>
  by: string
  revision: number
}

export function theirWords(refusal: Refusal, kind: Operation['kind']): TheirWords | undefined {
  switch (refusal.refused) {
    case 'action_changed': {
      const { what, where, when, how, why, by, version } = refusal.action
      return { by, revision: version, fields: named({ what, where, when, how, why }) }
    }
    case 'decision_changed': {
      const { outcome } = refusal
      const { by, version, because } = outcome
      // "Not today" has one text: in a form of its own, and in the other where the reason stands.
      if (kind === 'decide_not_today') return { by, revision: version, fields: { because: outcome.kind === 'not_today' ? because : '' } }
      return { by, revision: version, fields: decisionFields(outcome.kind === 'decision' ? outcome : { ...emptyDecision, because }) }
    }
    case 'next_meeting_changed': {
      const { on, time, because, by, version } = refusal.nextMeeting
      return { by, revision: version, fields: { on: on ?? '', time: time ?? '', because } }
    }
    default:
      return undefined
  }
}

/** As the decision's form has them: words.tryNext, words.helpers.0.what. */
export function decisionFields({ helpers, meetAgain, choice, ...words }: DecisionWords): Record<string, string> {
  const { because, tryNext, lookFor, lookHow, starMoments, together, barriers, help } = words
  return {
    ...named({ because, tryNext, lookFor, lookHow, starMoments, together, barriers, help }),
    'words.choice': choice ?? '',
    'words.meetAgain': meetAgain ?? '',
    ...Object.fromEntries(
      helpers.flatMap(({ person, name, what }, i) => [
        [`words.helpers.${i}.person`, person ?? ''],
        [`words.helpers.${i}.name`, person === null ? name : ''],
        [`words.helpers.${i}.what`, what],
      ]),
    ),
  }
}

function named(words: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(words).map(([key, text]) => [`words.${key}`, text]))
}
