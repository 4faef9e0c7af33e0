import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { at, done, gathered, join, jonas, mettes, nine, opened, pair, planned, refusal, whole } from '../../../test/held-meeting.ts'
import { findParticipant, type Meeting, planMeeting } from './meeting.ts'
import type { GivenRole } from './operation.ts'
import { roleHolders, rolesOf, teamOf } from './roles.ts'

const round = (meeting: Meeting, index: number) => {
  const found = meeting.rounds[index]
  assert.ok(found)
  return found
}

/** Ada comes first and so leads; she presents first, Bo second. */
const eight = ['ada', 'bo', 'cai', 'dea', 'eva', 'finn', 'gro', 'hans']

function dealt(people: number, presenters: number): Meeting {
  const ids = eight.slice(0, people)
  const rounds = ids.slice(0, presenters).map((id, index) => ({ round: `r${index + 1}`, actors: [id], title: id, experiment: null }))
  const members = ids.map((id) => ({ id, name: id }))
  const joins = ids.map((id) => ({ kind: 'join', by: id, name: id, as: 'member' }) as const)
  const held = planMeeting({ id: 'm', format: whole, members, presenters: rounds, pledges: [] }, nine)
  return done(held, ...joins, { kind: 'deal_roles', by: 'ada' })
}

for (const [people, presenters, facilitator, timekeeper, ...interviewers] of [
  // Two: one tells, and the other does the rest; when both tell, they share.
  [2, 1, 'bo', 'bo', 'bo'],
  [2, 2, 'bo', 'ada', 'bo', 'ada'],
  // Three: somebody has two, and it is not she who leads nor she who tells.
  [3, 1, 'bo', 'cai', 'cai'],
  [3, 2, 'cai', 'bo', 'bo', 'ada'],
  // Four and more: each has one thing.
  [4, 1, 'bo', 'cai', 'dea'],
  [4, 2, 'cai', 'dea', 'bo', 'ada'],
  [5, 1, 'bo', 'cai', 'dea'],
  [5, 2, 'cai', 'dea', 'eva', 'ada'],
  [8, 1, 'bo', 'cai', 'dea'],
  [8, 2, 'cai', 'dea', 'eva', 'finn'],
] as const)
  test(`${people} people and ${presenters} presenting: ${facilitator} leads, ${timekeeper} keeps time, ${interviewers.join(' and ')} asks`, () => {
    const held = dealt(people, presenters)
    assert.deepEqual(
      [held.facilitator, held.timekeeper, ...held.rounds.map(({ interviewer }) => interviewer)],
      [facilitator, timekeeper, ...interviewers],
    )
  })

test('where all present, she who presents last leads, and she who presents before her keeps time', () => {
  const held = dealt(5, 5)
  assert.deepEqual([held.facilitator, held.timekeeper], ['eva', 'dea'])
})

test('of five or more, nobody has two roles in a round and no actor has one in her own, as long as two do not present', () => {
  const meetings = fc
    .record({
      people: fc.integer({ min: 5, max: 8 }),
      guests: fc.subarray(eight.slice(1)),
      // The first two of the eight do not present, and the first is a member.
      tellers: fc.array(fc.nat(), { minLength: 1, maxLength: 6 }),
      came: fc.shuffledSubarray(eight, { minLength: 8 }),
      given: fc.record({ facilitator: fc.nat(), timekeeper: fc.nat(), interviewer: fc.nat() }),
    })
    .map(({ people, guests, tellers, came, given }) => {
      const ids = eight.slice(0, people)
      const pick = (n: number, from = ids) => from[n % from.length] ?? ''
      const members = ids.filter((id) => !guests.includes(id)).map((id) => ({ id, name: id }))
      const rounds = tellers.map((n, i) => ({ round: `r${i + 1}`, actors: [pick(n, ids.slice(2))], title: 't', experiment: null }))
      const joins = came
        .filter((id) => ids.includes(id))
        .map((id) => ({ kind: 'join', by: id, name: id, as: guests.includes(id) ? 'guest' : 'member' }) as const)
      const held = done(planMeeting({ id: 'm', format: whole, members, presenters: rounds, pledges: [] }, nine), ...joins)
      const asker = ids.filter((id) => !held.rounds[0]?.actors.includes(id))
      const handed: Meeting = {
        ...held,
        facilitator: pick(given.facilitator),
        timekeeper: pick(given.timekeeper),
        rounds: held.rounds.map((one, i) => (i === 0 ? { ...one, interviewer: pick(given.interviewer, asker) } : one)),
      }
      return handed
    })
  fc.assert(
    fc.property(meetings, (held) => {
      const next = done(held, { kind: 'deal_roles', by: held.facilitator ?? '' })
      assert.equal(findParticipant(next, next.facilitator ?? '')?.kind, 'member')
      for (const { actors, interviewer } of next.rounds) {
        const holders = [next.facilitator, next.timekeeper, interviewer]
        assert.ok(!holders.includes(null))
        assert.equal(new Set([...holders, ...actors]).size, 3 + actors.length, `${holders} ${actors}`)
      }
      assert.equal(done(next, { kind: 'deal_roles', by: next.facilitator ?? '' }), next, 'dealing again changes nothing')
    }),
    { numRuns: 300, seed: 20260925 },
  )
})

