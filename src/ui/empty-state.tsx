import type { Child } from 'hono/jsx'
import { UnlitStar } from './star.tsx'

/** Nothing here yet: one sentence says what it is, one says how it begins, and one button begins it. */
export function EmptyState({
  title,
  headingLevel: Heading = 'h2',
  text,
  children,
}: {
  title: string
  headingLevel?: 'h2' | 'h3'
  text: string
  children?: Child
}) {
  return (
    <div class="ls-tom">
      <UnlitStar />
      <Heading>{title}</Heading>
      <p>{text}</p>
      {children}
    </div>
  )
}
