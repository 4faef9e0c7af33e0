import type { Format, FormatStep, MeetingRole, Words } from '../format.ts'

/*
 * What may be worded of a format, part by part: the texts that are said to people, the questions, and how many minutes a step takes.
 * Which steps there are, who speaks in them and what is written in them is not wording: rules and screens hang on it.
 *
 * The words of a part are plain text, as they stand in a form: an empty English is one that is not written, and minutes may be anything
 * that somebody typed. Whether a format can be made of them says fault.ts.
 */

/** In both languages. Empty: not written. */
export interface Wording {
  da: string
  en: string
}

export interface Item extends Wording {
  /** The elements of the checklist that it realises, wherever it is moved and however it is worded. */
  elements: string[]
}

export interface PartWords {
  texts: Record<string, Wording>
  minutes?: string
  list?: Item[]
}

/** One text of a part: what it is called in the part, and how it is written. */
export interface TextShape {
  name: string
  group: 'name' | 'prose' | 'prompt' | 'field'
  isOptional: boolean
}

export interface PartShape {
  texts: TextShape[]
  hasMinutes: boolean
  /** How many there may be. */
  list?: { most: number }
}

export const namedParts = ['head', 'room', 'round', 'roles'] as const

export function partOfStep(step: Pick<FormatStep, 'key'>): string {
  return `step-${step.key}`
}

export function partsOf(format: Format): string[] {
  return [...namedParts, ...format.steps.map(partOfStep)]
}

export function stepOfPart(format: Format, part: string): FormatStep | undefined {
  return format.steps.find((step) => partOfStep(step) === part)
}

const text = (name: string, group: TextShape['group'], isOptional = false): TextShape => ({ name, group, isOptional })

/** undefined: the format has no such part. */
export function shapeOf(format: Format, part: string): PartShape | undefined {
  if (part === 'head') return { texts: [text('name', 'name'), text('lead', 'prose')], hasMinutes: false }
  if (part === 'room') return { texts: [text('name', 'name'), text('text', 'prose')], hasMinutes: false, list: { most: 12 } }
  if (part === 'round') return { texts: [text('name', 'name')], hasMinutes: false, list: { most: 8 } }
  if (part === 'roles') return { texts: format.roles.map(({ key }) => text(`task-${key}`, 'prose')), hasMinutes: false }
  const step = stepOfPart(format, part)
  return (
    step && {
      texts: [
        text('title', 'name'),
        text('lead', 'prose'),
        ...listeners(format).map((role) => text(`prompt-${role}`, 'prompt', true)),
        ...step.fields.map(({ key }) => text(`field-${key}`, 'field')),
      ],
      hasMinutes: true,
      list: { most: 12 },
    }
  )
}

/** undefined: the format has no such part. */
export function wordsOf(format: Format, part: string): PartWords | undefined {
  if (part === 'head') return { texts: { name: shown(format.name), lead: shown(format.lead) } }
  if (part === 'room')
    return { texts: { name: shown(format.room.name), text: shown(format.room.text) }, list: items(format.room.questions) }
  if (part === 'round') return { texts: { name: shown(format.round.name) }, list: items(format.round.rules) }
  if (part === 'roles') return { texts: Object.fromEntries(format.roles.map(({ key, task }) => [`task-${key}`, shown(task)])) }
  const step = stepOfPart(format, part)
  return (
    step && {
      texts: {
        title: shown(step.title),
        lead: shown(step.lead),
        ...Object.fromEntries(
          listeners(format).map((role) => [`prompt-${role}`, shown(step.prompts.find((prompt) => prompt.for === role) ?? { da: '' })]),
        ),
        ...Object.fromEntries(step.fields.map((field) => [`field-${field.key}`, shown(field)])),
      },
      minutes: `${step.minutes}`,
      list: items(step.questions),
    }
  )
}

