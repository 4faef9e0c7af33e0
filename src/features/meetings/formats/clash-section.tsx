import type { Child } from 'hono/jsx'
import { words } from '#features/foundations/word-difference.ts'
import { Difference } from '#ui/difference.tsx'
import type { Frame } from '#ui/frame.ts'
import { SectionHead } from '#ui/section-head.tsx'
import type { Clash } from './merging.ts'
import type { Item } from './wording.ts'

/** What both have worded, each in her own way, side by side. */
export function ClashSection({ frame, clash, label }: { frame: Frame; clash: Clash; label: Child }) {
  const t = frame.t.meetingFormats
  const id = `begge-${clash.field === 'text' ? `${clash.name}-${clash.language}` : clash.field}`
  const [mine, stored] = clash.field === 'list' ? [asText(clash.mine), asText(clash.stored)] : [clash.mine, clash.stored]
  const language = clash.field === 'text' ? clash.language : 'da'
  const parts = words(stored, mine)
  const side = (name: string, only: 'before' | 'after', text: string) => (
    <div>
      <h3>{name}</h3>
      <p class="ls-konflikt-tekst">
        {text ? (
          <Difference t={frame.t} parts={parts} lang={language === frame.language ? undefined : language} only={only} />
        ) : (
          <span class="ls-svag">{t.empty}</span>
        )}
      </p>
    </div>
  )
  return (
    <section class="ls-konflikt" aria-labelledby={id}>
      <SectionHead
        id={id}
        title={
          <>
            {label}
            {clash.field === 'text' && `, ${(clash.language === 'da' ? t.danish : t.english).toLowerCase()}`}
          </>
        }
      />
      <div class="ls-konflikt-sider">
        {side(t.yours, 'after', mine)}
        {side(t.stored, 'before', stored)}
      </div>
    </section>
  )
}

function asText(list: readonly Item[]): string {
  return list.map(({ da, en }, i) => `${i + 1}. ${[da, en].filter(Boolean).join(' / ')}`).join('\n')
}
