import type { Child } from 'hono/jsx'

/*
 * Round figures of a foundation's themes. The drawing scales with the page (viewBox), the words do not: they lie in percent over
 * it, so that they can be read on a phone too. The first theme points up, and the others follow clockwise, as in the theme's sign.
 */

export interface FigurePart {
  name: string
  /** The colour class of the theme. */
  class: string
}

interface RoundFigureProps {
  id: string
  title: string
  description: string
  lang?: string
  class: string
  drawing: Child
  labels: Child
}

export function RoundFigure({ id, title, description, lang, class: name, drawing, labels }: RoundFigureProps) {
  return (
    <svg class={`ls-rundfigur ${name}`} role="img" aria-labelledby={`${id}-title ${id}-desc`} lang={lang} focusable="false">
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{description}</desc>
      <svg viewBox="-50 -50 100 100" width="100%" height="100%" aria-hidden="true">
        {drawing}
      </svg>
      {labels}
    </svg>
  )
}

/** Words at a place given in the drawing's own measure, -50 to 50. */
export function FigureLabel({ x, y, anchor = 'middle', dy = 0, lines, class: name }: LabelProps) {
  return (
    <svg x={percent(x)} y={percent(y)} overflow="visible" aria-hidden="true">
      <text text-anchor={anchor} class={name}>
        {lines.map((line, i) => (
          <tspan x="0" y={dy + (i - (lines.length - 1) / 2) * 19 + 5}>
            {line}
          </tspan>
        ))}
      </text>
    </svg>
  )
}

interface LabelProps {
  x: number
  y: number
  anchor?: 'start' | 'middle' | 'end'
  /** Pixels further down. */
  dy?: number
  lines: string[]
  class?: string
}

/** A name on one line, or on two when it is long and has a space. */
export function inLines(name: string, longest = 13): string[] {
  const at = name.length > longest ? name.indexOf(' ') : -1
  return at === -1 ? [name] : [name.slice(0, at), name.slice(at + 1)]
}

/** A place at a distance from the middle, at the angle of a part. */
export function at(radius: number, part: number, of: number): { x: number; y: number } {
  const angle = (2 * Math.PI * part) / of
  return { x: rounded(radius * Math.sin(angle)), y: rounded(-radius * Math.cos(angle)) }
}

export function rounded(value: number): number {
  return Math.round(value * 100) / 100
}

function percent(value: number): string {
  return `${rounded(value + 50)}%`
}
