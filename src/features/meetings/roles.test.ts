import assert from 'node:assert/strict'
import { test } from 'node:test'
import { at, done, gathered, join, opened, pair, planned, refusal } from '../../../test/held-meeting.ts'
import type { Meeting } from './meeting.ts'
import { roleHolders, rolesOf, teamOf } from './roles.ts'

const round = (meeting: Meeting, index: number) => {
  const found = meeting.rounds[index]
  assert.ok(found)
  return found
}

test('roles are dealt so that nobody asks about her own, all take turns, and the facilitator is spared', () => {
  const held = gathered()
  assert.deepEqual(
    held.rounds.map(({ interviewer }) => interviewer),
    ['jonas', 'mette'],
  )
  assert.equal(held.timekeeper, 'mette')
  const order = ['mette', 'jonas', 'sanne', 'peter'].map((id) => ({ round: id, actors: [id], title: id, experiment: null }))
  const four = done(
    gathered(),
    { kind: 'set_order', by: 'amira', presenters: order, seen: ['r1', 'r2'] },
    { kind: 'deal_roles', by: 'amira' },
  )
  assert.deepEqual(
    four.rounds.map(({ interviewer }) => interviewer),
    ['jonas', 'mette', 'peter', 'sanne'],
  )
})

test('a facilitator asks only when nobody else can', () => {
  const led = done(planned(), ...join('jonas', 'mette', 'sanne'), { kind: 'deal_roles', by: 'jonas' })
  assert.equal(round(led, 0).interviewer, 'sanne')
  const two = done(planned(), ...join('jonas', 'mette'), { kind: 'deal_roles', by: 'jonas' })
  assert.equal(round(two, 0).interviewer, 'jonas')
})

test('dealing again gives the same, and takes in who has come', () => {
  const held = done(planned(), ...join('amira', 'mette'), { kind: 'deal_roles', by: 'amira' })
  assert.deepEqual(
    held.rounds.map(({ interviewer }) => interviewer),
    ['amira', 'mette'],
  )
  const more = done(held, ...join('jonas', 'sanne'), { kind: 'deal_roles', by: 'amira' })
  assert.deepEqual(
    more.rounds.map(({ interviewer }) => interviewer),
    ['jonas', 'mette'],
  )
})

test('a round that is over, and one that goes on with its interviewer, are not dealt anew', () => {
  const chosen = done(opened(), { kind: 'give_role', by: 'amira', role: 'interviewer', to: 'peter', round: 'r1' })
  const over = at(chosen, 'interview', 'r2')
  assert.equal(round(done(over, { kind: 'deal_roles', by: 'amira' }), 0).interviewer, 'peter')
  const goingOn = at(chosen, 'interview', 'r1')
  assert.equal(round(done(goingOn, { kind: 'deal_roles', by: 'amira' }), 0).interviewer, 'peter')
  const second = at(opened(), 'interview', 'r2')
  const dealt = done(second, { kind: 'deal_roles', by: 'amira' })
  assert.deepEqual(dealt.rounds, second.rounds)
  const gone = done(second, { kind: 'leave', by: 'mette' }, { kind: 'deal_roles', by: 'amira' })
  assert.equal(round(gone, 0).interviewer, 'jonas')
  assert.equal(round(gone, 1).interviewer, 'sanne')
  assert.equal(gone.timekeeper, 'jonas')
})

test('everybody who neither presents nor asks is the reflecting team, whoever comes late and the facilitator too', () => {
  const held = at(opened(), 'interview', 'r1')
  assert.deepEqual(teamOf(held, round(held, 0)), ['sanne', 'peter', 'amira'])
  assert.deepEqual(rolesOf(held, 'mette'), ['actor', 'timekeeper'])
  assert.deepEqual(rolesOf(held, 'jonas'), ['interviewer'])
  assert.deepEqual(rolesOf(held, 'amira'), ['facilitator', 'reflecting_team'])
  const late = done(held, ...join('guest'))
  assert.ok(teamOf(late, round(late, 0)).includes('guest'))
})

