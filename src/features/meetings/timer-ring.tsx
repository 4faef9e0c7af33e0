import type { Frame } from '#ui/frame.ts'
import { round, starPoints } from '#ui/star.tsx'
import type { TimerView } from './timer.ts'

/**
 * The clock of the step as a ring: gold is what is left, and a star goes round. The page says how much was left when it was fetched, and
 * src/client/behaviours/meeting-timer.ts counts on from there by the browser's own stopwatch: what its clock shows plays no part.
 *
 * @param name of the step and round, so that the two minutes of each are said once
 */
export function TimerRing({ frame, timer, name }: { frame: Frame; timer: TimerView; name: string }) {
  const t = frame.t.meetings
  const { remaining, allotted, isRunning } = timer
  const left = Math.max(0, Math.min(1, remaining / allotted)) * 100
  const minutes = Math.ceil(Math.abs(remaining) / 60_000)
  const of = Math.round(allotted / 60_000)
  const under = remaining < 0 ? t.overTime : isRunning ? t.leftOf(of) : t.paused
  return (
    <div
      class="ls-ur-felt"
      data-meeting-timer={`${name} ${allotted}`}
      data-remaining={`${Math.round(remaining)}`}
      data-allotted={`${allotted}`}
      data-running={isRunning ? '' : undefined}
      data-mark={t.clockMark}
      data-under-left={isRunning ? t.leftOf(of) : t.paused}
      data-under-over={t.overTime}
      data-say-two={t.sayTwo}
      data-say-over={t.sayOver}
    >
      <svg class="ls-ur" viewBox="0 0 200 200" role="timer" aria-label={labelOf(frame, timer)}>
        <circle class="n-ring" cx="100" cy="100" r="84" />
        <circle
          class="n-ring-guld"
          cx="100"
          cy="100"
          r="84"
          pathLength="100"
          transform="rotate(-90 100 100)"
          stroke-dasharray={`${round(left)} ${round(100 - left)}`}
          stroke-dashoffset={`${round(left - 100)}`}
          data-timer-ring
        />
        {Array.from({ length: 10 }, (_, i) => (
          <line class="n-tik" x1="100" y1="25" x2="100" y2="30" transform={`rotate(${i * 36} 100 100)`} />
        ))}
        <g transform={`rotate(${round(((100 - left) / 100) * 360)} 100 100)`} data-timer-star>
          <circle class="n-nat" cx="100" cy="16" r="15" />
          <g transform="translate(100 16)">
            <polygon class="n-guld" points={starPoints(14)} />
          </g>
        </g>
        <text class="n-tid" x="100" y="112" text-anchor="middle" data-timer-text>
          {clockText(remaining, t.clockMark)}
        </text>
        <text class="n-tekst" x="100" y="136" text-anchor="middle" data-timer-under>
          {under}
        </text>
      </svg>
      {/* The script takes it away as soon as it counts on from there. */}
      {isRunning && (
        <p class="ls-ur-hentet" data-timer-fetched>
          {remaining < 0 ? t.whenFetchedOver(minutes) : t.whenFetched(minutes)}
        </p>
      )}
      <p class="sr-only" role="status" data-timer-say />
    </div>
  )
}

/** 6.40, and over time +1.20. The same as in the client's behaviour. */
function clockText(remaining: number, mark: string): string {
  const seconds = remaining >= 0 ? Math.ceil(remaining / 1000) : Math.floor(-remaining / 1000)
  return `${remaining < 0 && seconds > 0 ? '+' : ''}${Math.floor(seconds / 60)}${mark}${String(seconds % 60).padStart(2, '0')}`
}

function labelOf(frame: Frame, { remaining, allotted }: TimerView): string {
  const t = frame.t.meetings
  const seconds = Math.ceil(Math.abs(remaining) / 1000)
  const said = t.minutesAndSeconds(Math.floor(seconds / 60), seconds % 60)
  return remaining < 0 ? t.clockOver(said) : t.clockLabel(said, Math.round(allotted / 60_000))
}