test('interviewers take turns, and those who present and ask least come first', () => {
  const order = ['mette', 'jonas', 'sanne', 'peter'].map((id) => ({ round: id, actors: [id], title: id, experiment: null }))
  const four = done(
    gathered(),
    { kind: 'set_order', by: 'amira', presenters: order, seen: ['r1', 'r2'] },
    { kind: 'deal_roles', by: 'amira' },
  )
  assert.deepEqual(
    [four.facilitator, four.timekeeper, ...four.rounds.map(({ interviewer }) => interviewer)],
    ['amira', 'peter', 'jonas', 'mette', 'mette', 'sanne'],
  )
})

test('who leads or keeps time and does not present goes on with it when roles are dealt', () => {
  const held = done(
    planned(),
    ...join('amira', 'mette', 'jonas', 'sanne', 'peter'),
    { kind: 'give_role', by: 'amira', role: 'timekeeper', to: 'peter', round: null },
    { kind: 'deal_roles', by: 'amira' },
  )
  assert.deepEqual([held.facilitator, held.timekeeper], ['amira', 'peter'])
})

test('a facilitator asks only when nobody else can', () => {
  const three = done(planned(), ...join('jonas', 'mette', 'sanne'), { kind: 'deal_roles', by: 'jonas' })
  assert.deepEqual([three.facilitator, round(three, 0).interviewer], ['sanne', 'jonas'])
  const two = done(planned(), ...join('jonas', 'mette'), { kind: 'deal_roles', by: 'jonas' })
  assert.deepEqual([two.facilitator, round(two, 0).interviewer], ['jonas', 'jonas'])
})

test('when a meeting is dealt anew on its way, whoever asks now is not made facilitator or timekeeper too', () => {
  const held = done(at(opened(), 'interview', 'r1'), { kind: 'take_over', by: 'jonas' }, { kind: 'deal_roles', by: 'jonas' })
  assert.deepEqual(roleHolders(held), { facilitator: 'sanne', timekeeper: 'peter', interviewer: 'jonas' })
})

test('whoever asks now and keeps time hands the clock to somebody who is free, and she who has told already may lead', () => {
  const give = (role: GivenRole, to: string) => ({ kind: 'give_role', by: 'amira', role, to, round: null }) as const
  const second = done(
    at(opened(), 'interview', 'r2'),
    give('interviewer', 'sanne'),
    give('timekeeper', 'sanne'),
    give('facilitator', 'mette'),
  )
  const held = done(second, { kind: 'deal_roles', by: 'mette' })
  assert.deepEqual(roleHolders(held), { facilitator: 'mette', timekeeper: 'peter', interviewer: 'sanne' })
})

test('after the rounds the clock goes to whoever has had least, and not to her who leads', () => {
  const held = done(at(opened(), 'moenstre'), { kind: 'take_over', by: 'mette' }, { kind: 'deal_roles', by: 'mette' })
  assert.deepEqual([held.facilitator, held.timekeeper], ['mette', 'sanne'])
})

test('of two who have had as much, she asks who has asked least', () => {
  const presenters = [
    { ...mettes, actors: ['amira'] },
    { ...jonas, actors: ['mette'] },
  ]
  const everybody = join('jonas', 'amira', 'mette', 'sanne', 'peter')
  const held = done(planned(whole, presenters), ...everybody, { kind: 'deal_roles', by: 'jonas' })
  assert.deepEqual(
    held.rounds.map(({ interviewer }) => interviewer),
    ['peter', 'amira'],
  )
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
  assert.deepEqual(done(second, { kind: 'deal_roles', by: 'amira' }).rounds, second.rounds)
  const gone = done(second, { kind: 'leave', by: 'mette' }, { kind: 'deal_roles', by: 'amira' })
  assert.equal(round(gone, 0).interviewer, 'jonas')
  assert.equal(round(gone, 1).interviewer, 'peter')
  assert.equal(gone.timekeeper, 'sanne')
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
  const two = done(planned(pair), ...join('mette', 'jonas'), { kind: 'deal_roles', by: 'mette' }, { kind: 'open', by: 'jonas' })
  const held = at(two, 'refleksioner', 'r1')
  assert.deepEqual(teamOf(held, round(held, 0)), ['jonas'])
  assert.deepEqual(rolesOf(held, 'jonas'), ['facilitator', 'interviewer', 'reflecting_team'])
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
