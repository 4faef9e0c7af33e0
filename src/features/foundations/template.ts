import { z } from 'zod'
import { roles } from '#shared/role.ts'

/**
 * The shape of a foundation as data: what a file in templates/ may say.
 *
 * One shape carries all five source documents. A foundation has roles (one of them may inherit from another),
 * themes, and expectations that each belong to one theme and one role. Everything else is a passage: text
 * around the expectations. Every element names the ids of docs/checklist it realises, so that a test can count them.
 */

const checklistId = z.string().regex(/^(BC|PP|LB|HV|OD)-\d{3}$/)
const ids = z.array(checklistId).default([])
const key = z.string().regex(/^[a-z][a-z0-9-]*$/)
const line = z.string().trim().min(1).max(400)
const prose = z.string().trim().min(1).max(4000)

export const voices = ['vi', 'jeg', 'du'] as const
export const shapes = ['matrix', 'additive', 'pairs', 'themes', 'values'] as const
export const themeKinds = ['perspective', 'value', 'theme', 'leg', 'star'] as const
export const expectationKinds = ['expectation', 'statement', 'sub_value'] as const
export const passagePlaces = ['opening', 'foreword', 'reading_guide', 'background', 'provenance', 'closing'] as const

const point = z.strictObject({ text: line, keyTerm: line.optional(), ids })

const passage = z.strictObject({
  key,
  /** opening: before the themes. foreword, reading_guide, background and provenance: on the page about the foundation. closing: last. */
  place: z.enum(passagePlaces),
  heading: line.optional(),
  /** Paragraphs are separated by an empty line. */
  text: prose.optional(),
  points: z.array(point).default([]),
  signatures: z.array(z.strictObject({ name: line, title: line })).default([]),
  ids,
})

const role = z.strictObject({
  key,
  name: line,
  voice: z.enum(voices),
  /** The positions in the organisation that hold this role directly. Empty: held only through inheritance. */
  holders: z.array(z.enum(roles)).default([]),
  /** The role whose expectations this one has too. Computed when read, never copied. */
  inherits: key.optional(),
  /** One or two sentences to the person in the role, in du-form. */
  lead: prose.optional(),
  ids,
})

const expectation = z.strictObject({
  key,
  role: key,
  kind: z.enum(expectationKinds).default('expectation'),
  text: line,
  /** The Danish key term of the source. */
  keyTerm: line.optional(),
  /** Up to three small things to try this week, in the imperative. */
  practice: z.array(line).max(3).default([]),
  ids,
})

const theme = z.strictObject({
  key,
  kind: z.enum(themeKinds),
  name: line,
  /** One or two words for tight places. */
  shortName: line,
  /** The claim of a value card, or the one sentence that sums the theme up. */
  claim: line.optional(),
  text: prose.optional(),
  /** The term of the theory behind, where there is one. */
  theory: z.strictObject({ name: line, text: prose, ids }).optional(),
  ids,
  expectations: z.array(expectation),
})

export const templateSchema = z
  .strictObject({
    key,
    name: line,
    document: line,
    source: z.strictObject({ document: line, publisher: line, year: z.number().int() }),
    shape: z.enum(shapes),
    /** What this foundation calls its themes, in Danish. */
    themeWord: z.strictObject({ one: line, many: line }),
    lead: prose,
    /** Shown first and last. */
    vision: z.strictObject({ text: line, ids }).optional(),
    /** A picture that the page draws from the themes. */
    figure: z.strictObject({ kind: z.enum(['wheel', 'star', 'compass']), caption: line, ids }).optional(),
    ids,
    passages: z.array(passage).default([]),
    roles: z.array(role).min(1),
    themes: z.array(theme).min(1),
  })
  .superRefine((template, context) => {
    const complain = (message: string) => context.addIssue({ code: 'custom', message })
    const repeated = (keys: string[], what: string) => {
      for (const k of new Set(keys.filter((k, i) => keys.indexOf(k) !== i))) complain(`${what} ${k} stands twice`)
    }
    const roleKeys = template.roles.map((r) => r.key)
    repeated(roleKeys, 'role')
    repeated(
      template.themes.map((t) => t.key),
      'theme',
    )
    repeated(
      template.passages.map((p) => p.key),
      'passage',
    )
    repeated(
      template.themes.flatMap((t) => t.expectations.map((e) => e.key)),
      'expectation',
    )
    const heir = new Map(template.roles.map((r) => [r.key, r.inherits]))
    for (const r of template.roles) {
      if (r.inherits && !heir.has(r.inherits)) complain(`role ${r.key} inherits ${r.inherits}, which is not there`)
      const line = new Set<string>()
      for (let next = r.inherits; next && !line.has(next); next = heir.get(next)) line.add(next)
      if (line.has(r.key)) complain(`role ${r.key} inherits itself in a circle`)
    }
    for (const e of template.themes.flatMap((t) => t.expectations))
      if (!roleKeys.includes(e.role)) complain(`expectation ${e.key} names the unknown role ${e.role}`)
  })

export type Template = z.infer<typeof templateSchema>
