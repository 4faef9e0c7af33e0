import { paths } from '#paths.ts'
import type { FormErrors } from '#shared/form.ts'
import { Button } from '#ui/button.tsx'
import { ErrorSummary, PostForm, TextInput } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { danishIn } from './said.tsx'

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
        <div lang={danishIn(frame)}>
          <PageHead title={t.joinMeeting(door.title, door.circleName)} lead={door.organisationName} />
        </div>
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

/** Her meeting is over, or she has left it. Whether it ever was, the page does not say. */
export function GuestEndedPage({ frame }: { frame: Frame }) {
  const t = frame.t.meetings
  return (
    <Layout frame={frame} title={t.guestEndedTitle} slim>
      <PageHead title={t.guestEndedTitle} lead={t.guestEndedText} />
      <p>
        <a href={paths.join.to()}>{t.guestEndedJoin}</a>
      </p>
    </Layout>
  )
}
