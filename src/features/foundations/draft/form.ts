import { z } from 'zod'
import type { Messages } from '#messages/messages.ts'
import { type FormErrors, parseForm } from '#shared/form.ts'
import { roles as positions } from '#shared/role.ts'
import { adoptionBodies } from './draft.ts'
import type { Beginning } from './starting.ts'
import {
  type ElementKind,
  expectationKinds,
  type Field,
  fieldsOf,
  isElementKind,
  passagePlaces,
  readHolders,
  readLines,
  readPoint,
  readSignature,
  shapes,
  type Typed,
  themeKinds,
  voices,
  type WordedKind,
  type Words,
  writeHolders,
} from './words.ts'

/** The columns of the database and the schema of the templates allow no more. */
const most = { line: 400, name: 200, prose: 4000, points: 40, practice: 3 }

type Body = Record<string, unknown>

/** What was typed in the form of one kind, as text and nothing else. Boxes that are ticked become one field. */
export function readTyped(kind: WordedKind, body: Body): Typed {
  const typed: Typed = Object.fromEntries(fieldsOf[kind].map((field) => [field, unixLines(body[field])]))
  if (kind === 'role') typed.holders = writeHolders(positions.filter((position) => body[`holders-${position}`] === 'yes'))
  return typed
}

/** What the writer began from: for telling what she has changed from what another has. */
export function readWas(kind: WordedKind, body: Body): Typed {
  return Object.fromEntries(
    fieldsOf[kind].flatMap((field) => (body[`was-${field}`] === undefined ? [] : [[field, unixLines(body[`was-${field}`])]])),
  )
}

export function readRevision(body: Body): number {
  return typeof body.revision === 'string' && /^\d{1,9}$/.test(body.revision) ? Number(body.revision) : 0
}

export function readSeal(body: Body): string {
  return typeof body.seal === 'string' ? body.seal : ''
}

/** Browsers send lines the way of typewriters. */
function unixLines(given: unknown): string {
  return typeof given === 'string' ? given.replace(/\r\n?/g, '\n') : ''
}

export function parseWords<Kind extends WordedKind>(t: Messages, kind: Kind, typed: Typed): { data: Words[Kind] } | FormErrors<Field> {
  const schema = { head, theme, role, expectation, passage }[kind](t) as unknown as z.ZodType<Record<string, unknown>>
  return parseForm(schema, typed) as { data: Words[Kind] } | FormErrors<Field>
}

function head({ draft: t }: Messages) {
  return z
    .object({
      name: needed(t.missing.name, most.name, t),
      document: needed(t.missing.document, most.line, t),
      lead: prose(t).pipe(z.string().min(1, t.missing.lead)),
      vision: line(most.line, t),
      shape: z.enum(shapes, t.missing.shape),
      themeWord: needed(t.missing.themeWord, 60, t),
      themeWords: needed(t.missing.themeWords, 60, t),
      sourceDocument: line(most.line, t),
      sourcePublisher: line(most.line, t),
      sourceYear: line(most.line, t).refine((year) => year === '' || /^(1[89]|20)\d\d$/.test(year), t.sourceYearWrong),
    })
    .superRefine(({ sourceDocument, sourcePublisher, sourceYear }, context) => {
      const given = [sourceDocument, sourcePublisher, sourceYear].filter(Boolean).length
      if (given > 0 && given < 3) context.addIssue({ code: 'custom', path: ['sourceDocument'], message: t.sourceIncomplete })
    })
    .transform(({ themeWord, themeWords, sourceDocument, sourcePublisher, sourceYear, vision, ...rest }): Words['head'] => ({
      ...rest,
      vision: vision || undefined,
      themeWord: { one: themeWord, many: themeWords },
      source: sourceDocument ? { document: sourceDocument, publisher: sourcePublisher, year: Number(sourceYear) } : undefined,
    }))
}

function theme({ draft: t }: Messages) {
  return z
    .object({
      name: needed(t.missing.name, most.name, t),
      shortName: line(most.name, t),
      claim: line(most.line, t),
      text: prose(t),
      theoryName: line(most.line, t),
      theoryText: prose(t),
      kind: z.enum(themeKinds, t.choiceWrong),
    })
    .superRefine(({ theoryName, theoryText }, context) => {
      if (Boolean(theoryName) !== Boolean(theoryText))
        context.addIssue({ code: 'custom', path: ['theoryName'], message: t.theoryIncomplete })
    })
    .transform(({ shortName, claim, text, theoryName, theoryText, ...rest }): Words['theme'] => ({
      ...rest,
      shortName: shortName || rest.name.split(' ').slice(0, 2).join(' '),
      claim: claim || undefined,
      text: text || undefined,
      theory: theoryName ? { name: theoryName, text: theoryText } : undefined,
    }))
}

function role({ draft: t }: Messages) {
  return z
    .object({
      name: needed(t.missing.name, most.name, t),
      lead: prose(t),
      voice: z.enum(voices, t.choiceWrong),
      inherits: line(most.line, t),
      holders: line(most.line, t),
    })
    .transform(({ lead, inherits, holders, ...rest }): Words['role'] => ({
      ...rest,
      lead: lead || undefined,
      inherits: inherits || undefined,
      holders: readHolders(holders),
    }))
}

function expectation({ draft: t }: Messages) {
  return z
    .object({
      text: needed(t.missing.text, most.line, t),
      keyTerm: line(most.line, t),
      practice: lines(t).refine((all) => all.length <= most.practice, t.practiceTooMany),
      theme: line(most.line, t),
      role: line(most.line, t),
      kind: z.enum(expectationKinds, t.choiceWrong),
    })
    .transform(({ keyTerm, ...rest }): Words['expectation'] => ({ ...rest, keyTerm: keyTerm || undefined }))
}

