import { isoWeek } from '#shared/dates.ts'
import type { NaturalLimits } from '../statistics/xmr.ts'
import { dateFrom, dateOf, dayNumber } from './calendar.ts'
import type { Reading } from './finding.ts'
import type { Pause, Series } from './indicator.ts'

/*
 * Where everything in a run chart lies: across in percent, so that text keeps its size on a phone, and down in pixels. Time is to scale.
 */

export const height = 300
export const top = 26
export const bottom = 250

export interface Mark {
  x: number
  /** Left out where there is little room. */
  isWideOnly: boolean
}

export interface Geometry {
  ticksY: { y: number; value: number }[]
  /** The ISO weeks along the time; months where it lasts for years, days where it lasts for a few weeks. */
  ticksX: (Mark & { on: string })[]
  unitX: 'day' | 'week' | 'month'
  /** The years that the time goes through. */
  years: number[]
  /** The median, all the way. */
  centre?: number
  /** Lines between neighbours in time, none across a pause. */
  lines: { x1: number; y1: number; x2: number; y2: number; isAfter: boolean }[]
  dots: { x: number; y: number; place: number; isAfter: boolean }[]
  radius: number
  pauses: { x: number; width: number; label: string }[]
  /** From where the action of this loop began. */
  after?: { x: number; width: number }
  /** What each loop's time is called, in the middle of it; loop 0 is before any. */
  loops: { x: number; width: number; loop: number }[]
  /** Where a loop before this one began. */
  starts: number[]
  /** The new median, over the run that made the shift. */
  shift?: { x1: number; x2: number; y: number; value: number }
  /** With the y of the point that it hangs over, when one was measured within days of it. */
  stars: { x: number; down?: number; on: string }[]
  limits?: { upper?: number; lower?: number }
}

interface Drawn {
  series: Series
  reading: Reading
  pauses: readonly Pick<Pause, 'from' | 'to' | 'label'>[]
  starDays: readonly string[]
  limits?: NaturalLimits
}

/** Undefined when nothing was measured. */
export function runChartGeometry({ series, reading, pauses, starDays, limits }: Drawn): Geometry | undefined {
  const { points, before, starts, startedOn } = series
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last) return undefined
  const stars = starDays.filter((on) => on >= first.on)
  // What begins or shines after the last measurement is drawn, too.
  const end = [last.on, startedOn ?? '', ...stars].reduce((a, b) => (a > b ? a : b))
  const [from, to] = [dayNumber(first.on), dayNumber(end)]
  const x = (date: string) => (to === from ? 50 : round(((dayNumber(date) - from) / (to - from)) * 100))
  const { finding, chart } = reading
  const scale = scaleOf([...points.map(({ value }) => value), ...(limits ? [limits.lower, limits.upper] : [])])
  const y = (value: number) => round(bottom - ((value - scale.least) / (scale.most - scale.least)) * (bottom - top - 10))
  const after = (place: number) => startedOn !== undefined && place >= before

  const dots = points.map(({ on, value }, place) => ({ x: x(on), y: y(value), place, isAfter: after(place) }))
  const lines = points.slice(1).flatMap((point, i) => {
    const [a, b] = [dots[i], dots[i + 1]]
    const previous = points[i]
    if (!a || !b || !previous || pauses.some(({ from, to }) => from <= point.on && to >= previous.on)) return []
    // The step into the action joins two times that are told apart.
    return [{ x1: a.x, y1: a.y, x2: b.x, y2: b.y, isAfter: a.isAfter }]
  })
  const edge = (date: string) => Math.min(100, Math.max(0, x(date)))
  const run = finding.kind === 'shift' ? finding.run : undefined
  const [runFrom, runTo] = [run && points[run.from], run && points[run.to]]
  const startX = startedOn !== undefined && to > from ? boundary(startedOn, points, x) : undefined
  return {
    ticksY: scale.ticks.map((value) => ({ y: y(value), value })),
    ...ticksAlong(first.on, end, x),
    years: yearsBetween(first.on, end),
    centre: chart.centre === undefined ? undefined : y(chart.centre),
    lines,
    dots,
    radius: points.length > 150 ? 2 : points.length > 60 ? 3 : 4,
    pauses: pauses
      .filter(({ from: start, to: stop }) => stop >= first.on && start <= end)
      .map(({ from: start, to: stop, label }) => ({ x: edge(start), width: round(Math.max(0.6, edge(stop) - edge(start))), label })),
    after: startX === undefined ? undefined : { x: startX, width: round(100 - startX) },
    loops: loopsAlong(starts, first.on, startX, x),
    starts: starts
      .slice(0, -1)
      .filter(({ on }) => on > first.on)
      .map(({ on }) => edge(on)),
    shift:
      finding.kind === 'shift' && runFrom && runTo
        ? { x1: x(runFrom.on), x2: finding.isLast ? 100 : x(runTo.on), y: y(finding.newMedian), value: finding.newMedian }
        : undefined,
    stars: stars.map((on) => ({ x: x(on), down: nearestTo(on, points, dots), on })),
    limits: limits && { upper: y(limits.upper), lower: y(limits.lower) },
  }
}

