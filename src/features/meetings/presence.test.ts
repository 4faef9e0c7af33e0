import assert from 'node:assert/strict'
import { test } from 'node:test'
import { after, at, done, gathered, join, opened, outcome, planned, refusal } from '../../../test/held-meeting.ts'
import { isHere, thoseHere } from './meeting.ts'
import type { Operation } from './operation.ts'

test('who comes first leads, and who comes later does not take it', () => {
  assert.equal(done(planned(), ...join('sanne', 'amira')).facilitator, 'sanne')
})

test('when the facilitator leaves, a member leads who neither tells of her own now nor has another role', () => {
  const leaves = (...ids: string[]): Operation[] => ids.map((by) => ({ kind: 'leave', by }))
  // Mette tells and keeps time, Jonas asks.
  const held = done(at(opened(), 'interview', 'r1'), ...join('guest'))
  assert.equal(done(held, ...leaves('amira')).facilitator, 'sanne')
  assert.equal(done(held, ...leaves('sanne', 'amira')).facilitator, 'peter')
  const few = done(held, ...leaves('sanne', 'peter'))
  // Rather she who asks than she who tells, and rather a member than a guest who is free.
  assert.equal(done(few, ...leaves('amira')).facilitator, 'jonas')
  const busy = done(few, { kind: 'give_role', by: 'amira', role: 'timekeeper', to: 'jonas', round: null })
  assert.equal(done(busy, ...leaves('amira')).facilitator, 'jonas')
  assert.equal(done(few, ...leaves('jonas', 'amira')).facilitator, 'mette')
  assert.equal(done(few, ...leaves('jonas', 'mette', 'amira')).facilitator, 'guest')
})

test('when a facilitator leaves, whoever keeps time goes on with that, and whoever will tell later is spared if somebody is free', () => {
  const lobby = done(planned(), ...join('amira', 'jonas', 'sanne', 'peter'))
  const kept = done(lobby, { kind: 'give_role', by: 'amira', role: 'timekeeper', to: 'sanne', round: null })
  assert.equal(done(lobby, { kind: 'leave', by: 'amira' }).facilitator, 'sanne')
  assert.equal(done(kept, { kind: 'leave', by: 'amira' }).facilitator, 'peter')
  assert.equal(done(kept, { kind: 'leave', by: 'peter' }, { kind: 'leave', by: 'amira' }).facilitator, 'jonas')
})

test('of those who are equally free, who has had least leads', () => {
  const asked = done(opened(), { kind: 'give_role', by: 'amira', role: 'interviewer', to: 'sanne', round: 'r1' })
  assert.equal(done(at(asked, 'interview', 'r2'), { kind: 'leave', by: 'amira' }).facilitator, 'peter')
})

test('of those who have had as little, who has been here longest leads, members before guests', () => {
  const late = outcome(done(planned(), ...join('amira')), { kind: 'join', by: 'sanne', name: 'Sanne', as: 'member' }, after(2)).meeting
  const earlier = outcome(late, { kind: 'join', by: 'peter', name: 'Peter', as: 'member' }, after(1)).meeting
  assert.equal(done(earlier, { kind: 'leave', by: 'amira' }).facilitator, 'peter')
  const guestFirst = done(outcome(earlier, { kind: 'leave', by: 'peter' }, after(3)).meeting, ...join('guest'))
  assert.equal(done(guestFirst, { kind: 'leave', by: 'amira' }).facilitator, 'sanne')
})

test('when the last one has gone nobody leads, and the next who comes does', () => {
  const empty = done(planned(), ...join('amira'), { kind: 'leave', by: 'amira' })
  assert.equal(empty.facilitator, null)
  assert.equal(done(empty, ...join('peter')).facilitator, 'peter')
})

test('a facilitator who comes back is here, and whoever took over still leads', () => {
  const back = done(opened(), { kind: 'leave', by: 'amira' }, ...join('amira'))
  assert.equal(back.facilitator, 'sanne')
  assert.ok(thoseHere(back).some(({ id }) => id === 'amira'))
})

test('a guest may take over, so that a meeting is never locked, and a member may take over from her', () => {
  const led = done(opened(), ...join('guest'), { kind: 'take_over', by: 'guest' })
  assert.equal(led.facilitator, 'guest')
  assert.deepEqual(outcome(led, { kind: 'forward', by: 'guest', from: { step: 'tjek-ind', round: null } }).meeting.at, {
    step: 'interview',
    round: 'r1',
  })
  assert.equal(done(led, { kind: 'take_over', by: 'peter' }).facilitator, 'peter')
})

