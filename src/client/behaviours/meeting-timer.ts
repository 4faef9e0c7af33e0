/**
 * The clock of a meeting, counted on from what the page says was left when it came. It is counted with the browser's stopwatch and not
 * with its clock, which may be wrong by an hour. Two minutes before the end and at the end it is said once, politely; a clock that is read
 * aloud each second would let nobody talk.
 */

const second = 1000
const twoMinutes = 120 * second

/** Which steps have been spoken of, so that a page that is refreshed does not say it again. */
const said = new Set<string>()
let ticking: ReturnType<typeof setTimeout> | undefined

for (const event of ['turbo:load', 'turbo:render', 'turbo:morph']) document.addEventListener(event, begin)
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) begin()
})
begin()

function begin(): void {
  clearTimeout(ticking)
  const timers = [...document.querySelectorAll<HTMLElement>('[data-meeting-timer]')]
  for (const timer of timers) show(timer)
  // Runs with the second that is shown, so that all the phones in a room step together.
  const running = timers.find((timer) => timer.dataset.running !== undefined)
  if (running) ticking = setTimeout(begin, untilNextSecond(remainingOf(running)))
}

function untilNextSecond(remaining: number): number {
  return (((remaining % second) + second) % second || second) + 5
}

/** When the page came is written into it, so that a copy that Turbo kept goes on from there; a fresh page does not have it. */
function remainingOf(timer: HTMLElement): number {
  const remaining = Number(timer.dataset.remaining)
  if (timer.dataset.running === undefined) return remaining
  timer.dataset.came ??= `${performance.now()}`
  return remaining - (performance.now() - Number(timer.dataset.came))
}

function show(timer: HTMLElement): void {
  const { meetingTimer: name = '', allotted, mark = ':', underLeft = '', underOver = '', sayTwo = '', sayOver = '' } = timer.dataset
  const remaining = remainingOf(timer)
  const left = Math.max(0, Math.min(1, remaining / Number(allotted))) * 100
  write(timer, '[data-timer-text]', clockText(remaining, mark))
  write(timer, '[data-timer-under]', remaining < 0 ? underOver : underLeft)
  const ring = timer.querySelector('[data-timer-ring]')
  ring?.setAttribute('stroke-dasharray', `${left} ${100 - left}`)
  ring?.setAttribute('stroke-dashoffset', `${left - 100}`)
  timer.querySelector('[data-timer-star]')?.setAttribute('transform', `rotate(${((100 - left) / 100) * 360} 100 100)`)
  if (timer.dataset.running === undefined) return
  const fetched = timer.querySelector<HTMLElement>('[data-timer-fetched]')
  if (fetched) fetched.hidden = true
  speak(timer, `${name} two`, sayTwo, remaining, twoMinutes, Number(allotted) > twoMinutes)
  speak(timer, `${name} over`, sayOver, remaining, 0, true)
}

/** Only when it happens: who comes into the room after it is not told what has been. */
function speak(timer: HTMLElement, key: string, words: string, remaining: number, moment: number, isDue: boolean): void {
  if (!isDue || remaining > moment || said.has(key)) return
  said.add(key)
  if (remaining > moment - 3 * second) write(timer, '[data-timer-say]', words)
}

function clockText(remaining: number, mark: string): string {
  const seconds = remaining >= 0 ? Math.ceil(remaining / second) : Math.floor(-remaining / second)
  return `${remaining < 0 && seconds > 0 ? '+' : ''}${Math.floor(seconds / 60)}${mark}${String(seconds % 60).padStart(2, '0')}`
}

function write(timer: HTMLElement, selector: string, words: string): void {
  const place = timer.querySelector(selector)
  if (place && place.textContent !== words) place.textContent = words
}
