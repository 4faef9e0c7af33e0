import { paths } from '#paths.ts'
import { Alert } from '#ui/alert.tsx'
import { ButtonLink } from '#ui/button.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import type { OwnFormat } from './own-format.ts'
import { isWritten, type PartWords } from './wording.ts'

/** The step was left out while somebody worded it. Her words are shown, whole, to be taken along. */
export function GonePage({ frame, own, words }: { frame: Frame; own: OwnFormat; words: PartWords }) {
  const t = frame.t.meetingFormats
  const written = [...Object.values(words.texts), ...(words.list ?? [])].filter(isWritten)
  const marked = (language: 'da' | 'en') => (language === frame.language ? undefined : language)
  return (
    <Layout frame={frame} title={t.goneTitle} section="meetings">
      <PageHead title={t.goneTitle} />
      <Alert t={frame.t} variant="warning" text={t.goneText} />
      <ul class="ls-efter-liste">
        {written.map(({ da, en }) => (
          <li>
            <span lang={marked('da')}>{da}</span>
            {da && en && ' / '}
            <span lang={marked('en')}>{en}</span>
          </li>
        ))}
      </ul>
      <p class="ls-knapper ls-efter-liste">
        <ButtonLink variant="secondary" href={paths.meetingFormat.to({ format: own.id })}>
          {frame.t.frame.back}
        </ButtonLink>
      </p>
    </Layout>
  )
}
