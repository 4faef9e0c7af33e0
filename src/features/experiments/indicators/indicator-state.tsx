import { dateAndTime, shortDate } from '#shared/dates.ts'
import { danish } from '#ui/danish.ts'
import type { Frame } from '#ui/frame.ts'
import { Icon } from '#ui/icon.tsx'
import { type Indicator, isLockedInTime, type Loop } from './indicator.ts'

/** Unit, direction, dates, and whether it is locked and since when. */
export function IndicatorState({ frame, indicator, loop }: { frame: Frame; indicator: Indicator; loop: Loop }) {
  const t = frame.t.indicators
  const { unit, direction, plannedOn, earlier } = indicator
  return (
    <p class="ls-meta">
      {unit && <span lang={danish(frame)}>{unit}</span>}
      <span>{t.directions[direction]}</span>
      <span>{datesInWords(frame, plannedOn)}</span>
      {earlier.length > 0 && <span>{t.continued(earlier.length)}</span>}
      <LockState frame={frame} indicator={indicator} loop={loop} />
    </p>
  )
}

export function LockState({ frame, indicator, loop }: { frame: Frame; indicator: Indicator; loop: Loop }) {
  const t = frame.t.indicators
  if (!indicator.lockedAt) return <span>{t.notLocked}</span>
  const time = dateAndTime(indicator.lockedAt, frame.language)
  return (
    <span class="ls-laast">
      <Icon name="lock" />
      {isLockedInTime(indicator, loop) ? t.lockedAt(time) : t.lockedLate(time)}
    </span>
  )
}

export function datesInWords(frame: Frame, plannedOn: string[]): string {
  const t = frame.t.indicators
  const [first, last] = [plannedOn[0], plannedOn.at(-1)]
  if (!first || !last || first === last) return t.plannedCount(plannedOn.length)
  const withYear = (date: string) => `${shortDate(date, frame.language)} ${date.slice(0, 4)}`
  const isOneYear = first.slice(0, 4) === last.slice(0, 4)
  return t.plannedSpan(plannedOn.length, isOneYear ? shortDate(first, frame.language) : withYear(first), withYear(last))
}
