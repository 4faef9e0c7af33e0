import { isoWeek } from '#shared/dates.ts'
import { type Indicator, type Measurement, mostMeasurements } from './indicator.ts'
import type { ReadColumns, ReadLine, Trouble } from './read-column.ts'

/*
 * What a paste would do, before it does it: what comes new, what is changed, what is passed over and why. The plan is worked out again
 * when it is saved, and saved only if it is still the same.
 */

export type Skipped = { line: number; text: string } & (
  | { reason: Trouble | 'too_large' | 'in_future' | 'no_planned_date' }
  /** The date stands in an earlier line, too, and that one counts. */
  | { reason: 'same_date'; on: string; other: number; isSameValue: boolean }
)

export interface MeasurementPlan {
  added: Measurement[]
  changed: (Measurement & { was: number })[]
  unchanged: number
  skipped: Skipped[]
  /** The dates did not come in the order of time; they are put there. */
  wasUnordered: boolean
  /** One column alone: the planned date that its first cell got. */
  from?: string
  /** How many there would be, when that is more than are kept. */
  tooMany?: number
}

type Known = Pick<Indicator, 'measurements' | 'plannedOn'>

/** @param from the planned date that one column alone begins at; without it the first that is not measured, if the column fits from there */
export function planMeasurements(read: ReadColumns, indicator: Known, today: string, from?: string): MeasurementPlan {
  const dated = read.hasDates ? withPlannedWeeks(read.lines, indicator, today) : withPlannedDates(read.lines, indicator, today, from)
  const present = new Map(indicator.measurements.map((measured) => [measured.on, measured]))
  const taken = new Map<string, { line: number; value: number }>()
  const plan: MeasurementPlan = { added: [], changed: [], unchanged: 0, skipped: [], wasUnordered: false, from: dated.from }
  let last = ''
  for (const { line, text, on, value, note, trouble } of dated.lines) {
    const skip = (reason: Exclude<Skipped['reason'], 'same_date'>) => plan.skipped.push({ line, text, reason })
    if (trouble || value === undefined) skip(trouble ?? 'no_number')
    else if (!on) skip('no_planned_date')
    else if (Math.abs(value) > 1e12) skip('too_large')
    else if (on > today) skip('in_future')
    else {
      const earlier = taken.get(on)
      if (earlier) {
        plan.skipped.push({ line, text, reason: 'same_date', on, other: earlier.line, isSameValue: earlier.value === value })
        continue
      }
      taken.set(on, { line, value })
      if (on < last) plan.wasUnordered = true
      last = on
      const now = present.get(on)
      if (!now) plan.added.push({ on, value, note })
      else if (now.value === value && (note === undefined || note === now.note)) plan.unchanged++
      else plan.changed.push({ on, value, note: note ?? now.note, was: now.value })
    }
  }
  const byDate = (a: Measurement, b: Measurement) => (a.on < b.on ? -1 : 1)
  plan.added.sort(byDate)
  plan.changed.sort(byDate)
  const total = indicator.measurements.length + plan.added.length
  return total > mostMeasurements ? { ...plan, tooMany: total } : plan
}

/** A week is the planned date in it, when there is just one; else its Monday. */
function withPlannedWeeks(lines: ReadLine[], { plannedOn }: Known, today: string): { lines: ReadLine[]; from?: string } {
  const weekOf = (date: string) => Object.values(isoWeek(date)).join('-')
  const planned = lines.some(({ isWeek }) => isWeek)
    ? Map.groupBy(
        plannedOn.filter((on) => on <= today),
        weekOf,
      )
    : new Map<string, string[]>()
  return {
    lines: lines.map((line) => {
      const inWeek = line.isWeek && line.on ? (planned.get(weekOf(line.on)) ?? []) : []
      return inWeek.length === 1 ? { ...line, on: inWeek[0] } : line
    }),
  }
}

/** An empty cell keeps its date: nothing was measured on it. */
function withPlannedDates(
  lines: ReadLine[],
  { measurements, plannedOn }: Known,
  today: string,
  from?: string,
): { lines: ReadLine[]; from?: string } {
  const measured = new Set(measurements.map(({ on }) => on))
  const open = plannedOn.findIndex((on) => !measured.has(on))
  const fits = open >= 0 && plannedOn.slice(open).filter((on) => on <= today).length >= lines.length
  const asked = from === undefined ? -1 : plannedOn.indexOf(from)
  const start = asked >= 0 ? asked : fits ? open : 0
  return { lines: lines.map((line, i) => ({ ...line, on: plannedOn[start + i] })), from: plannedOn[start] }
}
