import { paths } from '#paths.ts'
import { dayAndMonth } from '#shared/dates.ts'
import { ButtonLink } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import type { Frame } from '#ui/frame.ts'
import { SectionHead } from '#ui/section-head.tsx'
import type { Experiment } from '../experiment.ts'
import type { SeenLoop } from './lineage.ts'

/** How a loop that has ended came out, in the words that stand, and what came of it. */
export function OutcomeSection({ frame, experiment, next }: { frame: Frame; experiment: Experiment; next?: SeenLoop }) {
  const t = frame.t.loops
  const { conclusion, loop, standing, id } = experiment
  if (!conclusion) return null
  return (
    <section class="ls-udfaldet" aria-labelledby="udfald">
      <SectionHead id="udfald" title={t.decided[conclusion.outcome]} />
      <p class="ls-svag">{t.reasonOn(dayAndMonth(conclusion.concludedAt, frame.language))}</p>
      <blockquote class="ls-egne-ord" lang={danish(frame)}>
        {conclusion.reason}
      </blockquote>
      {next ? (
        <p class="d-print-none">
          <a href={paths.experiment.to({ experiment: next.id })}>{t.toNext(loop + 1)}</a>
        </p>
      ) : (
        standing === 'owner' && (
          <p class="ls-knapper d-print-none">
            <ButtonLink variant="secondary" href={paths.experimentConclusion.to({ experiment: id })}>
              {conclusion.outcome === 'stop' ? t.takeUpAgain : t.beginNew}
            </ButtonLink>
          </p>
        )
      )}
    </section>
  )
}
