import { type Kysely, sql, type Transaction } from 'kysely'
import type { Scope } from '#db/scope.ts'
import type { DB } from '#db/types.ts'
import { adoptVersion, startFoundation } from '#features/foundations/actions.ts'
import type { Template } from '#features/foundations/template.ts'
import { ownTemplates } from '#features/foundations/template-files.ts'
import { importPeople } from '#features/people/actions.ts'
import { newToken } from '#http/session.ts'
import { fjordbyPeople, fjordbyPersonas } from './fjordby.ts'
import { seedFjordbyExperiments } from './fjordby-experiments.ts'
import { seedFjordbyFormats } from './fjordby-formats.ts'
import { seedFjordbyLocally } from './fjordby-local.ts'
import { seedFjordbyMeetings } from './fjordby-meetings.ts'
import { seedFjordbyVersions } from './fjordby-versions.ts'
import type { SeedOrganisation } from './seed-organisation.ts'
import { skovlundPeople, skovlundPersonas } from './skovlund.ts'

export interface DemonstrationSize {
  now: Date
  /** About how many people and units Fjordby has. */
  people?: number
  units?: number
}

/**
 * Two invented municipalities, made with the same verbs that a screen uses, as their own administrators: what a person may not
 * do, the demonstration cannot either. All of it is one transaction: a start that dies in the middle leaves an empty database.
 *
 * @param owner a connection as app_owner, which makes the organisations themselves: no screen can make a second one
 */
export async function seedDemonstration(owner: Kysely<DB>, { now, people = 1200, units = 90 }: DemonstrationSize): Promise<void> {
  await owner.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(7215603)`.execute(tx)
    if (await tx.selectFrom('data.organisation').select('slug').limit(1).executeTakeFirst()) return
    const fjordby: SeedOrganisation = {
      slug: 'fjordby',
      name: 'Fjordby Kommune',
      people: fjordbyPeople(people, units),
      personas: fjordbyPersonas,
      directors: ['Birgitte Aagaard', 'Henrik Thorsen', 'Sanne Lykke Dahl'],
      foundations: [
        { template: 'hvidovrevejen', name: 'Fælles kurs', adoptedBy: 'HovedMED og direktionen', monthsAgo: 20 },
        { template: 'personalepolitik', name: 'Personalepolitik', adoptedBy: 'Byrådet', monthsAgo: 31 },
        { template: 'ledelse-ud-af-boksen', name: 'Værdikompas', adoptedBy: 'Direktionen', monthsAgo: 9 },
      ],
    }
    const skovlund: SeedOrganisation = {
      slug: 'skovlund',
      name: 'Skovlund Kommune',
      people: skovlundPeople(),
      personas: skovlundPersonas,
      directors: [],
      foundations: [
        { template: 'ledelse-i-udvikling', name: 'Ledelse i udvikling', adoptedBy: 'Direktørgruppen', monthsAgo: 14 },
        { template: 'borgerens-centrum', name: 'Borgerens Centrum', adoptedBy: 'Byrådet', monthsAgo: 26 },
      ],
    }
    for (const organisation of [fjordby, skovlund]) await seedOrganisation(tx, organisation, now)
    await seedFjordbyVersions(tx, now)
    await seedFjordbyLocally(tx, now)
    await seedFjordbyExperiments(tx, now, people < 500)
    await seedFjordbyFormats(tx, now)
    await seedFjordbyMeetings(tx, now)
  })
}

async function seedOrganisation(tx: Transaction<DB>, organisation: SeedOrganisation, now: Date): Promise<void> {
  const { organisation_id } = await tx
    .insertInto('data.organisation')
    .values({ slug: organisation.slug, name: organisation.name })
    .returning('organisation_id')
    .executeTakeFirstOrThrow()
  const administrator = organisation.personas.find((persona) => persona.isAdministrator)
  if (!administrator) throw new Error(`${organisation.slug} has no administrator`)
  const { id } = await tx
    .insertInto('data.person')
    .values({ organisation_id, name: administrator.name })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx.insertInto('data.identity').values({ organisation_id, issuer: 'email', subject: administrator.email, person_id: id }).execute()
  await tx.insertInto('data.administrator').values({ organisation_id, person_id: id }).execute()

  const { hash } = newToken()
  await sql`insert into auth.session (token_hash, organisation_id, person_id, device) values (${hash}, ${organisation_id}, ${id}, 'demonstration')`.execute(
    tx,
  )
  await sql`select set_config('role', 'app_user', true), set_config('app.session', ${hash.toString('hex')}, true)`.execute(tx)
  const scope: Scope = {
    tx,
    now,
    actor: {
      personId: id,
      organisationId: organisation_id,
      name: administrator.name,
      organisationName: organisation.name,
      isAdministrator: true,
      sessionId: '',
      positions: [],
    },
    afterCommit: () => {},
    announce: () => {},
  }
  expectDone(await importPeople(scope, organisation.people, {}))
  const templates = ownTemplates()
  for (const { template: key, name, adoptedBy, monthsAgo } of organisation.foundations) {
    const template = templates.find((one) => one.key === key)
    if (!template) throw new Error(`there is no template ${key}`)
    const { started } = expectDone(await startFoundation(scope, signedBy(template, organisation.directors), { name }))
    expectDone(await adoptVersion(scope, started.slug, { adoptedBy, adoptedOn: monthsBefore(now, monthsAgo) }))
  }

  await sql`select set_config('role', 'app_owner', true), set_config('app.session', '', true)`.execute(tx)
  await sql`delete from auth.session where token_hash = ${hash}`.execute(tx)
  for (const [position, persona] of organisation.personas.entries()) {
    if (!persona.slug) continue
    await sql`
      insert into auth.persona (slug, position, organisation_id, person_id)
      select ${persona.slug}, ${(organisation.slug === 'fjordby' ? 0 : 100) + position}::int, organisation_id, person_id
      from data.identity where organisation_id = ${organisation_id} and issuer = 'email' and subject = ${persona.email}`.execute(tx)
  }
}

/** A template leaves the names under its foreword open; here they are those of the invented directors. */
function signedBy(template: Template, directors: string[]): Template {
  const passages = template.passages.map((passage) => ({
    ...passage,
    signatures: passage.signatures.map((signature, i) => ({ ...signature, name: directors[i] ?? signature.name })),
  }))
  return { ...template, passages }
}

function expectDone<Outcome>(outcome: Outcome): Exclude<Outcome, { refused: unknown }> {
  if (typeof outcome === 'object' && outcome !== null && 'refused' in outcome)
    throw new Error(`the demonstration was refused: ${JSON.stringify(outcome)}`)
  return outcome as Exclude<Outcome, { refused: unknown }>
}

/** "2025-01-14": decisions fall on a weekday in the middle of a month. */
function monthsBefore(now: Date, months: number): string {
  const date = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, 14))
  const weekday = date.getUTCDay()
  if (weekday === 0 || weekday === 6) date.setUTCDate(16)
  return date.toISOString().slice(0, 10)
}
