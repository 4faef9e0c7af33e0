import { paths } from '#paths.ts'
import { Alert } from '#ui/alert.tsx'
import type { Frame } from '#ui/frame.ts'
import type { About } from './observation.ts'
import { ObservationForm } from './observation-form.tsx'

interface ObserveSectionProps {
  frame: Frame
  about: About
  /** A new one each time the page is drawn. */
  observationKey: string
  /** She comes from having saved one. */
  isSaved?: boolean
}

/** Stands at the top of the experiment's page for whoever may write in it: noticing is what is done most often, and on a phone. */
export function ObserveSection({ frame, about, observationKey, isSaved }: ObserveSectionProps) {
  const t = frame.t.observations
  if (about.standing === 'reader' || about.isConcluded) return null
  return (
    <section class="ls-nu d-print-none" aria-labelledby="hvad-lagt-maerke-til">
      <div role="status">{isSaved && <Alert t={frame.t} variant="success" text={t.saved} />}</div>
      <h2 id="hvad-lagt-maerke-til">{t.title}</h2>
      <p>{t.lead}</p>
      <ObservationForm
        frame={frame}
        action={paths.experimentObservations.to({ experiment: about.id })}
        observationKey={observationKey}
        toldHint={toldHint(frame, about)}
        button={t.save}
        note={<InviteLink frame={frame} about={about} />}
      />
    </section>
  )
}

export function toldHint(frame: Frame, { standing, owner }: Pick<About, 'standing' | 'owner'>): string {
  const t = frame.t.observations
  return standing === 'owner' ? t.toldHintOwner : t.toldHintHelper(owner.name)
}

/** Two see more than one. */
export function InviteLink({ frame, about }: { frame: Frame; about: Pick<About, 'id'> }) {
  return (
    <a class="ls-obs-inviter" href={paths.experimentLinks.to({ experiment: about.id })}>
      {frame.t.observations.invite}
    </a>
  )
}
