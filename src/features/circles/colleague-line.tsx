import { danish } from '#ui/danish.ts'
import type { Frame } from '#ui/frame.ts'
import type { Colleague } from './circle.ts'

/** Role and unit under a name; units are the organisation's own words. */
export function Places({ frame, colleague }: { frame: Frame; colleague: Pick<Colleague, 'positions'> }) {
  return (
    <p class="ls-meta">
      {colleague.positions.length === 0 && <span>{frame.t.circles.noPosition}</span>}
      {colleague.positions.map(({ role, unitName }) => (
        <span>
          {frame.t.people.roles[role]}, <span lang={danish(frame)}>{unitName}</span>
        </span>
      ))}
    </p>
  )
}

/** The same as one line of text, for a choice in a form. */
export function placesText({ t }: Frame, { positions }: Pick<Colleague, 'positions'>): string | undefined {
  return positions.map(({ role, unitName }) => t.circles.positionIn(t.people.roles[role], unitName)).join(' · ') || undefined
}
