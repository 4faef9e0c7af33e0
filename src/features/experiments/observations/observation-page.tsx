import { paths } from '#paths.ts'
import type { FormErrors } from '#shared/form.ts'
import { BackLink } from '#ui/back-link.tsx'
import { Button } from '#ui/button.tsx'
import { Details } from '#ui/details.tsx'
import { ErrorSummary, PostForm, TextInput } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import type { About, Observation } from './observation.ts'
import { ObservationForm } from './observation-form.tsx'
import { ObservationList } from './observation-list.tsx'
import { toldHint } from './observe-section.tsx'

interface ObservationPageProps {
  frame: Frame
  about: About
  observation: Observation
  /** Whoever may not change the words may take them away. */
  mayRevise: boolean
  form?: FormErrors
}

/** One observation, to be changed by who wrote it, or taken away by the owner. */
export function ObservationPage({ frame, about, observation, mayRevise, form }: ObservationPageProps) {
  const t = frame.t.observations
  const here = { experiment: about.id, observation: observation.id }
  const title = mayRevise ? t.reviseTitle : t.removeTitle
  const typed = form?.typed ?? {
    observation: observation.text,
    isStar: observation.isStar ? 'yes' : '',
    seenBy: observation.seenBy ?? '',
    mayBeTold: observation.mayBeTold ? 'yes' : '',
    observedOn: observation.observedOn,
  }
  const errors = form?.errors ?? {}
  const removal = (
    <PostForm action={paths.experimentObservationRemoval.to(here)}>
      <p>{t.removeText}</p>
      <p class="ls-knapper">
        <Button variant="secondary">{t.removeConfirm}</Button>
      </p>
    </PostForm>
  )
  return (
    <Layout frame={frame} title={title} section="experiments">
      <BackLink t={frame.t} href={paths.experimentObservations.to({ experiment: about.id })} text={t.listTitle} />
      {form && <ErrorSummary t={frame.t} errors={errors} />}
      <PageHead title={title} />
      {mayRevise ? (
        <>
          <div class="ls-nu ls-obs-kort">
            <ObservationForm
              frame={frame}
              action={paths.experimentObservation.to(here)}
              form={{ typed, errors }}
              toldHint={toldHint(frame, about)}
              button={t.saveRevision}
            >
              <TextInput
                t={frame.t}
                type="date"
                name="observedOn"
                label={t.observedOnLabel}
                error={errors.observedOn}
                value={typed.observedOn}
              />
            </ObservationForm>
          </div>
          <div class="ls-obs-slet">
            <Details summary={t.removeTitle}>{removal}</Details>
          </div>
        </>
      ) : (
        <>
          <ObservationList frame={frame} about={about} observations={[observation]} isSigned />
          {removal}
        </>
      )}
    </Layout>
  )
}
