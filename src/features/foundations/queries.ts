import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { DB } from '#db/types.ts'
import { keepContent, keptContent } from './content-cache.ts'
import type {
  Content,
  Edition,
  EditionSummary,
  ExpectationKind,
  Foundation,
  FoundationRole,
  FoundationSummary,
  OpenHearing,
  Passage,
  PassagePlace,
  Shape,
  Theme,
  ThemeKind,
  Version,
  VersionState,
  Voice,
} from './foundation.ts'

type Tx = Kysely<DB>

/** The foundations that the organisation has adopted. A draft is not read here, by anybody. */
export async function listFoundations(tx: Tx): Promise<FoundationSummary[]> {
  const { rows } = await sql<FoundationSummary>`
    select f.slug, coalesce(v.name, f.name) as name, f.template, v.document, v.lead, v.shape,
      json_build_object('one', v.theme_word, 'many', v.theme_word_plural) as "themeWord",
      (select coalesce(json_agg(json_build_object(
          'key', t.key, 'number', t.position + 1, 'kind', t.kind, 'name', t.name, 'shortName', t.short_name) order by t.position), '[]')
        from data.theme t where t.organisation_id = v.organisation_id and t.version_id = v.id) as themes,
      (select count(*) from data.expectation e where e.organisation_id = v.organisation_id and e.version_id = v.id) as "expectationCount",
      (select coalesce(json_agg(json_build_object('key', r.key, 'name', r.name, 'holders', r.holders) order by r.position), '[]')
        from data.foundation_role r where r.organisation_id = v.organisation_id and r.version_id = v.id) as roles,
      v.adopted_by as "adoptedBy", v.adopted_on as "adoptedOn", v.elements as ids
    from data.foundation f
    join data.foundation_version v on v.organisation_id = f.organisation_id and v.foundation_id = f.id
    where v.state = 'adopted'
    order by f.position, f.name`.execute(tx)
  return rows
}

/** The adopted edition. */
export async function findFoundation(tx: Tx, slug: string): Promise<Foundation | undefined> {
  const [foundation] = await readEditions(tx, sql`v.state = 'adopted' and f.slug = ${slug}`)
  return foundation && isFoundation(foundation) ? foundation : undefined
}

/** The same, by the id that stays when a foundation is called something else. */
export async function findFoundationById(tx: Tx, id: string): Promise<Foundation | undefined> {
  const [foundation] = await readEditions(tx, sql`v.state = 'adopted' and f.id = ${id}`)
  return foundation && isFoundation(foundation) ? foundation : undefined
}

/** All that the organisation has adopted, whole. */
export async function listWholeFoundations(tx: Tx): Promise<Foundation[]> {
  return (await readEditions(tx, sql`v.state = 'adopted'`)).filter(isFoundation)
}

/** The draft, or what is in hearing: for those who may see it. There is at most one. */
export async function findEditionInTheMaking(tx: Tx, slug: string): Promise<Edition | undefined> {
  const [edition] = await readEditions(tx, sql`v.state in ('draft', 'hearing') and f.slug = ${slug}`)
  return edition
}

export async function findEditionByNumber(tx: Tx, slug: string, number: number): Promise<Edition | undefined> {
  const [edition] = await readEditions(tx, sql`v.number = ${number} and f.slug = ${slug}`)
  return edition
}

/** These versions whole: those of them that the reader may see. */
export async function listEditionsOf(tx: Tx, versionIds: readonly string[]): Promise<Edition[]> {
  return versionIds.length === 0 ? [] : readEditions(tx, sql`v.id = any (${[...versionIds]}::uuid[])`)
}

function isFoundation(edition: Edition): edition is Foundation {
  return edition.version.adoptedBy !== undefined && edition.version.adoptedOn !== undefined
}

/** The editions of a foundation that the reader may see, the newest first. */
export async function listEditions(tx: Tx, slug: string): Promise<EditionSummary[]> {
  const { rows } = await sql<Nullable<EditionSummary>>`
    select v.id, v.number, v.state, v.adopted_by as "adoptedBy", v.adopted_on as "adoptedOn", v.participants,
      v.adopted_at as "adoptedAt", v.superseded_at as "supersededAt"
    from data.foundation f
    join data.foundation_version v on v.organisation_id = f.organisation_id and v.foundation_id = f.id
    where f.slug = ${slug}
    order by v.number desc`.execute(tx)
  return rows.map((row) => withoutNulls(row) as EditionSummary)
}

