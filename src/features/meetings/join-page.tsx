import { paths } from '#paths.ts'
import type { FormErrors } from '#shared/form.ts'
import { Alert } from '#ui/alert.tsx'
import { Button } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { ErrorSummary, PostForm, TextInput } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { SectionHead } from '#ui/section-head.tsx'
import { sentence } from './said.tsx'
import type { GuestStanding } from './striking/own-card.ts'
import { OwnCards } from './striking/own-cards.tsx'

/** In by a code and a name. By the picture on the screen the code is known already, and so is what it opens. */
export function JoinPage({
  frame,
  form,
  door,
}: {
  frame: Frame
  form: FormErrors
  door?: { title: string; circleName: string; organisationName: string }
}) {
  const t = frame.t.meetings
  return (
    <Layout frame={frame} title={t.joinTitle} slim>
      <ErrorSummary t={frame.t} errors={form.errors} />
      {door ? (
        <PageHead
          title={sentence(frame, t.joinMeeting, door.title, door.circleName)}
          lead={<span lang={danish(frame)}>{door.organisationName}</span>}
        />
      ) : (
        <PageHead title={t.joinTitle} lead={t.joinLead} />
      )}
      <PostForm action={paths.join.to()} class="ls-kom-med">
        {door ? (
          <input type="hidden" name="code" value={form.typed.code} />
        ) : (
          <TextInput
            t={frame.t}
            name="code"
            label={t.codeLabel}
            hint={t.codeHint}
            value={form.typed.code}
            error={form.errors.code}
            autocomplete="off"
            maxlength={12}
          />
        )}
        <TextInput
          t={frame.t}
          name="name"
          label={t.nameLabel}
          hint={t.nameHint}
          value={form.typed.name}
          error={form.errors.name}
          autocomplete="name"
          maxlength={120}
        />
        <p class="ls-svag">{t.joinKept}</p>
        <p class="ls-knapper">
          <Button>{t.joinButton}</Button>
        </p>
      </PostForm>
    </Layout>
  )
}

interface GuestEndedProps {
  frame: Frame
  /** left: she has gone and may come in again. over: also when nobody knows her, and whether it ever was, the page does not say. */
  why: 'left' | 'over' | 'shown_out'
  own?: Pick<GuestStanding, 'cards' | 'until'>
  isStruck?: boolean
}

/** A guest who is in no meeting: why, and what she said herself, which she may strike for a week. */
export function GuestEndedPage({ frame, why, own, isStruck = false }: GuestEndedProps) {
  const t = frame.t.meetings
  const after = frame.t.meetingAfter
  const { title, text } = t.guestEnded[why]
  const cards = own?.cards ?? []
  return (
    <Layout frame={frame} title={title} slim>
      <div role="status">{isStruck && <Alert t={frame.t} variant="success" text={after.struck} />}</div>
      <PageHead title={title} lead={text} />
      <p>{why === 'left' ? <a href={paths.guestMeeting.to()}>{t.guestBackIn}</a> : <a href={paths.join.to()}>{t.guestEndedJoin}</a>}</p>
      {cards.length > 0 && (
        <section aria-labelledby="egne-kort" class="ls-afsnit-blok">
          <SectionHead id="egne-kort" title={after.ownCards} />
          <OwnCards frame={frame} cards={cards} until={own?.until} removalOf={(card) => paths.guestCardRemoval.to({ card })} />
        </section>
      )}
      {own && why !== 'shown_out' && (
        <PostForm action={paths.guestForgetting.to()} class="ls-afsnit-blok">
          <p class="ls-svag">{t.forgetText}</p>
          <Button variant="link">{t.forget}</Button>
        </PostForm>
      )}
    </Layout>
  )
}
