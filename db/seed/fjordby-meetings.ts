import { randomUUID } from 'node:crypto'
import { sql, type Transaction } from 'kysely'
import type { DB } from '#db/types.ts'
import { listMyCircles } from '#features/circles/queries.ts'
import { listSharedWith } from '#features/experiments/queries.ts'
import { changeMeeting, openDoor, planMeeting } from '#features/meetings/actions.ts'
import { emptyDecision } from '#features/meetings/decision.ts'
import type { Meeting, PlannedPresenter, Stop } from '#features/meetings/meeting.ts'
import type { Operation } from '#features/meetings/operation.ts'
import { atDanishTime, danishDate } from '#shared/dates.ts'
import { asPerson } from './as-person.ts'
import { expectDone } from './expect-done.ts'

/*
 * Fjordby meets: Netværksgruppe 4 has held a meeting six weeks ago and has the next one in six days; Netværksgruppe 2 is in the middle of
 * one. Each thing is done by who would have done it, with the meeting's own operations, at the minute when it would have been done.
 */

const mette = 'mette.holm.krogh@fjordby.example'
const amira = 'amira.haddad@fjordby.example'

type By<O> = O extends { by: string } ? Omit<O, 'by'> : never

interface Held {
  id: string
  /** Those of the circle, by their addresses: who leads comes first. */
  people: { id: string; name: string; address: string }[]
  /** @param minute from the meeting's beginning */
  does(minute: number, address: string, operation: By<Operation>): Promise<Meeting>
  /** Done by whoever leads then: she may be another once roles are dealt. */
  leads(minute: number, operation: By<Operation>): Promise<Meeting>
  /** The facilitator leads on to a step. */
  to(minute: number, step: string, round?: string): Promise<Meeting>
}

export async function seedFjordbyMeetings(tx: Transaction<DB>, now: Date): Promise<void> {
  const at = (days: number, time: string) => atDanishTime(danishDate(new Date(now.getTime() + days * 86_400_000)), time)
  await seedHeld(tx, at(-42, '09:00'))
  await seedComing(tx, at(6, '09:00'), at(-42, '11:30'))
  await seedRunning(tx, new Date(now.getTime() - 18 * 60_000))
}

async function gather(tx: Transaction<DB>, circle: string, lead: string, startsAt: Date, titles: readonly string[]): Promise<Held> {
  const planned = await plan(tx, circle, lead, startsAt, new Date(startsAt.getTime() - 7 * 86_400_000), titles)
  const { rows: people } = await sql<Held['people'][number]>`
    select p.id, p.name, i.subject as address from data.circle_member m
    join data.person p on p.organisation_id = m.organisation_id and p.id = m.person_id
    join data.identity i on i.organisation_id = p.organisation_id and i.person_id = p.id and i.issuer = 'email'
    where m.circle_id = ${planned.circle} and m.left_at is null order by i.subject <> ${lead}, p.name`.execute(tx)
  const does: Held['does'] = (minute, address, operation) =>
    asPerson(tx, address, new Date(startsAt.getTime() + minute * 60_000), async (scope) => {
      const outcome = expectDone(await changeMeeting(scope, planned.id, { ...operation, by: scope.actor.personId } as Operation))
      if (outcome.refusal) throw new Error(`the demonstration was refused: ${operation.kind}, ${JSON.stringify(outcome.refusal)}`)
      return outcome.meeting
    })
  const standing = async () => {
    const { rows } = await sql<{ at: Stop | null; facilitator: string | null }>`
      select state -> 'at' as at, state ->> 'facilitator' as facilitator from data.meeting where id = ${planned.id}`.execute(tx)
    return { at: rows[0]?.at ?? null, leader: people.find(({ id }) => id === rows[0]?.facilitator)?.address ?? lead }
  }
  const leads: Held['leads'] = async (minute, operation) => does(minute, (await standing()).leader, operation)
  const to: Held['to'] = async (minute, step, round) => {
    for (;;) {
      const { at: from, leader } = await standing()
      if (!from) throw new Error('a meeting of the demonstration is not open')
      const { at } = await does(minute, leader, { kind: 'forward', from })
      if (at?.step === step && (round === undefined || at.round === round)) return does(minute, leader, { kind: 'start_timer' })
    }
  }
  return { id: planned.id, people, does, leads, to }
}

async function plan(tx: Transaction<DB>, name: string, by: string, startsAt: Date, now: Date, titles: readonly string[]) {
  return asPerson(tx, by, now, async (scope) => {
    const circle = (await listMyCircles(scope.tx)).find((circle) => circle.name === name)
    if (!circle) throw new Error(`${by} is not in ${name}`)
    const shared = await listSharedWith(scope.tx, circle.id)
    const experiments = titles.flatMap((title) => shared.find((experiment) => experiment.title === title)?.id ?? [])
    const { planned } = expectDone(
      await planMeeting(scope, circle.id, {
        id: randomUUID(),
        title: 'Refleksionsmøde',
        format: 'refleksionsmoede',
        startsAt,
        place: 'Rådhuset, lokale 2.14',
        experiments,
      }),
    )
    return { id: planned, circle: circle.id }
  })
}

async function arrive({ people, does }: Held): Promise<void> {
  for (const [i, { address, name }] of people.entries()) await does(i - 6, address, { kind: 'join', name, as: 'member' })
  const [lead] = people
  if (lead) await does(0, lead.address, { kind: 'deal_roles' })
}