type Nullable<T> = { [K in keyof T]: T[K] | null }

function withoutNulls(row: object): object {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null))
}

interface Head {
  organisationId: string
  id: string
  slug: string
  name: string
  versionId: string
  number: number
  state: VersionState
  adoptedBy: string | null
  adoptedOn: string | null
  participants: string | null
  hearing: OpenHearing | null
}

/** First the reader's own transaction says which versions she may see. Only then come the words, from the database or as kept. */
async function readEditions(tx: Tx, which: RawBuilder<unknown>): Promise<Edition[]> {
  const { rows: heads } = await sql<Head>`
    select f.organisation_id as "organisationId", f.id, f.slug, coalesce(v.name, f.name) as name, v.id as "versionId", v.number, v.state,
      v.adopted_by as "adoptedBy", v.adopted_on as "adoptedOn", v.participants, (
        select json_build_object('id', h.id, 'number', w.number, 'closesOn', h.closes_on)
        from data.foundation_version w
        join data.hearing h on h.organisation_id = w.organisation_id and h.version_id = w.id
        where w.organisation_id = f.organisation_id and w.foundation_id = f.id and h.id = any ((select app.my_open_hearings())::uuid[])) as hearing
    from data.foundation f
    join data.foundation_version v on v.organisation_id = f.organisation_id and v.foundation_id = f.id
    where ${which}
    order by f.position, f.name`.execute(tx)
  const missing = heads.filter((head) => !keptContent(head))
  const read = missing.length > 0 ? await readContents(tx, missing) : new Map<string, Content>()
  return heads.flatMap((head) => {
    const content = read.get(head.versionId) ?? keptContent(head)
    if (!content) return []
    const version: Version = {
      id: head.versionId,
      number: head.number,
      state: head.state,
      adoptedBy: head.adoptedBy ?? undefined,
      adoptedOn: head.adoptedOn ?? undefined,
      participants: head.participants ?? undefined,
    }
    return { ...content, name: head.name, id: head.id, slug: head.slug, version, hearing: head.hearing ?? undefined }
  })
}

interface VersionRow {
  id: string
  document: string
  shape: Shape
  theme_word: string
  theme_word_plural: string
  lead: string
  vision: string | null
  vision_elements: string[]
  figure: 'wheel' | 'star' | 'compass' | null
  figure_caption: string | null
  figure_elements: string[]
  source_document: string | null
  source_publisher: string | null
  source_year: number | null
  elements: string[]
  roles: RoleRow[]
  themes: ThemeRow[]
  expectations: ExpectationRow[]
  passages: PassageRow[]
}

interface RoleRow {
  key: string
  name: string
  voice: Voice
  holders: FoundationRole['holders']
  inherits: string | null
  lead: string | null
  elements: string[]
}

interface ThemeRow {
  key: string
  position: number
  kind: ThemeKind
  name: string
  short_name: string
  claim: string | null
  body: string | null
  theory_name: string | null
  theory_body: string | null
  theory_elements: string[]
  elements: string[]
}

interface ExpectationRow {
  key: string
  theme: string
  role: string
  kind: ExpectationKind
  text: string
  key_term: string | null
  practice: string[]
  elements: string[]
}

interface PassageRow {
  key: string
  place: PassagePlace
  heading: string | null
  body: string | null
  points: { text: string; keyTerm?: string; ids?: string[] }[]
  signatures: Passage['signatures']
  elements: string[]
}

