import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { nine, pair, short, whole } from '../../../test/held-meeting.ts'
import { begin, steps } from '../../../test/random-meeting.ts'
import { apply } from './apply.ts'
import { type Meeting, phaseOf, thoseHere } from './meeting.ts'
import { minutesOf } from './minutes.ts'
import type { Operation, Reason } from './operation.ts'
import { personalView, sharedView } from './views.ts'
import { isSameStop, placeOf, wayOf } from './way.ts'

/*
 * What holds of every meeting, whatever people do, in whatever order, with pages that are out of date: tried on meetings of up to a
 * hundred and fifty random operations by eight people, two of them guests and one a stranger.
 */

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  Object.values(value).forEach(frozen)
  return Object.freeze(value)
}

/** Which cards there must be: all that were shared and not withdrawn. */
function expectedCards(kept: Map<string, string>, operation: Operation): void {
  if (operation.kind === 'share_card') kept.set(operation.card, operation.text.replaceAll('\r\n', '\n').trim())
  if (operation.kind === 'withdraw_card') kept.delete(operation.card)
}

function assertLawful(meeting: Meeting, kept: Map<string, string>): void {
  assert.deepEqual(new Map(meeting.cards.map(({ id, text }) => [id, text])), kept, 'no card is lost, and none comes from nowhere')
  assert.equal(meeting.cards.length, kept.size, 'each card is there once')
  const keys = meeting.patterns.map(({ id }) => id)
  assert.equal(new Set(keys).size, keys.length)
  for (const { pattern } of meeting.cards) assert.ok(pattern === null || keys.includes(pattern), 'a card lies where there is a place')
  for (const { id } of meeting.cards) assert.ok(!meeting.withdrawn.includes(id))

  const isLive = phaseOf(meeting) === 'lobby' || phaseOf(meeting) === 'open'
  const here = thoseHere(meeting).map(({ id }) => id)
  if (isLive && here.length > 0)
    assert.ok(meeting.facilitator !== null && here.includes(meeting.facilitator), 'exactly one leads, and she is here')
  if (here.length === 0) assert.equal(meeting.facilitator, null)
  assert.deepEqual(
    meeting.ready.filter((id) => !here.includes(id)),
    [],
  )

  const stops = wayOf(meeting).filter((stop) => isSameStop(stop, meeting.at))
  assert.equal(stops.length, meeting.openedAt === null ? 0 : 1, 'exactly one current step')
  if (meeting.openedAt !== null)
    assert.equal(sharedView(meeting, formatOf(meeting), 'da', nine).steps.filter(({ state }) => state === 'current').length, 1)
  for (const { actors, interviewer } of meeting.rounds) assert.ok(interviewer === null || !actors.includes(interviewer))
  if (meeting.closedAt !== null) for (const { outcome } of meeting.rounds) assert.ok(outcome, 'nothing closes without a decision')

  const people = meeting.participants.map(({ id }) => id)
  assert.equal(new Set(people).size, people.length)
  const viewer = people[meeting.revision % people.length]
  if (viewer !== undefined) assert.ok(personalView(meeting, formatOf(meeting), 'en', nine, viewer))
  assert.deepEqual(JSON.parse(JSON.stringify(meeting)), meeting, 'it is plain JSON')
}

function formatOf(meeting: Meeting) {
  const format = [whole, short, pair].find(({ key }) => key === meeting.format)
  assert.ok(format)
  return format
}

const reasons = new Set<Reason>()
const doneKinds = new Set<Operation['kind']>()

test('whatever people do: no card lost, one step, one who leads, nothing that was given is changed, and plain JSON', () => {
  fc.assert(
    fc.property(begin, steps, (start, steps) => {
      let meeting = frozen(start)
      let now = nine.getTime()
      const kept = new Map<string, string>()
      for (const { draw, pause } of steps) {
        now += pause
        const operation = frozen(draw(meeting))
        const result = apply(meeting, operation, new Date(now))
        if ('refused' in result) {
          reasons.add(result.refused)
          continue
        }
        if (result.meeting === meeting) {
          assert.deepEqual(result.effects, [])
          continue
        }
        assert.equal(result.meeting.revision, meeting.revision + 1)
        assert.ok(placeOf(result.meeting, result.meeting.at) >= placeOf(meeting, meeting.at) || operation.kind === 'undo_forward')
        doneKinds.add(operation.kind)
        expectedCards(kept, operation)
        meeting = frozen(result.meeting)
        assertLawful(meeting, kept)
        const minutes = minutesOf(meeting, new Date(now))
        if (minutes) assert.equal(minutes.looseCards.length + minutes.patterns.flatMap((p) => p.cards).length, kept.size)
      }
    }),
    { numRuns: 250, seed: 20260923 },
  )
})

test('the random meetings have done everything that can be done, and been refused for most of what can be refused', () => {
  assert.equal(doneKinds.size, 31, [...doneKinds].join())
  assert.ok(reasons.size > 30, `${reasons.size} reasons`)
})

test('the same operations give the same meeting, also when it was written down and read again after each', () => {
  fc.assert(
    fc.property(begin, steps, (start, steps) => {
      const held: Operation[] = []
      const times: number[] = []
      let now = nine.getTime()
      let first = start
      for (const { draw, pause } of steps) {
        now += pause
        const operation = draw(first)
        held.push(operation)
        times.push(now)
        const result = apply(first, operation, new Date(now))
        if ('meeting' in result) first = result.meeting
      }
      const again = held.reduce((meeting, operation, index) => {
        const result = apply(JSON.parse(JSON.stringify(meeting)) as Meeting, operation, new Date(times[index] ?? 0))
        return 'meeting' in result ? result.meeting : meeting
      }, start)
      assert.deepEqual(again, first)
    }),
    { numRuns: 80, seed: 20260924 },
  )
})

/** Every key of a value of this type, however deep. */
type KeysOf<T> = T extends readonly (infer Item)[] ? KeysOf<Item> : T extends object ? { [K in keyof T]: K | KeysOf<T[K]> }[keyof T] : never
type Named<Keys, Word extends string> = Extract<Keys, Word | `${string}${Word}${string}` | `${string}${Capitalize<Word>}${string}`>

/** A compile-time test: the day somebody gives the meeting, an operation or a screen a place for a private note, this does not compile. */
const noPlaceForNotes: [
  Named<KeysOf<Meeting>, 'note'>,
  Named<KeysOf<Operation>, 'note'>,
  Named<KeysOf<ReturnType<typeof sharedView>>, 'note'>,
] extends [never, never, never]
  ? true
  : false = true
const oneWithNotes: Named<KeysOf<Meeting & { cards: { privateNote: string }[] }>, 'note'> extends never ? true : false = false

test('there is no place for a private note in a meeting, in an operation, or on the shared screen', () => {
  assert.equal(noPlaceForNotes, true)
  assert.equal(oneWithNotes, false)
})