/** The action begins between two measurements; halfway between the last before it and the day itself, so that it parts them. */
function boundary(startedOn: string, points: Series['points'], x: (date: string) => number): number {
  const firstAfter = points.find(({ on }) => on >= startedOn)
  const lastBefore = points.findLast(({ on }) => on < startedOn)
  const start = x(startedOn)
  if (!lastBefore) return 0
  if (!firstAfter || firstAfter.on !== startedOn) return Math.max(0, start)
  return round(start - Math.min(2, (start - x(lastBefore.on)) / 2))
}

function loopsAlong(starts: Series['starts'], first: string, startX: number | undefined, x: (date: string) => number): Geometry['loops'] {
  const parts = [
    { loop: 0, x: 0 },
    ...starts.map(({ loop, on }, i) => ({
      loop,
      x: i === starts.length - 1 && startX !== undefined ? startX : on <= first ? 0 : Math.min(100, x(on)),
    })),
  ]
  return parts
    .map((part, i) => ({ loop: part.loop, x: part.x, width: round((parts[i + 1]?.x ?? 100) - part.x) }))
    .filter(({ width }) => width > 0)
}

function nearestTo(on: string, points: Series['points'], dots: Geometry['dots']): number | undefined {
  const distance = (date: string) => Math.abs(dayNumber(date) - dayNumber(on))
  const near = points.reduce<number | undefined>(
    (best, point, place) =>
      distance(point.on) <= 3 && (best === undefined || distance(point.on) < distance(points[best]?.on ?? '')) ? place : best,
    undefined,
  )
  return near === undefined ? undefined : dots[near]?.y
}

/** Even steps with room around, from zero where the values are not far above it. */
export function scaleOf(values: readonly number[]): { least: number; most: number; ticks: number[] } {
  const [lowest, highest] = [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))]
  const least = lowest >= 0 && lowest <= highest * 0.75 ? 0 : lowest
  const most = highest <= 0 && highest >= lowest * 0.75 ? 0 : highest
  // Alike, or so near that a step between them cannot be told: a scale around them that has steps.
  const isFlat = most - least <= Math.max(Math.abs(most), 1e-9) * 1e-9
  const span = isFlat ? Math.max(Math.abs(most), 1) : most - least
  const [low, high] = isFlat ? [lowest >= 0 ? Math.max(0, least - span / 2) : least - span / 2, most + span / 2] : [least, most]
  const step = stepFor((high - low) / 4)
  const begin = Math.floor(low / step + 1e-9) * step
  const count = Math.max(1, Math.ceil((high - begin) / step - 1e-9))
  const ticks = Array.from({ length: count + 1 }, (_, i) => Number((begin + i * step).toPrecision(12)))
  return { least: ticks[0] ?? low, most: ticks.at(-1) ?? high, ticks }
}

/** 1, 2 or 5 with noughts: the first that is not smaller. */
function stepFor(atLeast: number): number {
  const power = 10 ** Math.floor(Math.log10(atLeast))
  return ([1, 2, 5, 10].find((figure) => figure * power >= atLeast * (1 - 1e-9)) ?? 10) * power
}

/** About eight along the time, every other or third of them on a phone. */
function ticksAlong(first: string, end: string, x: (date: string) => number): Pick<Geometry, 'ticksX' | 'unitX'> {
  const days = dayNumber(end) - dayNumber(first)
  const unitX = days < 21 ? 'day' : days <= 7 * 75 ? 'week' : 'month'
  const dates = unitX === 'month' ? monthsFrom(first, end) : evenDates(first, end, unitX)
  const every = Math.max(1, Math.ceil(dates.length / 4))
  return { unitX, ticksX: dates.map((on, i) => ({ on, x: x(on), isWideOnly: i % every > 0 })) }
}

function evenDates(first: string, end: string, unit: 'day' | 'week'): string[] {
  const steps = unit === 'day' ? [1, 2, 4] : [7, 14, 28, 56]
  const days = dayNumber(end) - dayNumber(first)
  const step = steps.find((length) => days / length <= 10) ?? 56
  return Array.from({ length: Math.floor(days / step) + 1 }, (_, i) => dateOf(dayNumber(first) + i * step))
}

function monthsFrom(first: string, end: string): string[] {
  const index = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1
  const months = index(end) - index(first)
  const step = [1, 3, 6, 12, 24, 60, 120].find((length) => months / length <= 8) ?? 240
  const dates: string[] = []
  for (let month = Math.ceil(index(first) / step) * step; month <= index(end); month += step) {
    const date = dateFrom(Math.floor(month / 12), (month % 12) + 1, 1)
    if (date && date >= first && date <= end) dates.push(date)
  }
  return dates
}

function yearsBetween(first: string, end: string): number[] {
  const [from, to] = [isoWeek(first).year, isoWeek(end).year]
  return from === to ? [from] : [from, to]
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