/** One question for everything in the versions, each kind of element as one JSON list. */
async function readContents(tx: Tx, heads: readonly Head[]): Promise<Map<string, Content>> {
  const ids = heads.map((head) => head.versionId)
  const { rows } = await sql<VersionRow>`
    select v.id, v.document, v.shape, v.theme_word, v.theme_word_plural, v.lead, v.vision, v.vision_elements,
      v.figure, v.figure_caption, v.figure_elements, v.source_document, v.source_publisher, v.source_year, v.elements,
      (select coalesce(json_agg(json_build_object(
          'key', r.key, 'name', r.name, 'voice', r.voice, 'holders', r.holders, 'inherits', i.key, 'lead', r.lead,
          'elements', r.elements) order by r.position), '[]')
        from data.foundation_role r
        left join data.foundation_role i on i.organisation_id = r.organisation_id and i.version_id = r.version_id and i.id = r.inherits_id
        where r.organisation_id = v.organisation_id and r.version_id = v.id) as roles,
      (select coalesce(json_agg(json_build_object(
          'key', t.key, 'position', t.position, 'kind', t.kind, 'name', t.name, 'short_name', t.short_name, 'claim', t.claim,
          'body', t.body, 'theory_name', t.theory_name, 'theory_body', t.theory_body, 'theory_elements', t.theory_elements,
          'elements', t.elements) order by t.position), '[]')
        from data.theme t where t.organisation_id = v.organisation_id and t.version_id = v.id) as themes,
      (select coalesce(json_agg(json_build_object(
          'key', e.key, 'theme', t.key, 'role', r.key, 'kind', e.kind, 'text', e.text, 'key_term', e.key_term,
          'practice', e.practice, 'elements', e.elements) order by e.position), '[]')
        from data.expectation e
        join data.theme t on t.organisation_id = e.organisation_id and t.version_id = e.version_id and t.id = e.theme_id
        join data.foundation_role r on r.organisation_id = e.organisation_id and r.version_id = e.version_id and r.id = e.role_id
        where e.organisation_id = v.organisation_id and e.version_id = v.id) as expectations,
      (select coalesce(json_agg(json_build_object(
          'key', p.key, 'place', p.place, 'heading', p.heading, 'body', p.body, 'points', p.points, 'signatures', p.signatures,
          'elements', p.elements) order by p.position), '[]')
        from data.passage p where p.organisation_id = v.organisation_id and p.version_id = v.id) as passages
    from data.foundation_version v
    where v.id = any (${ids}::uuid[])`.execute(tx)
  return new Map(
    rows.flatMap((row) => {
      const head = heads.find((head) => head.versionId === row.id)
      if (!head) return []
      const content = contentFrom(head.name, row)
      // Only what is adopted, or has been, never changes.
      if (head.state === 'adopted' || head.state === 'superseded') keepContent(head, content)
      return [[row.id, content] as const]
    }),
  )
}

function contentFrom(name: string, row: VersionRow): Content {
  return {
    name,
    document: row.document,
    shape: row.shape,
    themeWord: { one: row.theme_word, many: row.theme_word_plural },
    lead: row.lead,
    vision: row.vision === null ? undefined : { text: row.vision, ids: row.vision_elements },
    figure: row.figure === null ? undefined : { kind: row.figure, caption: row.figure_caption ?? '', ids: row.figure_elements },
    source:
      row.source_document !== null && row.source_publisher !== null && row.source_year !== null
        ? { document: row.source_document, publisher: row.source_publisher, year: row.source_year }
        : undefined,
    ids: row.elements,
    roles: row.roles.map(({ elements, inherits, lead, ...role }) => ({
      ...role,
      inherits: inherits ?? undefined,
      lead: lead ?? undefined,
      ids: elements,
    })),
    themes: row.themes.map((theme) => themeFrom(theme, row.expectations)),
    passages: row.passages.map((passage) => ({
      key: passage.key,
      place: passage.place,
      heading: passage.heading ?? undefined,
      text: passage.body ?? undefined,
      points: passage.points.map((point) => ({ ...point, ids: point.ids ?? [] })),
      signatures: passage.signatures,
      ids: passage.elements,
    })),
  }
}

function themeFrom(row: ThemeRow, expectations: readonly ExpectationRow[]): Theme {
  return {
    key: row.key,
    number: row.position + 1,
    kind: row.kind,
    name: row.name,
    shortName: row.short_name,
    claim: row.claim ?? undefined,
    text: row.body ?? undefined,
    theory: row.theory_name === null ? undefined : { name: row.theory_name, text: row.theory_body ?? '', ids: row.theory_elements },
    ids: row.elements,
    expectations: expectations
      .filter((expectation) => expectation.theme === row.key)
      .map(({ key_term, elements, ...expectation }) => ({ ...expectation, keyTerm: key_term ?? undefined, ids: elements })),
  }
}
