import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { setTimeout as delay } from 'node:timers/promises'
import { LivePage } from './live-page.ts'
import { type BenchCard, type BenchMeeting, cardText, looseCards, type Measured, type MeetingsJob } from './meetings-plan.ts'
import { busyMs, memoryOf, type Processor, processorOf } from './usage.ts'

// A process of its own, so that the one that measures does not wait for the one that is measured: everybody's open page, and somebody
// in each meeting who does something now and then. Somebody else shares a card, puts one into a pattern, or takes one back; so the
// meeting stays as large as it was. Prints what it measured as JSON.
const job = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as MeetingsJob

/** How long somebody may wait for her page before it counts as never. */
const patience = 30_000

interface Action {
  sentAt: number
  isMeasured: boolean
  waiting: Set<LivePage>
  isShownBy(shown: Shown): boolean
}

/** The cards on a page: the numbers of the oldest and the newest, and the words of all. */
interface Shown {
  oldest: number
  newest: number
  html: string
}

let isMeasuring = false
const took: number[] = []
const pagesTook: number[] = []
const complaints: Record<string, number> = {}
let errors = 0
let lastPage = { sent: 0, html: 0 }

const boards = new Map<LivePage, Map<string, string>>()
const rooms = job.meetings.map(roomOf)
const pages = rooms.flatMap(({ pages }) => pages)

await inTurns(pages, 4, (page) => page.draw())
const memoryBefore = memory()
await inTurns(pages, 4, (page) => page.listen())
await settled()
const memoryAfter = memory()

const machineLoad = loadavg()[0] ?? 0
await act(job.warmUpSeconds)
await settled()
isMeasuring = true
const processorBefore = processorOf(job)
const busyBefore = busyMs()
const ownBefore = process.cpuUsage()
const began = performance.now()
await act(job.seconds)
const seconds = (performance.now() - began) / 1000
const cores = coresUsed(processorBefore, processorOf(job), seconds)
const count = pagesTook.length
await settled()
for (const { actions } of rooms) for (const { isMeasured } of actions) if (isMeasured) complain('somebody never saw what was done')
isMeasuring = false
for (const page of pages) page.close()

const measured: Measured = {
  people: pages.length,
  meetings: rooms.length,
  actions: took.length,
  ...{ p50: percentile(took, 0.5), p99: percentile(took, 0.99), longest: Math.max(...took) },
  errors,
  complaints,
  pages: count,
  seconds,
  ...{ pageP50: percentile(pagesTook, 0.5), pageP99: percentile(pagesTook, 0.99) },
  ...{ pageBytes: lastPage.sent, htmlBytes: lastPage.html },
  cores,
  memory: { before: memoryBefore, after: memoryAfter },
  machineLoad,
}
console.log(JSON.stringify(measured))
process.exit(0)

interface Room {
  pages: LivePage[]
  actions: Set<Action>
  /** Does the next thing. */
  act(): Promise<void>
}

