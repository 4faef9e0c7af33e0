import { paths } from '#paths.ts'
import { ButtonLink } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import type { Frame } from '#ui/frame.ts'
import { type Experiment, isWritable } from '../experiment.ts'
import { type SeenLoop, shortened } from './lineage.ts'
import { firstPhase } from './new-loop.ts'

interface LearntSectionProps {
  frame: Frame
  experiment: Experiment
  /** The loop before, where the reader may read it. */
  previous: SeenLoop
  insights?: string
}

/** What a new loop begins with: it stands on top until the planning is done. */
export function LearntSection({ frame, experiment, previous, insights }: LearntSectionProps) {
  const t = frame.t.loops
  const { conclusion } = previous
  return (
    <section class="ls-laert" aria-labelledby="laert">
      <h2 id="laert">{t.learntIn(previous.loop)}</h2>
      {insights ? (
        <blockquote class="ls-egne-ord" lang={danish(frame)}>
          {insights}
        </blockquote>
      ) : (
        <p class="ls-svag">{t.noInsights}</p>
      )}
      {conclusion && (
        <p>
          {frame.t.experiments.outcomes[conclusion.outcome]}. <span lang={danish(frame)}>{shortened(conclusion.reason, 240)}</span>
        </p>
      )}
      <p class="ls-knapper d-print-none">
        {isWritable(experiment) && (
          <ButtonLink href={paths.experimentPhasePage.to({ experiment: experiment.id, phase: String(firstPhase) })}>
            {t.planNext(experiment.loop)}
          </ButtonLink>
        )}
        <a href={paths.experiment.to({ experiment: previous.id })}>{t.readLoop(previous.loop)}</a>
      </p>
    </section>
  )
}

/** From the planning on, what is done now is what matters. */
export function opensWithLearnt({ phase, conclusion }: Pick<Experiment, 'phase' | 'conclusion'>): boolean {
  return phase <= firstPhase && !conclusion
}
