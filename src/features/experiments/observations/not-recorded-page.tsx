import { ButtonLink } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { Textarea } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'

interface NotRecordedPageProps {
  frame: Frame
  title: string
  lead: string
  /** What she had typed: it is not saved, and it is not lost. */
  typed?: string
  back?: { href: string; text: string }
  slim?: boolean
}

/** Too late, or by a link that is no more: says so kindly, and gives back what was typed. */
export function NotRecordedPage({ frame, title, lead, typed, back, slim }: NotRecordedPageProps) {
  const t = frame.t.observations
  const lang = danish(frame)
  return (
    <Layout frame={frame} title={title} section={slim ? undefined : 'experiments'} slim={slim}>
      <PageHead title={title} lead={lead} />
      {typed && (
        <div class="ls-smal">
          <Textarea
            t={frame.t}
            name="typed"
            label={t.yourText}
            hint={t.yourTextHint}
            value={typed}
            readonly
            lang={lang}
            optional="unsaid"
          />
          <p class="ls-knapper">
            <CopyButton frame={frame} field="typed" />
          </p>
        </div>
      )}
      {back && (
        <p class="ls-knapper">
          <ButtonLink variant="secondary" href={back.href}>
            {back.text}
          </ButtonLink>
        </p>
      )}
    </Layout>
  )
}

/** Behind it: client/behaviours/copy.ts. */
export function CopyButton({ frame, field }: { frame: Frame; field: string }) {
  const t = frame.t.observations
  return (
    <>
      <button
        type="button"
        class="button button-secondary ls-kun-script"
        data-copy={field}
        data-copy-note={`${field}-note`}
        data-copied={t.copied}
        data-marked={t.marked}
      >
        {t.copy}
      </button>
      <span class="ls-svag" role="status" id={`${field}-note`} />
    </>
  )
}