test('where fewer than two are left to talk with each other, the interviewer reflects with them', () => {
  const two = done(planned(pair), ...join('mette', 'jonas'), { kind: 'deal_roles', by: 'mette' }, { kind: 'open', by: 'mette' })
  const held = at(two, 'refleksioner', 'r1')
  assert.deepEqual(teamOf(held, round(held, 0)), ['jonas'])
  assert.deepEqual(rolesOf(held, 'jonas'), ['interviewer', 'reflecting_team', 'timekeeper'])
  const three = done(held, ...join('sanne'))
  assert.deepEqual(teamOf(three, round(three, 0)), ['jonas', 'sanne'])
})

test('two swap all they have, of their own accord or by the facilitator, and nobody else does it for them', () => {
  const held = at(opened(), 'interview', 'r1')
  const swapped = done(held, { kind: 'exchange_roles', by: 'sanne', one: 'sanne', other: 'jonas', seen: roleHolders(held) })
  assert.deepEqual(rolesOf(swapped, 'sanne'), ['interviewer'])
  assert.deepEqual(rolesOf(swapped, 'jonas'), ['reflecting_team'])
  assert.equal(
    refusal(held, { kind: 'exchange_roles', by: 'peter', one: 'sanne', other: 'jonas', seen: roleHolders(held) }).refused,
    'not_facilitator',
  )
  assert.equal(
    round(done(held, { kind: 'exchange_roles', by: 'amira', one: 'sanne', other: 'jonas', seen: roleHolders(held) }), 0).interviewer,
    'sanne',
  )
})

test('the actor keeps her role, and can hand on what else she has', () => {
  const held = at(opened(), 'interview', 'r1')
  assert.equal(
    refusal(held, { kind: 'exchange_roles', by: 'mette', one: 'mette', other: 'jonas', seen: roleHolders(held) }).refused,
    'actor_keeps_role',
  )
  const handed = done(held, { kind: 'exchange_roles', by: 'mette', one: 'mette', other: 'peter', seen: roleHolders(held) })
  assert.deepEqual(rolesOf(handed, 'mette'), ['actor'])
  assert.deepEqual(rolesOf(handed, 'peter'), ['reflecting_team', 'timekeeper'])
})

test('a swap that is sent twice over a bad connection is not swapped back', () => {
  const held = at(opened(), 'interview', 'r1')
  const swap = { kind: 'exchange_roles', by: 'sanne', one: 'sanne', other: 'jonas', seen: roleHolders(held) } as const
  assert.equal(refusal(done(held, swap), swap).refused, 'roles_changed')
})

test('before the rounds it is the first one’s interviewer that is given and swapped', () => {
  const held = gathered()
  const given = done(held, { kind: 'give_role', by: 'amira', role: 'interviewer', to: 'sanne', round: null })
  assert.equal(round(given, 0).interviewer, 'sanne')
  const swapped = done(held, { kind: 'exchange_roles', by: 'sanne', one: 'sanne', other: 'jonas', seen: roleHolders(held) })
  assert.equal(round(swapped, 0).interviewer, 'sanne')
})

test('a role is given only to somebody who is here, and only for a round that is not over', () => {
  const held = at(opened(), 'interview', 'r2')
  const give = (to: string, round: string | null) => ({ kind: 'give_role', by: 'amira', role: 'interviewer', to, round }) as const
  assert.equal(refusal(done(held, { kind: 'leave', by: 'peter' }), give('peter', null)).refused, 'not_here')
  assert.equal(refusal(held, give('peter', 'r1')).refused, 'unknown_round')
  assert.equal(refusal(held, give('nobody', null)).refused, 'unknown_person')
  assert.equal(round(done(held, give('peter', null)), 1).interviewer, 'peter')
})
