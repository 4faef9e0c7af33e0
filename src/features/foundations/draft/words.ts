import type { Role } from '#shared/role.ts'
import { roles as positions } from '#shared/role.ts'
import {
  type Content,
  type Expectation,
  type ExpectationKind,
  type FoundationRole,
  findExpectation,
  findRole,
  findTheme,
  type Passage,
  type PassagePlace,
  type Shape,
  type Theme,
  type ThemeKind,
  type Voice,
} from '../foundation.ts'

/*
 * What can be worded in a draft: the head, and four kinds of elements. Each is a handful of named fields; typed is how they stand
 * in a form, all as text. Forms, saving, and the page that shows two people's words side by side speak of the same fields.
 */

export const elementKinds = ['role', 'theme', 'expectation', 'passage'] as const
export type ElementKind = (typeof elementKinds)[number]
export type WordedKind = ElementKind | 'head'

export type ThemeWords = Pick<Theme, 'kind' | 'name' | 'shortName' | 'claim' | 'text'> & { theory?: { name: string; text: string } }
export type RoleWords = Pick<FoundationRole, 'name' | 'voice' | 'holders' | 'inherits' | 'lead'>
export type ExpectationWords = Pick<Expectation, 'theme' | 'role' | 'kind' | 'text' | 'keyTerm' | 'practice'>
export type PassageWords = Pick<Passage, 'place' | 'heading' | 'text' | 'signatures'> & { points: { text: string; keyTerm?: string }[] }
export type HeadWords = Pick<Content, 'name' | 'document' | 'shape' | 'themeWord' | 'lead' | 'source'> & { vision?: string }

export interface Words {
  head: HeadWords
  theme: ThemeWords
  role: RoleWords
  expectation: ExpectationWords
  passage: PassageWords
}

export const voices: readonly Voice[] = ['vi', 'jeg', 'du']
export const shapes: readonly Shape[] = ['matrix', 'additive', 'pairs', 'themes', 'values']
export const themeKinds: readonly ThemeKind[] = ['theme', 'perspective', 'value', 'leg', 'star']
export const expectationKinds: readonly ExpectationKind[] = ['expectation', 'statement', 'sub_value']
export const passagePlaces: readonly PassagePlace[] = ['opening', 'foreword', 'reading_guide', 'background', 'provenance', 'closing']

/** In the order of the form. */
export const fieldsOf = {
  head: ['name', 'document', 'lead', 'vision', 'shape', 'themeWord', 'themeWords', 'sourceDocument', 'sourcePublisher', 'sourceYear'],
  theme: ['name', 'shortName', 'claim', 'text', 'theoryName', 'theoryText', 'kind'],
  role: ['name', 'lead', 'voice', 'inherits', 'holders'],
  expectation: ['text', 'keyTerm', 'practice', 'theme', 'role', 'kind'],
  passage: ['heading', 'text', 'points', 'signatures', 'place'],
} as const satisfies Record<WordedKind, readonly string[]>

export type Field = (typeof fieldsOf)[WordedKind][number]
export type Typed = Partial<Record<Field, string>>

type Elements = { role: FoundationRole; theme: Theme; expectation: Expectation; passage: Passage }
export type AnyElement = Elements[ElementKind]

export function isElementKind(given: string): given is ElementKind {
  return (elementKinds as readonly string[]).includes(given)
}

export function findElement<Kind extends ElementKind>(content: Content, kind: Kind, key: string): Elements[Kind] | undefined {
  const found: Record<ElementKind, () => AnyElement | undefined> = {
    role: () => findRole(content, key),
    theme: () => findTheme(content, key),
    expectation: () => findExpectation(content, key),
    passage: () => content.passages.find((passage) => passage.key === key),
  }
  return found[kind]() as Elements[Kind] | undefined
}

/** What an element is called where it is spoken of. */
export function nameOf(kind: ElementKind, element: AnyElement): string {
  if (kind === 'expectation') return (element as Expectation).text
  if (kind === 'passage') return (element as Passage).heading ?? (element as Passage).text ?? (element as Passage).points[0]?.text ?? ''
  return (element as Theme | FoundationRole).name
}

/** The head, or an element, as it stands in its form. */
export function typedOf(content: Content, kind: WordedKind, key?: string): Typed | undefined {
  if (kind === 'head') return typedHead(content)
  const element = key === undefined ? undefined : findElement(content, kind, key)
  if (!element) return undefined
  if (kind === 'theme') return typedTheme(element as Theme)
  if (kind === 'role') return typedRole(element as FoundationRole)
  if (kind === 'expectation') return typedExpectation(element as Expectation)
  return typedPassage(element as Passage)
}

function typedHead({ name, document, lead, vision, shape, themeWord, source }: Content): Typed {
  return {
    name,
    document,
    lead,
    vision: vision?.text ?? '',
    shape,
    themeWord: themeWord.one,
    themeWords: themeWord.many,
    sourceDocument: source?.document ?? '',
    sourcePublisher: source?.publisher ?? '',
    sourceYear: source ? String(source.year) : '',
  }
}

function typedTheme({ name, shortName, claim, text, theory, kind }: Theme): Typed {
  return { name, shortName, claim: claim ?? '', text: text ?? '', theoryName: theory?.name ?? '', theoryText: theory?.text ?? '', kind }
}

function typedRole({ name, lead, voice, inherits, holders }: FoundationRole): Typed {
  return { name, lead: lead ?? '', voice, inherits: inherits ?? '', holders: writeHolders(holders) }
}

function typedExpectation({ text, keyTerm, practice, theme, role, kind }: Expectation): Typed {
  return { text, keyTerm: keyTerm ?? '', practice: practice.join('\n'), theme, role, kind }
}

function typedPassage({ heading, text, points, signatures, place }: Passage): Typed {
  return {
    heading: heading ?? '',
    text: text ?? '',
    points: points.map((point) => (point.keyTerm ? `${point.keyTerm} | ${point.text}` : point.text)).join('\n'),
    signatures: signatures.map(({ name, title }) => (title ? `${name}, ${title}` : name)).join('\n'),
    place,
  }
}

/** In the order of the chain, so that the same positions are always the same text. */
export function writeHolders(holders: readonly Role[]): string {
  return positions.filter((position) => holders.includes(position)).join(',')
}

export function readHolders(typed: string): Role[] {
  return positions.filter((position) => typed.split(',').includes(position))
}

/** One thing on each line; empty lines are nothing. */
export function readLines(typed: string): string[] {
  return typed
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}

/** "term | text": the key term of the source stands before the bar. */
export function readPoint(line: string): { text: string; keyTerm?: string } {
  const [, keyTerm = '', text = ''] = /^([^|]*)\|(.*)$/.exec(line) ?? []
  return keyTerm.trim() && text.trim() ? { text: text.trim(), keyTerm: keyTerm.trim() } : { text: line.trim() }
}

/** "Birgitte Aagaard, kommunaldirektør": the name ends at the first comma. */
export function readSignature(line: string): { name: string; title: string } {
  const comma = line.indexOf(',')
  return comma < 0 ? { name: line.trim(), title: '' } : { name: line.slice(0, comma).trim(), title: line.slice(comma + 1).trim() }
}
