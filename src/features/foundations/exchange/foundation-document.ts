import { z } from 'zod'
import { roles } from '#shared/role.ts'
import type { Content, Edition } from '../foundation.ts'
import { expectationKinds, passagePlaces, shapes, themeKinds, voices } from '../template.ts'

/*
 * A foundation as JSON, out and in. It is the content as it is read, without what is worked out (a theme's number, inherited
 * expectations), and with the facts of the version that it was written from. The same document imports again without loss: what
 * import(export(f)) gives is f, and a test holds it to that. So every limit here is as wide as what the editor lets through, and
 * nothing is trimmed or mended: what does not fit is refused, with its place.
 */

/** Names the format, whoever serves it and from where. A change that old documents do not fit gets a new number. */
export const schemaId = 'urn:ledestjerne:schema:foundation:1'

/** Text of at most so many characters, as the database counts them, and none that it could not store. */
function text(most: number, least = 0) {
  return z
    .string()
    .refine((value) => !value.includes('\0') && value.isWellFormed(), { params: { kind: 'unstorable' } })
    .refine((value) => value.length <= most || [...value].length <= most, { params: { kind: 'too_long', most } })
    .refine((value) => value.length >= least, { params: { kind: 'empty' } })
    .meta({ maxLength: most, ...(least > 0 ? { minLength: least } : {}) })
}

const name = text(200, 1)
const line = text(400)
const prose = text(20_000)
const key = z.string().regex(/^[a-z0-9][a-z0-9-]{0,199}$/)
const ids = z
  .array(z.string().regex(/^[A-Z]{2,4}-\d{1,4}$/))
  .max(200)
  .default([])
  .meta({ description: 'The elements of Ledestjerne’s checklist that this realises. May be left out.' })

const role = z.strictObject({
  key,
  name,
  voice: z.enum(voices),
  holders: z.array(z.enum(roles)).max(roles.length).default([]).meta({
    description: 'The positions that give this role directly. Empty: had only through inheritance.',
  }),
  inherits: key.optional().meta({ description: 'The key of the role whose expectations this one has, too.' }),
  lead: prose.optional(),
  ids,
})

const expectation = z.strictObject({
  key: key.meta({ description: 'Kept through all versions; no other expectation of the foundation has it.' }),
  role: key.meta({ description: 'The key of the role that it stands at.' }),
  kind: z.enum(expectationKinds).default('expectation'),
  text: text(400, 1),
  keyTerm: line.optional(),
  practice: z.array(line).max(50).default([]).meta({ description: 'Small things to try this week.' }),
  ids,
})

const theme = z.strictObject({
  key,
  kind: z.enum(themeKinds),
  name: line,
  shortName: line,
  claim: prose.optional(),
  text: prose.optional().meta({ description: 'An empty line stands between paragraphs.' }),
  theory: z.strictObject({ name: line, text: prose, ids }).optional(),
  ids,
  expectations: z.array(expectation).max(1000),
})

const passage = z.strictObject({
  key,
  place: z.enum(passagePlaces),
  heading: line.optional(),
  text: prose.optional(),
  points: z
    .array(z.strictObject({ text: prose, keyTerm: line.optional(), ids }))
    .max(200)
    .default([]),
  signatures: z
    .array(z.strictObject({ name: line, title: line }))
    .max(100)
    .default([]),
  ids,
})

const version = z
  .strictObject({
    id: z.uuid().optional(),
    number: z.int().positive(),
    state: z.enum(['draft', 'hearing', 'adopted', 'superseded']),
    adoptedBy: line.optional(),
    adoptedOn: z.iso.date().optional(),
    participants: prose.optional(),
  })
  .meta({ description: 'Facts about where the words come from. An import does not adopt: it makes a draft, whatever stands here.' })