/** Netværksgruppe 4, six weeks ago: the head of another centre stops with honour, and Mette has just begun. */
async function seedHeld(tx: Transaction<DB>, startsAt: Date): Promise<void> {
  const { rows } = await sql<{ id: string; head: string }>`
    select e.id, i.subject as head from data.experiment e
    join data.identity i on i.organisation_id = e.organisation_id and i.person_id = e.owner_id and i.issuer = 'email'
    where e.title = 'Fem minutters undren'`.execute(tx)
  const [{ id: wonders, head } = { id: null, head: '' }] = rows
  const held = await gather(tx, 'Netværksgruppe 4', head, startsAt, ['Ti minutter før vagten'])
  const { people, does, leads, to } = held
  await arrive(held)
  const personOf = (address: string) => people.find((person) => person.address === address)?.id ?? ''
  const others = people.filter(({ address }) => address !== head && address !== mette)
  const [first, second, third] = others.map(({ address }) => address)
  if (!first || !second || !third) throw new Error('Netværksgruppe 4 is too small for its meeting')
  const wonder = { round: randomUUID(), actors: [personOf(head)], title: 'Fem minutters undren', experiment: wonders }
  const before = await does(1, head, { kind: 'not_ready' })
  const presenters: PlannedPresenter[] = before.rounds.map(({ id, actors, title, experiment }) => ({
    round: id,
    actors,
    title,
    experiment,
  }))
  await leads(1, { kind: 'set_order', presenters: [wonder, ...presenters], seen: before.rounds.map(({ id }) => id) })
  await leads(1, { kind: 'deal_roles' })
  await leads(2, { kind: 'open' })
  const cards: Record<string, string> = {}
  const share = async (minute: number, by: string, key: string, text: string) => {
    cards[key] = randomUUID()
    await does(minute, by, { kind: 'share_card', card: cards[key] ?? '', text })
  }
  await to(10, 'interview')
  await to(20, 'refleksioner')
  await share(24, first, 'a', 'Vi spørger mest, når vi ved, at svaret ikke skal bruges til noget.')
  await share(26, second, 'b', 'Den nyeste spurgte først. Hvad gjorde det muligt?')
  await to(31, 'laering')
  const mettesRound = presenters[0]?.round ?? ''
  await to(40, 'interview', mettesRound)
  await to(49, 'refleksioner')
  await share(52, third, 'c', 'Ti minutter stående gav mere end en side i mappen.')
  await share(54, first, 'd', 'Dagvagten giver noget. Hvad får den igen?')
  await to(60, 'laering')
  await does(66, mette, {
    kind: 'write_action',
    round: mettesRound,
    seen: 0,
    words: {
      what: 'Spørge dagvagten, hvad de gerne vil have med hjem fra mødet',
      where: 'Ved kaffen, før de går',
      when: 'På mandag',
      how: 'Én ad gangen, og jeg skriver det ned',
      why: 'Hvis kun den ene part får noget ud af det, holder det ikke',
    },
  })
  await to(70, 'moenstre')
  await share(72, head, 'e', 'Hos os virker det også først, når vi ser hinanden.')
  const group = async (minute: number, by: string, card: string, other: string, name: string) =>
    does(minute, by, {
      kind: 'group_cards',
      card: cards[card] ?? '',
      with: cards[other] ?? '',
      pattern: randomUUID(),
      name,
      seen: { card: 1, with: 1 },
    })
  await group(78, second, 'c', 'e', 'Korte møder slår lange beskeder')
  await group(84, first, 'a', 'b', 'Mod til at spørge højt')
  await to(92, 'beslutning')
  await does(98, head, {
    kind: 'write_decision',
    round: wonder.round,
    seen: 0,
    words: {
      ...emptyDecision,
      choice: 'stop',
      because: 'Det blev en rutine. Undren kan ikke sættes på dagsordenen.',
      helpers: [{ person: personOf(mette), name: '', what: 'Fortæller, hvordan hun lader den nyeste begynde' }],
    },
  })
  await does(101, mette, {
    kind: 'decide_not_today',
    round: mettesRound,
    because: 'Vi er lige begyndt. Vi ser på det, når der er seks uger med tal.',
    seen: 0,
  })
  await to(104, 'naeste-moede')
  // The one that comes is planned by itself below, with who presents.
  await does(106, second, {
    kind: 'set_next_meeting',
    on: null,
    time: null,
    because: 'Vi finder en dag om cirka seks uger, når vagtplanen er klar',
    seen: 0,
  })
  await leads(108, { kind: 'close' })
}

/** In six days, with Mette's on the table. */
async function seedComing(tx: Transaction<DB>, startsAt: Date, plannedAt: Date): Promise<void> {
  await plan(tx, 'Netværksgruppe 4', mette, startsAt, plannedAt, ['Ti minutter før vagten'])
}

/** Netværksgruppe 2, now: Amira tells, and the others listen. */
async function seedRunning(tx: Transaction<DB>, startsAt: Date): Promise<void> {
  const held = await gather(tx, 'Netværksgruppe 2', amira, startsAt, ['Mål på én linje'])
  const { people, does, leads, to } = held
  await arrive(held)
  const [, lead, ...team] = people
  if (!lead || team.length === 0) throw new Error('Netværksgruppe 2 is too small for its meeting')
  await leads(2, { kind: 'open' })
  const { at } = await to(10, 'interview')
  if (at) await leads(13, { kind: 'next_question', from: at, seen: 0 })
  for (const [i, text] of ['Fire sider bliver læst af den, der skrev dem.', 'En linje kan man sige højt.'].entries())
    await does(14 + i, team[i % team.length]?.address ?? lead.address, { kind: 'share_card', card: randomUUID(), text })
  await asPerson(tx, amira, startsAt, async (scope) => expectDone(await openDoor(scope, held.id)))
}