test('a guest does not become a member by saying so, nor somebody else by a name', () => {
  const held = done(planned(), ...join('guest'))
  assert.equal(refusal(held, { kind: 'join', by: 'guest', name: 'Ole', as: 'member' }).refused, 'id_taken')
  assert.equal(refusal(held, { kind: 'join', by: 'mette', name: 'Mette', as: 'guest' }).refused, 'id_taken')
  const renamed = done(held, { kind: 'leave', by: 'guest' }, { kind: 'join', by: 'guest', name: 'Borgmesteren', as: 'guest' })
  assert.equal(renamed.participants.find(({ id }) => id === 'guest')?.name, 'guest')
})

test('a name that is empty or too long does not come in', () => {
  assert.equal(refusal(planned(), { kind: 'join', by: 'g', name: '  ', as: 'guest' }).refused, 'empty')
  assert.equal(refusal(planned(), { kind: 'join', by: 'g', name: 'a'.repeat(121), as: 'guest' }).refused, 'too_long')
})

test('somebody who leaves was there all the same, since when she first came', () => {
  const held = outcome(planned(), { kind: 'join', by: 'mette', name: 'Mette', as: 'member' }, after(3)).meeting
  const again = outcome(
    done(held, { kind: 'leave', by: 'mette' }),
    { kind: 'join', by: 'mette', name: 'Mette', as: 'member' },
    after(9),
  ).meeting
  const mette = again.participants.find(({ id }) => id === 'mette')
  assert.deepEqual([mette?.cameAt, mette?.hereSince], [after(3).getTime(), after(9).getTime()])
})

test('being ready is about one step: the next begins with nobody ready, and a late press does not count for it', () => {
  const checkIn = { step: 'tjek-ind', round: null }
  const ready = done(opened(), { kind: 'ready', by: 'peter', from: checkIn }, { kind: 'ready', by: 'mette', from: checkIn })
  assert.deepEqual(ready.ready, ['peter', 'mette'])
  assert.deepEqual(done(ready, { kind: 'leave', by: 'peter' }).ready, ['mette'])
  const next = done(ready, { kind: 'forward', by: 'amira', from: checkIn })
  assert.deepEqual(next.ready, [])
  assert.equal(refusal(next, { kind: 'ready', by: 'sanne', from: checkIn }).refused, 'moved_on')
  assert.deepEqual(done(gathered(), { kind: 'ready', by: 'sanne', from: null }).ready, ['sanne'])
})

test('a facilitator shows a guest out: she is gone, does not come back, and what she shared stays', () => {
  const shared = done(opened(), ...join('guest'), { kind: 'share_card', by: 'guest', card: 'c', text: 'Set udefra' })
  const { meeting: held, effects } = outcome(shared, { kind: 'show_out', by: 'amira', guest: 'guest' })
  assert.deepEqual(effects, [{ kind: 'refresh' }, { kind: 'shown_out', guest: 'guest' }])
  assert.equal(isHere(held, 'guest'), false)
  assert.deepEqual(held.cards, shared.cards)
  assert.equal(refusal(held, { kind: 'join', by: 'guest', name: 'guest', as: 'guest' }).refused, 'shown_out')
  assert.equal(refusal(held, { kind: 'share_card', by: 'guest', card: 'd', text: 'Mere' }).refused, 'not_here')
  assert.equal(refusal(held, { kind: 'take_over', by: 'guest' }).refused, 'not_here')
})

test('any member shows out, also when a guest leads; only a guest is shown out, and also one who has gone already', () => {
  const held = done(opened(), ...join('guest', 'other'))
  assert.equal(refusal(held, { kind: 'show_out', by: 'amira', guest: 'mette' }).refused, 'not_a_guest')
  assert.equal(refusal(held, { kind: 'show_out', by: 'amira', guest: 'nobody' }).refused, 'unknown_person')
  const led = done(held, { kind: 'take_over', by: 'guest' })
  assert.equal(refusal(led, { kind: 'show_out', by: 'guest', guest: 'other' }).refused, 'guest_may_not')
  assert.deepEqual(outcome(led, { kind: 'show_out', by: 'mette', guest: 'guest' }).effects.at(-1), { kind: 'shown_out', guest: 'guest' })
  const gone = outcome(done(held, { kind: 'leave', by: 'other' }), { kind: 'show_out', by: 'amira', guest: 'other' })
  assert.deepEqual(gone.effects.at(-1), { kind: 'shown_out', guest: 'other' })
})

test('whoever has gone home may take back her own card all the same, and nobody else’s', () => {
  const shared = done(
    opened(),
    ...join('guest'),
    { kind: 'share_card', by: 'guest', card: 'c', text: 'Set udefra' },
    { kind: 'share_card', by: 'mette', card: 'd', text: 'Set indefra' },
    { kind: 'leave', by: 'guest' },
  )
  assert.equal(refusal(shared, { kind: 'withdraw_card', by: 'guest', card: 'd' }).refused, 'not_yours')
  assert.deepEqual(
    done(shared, { kind: 'withdraw_card', by: 'guest', card: 'c' }).cards.map(({ id }) => id),
    ['d'],
  )
})
