import type { Questions, RatingQuestion } from '../questions.ts'
import { type Anchors, type Question, question } from '../statistics/rating.ts'

/*
 * What is asked in numbers. The printed form asks one question before (how much does the problem challenge) and another after (how much
 * does the experiment support). Both stand as they are. They are different questions and are never subtracted: so the one from before is
 * asked again after, and that is the pair. The types below keep it so: `difference` of a Challenge and a Support does not compile.
 */

export type Moment = 'before' | 'after'

export const askings = [
  { key: 'challenge-before', question: 'challenge', moment: 'before' },
  { key: 'support-after', question: 'support', moment: 'after' },
  { key: 'challenge-after', question: 'challenge', moment: 'after' },
] as const

/** One question at one moment: a field of a form, a column of a table. */
export type Asking = (typeof askings)[number]
export type AskingKey = Asking['key']

export function findAsking(question: string, moment: string): Asking | undefined {
  return askings.find((asking) => asking.question === question && asking.moment === moment)
}

export type Challenge = Question<'challenge', 'less_is_better'>
export type Support = Question<'support', 'more_is_better'>

/** With the words of the version that the experiment was begun with. */
export function challengeOf(questions: Questions): Challenge {
  return question('challenge', 'less_is_better', anchorsOf(findRatingQuestion(questions, 'challenge')))
}

export function supportOf(questions: Questions): Support {
  return question('support', 'more_is_better', anchorsOf(findRatingQuestion(questions, 'support')))
}

export function findRatingQuestion(questions: Questions, key: RatingQuestion['key']): RatingQuestion {
  const found = questions.ratings.find((rating) => rating.key === key)
  if (!found) throw new Error(`${questions.version} does not ask for ${key}`)
  return found
}

function anchorsOf({ anchors }: RatingQuestion): Anchors {
  return [anchors.low.da, '', '', '', anchors.high.da]
}
