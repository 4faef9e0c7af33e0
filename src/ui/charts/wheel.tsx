import { starPoints } from '#ui/star.tsx'
import { at, FigureLabel, type FigurePart, inLines, RoundFigure } from './round-figure.tsx'

interface WheelProps {
  id: string
  title: string
  description: string
  lang?: string
  centre: string
  parts: FigurePart[]
}

const outer = 48
const inner = 19

/** Parts of one size around what they are there for: none of them is above another. */
export function Wheel({ id, title, description, lang, centre, parts }: WheelProps) {
  const of = parts.length
  return (
    <RoundFigure
      id={id}
      title={title}
      description={description}
      lang={lang}
      class="ls-hjulfigur"
      drawing={
        <>
          {parts.map((part, i) => (
            <path class={`f-felt ${part.class}`} d={segment(i, of)} />
          ))}
          <circle class="f-flade k-blaek" cx="0" cy="0" r={inner - 1} stroke-width="0.5" />
          <svg x="-4" y="-15.5" width="8" height="8" viewBox="-11 -11 22 22" aria-hidden="true">
            <polygon class="f-stjerne" points={starPoints(9.5)} />
          </svg>
        </>
      }
      labels={
        <>
          {parts.map((part, i) => (
            <FigureLabel {...at((outer + inner) / 2, i, of)} lines={inLines(part.name)} class={`s-felt ${part.class}`} />
          ))}
          <FigureLabel
            x={0}
            y={3.5}
            lines={inLines(centre, 8).flatMap((line) => (line.startsWith('og ') ? ['og', line.slice(3)] : [line]))}
            class="s-midte"
          />
        </>
      }
    />
  )
}

/** A piece of the ring around the middle of its part, with a little air on each side. */
function segment(part: number, of: number): string {
  const half = 0.5 - 0.012 * of * 0.25
  const corner = (radius: number, side: number) => {
    const { x, y } = at(radius, part + side * half, of)
    return `${x} ${y}`
  }
  const large = of < 2 ? 1 : 0
  return `M${corner(outer, -1)}A${outer} ${outer} 0 ${large} 1 ${corner(outer, 1)}L${corner(inner, 1)}A${inner} ${inner} 0 ${large} 0 ${corner(inner, -1)}Z`
}
