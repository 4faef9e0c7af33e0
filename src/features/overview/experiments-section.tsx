import { type ExperimentSummary, nextDate } from '#features/experiments/experiment.ts'
import { paths } from '#paths.ts'
import { ExperimentRow } from '#ui/experiment-row.tsx'
import type { Frame } from '#ui/frame.ts'
import { SectionHead } from '#ui/section-head.tsx'

/** What the reader has running herself, and helps with. */
export function RunningExperiments({
  frame,
  experiments,
  phaseNames,
}: {
  frame: Frame
  experiments: ExperimentSummary[]
  phaseNames: string[]
}) {
  const t = frame.t.experiments
  return (
    <section aria-labelledby="proevehandlinger" class="ls-afsnit-blok">
      <SectionHead id="proevehandlinger" title={t.yours}>
        <a href={paths.newExperiment.to()}>{t.start}</a>
      </SectionHead>
      <ol class="ls-raekker ls-uden no-max-width">
        {experiments.map((experiment) => (
          <ExperimentRow
            frame={frame}
            experiment={experiment}
            phaseName={phaseNames[experiment.phase - 1] ?? ''}
            next={nextDate(experiment)}
          />
        ))}
      </ol>
    </section>
  )
}
