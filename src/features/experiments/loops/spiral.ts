/*
 * The learning as a spiral: each loop is a turn of six phases, clockwise from the top, and each begins where the one before ended, a
 * little further out. The drawing keeps its width; more turns lie closer and need more height, so that words keep their size.
 */

export const mostTurns = 8
export const width = 400

/** The widest that a label may be, at the largest size that the stylesheet gives it. */
export const labelWidth = 110

export interface Turn {
  number: number
  /** The phase it has come to, 1–6. */
  phase: number
  /** All of it is behind. */
  isDone: boolean
}

export interface Point {
  x: number
  y: number
}

export interface DrawnTurn {
  number: number
  start: Point
  /** What is behind; empty when it stands in its first phase. */
  behind: string
  /** What may come. */
  ahead: string
  nodes: (Point & { isBehind: boolean })[]
}

export interface Spiral {
  height: number
  centre: Point
  /** One for each phase. */
  spokes: { from: Point; to: Point; label: Point & { anchor: 'start' | 'middle' | 'end' } }[]
  turns: DrawnTurn[]
  /** Where one is now; nowhere when the last loop is done. */
  now?: Point & { phase: number; turn: number }
  /** The radius of a number's disc, and of the star. */
  disc: number
  star: number
}

const phases = 6
const margin = 2

/** @param turns at least one, in order; of more than eight the last eight are drawn */
export function drawSpiral(turns: readonly Turn[]): Spiral {
  const drawn = turns.slice(-mostTurns)
  const n = drawn.length
  const outer = (225 * n) / (n + 2)
  const inner = Math.min(30, outer - 20 * n)
  const step = (outer - inner) / n
  const reach = outer + 24
  const centre = { x: width / 2, y: rounded(reach + 34) }
  const at = (turn: number, phase: number) => place(centre, inner + (turn + phase / phases) * step, phase)
  const arc = (turn: number, from: number, to: number) =>
    from === to
      ? ''
      : `M${pair(at(turn, from))}${Array.from({ length: to - from }, (_, i) => curve(centre, inner + turn * step, step, from + i)).join('')}`
  const last = drawn.at(-1)
  return {
    height: rounded(centre.y + reach + 36),
    centre,
    spokes: Array.from({ length: phases }, (_, phase) => ({
      from: place(centre, Math.max(4, inner - 12), phase),
      to: place(centre, reach, phase),
      label: labelAt(centre, outer, reach, phase),
    })),
    turns: drawn.map(({ number, phase, isDone }, turn) => {
      const behind = isDone ? phases : phase - 1
      return {
        number,
        start: at(turn, 0),
        behind: arc(turn, 0, behind),
        ahead: arc(turn, behind, phases),
        nodes: Array.from({ length: phases }, (_, i) => ({ ...at(turn, i), isBehind: i <= behind })),
      }
    }),
    now: last && !last.isDone ? { ...at(n - 1, last.phase - 1), phase: last.phase, turn: last.number } : undefined,
    disc: rounded(Math.min(11, step / 2)),
    star: rounded(Math.min(15, step - 6)),
  }
}

/** A sixth of a turn as a cubic curve with the spiral's own tangents at both ends. */
function curve(centre: Point, inner: number, step: number, phase: number): string {
  const sixth = (Math.PI * 2) / phases
  const growth = step / (Math.PI * 2)
  const end = (one: number, along: number) => {
    const radius = inner + (one / phases) * step
    const angle = one * sixth
    const { x, y } = place(centre, radius, one)
    // By a third of the angle along the derivative, which is Hermite's curve in Bézier's points.
    return {
      point: { x, y },
      control: {
        x: rounded(x + (along * sixth * (growth * Math.sin(angle) + radius * Math.cos(angle))) / 3),
        y: rounded(y + (along * sixth * (radius * Math.sin(angle) - growth * Math.cos(angle))) / 3),
      },
    }
  }
  const [from, to] = [end(phase, 1), end(phase + 1, -1)]
  return `C${pair(from.control)} ${pair(to.control)} ${pair(to.point)}`
}

/** Above and below in the middle; at the sides it stands in the corner that the round leaves free. */
function labelAt(centre: Point, outer: number, reach: number, phase: number): Spiral['spokes'][number]['label'] {
  if (phase === 0) return { x: centre.x, y: rounded(centre.y - reach - 10), anchor: 'middle' }
  if (phase === 3) return { x: centre.x, y: rounded(centre.y + reach + 22), anchor: 'middle' }
  const isRight = phase < 3
  const isAbove = phase === 1 || phase === 5
  const toItsSide = width / 2 - margin - labelWidth
  const clear = outer + 9
  const beyond = Math.max(reach / 2 + 5, clear > toItsSide ? Math.sqrt(clear ** 2 - toItsSide ** 2) : 0)
  return {
    x: isRight ? width - margin : margin,
    y: rounded(isAbove ? centre.y - beyond - 5 : centre.y + beyond + 15),
    anchor: isRight ? 'end' : 'start',
  }
}

/** `phase` sixths of a turn from the top. */
function place(centre: Point, radius: number, phase: number): Point {
  const angle = (phase * Math.PI * 2) / phases
  return { x: rounded(centre.x + radius * Math.sin(angle)), y: rounded(centre.y - radius * Math.cos(angle)) }
}

function pair({ x, y }: Point): string {
  return `${x},${y}`
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100
}
