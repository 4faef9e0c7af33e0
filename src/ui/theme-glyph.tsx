import { round } from './star.tsx'

/** The theme's colour class: colour follows the place in the foundation, never a value or a person. After five the colours begin again. */
export function themeClass(index: number): string {
  return `ls-tema-${(index % 5) + 1}`
}

/** A compass with one ray lit: the direction says which theme it is, so that colour is never needed. The first points up, the rest follow clockwise. */
export function ThemeGlyph({ index, of, size = 22 }: { index: number; of: number; size?: number }) {
  return (
    <svg class={`ls-tegn ${themeClass(index)}`} width={size} height={size} viewBox="0 0 24 24" focusable="false" aria-hidden="true">
      {Array.from({ length: of }, (_, ray) => ray)
        .filter((ray) => ray !== index)
        .map((ray) => {
          const [x1, y1] = turned(0, -5.2, ray, of)
          const [x2, y2] = turned(0, -10.2, ray, of)
          return <line class="t-sluk" x1={x1} y1={y1} x2={x2} y2={y2} />
        })}
      <polygon class="t-ly" points={corners([back, left, tip], index, of)} />
      <polygon class="t-moerk" points={corners([back, tip, right], index, of)} />
    </svg>
  )
}

/** A theme by glyph and name together, as it stands wherever a theme is mentioned. */
export function ThemeName({ index, of, name, size = 22 }: { index: number; of: number; name: string; size?: number }) {
  return (
    <span class={`ls-tema ${themeClass(index)}`}>
      <ThemeGlyph index={index} of={of} size={size} />
      <span>{name}</span>
    </span>
  )
}

type Point = readonly [x: number, y: number]
const tip: Point = [0, -12]
const left: Point = [-4.6, -2.2]
const right: Point = [4.6, -2.2]
const back: Point = [0, 4.2]

function corners(points: Point[], step: number, of: number): string {
  return points.map(([x, y]) => turned(x, y, step, of).join(',')).join(' ')
}

function turned(x: number, y: number, step: number, of: number): Point {
  const angle = (2 * Math.PI * step) / of
  return [round(12 + x * Math.cos(angle) - y * Math.sin(angle)), round(12 + x * Math.sin(angle) + y * Math.cos(angle))]
}
