import type { Experiment } from '../experiment.ts'
import { type Finding, maySayBetter, readSeries } from '../indicators/finding.ts'
import { type Indicator, seriesOf } from '../indicators/indicator.ts'
import type { Questions } from '../questions.ts'
import type { Rater } from '../ratings/rater.ts'
import type { RatingReport } from '../ratings/report.ts'

/*
 * Loops side by side. Nothing is subtracted between them: each loop's people rated what they had before them. Only what is the same stands
 * in one row: a question in its own words, an indicator that goes on with its unit and direction.
 */

export interface ComparedLoop {
  experiment: Experiment
  questions: Questions
  tried?: string
  learnt?: string
  report: RatingReport
  indicators: Indicator[]
}

export interface LinkedIndicator {
  id: string
  continuesId?: string
}

export interface Signal {
  finding: Finding
  /** It was locked before the action, and held against a baseline: better than before may be said. */
  isSound: boolean
}

export interface ComparedIndicator {
  name: string
  unit: string
  /** One for each loop, in their order; undefined where it was not followed. */
  signals: (Signal | undefined)[]
}

/** Each indicator in one row, through the loops that followed it. */
export function compareIndicators(
  loops: readonly Pick<ComparedLoop, 'experiment' | 'indicators'>[],
  links: readonly LinkedIndicator[],
): ComparedIndicator[] {
  const continues = new Map(links.map(({ id, continuesId }) => [id, continuesId]))
  const rootOf = (id: string): string => {
    const before = continues.get(id)
    // What it goes on from may stand in a loop that the reader may not read.
    return before && continues.has(before) ? rootOf(before) : id
  }
  const rows = new Map<string, ComparedIndicator>()
  for (const [at, { experiment, indicators }] of loops.entries())
    for (const indicator of indicators) {
      const { id, name, unit, direction } = indicator
      const same = [rootOf(id), unit.toLocaleLowerCase('da'), direction].join('\n')
      const row = rows.get(same) ?? { name, unit, signals: loops.map(() => undefined) }
      rows.set(same, row)
      const reading = readSeries(seriesOf(indicator, experiment), direction)
      // The newest name is what it is called now.
      row.name = name
      row.signals[at] = { finding: reading.finding, isSound: maySayBetter(indicator, experiment, reading) }
    }
  return [...rows.values()]
}

/** What is worth a thought before a loop ends. None of it stands in the way. */
export type Missing = 'reflection' | 'insights' | 'ratings' | { ratedAfter: number; asked: number }

export function missingAtEnd(answers: readonly { question: string; text: string }[], raters: readonly Pick<Rater, 'ratings'>[]): Missing[] {
  const isWritten = (question: string) => answers.some((answer) => answer.question === question && answer.text.trim() !== '')
  const ratedAfter = raters.filter(({ ratings }) => ratings['challenge-after'] || ratings['support-after']).length
  return [
    ...(isWritten('think') ? [] : (['reflection'] as const)),
    ...(isWritten('insights') ? [] : (['insights'] as const)),
    ...(ratedAfter === 0 ? (['ratings'] as const) : ratedAfter < raters.length ? [{ ratedAfter, asked: raters.length }] : []),
  ]
}
