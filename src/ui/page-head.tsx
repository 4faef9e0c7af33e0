import type { Child } from 'hono/jsx'

/** The page's one h1, which states the point, and a lead that says what the page is for. */
export function PageHead({ title, lead }: { title: Child; lead?: Child }) {
  return (
    <div class="ls-sidehoved">
      <h1 class="ls-titel">{title}</h1>
      {lead && <p class="ls-lead">{lead}</p>}
    </div>
  )
}
