import type { Child } from 'hono/jsx'
import { paths } from '#paths.ts'
import { dayAndMonth } from '#shared/dates.ts'
import type { FormErrors } from '#shared/form.ts'
import { Alert } from '#ui/alert.tsx'
import { Button } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { ErrorSummary, PostForm } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { SectionHead } from '#ui/section-head.tsx'
import { Star } from '#ui/star.tsx'
import { firstName, type GuestExperiment, type GuestObservation } from '../guest.ts'
import { ObservationForm } from '../observation-form.tsx'

interface GuestPageProps {
  frame: Frame
  token: string
  /** Under which her browser keeps what is not sent; not the token. */
  guestKey: string
  guest: GuestExperiment
  observationKey: string
  form?: FormErrors
  /** What became of what she did. */
  done?: 'saved' | 'taken_back' | 'not_told'
  /** Where she rates: a section of its own, between what she notices and what she has written. */
  ratings?: Child
}

/** A colleague's page, by her own link: one thing to do, on a phone, and what becomes of it in plain words. */
export function GuestPage({ frame, token, guestKey, guest, observationKey, form, done, ratings }: GuestPageProps) {
  const t = frame.t.observations
  const owner = firstName(guest.ownerName)
  const doneTexts = { saved: t.guestSaved, taken_back: t.guestTakenBack, not_told: t.guestNotTold }
  const lang = danish(frame)
  return (
    <Layout frame={frame} title={guest.title} slim>
      {form && <ErrorSummary t={frame.t} errors={form.errors} />}
      <div class="ls-gaest" data-reader={guestKey}>
        <p class="ls-gaest-hilsen">{t.guestHello(guest.linkName)}</p>
        <div class="ls-sidehoved">
          <h1 class="ls-titel" lang={lang}>
            {guest.title}
          </h1>
          <p class="ls-lead">{t.guestLead(guest.ownerName, guest.organisationName)}</p>
        </div>
        <div role="status">{done && <Alert t={frame.t} variant="success" text={doneTexts[done]} />}</div>
        {guest.isConcluded && (
          <Alert t={frame.t} variant="info" heading={t.guestConcludedTitle} headingLevel="h2" text={t.guestConcludedText} />
        )}
        {!guest.isConcluded && guest.lookFor && (
          <section aria-labelledby="hold-oeje" class="ls-gaest-oeje">
            <h2 class="ls-lille" id="hold-oeje">
              {t.guestLookFor(owner)}
            </h2>
            <p class="ls-linjer" lang={lang}>
              {guest.lookFor}
            </p>
          </section>
        )}
        {!guest.isConcluded && (
          <section class="ls-nu" aria-labelledby="hvad-lagt-maerke-til">
            <h2 id="hvad-lagt-maerke-til">{t.title}</h2>
            <p>{t.guestFormLead}</p>
            <ObservationForm
              frame={frame}
              action={paths.guestObservations.to({ token })}
              observationKey={observationKey}
              form={form}
              toldHint={t.toldHintGuest(owner)}
              seenByHint={t.seenByHintGuest}
              button={t.save}
              note={<p class="ls-svag ls-obs-note">{t.guestSigned(guest.linkName, owner)}</p>}
            />
          </section>
        )}
        {ratings}
        {guest.observations.length > 0 && <Written frame={frame} token={token} guest={guest} />}
        <section aria-labelledby="hvad-sker">
          <SectionHead id="hvad-sker" title={t.guestHowTitle} />
          <ul class="ls-gaest-saadan">
            {t.guestHow(guest.linkName, owner).map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        </section>
      </div>
    </Layout>
  )
}

function Written({ frame, token, guest }: { frame: Frame; token: string; guest: GuestExperiment }) {
  const t = frame.t.observations
  return (
    <section aria-labelledby="det-har-du-skrevet">
      <SectionHead id="det-har-du-skrevet" title={t.guestWritten} />
      <ul class="ls-stunder ls-uden no-max-width">
        {guest.observations.map((observation) => (
          <li>
            {observation.isStar ? <Star size={28} /> : <span class="ls-obs-prik" aria-hidden="true" />}
            <div>
              <Words frame={frame} observation={observation} />
              {observation.isStar && observation.mayBeTold && (
                <PostForm action={paths.guestObservationStop.to({ token, observation: observation.id })}>
                  <Button variant="link">
                    {t.stopTelling}
                    <span class="sr-only" lang={danish(frame)}>
                      {' '}
                      {observation.text.slice(0, 60)}
                    </span>
                  </Button>
                </PostForm>
              )}
              {!guest.isConcluded && (
                <PostForm action={paths.guestObservationRemoval.to({ token, observation: observation.id })}>
                  <Button variant="link">
                    {t.guestTakeBack}
                    <span class="sr-only" lang={danish(frame)}>
                      {' '}
                      {observation.text.slice(0, 60)}
                    </span>
                  </Button>
                </PostForm>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Words({ frame, observation }: { frame: Frame; observation: GuestObservation }) {
  const t = frame.t.observations
  const lang = danish(frame)
  const { text, isStar, seenBy, mayBeTold, observedOn } = observation
  return (
    <>
      <p class="ls-stund">
        {isStar && <span class="sr-only">{t.starRead}</span>}
        <span class="ls-linjer" lang={lang}>
          {text}
        </span>
      </p>
      <p class="ls-meta ls-svag">
        <span>{dayAndMonth(observedOn, frame.language)}</span>
        {seenBy && (
          <span>
            {t.seenBy} <span lang={lang}>{seenBy}</span>
          </span>
        )}
        {isStar && <span>{mayBeTold ? t.mayBeToldFurther : t.notTold}</span>}
      </p>
    </>
  )
}
