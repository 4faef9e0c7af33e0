import type { Experiment, PhaseNumber } from '../experiment.ts'
import { allQuestions, isQuestion, perspectiveKey, type Question, type Questions } from '../questions.ts'

/*
 * The sheet is what is written in an experiment: an answer to each question of its template, and several readings of the same
 * problem side by side. Two may write at once, so each text has a revision: a text that builds on an older one than what stands is a
 * conflict, and both are shown.
 */

export interface Answer {
  question: string
  text: string
  /** 0: nobody has answered it. */
  revision: number
  author?: string
  updatedAt?: Date
}

/** How somebody understands the problem, and what speaks for and against it. */
export interface Reading {
  id: string
  /** Who sees it so: "aftenvagten". */
  holder: string
  text: string
  confirms: string
  nuances: string
  challenges: string
  revision: number
  author?: string
}

export const readingFields = ['holder', 'text', 'confirms', 'nuances', 'challenges'] as const
export type ReadingText = Pick<Reading, (typeof readingFields)[number]>

export const mostReadings = 12
export const longestAnswer = 8000
export const longestReading = 4000

/** A theme of the organisation's foundation, from which the experiment is looked at. */
export interface Perspective {
  foundationId: string
  foundationName: string
  key: string
  name: string
  text?: string
  /** `index` of `of` themes: its glyph. */
  index: number
  of: number
}

export function questionOf(perspective: Perspective): string {
  return perspectiveKey(perspective.foundationId, perspective.key)
}

export function isBlank(reading: ReadingText): boolean {
  return readingFields.every((field) => reading[field].trim() === '')
}

export function isReadingSame(one: ReadingText, other: ReadingText): boolean {
  return readingFields.every((field) => one[field] === other[field])
}

/** The answer, or that there is none yet. */
export function answerTo(answers: readonly Answer[], question: string): Answer {
  return answers.find((answer) => answer.question === question) ?? { question, text: '', revision: 0 }
}

/** Where a question is asked: a phase's page, or that of the bottom line and the perspectives. Undefined: nowhere. */
export function pageOf(questions: Questions, question: string): PhaseNumber | 'perspectives' | undefined {
  if (!isQuestion(questions, question)) return undefined
  const phase = questions.phases.findIndex((phase) => phase.questions.some(({ key }) => key === question))
  return phase < 0 ? 'perspectives' : ((phase + 1) as PhaseNumber)
}

/** What is shown as the sheet, in its order: its questions, and what is tried as soon as that is written. */
export function sheetRows(questions: Questions, answers: readonly Answer[]): Question[] {
  return allQuestions(questions).filter(({ key, sheet }) => sheet || (key === tried && answerTo(answers, key).text))
}

/** What is tried: asked when an experiment is begun, too. */
const tried = 'try'

/** The first time somebody goes to the action with indicators that are not locked: afterwards they can never show a tendency. */
export function mustWarn(experiment: Pick<Experiment, 'actionStartedAt'>, to: PhaseNumber, unlocked: number): boolean {
  return to >= 3 && !experiment.actionStartedAt && unlocked > 0
}
