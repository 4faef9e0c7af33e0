import { paths } from '#paths.ts'
import type { FormErrors } from '#shared/form.ts'
import { Alert } from '#ui/alert.tsx'
import { Button } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { Details } from '#ui/details.tsx'
import { ErrorSummary, PostForm } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { SectionHead } from '#ui/section-head.tsx'
import { firstName, type GuestExperiment } from '../observations/guest.ts'
import type { Questions } from '../questions.ts'
import { AskedScale } from './asked-scale.tsx'
import { givenByGuest, typedOf } from './rater.ts'

interface GuestRatingsProps {
  frame: Frame
  token: string
  guest: GuestExperiment
  questions: Questions
  form?: FormErrors
  isSaved?: boolean
}

/** Where a colleague with a link rates. Nothing once the experiment is concluded. */
export function GuestRatingsSection(props: GuestRatingsProps) {
  const { frame, guest, isSaved } = props
  const t = frame.t.ratings
  if (guest.isConcluded) return null
  return (
    <section aria-labelledby="vurder">
      <SectionHead id="vurder" title={t.guestTitle} />
      {isSaved && <Alert t={frame.t} variant="success" text={t.savedOwn} />}
      <Scales {...props} />
    </section>
  )
}

/** The same alone, when what she sent could not be saved. */
export function GuestRatingsPage(props: GuestRatingsProps) {
  const { frame, token, form } = props
  const t = frame.t.ratings
  return (
    <Layout frame={frame} title={t.guestTitle} slim>
      {form && <ErrorSummary t={frame.t} errors={form.errors} />}
      <div class="ls-gaest">
        <PageHead title={t.guestTitle} />
        <Scales {...props} />
        <p class="ls-afsnit-blok">
          <a href={paths.guest.to({ token })}>{t.guestBack}</a>
        </p>
      </div>
    </Layout>
  )
}

function Scales({ frame, token, guest, questions, form }: GuestRatingsProps) {
  const t = frame.t.ratings
  const typed = form?.typed ?? typedOf(givenByGuest(guest.ratings))
  const scale = (asking: 'challenge-before' | 'support-after' | 'challenge-after') => (
    <AskedScale frame={frame} tone={guest} questions={questions} asking={asking} value={typed[asking]} error={form?.errors[asking]} />
  )
  const after = (
    <>
      {scale('support-after')}
      {scale('challenge-after')}
      <p class="ls-svag">{t.neverCompared}</p>
    </>
  )
  const isTime = guest.phase >= 4 || Boolean(typed['support-after'] || typed['challenge-after'])
  return (
    <PostForm action={paths.guestRatings.to({ token })} class="ls-talafsnit">
      <p class="ls-gaest-bag">
        {t.guestBehind} <q lang={danish(frame)}>{guest.title}</q>
      </p>
      <p>{t.guestSigned(guest.linkName, firstName(guest.ownerName))}</p>
      <h3>{t.nowLead}</h3>
      {scale('challenge-before')}
      <h3>{t.afterLead}</h3>
      {isTime ? after : <Details summary={t.afterWaits}>{after}</Details>}
      <p class="ls-knapper">
        <Button>{t.guestSave}</Button>
        <span class="ls-svag">{t.saveHint}</span>
      </p>
    </PostForm>
  )
}