/** The format with a part worded so. What was not written in any language is not there, unless the format needs it: then it is empty. */
export function withWords(format: Format, part: string, words: PartWords): Format {
  const said = (name: string) => kept(words.texts[name] ?? { da: '', en: '' })
  const list = () => (words.list ?? []).filter(isWritten).map((item) => ({ ...kept(item), elements: item.elements }))
  if (part === 'head') return { ...format, name: said('name'), lead: said('lead') }
  if (part === 'room') return { ...format, room: { ...format.room, name: said('name'), text: said('text'), questions: list() } }
  if (part === 'round') return { ...format, round: { ...format.round, name: said('name'), rules: list() } }
  if (part === 'roles') return { ...format, roles: format.roles.map((role) => ({ ...role, task: said(`task-${role.key}`) })) }
  const wordStep = (step: FormatStep): FormatStep => ({
    ...step,
    title: said('title'),
    lead: said('lead'),
    minutes: /^\d+$/.test(words.minutes ?? '') ? Number(words.minutes) : Number.NaN,
    questions: list(),
    prompts: promptsOf(format, step, words),
    fields: step.fields.map(({ key, elements }) => ({ key, ...said(`field-${key}`), elements })),
  })
  return { ...format, steps: format.steps.map((step) => (partOfStep(step) === part ? wordStep(step) : step)) }
}

/** What the items of a part's list are. They differ in nothing but what they are called. */
export type ListKind = 'questions' | 'tasks' | 'rules'

export function listKindOf(format: Format, part: string): ListKind {
  if (part === 'round') return 'rules'
  return stepOfPart(format, part)?.kind === 'challenging_reflections' ? 'tasks' : 'questions'
}

/** In the order in which they stood, and those that are new after them. */
function promptsOf(format: Format, step: FormatStep, { texts }: PartWords): FormatStep['prompts'] {
  const standing = step.prompts.map((prompt) => prompt.for)
  const order = [...standing, ...listeners(format).filter((role) => !standing.includes(role))]
  return order.flatMap((role) => {
    const words = texts[`prompt-${role}`]
    const elements = step.prompts.find((prompt) => prompt.for === role)?.elements ?? []
    return words && isWritten(words) ? [{ for: role, ...kept(words), elements }] : []
  })
}

/** To whom a step may say something. */
export function listeners(format: Format): ('everyone' | MeetingRole)[] {
  return ['everyone', ...format.roles.map(({ key }) => key)]
}

export function isWritten({ da, en }: Wording): boolean {
  return da !== '' || en !== ''
}

function shown({ da, en = '' }: Words): Wording {
  return { da, en }
}

function kept({ da, en }: Wording): Words {
  return en === '' ? { da } : { da, en }
}

function items(all: readonly (Words & { elements: string[] })[]): Item[] {
  return all.map((item) => ({ ...shown(item), elements: item.elements }))
}

/** What a press of a button beside a question asks for. It changes what stands in the form, and saves nothing. */
export type Arrangement = { kind: 'add' } | { kind: 'up' | 'down' | 'remove'; at: number }

/** The list as it is then, and the number of the item that the writer goes on with. */
export function arranged(list: readonly Item[], arrangement: Arrangement): { list: Item[]; at: number } {
  if (arrangement.kind === 'add') return { list: [...list, { da: '', en: '', elements: [] }], at: list.length }
  const { kind, at } = arrangement
  const item = list[at]
  if (!item) return { list: [...list], at }
  const others = list.filter((_, i) => i !== at)
  if (kind === 'remove') return { list: others, at: Math.min(at, others.length - 1) }
  const to = Math.max(0, Math.min(others.length, kind === 'up' ? at - 1 : at + 1))
  return { list: others.toSpliced(to, 0, item), at: to }
}

/** Rows of the form that nothing was written in are no questions. */
export function withoutBlankItems(words: PartWords): PartWords {
  return words.list ? { ...words, list: words.list.filter(isWritten) } : words
}
