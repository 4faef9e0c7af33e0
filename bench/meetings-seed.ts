import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { openDatabase } from '../src/db/connect.ts'
import type { DB } from '../src/db/types.ts'
import { apply } from '../src/features/meetings/apply.ts'
import type { Format } from '../src/features/meetings/format.ts'
import { readFormats } from '../src/features/meetings/format-files.ts'
import { currentRound, type Meeting, planMeeting } from '../src/features/meetings/meeting.ts'
import type { Operation } from '../src/features/meetings/operation.ts'
import { newToken } from '../src/http/session.ts'
import { type BenchCard, type BenchMeeting, cardText, looseCards } from './meetings-plan.ts'

// A process of its own, run before the server: meetings of so many people each, in the middle of their cards and patterns, with
// everybody there and signed in. Made as the owner, since nobody could press so many buttons. Prints them as JSON.
const [dataDir, ...sizes] = process.argv.slice(2)
if (!dataDir || sizes.length === 0) throw new Error('meetings-seed.ts <data directory> <people of a meeting> …')

const root = join(import.meta.dirname, '..')
const format = readFormats(join(root, 'templates', 'meetings'))[0] as Format
const now = new Date()
const hour = 3_600_000
const action = {
  what: 'Spørge dagvagten, hvad de gerne vil have med hjem fra mødet',
  where: 'Ved kaffen, før de går',
  when: 'På mandag',
  how: 'Én ad gangen, og jeg skriver det ned',
  why: 'Hvis kun den ene part får noget ud af det, holder det ikke',
}

interface Person {
  organisation: string
  id: string
  name: string
}

const database = await openDatabase({ dataDir, poolSize: 2, sqlFolder: join(root, 'db') })
try {
  const held = await database.asOwner((owner) =>
    owner.transaction().execute(async (tx) => {
      const sought = sizes.map(Number)
      const leaders = await listLeaders(tx, Math.max(...sought, sum(sought.filter((size) => size <= 8))))
      const meetings: BenchMeeting[] = []
      // Nobody sits in two meetings of the same size.
      let taken = 0
      for (const size of sought) {
        const from = size > 8 ? 0 : taken
        if (size <= 8) taken += size
        meetings.push(await holdMeeting(tx, leaders.slice(from, from + size), meetings.length))
      }
      return meetings
    }),
  )
  await database.asOwner((owner) => sql`analyze`.execute(owner))
  console.log(JSON.stringify(held))
} finally {
  await database.close()
}

async function listLeaders(tx: Kysely<DB>, count: number): Promise<Person[]> {
  const { rows } = await sql<Person>`
    select p.organisation_id as organisation, p.id, p.name from data.person p
    join data.organisation o on o.organisation_id = p.organisation_id and o.slug = 'fjordby'
    where exists (select from data.position q where q.organisation_id = p.organisation_id and q.person_id = p.id)
    order by (select min(q.role) = 'employee' from data.position q where q.organisation_id = p.organisation_id and q.person_id = p.id), p.id
    limit ${count}`.execute(tx)
  if (rows.length < count) throw new Error(`the demonstration has ${rows.length} people with a place, and ${count} are needed`)
  return rows
}

async function holdMeeting(tx: Kysely<DB>, people: Person[], number: number): Promise<BenchMeeting> {
  const organisation = people[0]?.organisation ?? ''
  const { meeting, patterns, cards } = inTheMiddle(people)
  const circle = randomUUID()
  await sql`insert into data.circle (organisation_id, id, name) values (${organisation}, ${circle}, ${`Målegruppe ${number + 1} ${circle.slice(0, 4)}`})`.execute(
    tx,
  )
  const ids = people.map(({ id }) => id)
  await sql`insert into data.circle_member (organisation_id, circle_id, person_id, admitted_at)
    select ${organisation}, ${circle}, id, now() from unnest(${ids}::uuid[]) id`.execute(tx)
  await tx
    .insertInto('data.meeting')
    .values({
      organisation_id: organisation,
      id: meeting.id,
      circle_id: circle,
      title: 'Refleksionsmøde',
      starts_at: new Date(now.getTime() - hour),
      ends_at: new Date(now.getTime() + hour),
      format: meeting.format,
      state: JSON.stringify(meeting),
      revision: meeting.revision,
      opened_at: now,
      created_by: ids[0] ?? null,
    })
    .execute()
  await sql`insert into data.meeting_note (organisation_id, meeting_id, id, owner_id, text)
    select ${organisation}, ${meeting.id}, gen_random_uuid(), id, 'Hvad gjorde det muligt? Spørg Jonas om aftenvagten, når vi har pause.'
    from unnest(${ids}::uuid[]) id, generate_series(1, 3)`.execute(tx)
  const tokens = people.map(() => newToken())
  await sql`insert into auth.session (token_hash, organisation_id, person_id, device)
    select t.hash, ${organisation}, t.person, 'bench' from unnest(${tokens.map(({ hash }) => hash)}::bytea[], ${ids}::uuid[]) t (hash, person)`.execute(
    tx,
  )
  return { id: meeting.id, cookies: tokens.map(({ token }) => `session=${token}`), patterns, cards }
}

/** Two have told, the team has reflected, and all look for patterns: the step in which most is done at once. */
function inTheMiddle(people: Person[]): { meeting: Meeting; patterns: string[]; cards: BenchCard[] } {
  const by = people[0]?.id ?? ''
  const presenters = people.slice(1, 3).map(({ id }, i) => ({
    round: randomUUID(),
    actors: [id],
    title: ['Ti minutter før vagten', 'Åben dør om fredagen'][i] ?? '',
    experiment: null,
  }))
  let meeting = planMeeting({ id: randomUUID(), format, members: people, presenters, pledges: [] }, now)
  const does = (operation: Operation) => {
    const outcome = apply(meeting, operation, now)
    if ('refused' in outcome) throw new Error(`${operation.kind} was refused: ${outcome.refused}`)
    meeting = outcome.meeting
  }
  for (const { id, name } of people) does({ kind: 'join', by: id, name, as: 'member' })
  does({ kind: 'deal_roles', by })
  does({ kind: 'open', by })
  const isAt = (step: string) => meeting.at?.step === step
  while (!isAt('moenstre') && meeting.at) {
    const round = currentRound(meeting)
    does({ kind: 'forward', by, from: meeting.at })
    if (isAt('laering') && round) does({ kind: 'write_action', by: round.actors[0] ?? '', round: round.id, words: action, seen: 0 })
  }
  const patterns = ['Korte møder slår lange beskeder', 'Mod til at spørge højt', 'Det nye tager plads fra noget'].map((name) => {
    const pattern = randomUUID()
    does({ kind: 'add_pattern', by, pattern, name })
    return pattern
  })
  const cards = Array.from({ length: people.length > 8 ? 40 : 12 }, (_, i) => ({ id: randomUUID(), author: i % people.length }))
  for (const [i, { id, author }] of cards.entries())
    does({ kind: 'share_card', by: people[author]?.id ?? '', card: id, text: cardText(i + 1) })
  for (const [i, { id }] of cards.slice(0, -looseCards).entries())
    does({ kind: 'move_card', by, card: id, to: patterns[i % patterns.length] ?? null, seen: 1 })
  return { meeting, patterns, cards }
}

function sum(numbers: number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0)
}
