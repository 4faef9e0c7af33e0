import type { Messages } from '#messages/messages.ts'

interface PagerProps {
  t: Messages
  page: number
  last: number
  to: (page: number) => string
}

/** Where in a long list one is, and the way to the next part of it. */
export function Pager({ t, page, last, to }: PagerProps) {
  if (last <= 1) return null
  return (
    <nav class="ls-bladrer" aria-label={t.people.pages}>
      {page > 1 ? (
        <a rel="prev" href={to(page - 1)}>
          {t.people.previousPage}
        </a>
      ) : (
        <span />
      )}
      <span class="ls-svag">{t.people.pageOf(page, last)}</span>
      {page < last ? (
        <a rel="next" href={to(page + 1)}>
          {t.people.nextPage}
        </a>
      ) : (
        <span />
      )}
    </nav>
  )
}
