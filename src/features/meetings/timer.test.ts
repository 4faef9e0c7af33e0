import assert from 'node:assert/strict'
import { test } from 'node:test'
import { after, opened, outcome } from '../../../test/held-meeting.ts'
import { timerView } from './timer.ts'

const left = (timer: Parameters<typeof timerView>[0], minutes: number) => timerView(timer, after(minutes).getTime()).remaining / 60_000

test('the clock runs down on the server’s time, and tells how far it is over', () => {
  const { timer } = opened()
  assert.equal(left(timer, 0), 10)
  assert.equal(left(timer, 3.5), 6.5)
  assert.equal(left(timer, 12), -2)
})

test('what a page needs is what is left, whether it runs, and the server’s now: no clock of its own', () => {
  assert.deepEqual(timerView(opened().timer, after(4).getTime()), {
    remaining: 360_000,
    allotted: 600_000,
    isRunning: true,
    now: after(4).getTime(),
  })
})

test('a pause takes no time, however often and however long', () => {
  let held = opened()
  held = outcome(held, { kind: 'pause_timer', by: 'amira' }, after(2)).meeting
  assert.equal(left(held.timer, 30), 8)
  held = outcome(held, { kind: 'start_timer', by: 'amira' }, after(30)).meeting
  held = outcome(held, { kind: 'pause_timer', by: 'amira' }, after(31)).meeting
  held = outcome(held, { kind: 'start_timer', by: 'amira' }, after(60)).meeting
  assert.equal(left(held.timer, 61), 6)
})

test('two minutes more are two minutes more, also for two who press at once', () => {
  const once = outcome(opened(), { kind: 'two_minutes_more', by: 'amira', seen: 600_000 }, after(1)).meeting
  const twice = outcome(once, { kind: 'two_minutes_more', by: 'mette', seen: 600_000 }, after(1)).meeting
  assert.equal(left(twice.timer, 1), 11)
  const again = outcome(once, { kind: 'two_minutes_more', by: 'mette', seen: 720_000 }, after(2)).meeting
  assert.equal(left(again.timer, 2), 12)
})

test('when the time is up, two minutes more are two minutes from now', () => {
  const held = outcome(opened(), { kind: 'two_minutes_more', by: 'amira', seen: 600_000 }, after(15)).meeting
  assert.equal(left(held.timer, 15), 2)
})

test('the timekeeper holds the clock as well as the facilitator', () => {
  assert.equal(opened().timekeeper, 'mette')
  assert.equal(outcome(opened(), { kind: 'pause_timer', by: 'mette' }, after(1)).meeting.timer.startedAt, null)
})

test('a server whose clock is a little behind does not give time back', () => {
  assert.equal(left(opened().timer, -1), 10)
})
