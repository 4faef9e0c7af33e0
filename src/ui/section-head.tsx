import type { Child } from 'hono/jsx'

/** An h2 over an ink hairline, with at most one action (or one note) at its right. Point a section's aria-labelledby at the id. */
export function SectionHead({ id, title, children }: { id?: string; title: Child; children?: Child }) {
  return (
    <div class="ls-afsnit-hoved">
      <h2 id={id} class="ls-afsnit">
        {title}
      </h2>
      {children}
    </div>
  )
}
