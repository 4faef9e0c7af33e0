import type { Frame } from '#ui/frame.ts'
import { describe, inNumbers, lowerFirst, momentLabel, whoseLine } from './ratings-words.tsx'
import type { Direction, Line, RatingReport } from './report.ts'
import { heightOf, longestName, placeLabels, shorten, slopeHeight } from './slope.ts'

interface SlopeChartProps {
  frame: Frame
  /** Of the figure, once on a page. */
  id: string
  /** What is rated, and what stands at 1 and 5. */
  label: string
  low: string
  high: string
  lines: Line[]
  weeks: RatingReport['weeks']
}

/** Before and after, a line for each person or group, on the scale as it was answered. A table of the same stands beside it. */
export function SlopeChart({ frame, id, label, low, high, lines, weeks }: SlopeChartProps) {
  const { t } = frame
  const left = placeLabels(lines.map(({ before }) => heightOf(before)))
  const right = placeLabels(lines.map(({ after }) => heightOf(after)))
  const names = namesOf(lines.map(({ who }) => whoseLine(t, who)))
  return (
    <div class="ls-plot ls-plot-slope ls-tema-2">
      <svg class="ls-psvg" width="100%" height={slopeHeight} role="img" aria-labelledby={`${id}-t ${id}-b`}>
        <title id={`${id}-t`}>{t.ratings.chartTitle(label)}</title>
        <desc id={`${id}-b`}>{describe(frame, lines)}</desc>
        {[1, 2, 3, 4, 5].map((value) => (
          <line class="k-linje" x1="0" x2="100%" y1={heightOf(value)} y2={heightOf(value)} />
        ))}
        <text class="s-akse" x="50%" y={heightOf(5) - 6} text-anchor="middle">
          {t.ratings.end(5, lowerFirst(high))}
        </text>
        <text class="s-akse" x="50%" y={heightOf(1) + 16} text-anchor="middle">
          {t.ratings.end(1, lowerFirst(low))}
        </text>
        <line class="k-blaek" x1="0" x2="0" y1="14" y2="242" stroke-width="1.5" />
        <line class="k-blaek" x1="100%" x2="100%" y1="14" y2="242" stroke-width="1.5" />
        {lines.map(({ before, after, direction }) => (
          <line
            class={direction === 'less' ? 'k-tema' : 'k-blaek-2'}
            x1="0"
            y1={heightOf(before)}
            x2="100%"
            y2={heightOf(after)}
            stroke-width={direction === 'less' ? 2.5 : 2}
            stroke-dasharray={direction === 'more' ? '6 4' : undefined}
          />
        ))}
        {lines.map((line, i) => (
          <>
            <End side="left" at={heightOf(line.before)} label={left[i]} shape={i} direction={line.direction}>
              <tspan class="kun-bred">{names[i]} </tspan>
              <tspan class="s-fed">{inNumbers(line.before, frame.language)}</tspan>
            </End>
            <End side="right" at={heightOf(line.after)} label={right[i]} shape={i} direction={line.direction}>
              <tspan class="s-fed">{inNumbers(line.after, frame.language)}</tspan>
              <tspan> {names[i]}</tspan>
            </End>
          </>
        ))}
        <text class="s-note s-fed" x="0" y={slopeHeight - 8} text-anchor="middle">
          {momentLabel(t, 'before', weeks)}
        </text>
        <text class="s-note s-fed" x="100%" y={slopeHeight - 8} text-anchor="middle">
          {momentLabel(t, 'after', weeks)}
        </text>
      </svg>
    </div>
  )
}

/** A mark and its label; where the label had to give way, a thin line leads to it. */
function End({
  side,
  at,
  label = at,
  shape,
  direction,
  children,
}: {
  side: 'left' | 'right'
  at: number
  label?: number
  shape: number
  direction: Direction
  children: unknown
}) {
  const out = side === 'left' ? -1 : 1
  const drop = Math.round((label - at) * 10) / 10
  return (
    <svg class="ls-punkt" x={side === 'left' ? '0' : '100%'} y={at} aria-hidden="true">
      {Math.abs(drop) > 4 && <line class="k-linje-staerk" x1={out * 7} y1="0" x2={out * 13} y2={drop} />}
      <path class={direction === 'less' ? 'f-tema' : 'f-blaek-2'} d={shapes[shape % shapes.length]} />
      <text class="s-note" x={out * 15} y={drop + 5} text-anchor={side === 'left' ? 'end' : 'start'}>
        {children}
      </text>
    </svg>
  )
}

/** Circle, square, diamond, triangle, triangle on its point, plus, cross: lines are told apart without colour. */
const shapes = [
  'M-6 0A6 6 0 1 1 6 0 6 6 0 1 1 -6 0Z',
  'M-5.5-5.5H5.5V5.5H-5.5Z',
  'M0-7.5L7.5 0 0 7.5-7.5 0Z',
  'M0-7.5L7 5.5H-7Z',
  'M0 7.5L7-5.5H-7Z',
  'M-2-7H2V-2H7V2H2V7H-2V2H-7V-2H-2Z',
  'M-7-4.2L-4.2-7 0-2.8 4.2-7 7-4.2 2.8 0 7 4.2 4.2 7 0 2.8-4.2 7-7 4.2-2.8 0Z',
] as const

/** People by their first names, where those are not the same. */
function namesOf(names: readonly string[]): string[] {
  const first = names.map((name) => name.split(' ')[0] ?? name)
  return names.map((name, i) =>
    shorten(first.filter((other) => other === first[i]).length === 1 && name.length > longestName ? (first[i] ?? name) : name),
  )
}
