import type { Frame } from '#ui/frame.ts'
import type { Experiment } from '../experiment.ts'
import { NextStepSection } from '../next-step-section.tsx'
import type { Questions } from '../questions.ts'
import type { Answer } from '../sheet/sheet.ts'
import { type Decided, isOpen } from './decided.ts'
import { DecidedSection } from './decided-section.tsx'
import { LearntSection, opensWithLearnt } from './learnt-section.tsx'
import { type LineageLoop, nextOf, previousOf } from './lineage.ts'
import { OutcomeSection } from './outcome-section.tsx'

interface LoopTopProps {
  frame: Frame
  experiment: Experiment
  lineage: readonly LineageLoop[]
  /** What was learnt in the loop before. */
  insights?: string
  /** By a reflection meeting. */
  decided?: Decided
  questions: Questions
  answers: readonly Answer[]
}

/** First on an experiment's page: how it ended; while it is being planned, what the loop before gave; otherwise what comes next. */
export function LoopTop({ frame, experiment, lineage, insights, decided, questions, answers }: LoopTopProps) {
  const next = nextOf(lineage, experiment.loop)
  const previous = previousOf(lineage, experiment.loop)
  const isDecided =
    experiment.standing === 'owner' &&
    decided?.outcome &&
    isOpen(decided, { isConcluded: experiment.conclusion !== undefined, hasNext: next !== undefined })
  return (
    <>
      <DecidedSection frame={frame} experiment={experiment} decided={decided} hasNext={next !== undefined} />
      {experiment.conclusion ? (
        <OutcomeSection frame={frame} experiment={experiment} next={next} />
      ) : previous && opensWithLearnt(experiment) ? (
        <LearntSection frame={frame} experiment={experiment} previous={previous} insights={insights} />
      ) : (
        !isDecided && <NextStepSection frame={frame} experiment={experiment} questions={questions} answers={answers} />
      )}
    </>
  )
}
