import { paths } from '#paths.ts'
import type { FormErrors } from '#shared/form.ts'
import { Alert } from '#ui/alert.tsx'
import { BackLink } from '#ui/back-link.tsx'
import { Button } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { ErrorSummary, PostForm } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { Tabs } from '#ui/tabs.tsx'
import { type About, type Observation, starsOf } from './observation.ts'
import { ObservationForm } from './observation-form.tsx'
import { ObservationList } from './observation-list.tsx'
import { InviteLink, toldHint } from './observe-section.tsx'

interface ObservationsPageProps {
  frame: Frame
  about: About
  observations: Observation[]
  show: 'all' | 'stars'
  observationKey: string
  /** Those of the list that the reader may change or take away. */
  mayRevise: (observation: Observation) => boolean
  mayRemove: (observation: Observation) => boolean
  mayStopTelling: (observation: Observation) => boolean
  isSaved?: boolean
  form?: FormErrors
}

/** All that was noticed, the newest first. */
export function ObservationsPage(props: ObservationsPageProps) {
  const { frame, about, observations, show, observationKey, mayRevise, mayRemove, mayStopTelling, isSaved, form } = props
  const t = frame.t.observations
  const lang = danish(frame)
  const here = paths.experimentObservations.to({ experiment: about.id })
  const stars = starsOf(observations)
  const shown = show === 'stars' ? stars : observations
  const isWriter = about.standing !== 'reader' && !about.isConcluded
  return (
    <Layout frame={frame} title={t.listTitle} section="experiments">
      <BackLink t={frame.t} href={paths.experiment.to({ experiment: about.id })} text={t.backTo(about.title)} />
      {form && <ErrorSummary t={frame.t} errors={form.errors} />}
      <PageHead title={t.listTitle} lead={<span lang={lang}>{about.title}</span>} />
      <p class="ls-svag">{whoSees(frame, about)}</p>
      <div role="status">{isSaved && <Alert t={frame.t} variant="success" text={t.saved} />}</div>
      {about.isConcluded && <Alert t={frame.t} variant="info" text={t.concludedText} />}
      {isWriter && (
        <section class="ls-nu ls-obs-kort d-print-none" aria-labelledby="hvad-lagt-maerke-til">
          <h2 id="hvad-lagt-maerke-til">{t.title}</h2>
          <ObservationForm
            frame={frame}
            action={here}
            observationKey={observationKey}
            form={form}
            toldHint={toldHint(frame, about)}
            button={t.save}
            note={<InviteLink frame={frame} about={about} />}
          >
            <input type="hidden" name="from" value="list" />
          </ObservationForm>
        </section>
      )}
      {observations.length > 0 && (
        <Tabs
          label={t.show}
          items={[
            { href: here, text: t.showAll(observations.length), current: show === 'all' },
            { href: `${here}?show=stars`, text: t.showStars(stars.length), current: show === 'stars' },
          ]}
        />
      )}
      {shown.length === 0 ? (
        <EmptyState title={show === 'stars' ? t.noStarsTitle : t.noneTitle} text={show === 'stars' ? t.noStarsText : t.noneText} />
      ) : (
        <ObservationList
          frame={frame}
          about={about}
          observations={shown}
          isSigned
          tools={(observation) =>
            (mayRevise(observation) || mayRemove(observation)) && (
              <a class="d-print-none" href={paths.experimentObservation.to({ experiment: about.id, observation: observation.id })}>
                {mayRevise(observation) ? t.revise : t.remove}
                <span class="sr-only" lang={lang}>
                  {' '}
                  {observation.text.slice(0, 60)}
                </span>
              </a>
            )
          }
          below={(observation) =>
            mayStopTelling(observation) && (
              <PostForm action={paths.experimentObservationStop.to({ experiment: about.id, observation: observation.id })}>
                <Button variant="link">
                  {t.stopTelling}
                  <span class="sr-only" lang={lang}>
                    {' '}
                    {observation.text.slice(0, 60)}
                  </span>
                </Button>
              </PostForm>
            )
          }
        />
      )}
    </Layout>
  )
}

/** Who can see what, in words. */
function whoSees(frame: Frame, { standing, owner, circle }: About): string {
  const t = frame.t.observations
  const who = standing === 'owner' ? t.seenByYou : t.seenByOwner(owner.name)
  return circle ? `${who} ${t.seenByCircle(circle.name)}` : who
}
