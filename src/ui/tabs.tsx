export interface TabLink {
  href: string
  text: string
  current?: boolean
}

/** Two or more ways to read the same thing. Each is a page of its own, so these are links. */
export function Tabs({ label, items }: { label: string; items: TabLink[] }) {
  return (
    <nav class="tab-container ls-skift" aria-label={label}>
      <ul class="tab-list">
        {items.map(({ href, text, current }) => (
          <li>
            <a href={href} class="tab-button" aria-current={current ? 'true' : undefined}>
              <span>{text}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
