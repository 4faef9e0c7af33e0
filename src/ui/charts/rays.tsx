import { at, FigureLabel, type FigurePart, inLines, RoundFigure } from './round-figure.tsx'

interface RaysProps {
  id: string
  title: string
  description: string
  lang?: string
  parts: FigurePart[]
}

/** A guiding star: one named point for each theme. */
export function GuidingStar(props: RaysProps) {
  return <Rays {...props} class="ls-stjernefigur" waist={0.42} />
}

/** A compass: one named direction for each value, and a ring that holds them together. */
export function Compass(props: RaysProps) {
  return <Rays {...props} class="ls-kompasfigur" waist={0.26} ring />
}

const reach = 37

function Rays({
  id,
  title,
  description,
  lang,
  parts,
  class: name,
  waist,
  ring,
}: RaysProps & { class: string; waist: number; ring?: boolean }) {
  const of = parts.length
  const points = (places: { x: number; y: number }[]) => places.map(({ x, y }) => `${x},${y}`).join(' ')
  const middle = { x: 0, y: 0 }
  return (
    <RoundFigure
      id={id}
      title={title}
      description={description}
      lang={lang}
      class={name}
      drawing={
        <>
          {ring && <circle class="k-linje-staerk" cx="0" cy="0" r={reach * 0.72} fill="none" stroke-width="0.35" />}
          {parts.map((part, i) => (
            <g class={part.class}>
              <polygon class="t-ly" points={points([middle, at(reach * waist, i - 0.5, of), at(reach, i, of)])} />
              <polygon class="t-moerk" points={points([middle, at(reach, i, of), at(reach * waist, i + 0.5, of)])} />
            </g>
          ))}
        </>
      }
      labels={parts.map((part, i) => <RayLabel part={part} {...at(reach, i, of)} />)}
    />
  )
}

/** Above a point that shows up, below one that shows down; at the sides it ends over the point, where a phone has room for it. */
function RayLabel({ part, x, y }: { part: FigurePart; x: number; y: number }) {
  const name = `s-felt ${part.class}`
  if (Math.abs(x) < reach * 0.4) return <FigureLabel x={x} y={y} dy={y < 0 ? -16 : 16} lines={[part.name]} class={name} />
  if (y > reach * 0.5) return <FigureLabel x={x} y={y} dy={16} lines={[part.name]} class={name} />
  const edge = x > 0 ? 49 : -49
  return <FigureLabel x={edge} y={y} dy={-30} anchor={x > 0 ? 'end' : 'start'} lines={inLines(part.name, 18)} class={name} />
}
