import type { Messages } from '#messages/messages.ts'
import { Icon } from './icon.tsx'

export interface Crumb {
  text: string
  /** The page itself, last, has none. */
  href?: string
  /** Where the text is the organisation's own words, and the page is in another language. */
  lang?: 'da'
}

export function Breadcrumbs({ t, items }: { t: Messages; items: Crumb[] }) {
  return (
    <nav class="breadcrumbs" aria-label={t.frame.breadcrumbs}>
      <ol class="breadcrumbs__list">
        {items.map(({ text, href, lang }, i) => (
          <li class="breadcrumbs__list-item" aria-current={href ? undefined : 'page'} lang={lang}>
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
