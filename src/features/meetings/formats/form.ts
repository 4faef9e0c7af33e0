import type { Messages } from '#messages/messages.ts'
import { isId } from '#shared/id.ts'
import { type ActionField, type DecisionField, type Format, type Language, read } from '../format.ts'
import { type Fault, faultsOf } from './fault.ts'
import { type Arrangement, type Item, listKindOf, type PartShape, type PartWords, type Wording } from './wording.ts'

type Body = Record<string, unknown>

/** In whose language it is said. */
export interface Reader {
  t: Messages
  language: Language
}

/** One line: whatever space there is between words is one. */
function line(given: unknown): string {
  return typeof given === 'string' ? given.replace(/\s+/g, ' ').trim() : ''
}

/** What was typed in the form of a part, and nothing else. A question that says nothing is none. */
export function readPart(shape: PartShape, body: Body): PartWords {
  const wording = (name: string): Wording => ({ da: line(body[`${name}-da`]), en: line(body[`${name}-en`]) })
  return {
    texts: Object.fromEntries(shape.texts.map(({ name }) => [name, wording(name)])),
    ...(shape.hasMinutes ? { minutes: line(body.minutes) } : {}),
    ...(shape.list ? { list: readItems(body, wording) } : {}),
  }
}

/** More than there may be, so that too many are kept and said to be too many. */
const mostRead = 30

function readItems(body: Body, wording: (name: string) => Wording): Item[] {
  const numbers = Array.from({ length: mostRead }, (_, i) => i).filter((i) => typeof body[`list-${i}-da`] === 'string')
  return numbers.map((i) => ({ ...wording(`list-${i}`), elements: line(body[`list-${i}-elements`]).match(/\bLB-\d{3}\b/g) ?? [] }))
}

export function readVersion(body: Body): number {
  return typeof body.version === 'string' && /^\d{1,6}$/.test(body.version) ? Number(body.version) : 0
}

export function readArrangement({ arrange }: Body): Arrangement | undefined {
  if (arrange === 'add') return { kind: 'add' }
  const [, kind, at] = (typeof arrange === 'string' && arrange.match(/^(up|down|remove)-(\d{1,2})$/)) || []
  return kind && at ? { kind: kind as 'up' | 'down' | 'remove', at: Number(at) } : undefined
}

export type CopyForm = { id: string; name: { da: string; en?: string } }

/** The id came with the form; one that is none would make the copy twice. */
export function readCopy(body: Body): CopyForm | undefined {
  const { id } = body
  if (typeof id !== 'string' || !isId(id)) return undefined
  const en = line(body['name-en'])
  return { id: id.toLowerCase(), name: { da: line(body['name-da']), ...(en ? { en } : {}) } }
}

/** The fields' messages, each under the name of its field; what is wrong with no field of the part is under ''. */
export function errorsOf(reader: Reader, format: Format, faults: readonly Fault[], part: string): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const fault of faults) errors['part' in fault && fault.part === part ? fault.field : ''] ??= sentenceOf(reader, format, fault)
  return errors
}

/** All that stands in the way of a meeting with this format, in the reader's language. Empty: it can be saved, and held. */
export function whatIsWrong(reader: Reader, format: Format, origin: Format): string[] {
  return faultsOf(format, origin).map((fault) => sentenceOf(reader, format, fault))
}

/** On a page with many fields, and in a list of what is wrong, each says which it is. */
function sentenceOf(reader: Reader, format: Format, fault: Fault): string {
  const t = reader.t.meetingFormats
  switch (fault.kind) {
    case 'missing':
      return t.faults.missing(labelOf(reader, format, fault))
    case 'minutes':
      return t.faults.minutes
    case 'too_long':
      return t.faults.tooLong(labelOf(reader, format, fault), fault.most)
    case 'too_many':
      return t.faults.tooMany(fault.most)
    case 'step_missing':
      return t.faults.stepMissing(fault.step.title.da)
    case 'step_changed':
      return t.faults.stepChanged(fault.step.title.da)
    case 'frame':
      return t.faults.frame
  }
}

/** What a text of a part is called on its form. */
export function labelOf(
  { t: { meetingFormats: t }, language }: Reader,
  format: Format,
  { part, field }: { part: string; field: string },
): string {
  const [, name = field] = field.match(/^(.+)-(?:da|en)$/) ?? []
  const [, kind, key = ''] = name.match(/^(task|prompt|field|list)-(.+)$/) ?? []
  if (kind === 'list') return t.itemNumber(t.item[listKindOf(format, part)], Number(key) + 1)
  if (kind === 'field') return t.fieldNames[key as ActionField | DecisionField]
  const role = format.roles.find((role) => role.key === key)
  if (kind) return role ? read(role.name, language).text : t.everyone
  const texts: Record<string, string> = part === 'head' || part === 'room' || part === 'round' ? t.texts[part] : t.texts.step
  return texts[name] ?? ''
}
