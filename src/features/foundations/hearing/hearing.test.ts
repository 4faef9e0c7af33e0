import assert from 'node:assert/strict'
import { test } from 'node:test'
import { canAnswer, canComment } from './access.ts'
import { awaitsAnswer, type Comment, countComments, phaseOf, threadsAbout, threadsOf } from './hearing.ts'

const dates = { opensOn: '2026-11-16', closesOn: '2026-12-04', today: '2026-11-20' }

test('a hearing is open from its first day to its last, both included, and no longer when it has ended', () => {
  assert.equal(phaseOf({ ...dates, today: '2026-11-15' }), 'coming')
  for (const today of ['2026-11-16', '2026-11-20', '2026-12-04']) assert.equal(phaseOf({ ...dates, today }), 'open', today)
  assert.equal(phaseOf({ ...dates, today: '2026-12-05' }), 'closed')
  for (const today of ['2026-11-15', '2026-11-20', '2026-12-05'])
    assert.equal(phaseOf({ ...dates, today, endedOn: '2026-11-20' }), 'ended', today)
})

test('only the editor answers outside the dates, and nobody says anything new', () => {
  const closed = { ...dates, today: '2026-12-05' }
  assert.ok(!canComment(closed))
  assert.ok(canAnswer({ isAdministrator: true }, closed))
  assert.ok(!canAnswer({ isAdministrator: false }, closed))
  assert.ok(canAnswer({ isAdministrator: false }, dates))
})

let minute = 0
const said = (id: string, more: Partial<Comment> = {}): Comment => ({
  id,
  authorName: 'Mette',
  byEditor: false,
  body: id,
  createdAt: new Date(Date.UTC(2026, 10, 20, 9, minute++)),
  ...more,
})
const editor = { authorName: 'Louise', byEditor: true }

test('answers stand under what they answer, in the order in which they were said', () => {
  const first = said('first', { expectationKey: 'tone' })
  const second = said('second')
  const late = said('late', { parentId: 'first', expectationKey: 'tone' })
  const later = said('later', { parentId: 'first', expectationKey: 'tone', ...editor })
  const threads = threadsOf([later, second, late, first])
  assert.deepEqual(
    threads.map((thread) => [thread.first.id, ...thread.answers.map(({ id }) => id)]),
    [['first', 'late', 'later'], ['second']],
  )
  assert.equal(countComments(threads), 4)
  assert.deepEqual(
    threadsAbout(threads, undefined).map((thread) => thread.first.id),
    ['second'],
  )
})

test('a thread waits for the editor as long as somebody else has the last word', () => {
  const first = said('a')
  const answer = said('b', { parentId: 'a', ...editor })
  const again = said('c', { parentId: 'a' })
  const waits = (...comments: Comment[]) => threadsOf(comments).map(awaitsAnswer)
  assert.deepEqual(waits(first), [true])
  assert.deepEqual(waits(first, answer), [false])
  assert.deepEqual(waits(first, answer, again), [true])
  assert.deepEqual(waits(said('d', editor)), [false])
})
