import { paths } from '#paths.ts'
import { danish } from '#ui/danish.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import type { Frame } from '#ui/frame.ts'
import { SectionHead } from '#ui/section-head.tsx'
import type { ExperimentSummary } from '../experiment.ts'

/** On a group's page: what its members have shared with it, with the phase each is in. */
export function SharedSection({
  frame,
  experiments,
  phaseNames,
}: {
  frame: Frame
  experiments: ExperimentSummary[]
  phaseNames: string[]
}) {
  const t = frame.t.sharing
  const lang = danish(frame)
  return (
    <section aria-labelledby="delte">
      <SectionHead id="delte" title={t.sharedHere} />
      {experiments.length === 0 ? (
        <EmptyState title={t.nothingShared} headingLevel="h3" text={t.nothingSharedHow} />
      ) : (
        <ul class="ls-raekker ls-uden no-max-width">
          {experiments.map((experiment) => (
            <li class="ls-raekke">
              <div>
                <h3>
                  <a href={paths.experiment.to({ experiment: experiment.id })} lang={lang}>
                    {experiment.title}
                  </a>
                </h3>
                <p class="ls-meta">
                  <span>{experiment.standing === 'owner' ? t.sharedByYou : t.sharedBy(experiment.owner.name)}</span>
                  <span>
                    {experiment.conclusion
                      ? frame.t.experiments.outcomes[experiment.conclusion.outcome]
                      : frame.t.experiments.phaseOf(experiment.phase, phaseNames[experiment.phase - 1] ?? '')}
                  </span>
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
