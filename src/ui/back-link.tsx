import type { Messages } from '#messages/messages.ts'
import { Icon } from './icon.tsx'

export function BackLink({ t, href, text, lang }: { t: Messages; href: string; text?: string; lang?: string }) {
  return (
    <div>
      <a href={href} class="back-link">
        <Icon name="chevron-left" />
        {lang ? <span lang={lang}>{text}</span> : (text ?? t.frame.back)}
      </a>
    </div>
  )
}
