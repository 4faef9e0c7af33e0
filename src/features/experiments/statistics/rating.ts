/*
 * A rating is an answer to one question. The printed form asks two: before, how much the problem challenges; after, how much the
 * experiment supports. Both are whole numbers from 1 to 5, and still they are never subtracted: 4 of the one and 3 of the other are no
 * change of anything. So a rating carries its question as a type, and ratings of different questions do not compile together.
 */

export type Score = 1 | 2 | 3 | 4 | 5

/** Whether a higher score is wished for: of support it is, of a challenge it is not. */
export type Polarity = 'more_is_better' | 'less_is_better'

/** What stands at 1, 2, 3, 4 and 5; an empty text where nothing does. */
export type Anchors = readonly [string, string, string, string, string]

export interface Question<Id extends string = string, P extends Polarity = Polarity, A extends Anchors = Anchors> {
  readonly id: Id
  readonly polarity: P
  readonly anchors: A
}

/** An answer to Q, and to no other: neither a wider nor a narrower question will do (`in out`). `rate` and `readRating` make one. */
export interface Rating<in out Q extends Question> {
  readonly question: Q
  readonly score: Score
}

/**
 * Q, if it is one question whose id the compiler knows as one word. Of questions that are told apart only when the program runs it is
 * `never`, and then nothing can be subtracted.
 */
export type One<Q extends Question> = IsOneWord<Q['id']> extends true ? Q : never

type IsOneWord<Id extends string> = string extends Id ? false : IsUnion<Id> extends true ? false : true
type IsUnion<T, All = T> = T extends unknown ? ([All] extends [T] ? false : true) : never

/** A rating as it is kept: with the question as it was put, for a question may be reworded later. */
export interface StoredRating {
  questionId: string
  polarity: string
  anchors: readonly string[]
  score: unknown
}

/** Makes a question; its words become its type. */
export function question<const Id extends string, const P extends Polarity, const A extends Anchors>(
  id: Id,
  polarity: P,
  anchors: A,
): Question<Id, P, A> {
  return { id, polarity, anchors }
}

export function isScore(value: unknown): value is Score {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 5
}

/** The score for a question; anything that is not one of the numbers 1, 2, 3, 4, 5 (also the text "3") is refused. */
export function rate<Q extends Question>(question: Q, score: unknown): Rating<Q> | { refused: 'not_a_score' } {
  return isScore(score) ? { question, score } : { refused: 'not_a_score' }
}

/** What is kept becomes a rating of `question`, if that is what was asked: the same id, polarity and anchors. */
export function readRating<Q extends Question>(
  question: Q,
  stored: StoredRating,
): Rating<Q> | { refused: 'other_question' | 'changed_question' | 'not_a_score' } {
  if (stored.questionId !== question.id) return { refused: 'other_question' }
  if (!isSameQuestion(question, { id: stored.questionId, polarity: stored.polarity, anchors: stored.anchors }))
    return { refused: 'changed_question' }
  return rate(question, stored.score)
}

/**
 * After less before, in steps of the scale: a whole number from −4 to 4.
 * @throws TypeError when the two answer different questions after all: the compiler was talked round, and that is a bug.
 */
export function difference<Q extends Question>(before: Rating<One<Q>>, after: Rating<NoInfer<One<Q>>>): number {
  if (!isSameQuestion(before.question, after.question)) throw new TypeError('Ratings of different questions are not subtracted')
  return after.score - before.score
}

function isSameQuestion(one: Question, other: { id: string; polarity: string; anchors: readonly string[] }): boolean {
  return (
    one === other ||
    (one.id === other.id &&
      one.polarity === other.polarity &&
      one.anchors.length === other.anchors.length &&
      one.anchors.every((anchor, i) => anchor === other.anchors[i]))
  )
}
