import { paths } from '#paths.ts'
import { BackLink } from '#ui/back-link.tsx'
import { Button } from '#ui/button.tsx'
import { ErrorSummary, PostForm } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { type Format, read } from '../format.ts'
import { sentence } from '../said.tsx'
import { InBoth } from './in-both.tsx'
import { addressOf } from './own-format.ts'
import type { Wording } from './wording.ts'

interface CopyPageProps {
  frame: Frame
  source: Format
  /** Of the copy: made with the form. */
  id: string
  name: Wording
  errors: Record<string, string>
}

/** A copy wants a name of its own; everything else is worded afterwards. */
export function CopyPage({ frame, source, id, name, errors }: CopyPageProps) {
  const t = frame.t.meetingFormats
  const sourceName = read(source.name, frame.language)
  const address = addressOf(source.key)
  return (
    <Layout frame={frame} title={t.copyWhat(sourceName.text)} section="meetings">
      <BackLink
        t={frame.t}
        href={paths.meetingFormat.to({ format: address })}
        text={sourceName.text}
        lang={sourceName.isDanish ? 'da' : undefined}
      />
      <ErrorSummary t={frame.t} errors={errors} />
      <PageHead title={sentence(frame, t.copyWhat, sourceName)} lead={t.copyLead} />
      <PostForm action={paths.meetingFormatCopy.to({ format: address })} class="ls-moedeform-form">
        <input type="hidden" name="id" value={id} />
        <InBoth frame={frame} name="name" label={t.name} hint={`${t.nameHint}. ${t.englishHint}`} wording={name} errors={errors} isName />
        <p class="ls-knapper">
          <Button>{t.copyButton}</Button>
          <a href={paths.meetingFormat.to({ format: address })}>{t.cancel}</a>
        </p>
      </PostForm>
    </Layout>
  )
}
