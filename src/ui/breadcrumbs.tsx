import type { Messages } from '#messages/messages.ts'
import { Icon } from './icon.tsx'

export interface Crumb {
  text: string
  /** The page itself, last, has none. */
  href?: string
}

export function Breadcrumbs({ t, items }: { t: Messages; items: Crumb[] }) {
  return (
    <nav class="breadcrumbs" aria-label={t.frame.breadcrumbs}>
      <ol class="breadcrumbs__list">
        {items.map(({ text, href }, i) => (
          <li class="breadcrumbs__list-item" aria-current={href ? undefined : 'page'}>
            {i > 0 && <Icon name="chevron-right" />}
            {href ? (
              <a class="breadcrumbs__link" href={href}>
                {text}
              </a>
            ) : (
              text
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
