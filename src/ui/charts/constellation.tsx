import { round, starPoints } from '../star.tsx'

/**
 * A chain of people as a constellation on night: one star each, the reader's in gold, and where there is one, the citizen at the end.
 * Says nothing in figures: the distance between two stars has no meaning.
 *
 * @param names in order; the picture fits two to eight
 * @param here index of the reader's star
 */
export function Constellation({
  names,
  last,
  here,
  description,
  lang,
  isPath,
}: {
  names: string[]
  /** In the page's own language, after the names. */
  last?: string
  here: number
  description: string
  /** Of the names, where it is not the page's. */
  lang?: 'da'
  /** Steps that are walked: what lies ahead is not lit yet, and the way there is dotted. */
  isPath?: boolean
}) {
  const all = [...names.map((name) => ({ name, lang })), ...(last === undefined ? [] : [{ name: last, lang: undefined }])]
  const stars = all.map((one, i) => ({ ...one, ...placeOf(i, all.length) }))
  return (
    <svg class="ls-stjernebillede" viewBox="0 0 570 270" role="img" aria-label={description}>
      {dust.map(([x, y, r]) => (
        <circle class="n-stoev" cx={x} cy={y} r={r} />
      ))}
      {stars.slice(1).map((star, i) => (
        <line
          class={i < here ? 'n-streg' : isPath ? 'n-streg-svag n-prikket' : 'n-streg-svag'}
          x1={stars[i]?.x}
          y1={stars[i]?.y}
          x2={star.x}
          y2={star.y}
        />
      ))}
      {stars.map((star, i) => (
        <StarOf x={star.x} y={star.y} isHere={i === here} isAhead={isPath && i > here} />
      ))}
      {stars.map((star, i) => (
        <text
          class={i === here ? 'n-tekst n-nu' : 'n-tekst kun-bred'}
          x={star.x}
          y={star.y + (i === here ? 56 : i % 2 ? -24 : 36)}
          lang={star.lang}
          text-anchor={i === 0 && all.length > 3 ? 'start' : i === all.length - 1 ? 'end' : 'middle'}
        >
          {star.name}
        </text>
      ))}
    </svg>
  )
}

function StarOf({ x, y, isHere, isAhead }: { x: number; y: number; isHere: boolean; isAhead?: boolean }) {
  if (isAhead) return <circle class="n-forude" cx={x} cy={y} r={6} />
  const radius = isHere ? 29 : 13
  return (
    <g transform={`translate(${x} ${y})`}>
      <circle class="n-nat" r={isHere ? 33 : 15} />
      {isHere && <circle class="n-glorie" r={33} />}
      <polygon class={isHere ? 'n-guld' : 'n-ly2'} points={starPoints(radius, 0.36)} />
      {facets(radius).map((points) => (
        <polygon class={isHere ? 'n-guld2' : 'n-ly-skygge'} points={points} />
      ))}
    </g>
  )
}

/** The shaded half of each ray, so that a star looks cut. */
function facets(radius: number): string[] {
  const points = starPoints(radius, 0.36).split(' ')
  return [0, 2, 4, 6, 8].map((tip) => `0,0 ${points[tip]} ${points[tip + 1]}`)
}

function placeOf(i: number, count: number): { x: number; y: number } {
  const step = count > 1 ? i / (count - 1) : 0.5
  const rise = [0, -26, 8, -34, 4, -22, 10, -16][i % 8] ?? 0
  return { x: round(46 + step * 474), y: round(206 - step * 124 + rise) }
}

/** Scattered once, by a fixed rule: the same sky at every visit. */
const dust: [number, number, number][] = Array.from({ length: 34 }, (_, i) => [
  round((i * 167.3) % 560),
  round((i * i * 31.7 + i * 53) % 262),
  [0.7, 0.9, 1.1, 1.5][i % 4] ?? 0.9,
])
