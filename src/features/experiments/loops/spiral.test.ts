import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drawSpiral, labelWidth, mostTurns, type Point, type Spiral, type Turn, width } from './spiral.ts'

const running = (loops: number, phase: number): Turn[] =>
  Array.from({ length: loops }, (_, i) => ({ number: i + 1, phase: i + 1 < loops ? 6 : phase, isDone: i + 1 < loops }))

/** Every chain of one to eight loops, in every phase, and concluded. */
const all: { turns: Turn[]; spiral: Spiral }[] = Array.from({ length: mostTurns }, (_, i) => i + 1)
  .flatMap((loops) => [1, 2, 3, 4, 5, 6].map((phase) => running(loops, phase)))
  .flatMap((turns) => [turns, turns.map((turn) => ({ ...turn, isDone: true }))])
  .map((turns) => ({ turns, spiral: drawSpiral(turns) }))

const distance = (one: Point, other: Point) => Math.hypot(one.x - other.x, one.y - other.y)
const pointsOf = (path: string): Point[] => [...path.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }))
/** Where the curve passes, by Bézier's formula, ten places a piece. */
function along(path: string): Point[] {
  const [first, ...rest] = pointsOf(path)
  if (!first) return []
  const places = [first]
  for (let i = 0; i < rest.length; i += 3) {
    const [p0, p1, p2, p3] = [places.at(-1), rest[i], rest[i + 1], rest[i + 2]] as [Point, Point, Point, Point]
    for (let t = 0.1; t < 1.05; t += 0.1) {
      const of = (axis: 'x' | 'y') =>
        (1 - t) ** 3 * p0[axis] + 3 * (1 - t) ** 2 * t * p1[axis] + 3 * (1 - t) * t ** 2 * p2[axis] + t ** 3 * p3[axis]
      places.push({ x: of('x'), y: of('y') })
    }
  }
  return places
}
const wholeOf = ({ turns }: Spiral) => turns.flatMap(({ behind, ahead }) => [...along(behind), ...along(ahead)])

test('the way is one line that only goes outwards, from the first loop to the last', () => {
  for (const { spiral } of all) {
    let radius = 0
    for (const point of wholeOf(spiral)) {
      const here = distance(point, spiral.centre)
      assert.ok(here >= radius - 0.6, `${here} after ${radius}`)
      radius = Math.max(radius, here)
    }
    for (const [i, turn] of spiral.turns.entries()) {
      const next = spiral.turns[i + 1]
      if (next) assert.ok(distance(pointsOf(turn.ahead || turn.behind).at(-1) ?? turn.start, next.start) < 0.02)
    }
  }
})

test('it keeps to the spiral of Archimedes between the phases', () => {
  const { centre, turns } = drawSpiral(running(1, 6))
  const places = along(turns[0]?.behind ?? '')
  const from = distance(places[0] ?? centre, centre)
  const grown = distance(pointsOf(turns[0]?.ahead ?? '').at(-1) ?? centre, centre) - from
  for (const point of places) {
    const angle = (Math.atan2(point.x - centre.x, centre.y - point.y) + Math.PI * 2) % (Math.PI * 2)
    assert.ok(Math.abs(distance(point, centre) - (from + (grown * angle) / (Math.PI * 2))) < 0.6)
  }
})

test('each phase has its own direction, and its place in every loop lies on it', () => {
  for (const { spiral } of all)
    for (const { nodes } of spiral.turns)
      for (const [phase, node] of nodes.entries()) {
        const to = spiral.spokes[phase]?.to ?? spiral.centre
        const turned = (at: Point) => Math.atan2(at.x - spiral.centre.x, spiral.centre.y - at.y)
        assert.ok(Math.abs(turned(node) - turned(to)) < 0.01)
      }
})

test('the star stands where the last loop is, behind it the line is whole, and ahead there is only what may come', () => {
  for (const { turns, spiral } of all) {
    const last = turns.at(-1)
    const drawn = spiral.turns.at(-1)
    assert.ok(last && drawn)
    if (last.isDone) {
      assert.equal(spiral.now, undefined)
      assert.equal(drawn.ahead, '')
      assert.ok(drawn.nodes.every(({ isBehind }) => isBehind))
    } else {
      assert.equal(spiral.now?.phase, last.phase)
      assert.ok(distance(spiral.now ?? spiral.centre, drawn.nodes[last.phase - 1] ?? spiral.centre) < 0.01)
      assert.ok(distance(pointsOf(drawn.ahead)[0] ?? spiral.centre, spiral.now ?? spiral.centre) < 0.01)
      assert.equal(drawn.behind === '', last.phase === 1)
      assert.deepEqual(
        drawn.nodes.map(({ isBehind }) => isBehind),
        [1, 2, 3, 4, 5, 6].map((phase) => phase <= last.phase),
      )
    }
    for (const turn of spiral.turns.slice(0, -1)) assert.equal(turn.ahead, '')
  }
})

test('numbers stand at the beginning of their loop, and no two lie over each other', () => {
  for (const { turns, spiral } of all) {
    assert.deepEqual(
      spiral.turns.map(({ number }) => number),
      turns.map(({ number }) => number),
    )
    for (const [i, { start }] of spiral.turns.entries())
      for (const other of spiral.turns.slice(i + 1)) assert.ok(distance(start, other.start) >= 2 * spiral.disc - 0.05)
    assert.ok(spiral.disc >= 9)
  }
})

test('the star covers no place of another loop', () => {
  for (const { spiral } of all) {
    const others = spiral.turns.slice(0, -1).flatMap(({ nodes }) => nodes)
    for (const node of others) assert.ok(!spiral.now || distance(node, spiral.now) >= spiral.star + 4 - 0.05)
  }
})

test('everything is inside the drawing, and no word lies over the way', () => {
  for (const { spiral } of all) {
    for (const { x, y } of [...wholeOf(spiral), ...spiral.spokes.flatMap(({ from, to }) => [from, to])]) {
      assert.ok(x >= 0 && x <= width)
      assert.ok(y >= 0 && y <= spiral.height)
    }
    for (const { label } of spiral.spokes) {
      const left = label.anchor === 'start' ? label.x : label.anchor === 'end' ? label.x - labelWidth : label.x - labelWidth / 2
      const box = { left, right: left + labelWidth, top: label.y - 15, bottom: label.y + 4 }
      assert.ok(box.left >= 0 && box.right <= width && box.top >= 0 && box.bottom <= spiral.height)
      for (const { x, y } of wholeOf(spiral)) {
        const off = Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom))
        assert.ok(off >= 4, `${spiral.turns.length} loops: ${off} from a word`)
      }
    }
  }
})

test('of more than eight loops the last eight are drawn, by their own numbers', () => {
  const { turns, now } = drawSpiral(running(11, 3))
  assert.deepEqual(
    turns.map(({ number }) => number),
    [4, 5, 6, 7, 8, 9, 10, 11],
  )
  assert.equal(now?.turn, 11)
})
