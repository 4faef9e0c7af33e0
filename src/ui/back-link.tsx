import type { Messages } from '#messages/messages.ts'
import { Icon } from './icon.tsx'

export function BackLink({ t, href, text }: { t: Messages; href: string; text?: string }) {
  return (
    <div>
      <a href={href} class="back-link">
        <Icon name="chevron-left" />
        {text ?? t.frame.back}
      </a>
    </div>
  )
}