function passage({ draft: t }: Messages) {
  return z
    .object({
      heading: line(most.line, t),
      text: prose(t),
      points: lines(t).refine((all) => all.length <= most.points, t.pointsTooMany),
      signatures: lines(t)
        .transform((all) => all.map(readSignature))
        .refine((all) => all.every(({ name, title }) => name && title), t.signatureWrong),
      place: z.enum(passagePlaces, t.choiceWrong),
    })
    .superRefine(({ heading, text, points }, context) => {
      if (!heading && !text && points.length === 0) context.addIssue({ code: 'custom', path: ['heading'], message: t.missing.passage })
    })
    .transform(({ heading, text, points, ...rest }): Words['passage'] => ({
      ...rest,
      heading: heading || undefined,
      text: text || undefined,
      points: points.map(readPoint),
    }))
}

type DraftMessages = Messages['draft']

/** One line: whatever space there is between words is one. */
function line(longest: number, t: DraftMessages) {
  return z
    .string()
    .default('')
    .transform((typed) => typed.replace(/\s+/g, ' ').trim())
    .pipe(z.string().max(longest, t.tooLong(longest)))
}

function needed(message: string, longest: number, t: DraftMessages) {
  return line(longest, t).pipe(z.string().min(1, message))
}

function prose(t: DraftMessages) {
  return z
    .string()
    .default('')
    .pipe(z.string().trim().max(most.prose, t.tooLong(most.prose)))
}

function lines(t: DraftMessages) {
  return z
    .string()
    .default('')
    .transform(readLines)
    .refine((all) => all.every((one) => one.length <= most.line), t.lineTooLong(most.line))
}

/** A foundation from nothing. */
export function parseBeginning(t: Messages, body: Body): { data: Beginning } | FormErrors {
  const { draft } = t
  const schema = z
    .object({
      name: needed(draft.missing.name, most.name, draft),
      document: needed(draft.missing.document, most.line, draft),
      lead: prose(draft).pipe(z.string().min(1, draft.missing.lead)),
      shape: z.enum(shapes, draft.missing.shape),
      themeWord: needed(draft.missing.themeWord, 60, draft),
      themeWords: needed(draft.missing.themeWords, 60, draft),
    })
    .transform(({ themeWord, themeWords, ...rest }): Beginning => ({ ...rest, themeWord: { one: themeWord, many: themeWords } }))
  return parseForm(schema as unknown as z.ZodType<Record<string, unknown>>, body) as { data: Beginning } | FormErrors
}

/** A template that is to be worded first. */
export function parseName(t: Messages, body: Body): { data: { name: string } } | FormErrors<'name'> {
  return parseForm(z.object({ name: needed(t.draft.missing.name, most.name, t.draft) }) as z.ZodType<{ name: string }>, body)
}

/** Who adopted, as it will be written in the foundation, which is in Danish. */
const bodyNames = { byraad: 'Byrådet', direktion: 'Direktionen', hovedmed: 'HovedMED' }

export function parseAdoption(
  t: Messages,
  today: string,
  body: Body,
): { data: { adoptedBy: string; adoptedOn: string; participants?: string } } | FormErrors {
  const { draft, foundations } = t
  const schema = z
    .object({
      body: z.enum(adoptionBodies, draft.adoptionBodyMissing),
      otherBody: line(most.name, draft),
      adoptedOn: z
        .string(foundations.adoptedOnWrong)
        .trim()
        .pipe(
          z.iso
            .date(foundations.adoptedOnWrong)
            .refine((date) => date >= '1970-01-01', foundations.adoptedOnWrong)
            .refine((date) => date <= today, foundations.adoptedOnFuture),
        ),
      participants: z
        .string()
        .default('')
        .pipe(z.string().trim().max(2000, draft.tooLong(2000))),
    })
    .superRefine(({ body, otherBody }, context) => {
      if (body === 'other' && !otherBody) context.addIssue({ code: 'custom', path: ['otherBody'], message: draft.adoptionOtherMissing })
    })
    .transform(({ body, otherBody, adoptedOn, participants }) => ({
      adoptedBy: body === 'other' ? otherBody : bodyNames[body],
      adoptedOn,
      participants: participants.replace(/\r\n?/g, '\n') || undefined,
    }))
  return parseForm(schema as unknown as z.ZodType<{ adoptedBy: string; adoptedOn: string; participants?: string }>, body) as
    | { data: { adoptedBy: string; adoptedOn: string; participants?: string } }
    | FormErrors
}

export function readMove(body: Body): 'up' | 'down' | undefined {
  return body.direction === 'up' || body.direction === 'down' ? body.direction : undefined
}

/** Where the expectations of what is retired go. */
export function readRemains({ remains }: Body): { moveTo: string } | 'retire' | undefined {
  if (remains === 'retire') return 'retire'
  return typeof remains === 'string' && remains.startsWith('to:') ? { moveTo: remains.slice(3) } : undefined
}

export type Opening = { edit: WordedKind; key?: string } | { add: ElementKind; given: Typed }

/** Which form an address asks for: to word what is there, or to add in a place. */
export function readOpening({ edit, key, add, theme, role, place }: Record<string, string>): Opening | undefined {
  if (edit === 'head') return { edit }
  if (edit !== undefined) return isElementKind(edit) && key !== undefined ? { edit, key } : undefined
  if (add === undefined || !isElementKind(add)) return undefined
  if (add === 'expectation') return { add, given: { theme, role } }
  if (add === 'passage') return { add, given: { place: passagePlaces.find((known) => known === place) ?? 'opening' } }
  return { add, given: {} }
}
