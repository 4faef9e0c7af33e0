import { paths } from '#paths.ts'
import { dayAndMonth } from '#shared/dates.ts'
import { danish } from '#ui/danish.ts'
import type { Frame } from '#ui/frame.ts'
import { SectionHead } from '#ui/section-head.tsx'
import type { Experiment } from '../experiment.ts'
import type { Questions } from '../questions.ts'
import { type LineageLoop, nextOf, type SeenLoop, shortened } from './lineage.ts'
import { SpiralFigure } from './spiral-figure.tsx'

interface LoopsSectionProps {
  frame: Frame
  experiment: Experiment
  questions: Questions
  lineage: readonly LineageLoop[]
}

/** Where this loop stands in the learning, and what the others came to. */
export function LoopsSection({ frame, experiment, questions, lineage }: LoopsSectionProps) {
  const t = frame.t.loops
  const address = { experiment: experiment.id }
  const isLast = !nextOf(lineage, experiment.loop)
  const canCompare = lineage.filter(({ seen }) => seen).length > 1
  return (
    <section aria-labelledby="loops">
      <SectionHead id="loops" title={t.title} />
      <SpiralFigure frame={frame} experiment={experiment} questions={questions} lineage={lineage} />
      <LoopList frame={frame} here={experiment.loop} lineage={lineage} />
      <ul class="ls-loop-veje ls-uden d-print-none">
        {experiment.standing === 'owner' && isLast && (
          <li>
            <a href={paths.experimentConclusion.to(address)}>{experiment.conclusion ? t.beginNew : t.concludeOrBegin}</a>
          </li>
        )}
        {canCompare && (
          <li>
            <a href={paths.experimentLoops.to(address)}>{t.compare}</a>
          </li>
        )}
      </ul>
    </section>
  )
}

function LoopList({ frame, here, lineage }: { frame: Frame; here: number; lineage: readonly LineageLoop[] }) {
  const t = frame.t.loops
  return (
    <ol class="ls-loops ls-uden">
      {lineage.map(({ number, seen }) =>
        seen ? (
          <li aria-current={number === here ? 'true' : undefined}>
            <strong>
              {number === here ? (
                <LoopName frame={frame} loop={seen} />
              ) : (
                <a href={paths.experiment.to({ experiment: seen.id })}>
                  <LoopName frame={frame} loop={seen} />
                </a>
              )}
            </strong>
            <Outcome frame={frame} loop={seen} />
          </li>
        ) : (
          // The reader may not read it, so it has no words here.
          <li>
            <strong>{frame.t.experiments.loop(number)}</strong>
          </li>
        ),
      )}
      {lineage.length === 0 && <li>{t.onlyOne}</li>}
    </ol>
  )
}

function LoopName({ frame, loop }: { frame: Frame; loop: SeenLoop }) {
  return (
    <>
      {frame.t.experiments.loop(loop.loop)}: <span lang={danish(frame)}>{loop.title}</span>
    </>
  )
}

function Outcome({ frame, loop: { conclusion, createdAt } }: { frame: Frame; loop: SeenLoop }) {
  if (!conclusion) return <p>{frame.t.loops.runningSince(dayAndMonth(createdAt, frame.language))}</p>
  return (
    <p>
      {frame.t.experiments.outcomes[conclusion.outcome]}. <span lang={danish(frame)}>{shortened(conclusion.reason)}</span>
    </p>
  )
}
