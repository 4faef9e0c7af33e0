import { round, starPoints } from '#ui/star.tsx'

const most = 7
const step = 22

/** A pattern drawn as one: a star for each card, joined in the order in which they came. More than seven are as seven. */
export function Constellation({ count }: { count: number }) {
  const stars = Array.from({ length: Math.min(Math.max(count, 1), most) }, (_, i) => ({
    x: 14 + i * step,
    y: [26, 13, 22, 10, 27, 15, 24][i] ?? 20,
  }))
  const width = 28 + (stars.length - 1) * step
  return (
    <svg class="ls-billede" width={width} height={40} viewBox={`0 0 ${width} 40`} aria-hidden="true" focusable="false">
      {stars.slice(1).map((star, i) => (
        <line class="k-blaek-2" x1={stars[i]?.x} y1={stars[i]?.y} x2={star.x} y2={star.y} stroke-width="1" />
      ))}
      {stars.map(({ x, y }) => (
        <g transform={`translate(${round(x)} ${round(y)})`}>
          <circle class="f-bund" r="9.5" />
          <polygon class={count === 0 ? 'k-tom' : 's-moerk'} points={starPoints(8)} />
        </g>
      ))}
    </svg>
  )
}