function roomOf(meeting: BenchMeeting): Room {
  const actions = new Set<Action>()
  const pages = meeting.cookies.map(
    (cookie) =>
      new LivePage(job.origin, cookie, meeting.id, {
        drawn(page, html, sent, ms) {
          if (isMeasuring) pagesTook.push(ms)
          lastPage = { sent, html: html.length }
          const shown = shownOn(page, html)
          for (const action of actions) {
            if (!action.waiting.has(page) || !action.isShownBy(shown)) continue
            action.waiting.delete(page)
            if (action.waiting.size > 0) continue
            actions.delete(action)
            if (action.isMeasured) took.push(performance.now() - action.sentAt)
          }
        },
        failed: complain,
      }),
  )
  const cards = [...meeting.cards]
  const kept = cards.length
  let moved = cards.length - looseCards
  let withdrawn = 0
  let turn = 0

  const send = async (by: number, path: 'cards' | 'operations', form: Record<string, string>, isShownBy: Action['isShownBy']) => {
    const action = { sentAt: performance.now(), isMeasured: isMeasuring, waiting: new Set(pages), isShownBy }
    actions.add(action)
    await pages[by % pages.length]?.send(`/meetings/${meeting.id}/${path}`, form)
  }
  /** Whoever moves or takes back a card has seen it for a while: these are not the newest. */
  const doings = [
    () => {
      const card: BenchCard = { id: randomUUID(), author: cards.length % pages.length }
      const number = cards.push(card)
      return send(card.author, 'cards', { card: card.id, text: cardText(number), pattern: '' }, ({ newest }) => newest >= number)
    },
    () => {
      const { id } = cards[moved] as BenchCard
      const number = ++moved
      const fields = { kind: 'move_card', card: id, to: meeting.patterns[number % meeting.patterns.length] ?? '', seen: '1' }
      const isMoved = `data-card="${id}" data-card-version="2"`
      return send(number * 3, 'operations', fields, ({ oldest, html }) => oldest > number || html.includes(isMoved))
    },
    () => {
      const { id, author } = cards[withdrawn] as BenchCard
      const number = ++withdrawn
      return send(author, 'operations', { kind: 'withdraw_card', card: id }, ({ oldest }) => oldest > number)
    },
  ]
  if (kept <= looseCards) throw new Error('too few cards to do something with')
  return { pages, actions, act: () => (doings[turn++ % doings.length] as () => Promise<void>)() }
}

/** In each meeting at its own moment of the second. Whether the last thing is seen by all is not waited for: people do not either. */
async function act(seconds: number): Promise<void> {
  await Promise.all(
    rooms.map(async (room, i) => {
      const start = performance.now() + (i / rooms.length) * job.everyMs
      for (let n = 0; n * job.everyMs < seconds * 1000; n++) {
        await delay(Math.max(0, start + n * job.everyMs - performance.now()))
        void room.act()
      }
    }),
  )
}

async function settled(): Promise<void> {
  const until = performance.now() + patience
  const isBusy = () => rooms.some(({ actions }) => actions.size > 0) || pages.some((page) => page.isBusy)
  do await delay(500)
  while (isBusy() && performance.now() < until)
}

/** What came is put among what the page had, as a browser does it: heap by heap, or the whole board. */
function shownOn(page: LivePage, html: string): Shown {
  const [, ...parts] = html.split('data-live-part="')
  const heaps = parts.some((part) => part.startsWith('board"'))
    ? new Map<string, string>()
    : (boards.get(page) ?? new Map<string, string>())
  for (const part of parts) if (part.startsWith('heap-')) heaps.set(part.slice(0, part.indexOf('"')), part)
  boards.set(page, heaps)
  const cards = [...heaps.values()].join('')
  const numbers = [...cards.matchAll(/Bidrag (\d+):/g)].map((match) => Number(match[1]))
  return { oldest: Math.min(...numbers), newest: Math.max(...numbers), html: cards }
}

function complain(what: string): void {
  errors += 1
  complaints[what] = (complaints[what] ?? 0) + 1
}

async function inTurns<T>(all: readonly T[], atOnce: number, work: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...all]
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await work(one)
    }),
  )
}

function memory() {
  const { nodeMb, postgresMb } = memoryOf(job)
  return { nodeMb, postgresMb }
}

function coresUsed(before: Processor | undefined, after: Processor | undefined, seconds: number): Measured['cores'] {
  if (!before || !after) return undefined
  const own = process.cpuUsage(ownBefore)
  const node = (after.nodeMs - before.nodeMs) / 1000 / seconds
  const postgres = (after.postgresMs - before.postgresMs) / 1000 / seconds
  const load = (own.user + own.system) / 1e6 / seconds
  const all = ((busyMs() ?? 0) - (busyBefore ?? 0)) / 1000 / seconds
  return { node, postgres, load, others: Math.max(0, all - node - postgres - load) }
}

/** The smallest that so many are not above. */
function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN
}