export const foundationSchema = z
  .strictObject({
    schema: z.literal(schemaId),
    id: z.uuid().optional().meta({ description: 'Of the foundation where it was written from; an import gets a new one.' }),
    slug: key.optional(),
    version: version.optional(),
    name,
    document: line,
    shape: z.enum(shapes).meta({ description: 'How it is laid out when it is read by theme.' }),
    themeWord: z.strictObject({ one: line, many: line }).meta({ description: 'What it calls its themes.' }),
    lead: prose,
    vision: z.strictObject({ text: prose, ids }).optional(),
    figure: z.strictObject({ kind: z.enum(['wheel', 'star', 'compass']), caption: prose, ids }).optional(),
    source: z.strictObject({ document: line, publisher: line, year: z.int().min(0).max(9999) }).optional(),
    ids,
    roles: z.array(role).max(100),
    themes: z.array(theme).max(200),
    passages: z.array(passage).max(500).default([]),
  })
  .superRefine((document, context) => {
    const complain = (path: (string | number)[], kind: string, what: string) =>
      context.addIssue({ code: 'custom', path, params: { kind, what } })
    const unique = (entries: { key: string; path: (string | number)[] }[]) => {
      const seen = new Set<string>()
      for (const entry of entries) {
        if (seen.has(entry.key)) complain([...entry.path, 'key'], 'repeated', entry.key)
        seen.add(entry.key)
      }
    }
    const expectations = document.themes.flatMap((theme, t) =>
      theme.expectations.map((expectation, e) => ({ ...expectation, path: ['themes', t, 'expectations', e] })),
    )
    unique(document.roles.map(({ key }, i) => ({ key, path: ['roles', i] })))
    unique(document.themes.map(({ key }, i) => ({ key, path: ['themes', i] })))
    unique(document.passages.map(({ key }, i) => ({ key, path: ['passages', i] })))
    unique(expectations)
    const inherited = new Map(document.roles.map((role) => [role.key, role.inherits]))
    for (const { role, path } of expectations) if (!inherited.has(role)) complain([...path, 'role'], 'unknown_role', role)
    for (const [i, { inherits, key }] of document.roles.entries()) {
      if (inherits === undefined) continue
      if (!inherited.has(inherits)) complain(['roles', i, 'inherits'], 'unknown_role', inherits)
      else if (isCircle(inherited, key)) complain(['roles', i, 'inherits'], 'circle', inherits)
    }
    if (expectations.length > 3000) complain(['themes'], 'too_many', '3000')
  })

export type FoundationDocument = z.infer<typeof foundationSchema>

/** Whether it comes back to itself. What only leads into a circle is not the trouble, and is not told. */
function isCircle(inherited: ReadonlyMap<string, string | undefined>, start: string): boolean {
  const seen = new Set<string>()
  for (let next = inherited.get(start); next !== undefined && !seen.has(next); next = inherited.get(next)) {
    if (next === start) return true
    seen.add(next)
  }
  return false
}

/** The schema that is published: what a document may say, for whoever writes or reads one. */
export function publishedSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(foundationSchema, { io: 'input', target: 'draft-2020-12' })
  return {
    $schema,
    $id: schemaId,
    title: 'Ledestjerne foundation',
    description:
      'A leadership or employee foundation: themes, roles, and expectations that each stand at one theme and one role. Keys are unique among roles, themes, passages and expectations; roles that are named stand in `roles`; inheritance has no circle.',
    ...schema,
  }
}

/** An edition as a document. `undefined` is left out by JSON itself. */
export function documentOf({ id, slug, version, themes, ...content }: Edition): FoundationDocument {
  return {
    schema: schemaId,
    id,
    slug,
    version: { ...version },
    ...content,
    themes: themes.map(({ number: _, expectations, ...theme }) => ({
      ...theme,
      expectations: expectations.map(({ theme: __, ...expectation }) => expectation),
    })),
  }
}

/** The words of a document, without where they come from. */
export function contentOfDocument({ schema: _, id: __, slug: ___, version: ____, themes, ...head }: FoundationDocument): Content {
  return {
    ...head,
    themes: themes.map((theme, i) => ({
      ...theme,
      number: i + 1,
      expectations: theme.expectations.map((expectation) => ({ ...expectation, theme: theme.key })),
    })),
  }
}
