import { roles as positions } from '#shared/role.ts'
import { passagePlaces, shapes, themeKinds, voices } from '../draft/words.ts'
import { choiceField, type Decisions, settledOf, type Typed } from './decisions.ts'
import type { ImportProposal, Worded } from './proposal.ts'
import { type Choice, type Settled, settle, undecided } from './repaired-text.ts'
import { addedIds, addedRole, fields, takings } from './review.ts'
import { type Step, wordedOf } from './steps.ts'

type Body = Record<string, unknown>

/** The uploaded file, or nothing when none was chosen: the browser then sends one without a name. */
export async function readUpload(body: Body): Promise<{ name: string; bytes: Uint8Array } | undefined> {
  const { file } = body
  if (!(file instanceof File) || !file.name) return undefined
  const name = [...oneLine(file.name)].slice(0, 200).join('') || 'fil'
  return { name, bytes: new Uint8Array(await file.arrayBuffer()) }
}

/** next: done with this step. stay: only keep what is typed. likely: the same, and make all repairs that are likely. */
export type After = 'next' | 'stay' | 'likely'

export function readAfter(body: Body): After {
  return body.after === 'stay' || body.after === 'likely' ? body.after : 'next'
}

export interface ReadStep {
  typed: Typed
  /** All that the step shows was sent: so it has been on the screen. */
  isWhole: boolean
}

/** What a step's form says, put on what was kept before. A field that was not sent stays as it was. */
export function readStep(proposal: ImportProposal, step: Step, body: Body, decisions: Decisions, after: After): ReadStep {
  const before = decisions[step.id]?.typed ?? {}
  const typed: Typed = { ...before }
  let isWhole = true
  const wordings = wordedOf(step, proposal)
  for (const worded of wordings) {
    const sent = textOf(body, worded.id, worded.prose)
    if (sent === undefined) isWhole = false
    else Object.assign(typed, fieldsOf(worded, readWording(worded, sent, body, settledOf(worded, before), after)))
  }
  const isSent = (id: string) => textOf(body, id) !== undefined
  const known = (id: string) => [...proposal.themes, ...proposal.roles].some((one) => one.id === id) || /^[rt]n([1-9]|1\d|20)$/.test(id)

  switch (step.kind) {
    case 'head':
      for (const field of ['document', 'themeWord', 'themeWords']) put(field, textOf(body, field))
      put('lead', textOf(body, 'lead', true))
      put('shape', choiceOf(body, 'shape', shapes))
      put('themeKind', choiceOf(body, 'themeKind', themeKinds))
      if (typed.document === undefined || typed.lead === undefined) isWhole = false
      break
    case 'roles':
      for (const role of [...proposal.roles, ...addedIds('role', { ...before, ...onlyTexts(body) }).map(addedRole)]) {
        const { id, name } = role
        if (role.id.startsWith('rn')) put(name.id, textOf(body, name.id))
        if (!isSent(name.id)) continue
        if (!role.id.startsWith('rn')) tick(fields.keep(id))
        put(fields.voice(id), choiceOf(body, fields.voice(id), voices))
        putId(fields.inherits(id))
        for (const position of positions) tick(fields.holder(id, position))
      }
      for (const id of addedIds('theme', { ...before, ...onlyTexts(body) })) put(`${id}-name`, textOf(body, `${id}-name`))
      break
    case 'theme':
      if (step.part === 1 && isSent(step.theme.name.id)) {
        tick(fields.keep(step.theme.id))
        put(fields.shortName(step.theme.id), textOf(body, fields.shortName(step.theme.id)))
      }
      for (const { id } of step.expectations.filter((one) => isSent(one.id))) {
        tick(fields.keep(id))
        putId(fields.theme(id))
        putId(fields.role(id))
      }
      break
    case 'passages':
      for (const { id } of step.passages.filter((one) => isSent(one.text.id))) {
        tick(fields.keep(id))
        put(fields.place(id), choiceOf(body, fields.place(id), passagePlaces))
      }
      break
    case 'rest':
      for (const { id } of step.items.filter((one) => isSent(one.id))) {
        put(fields.takeAs(id), choiceOf(body, fields.takeAs(id), takings))
        put(fields.place(id), choiceOf(body, fields.place(id), passagePlaces))
        putId(fields.theme(id))
        putId(fields.role(id))
      }
  }
  return { typed, isWhole }

  function put(field: string, value: string | undefined) {
    if (value !== undefined) typed[field] = value
  }
  function tick(field: string) {
    typed[field] = body[field] === 'yes' ? 'yes' : 'no'
  }
  function putId(field: string) {
    const value = textOf(body, field)
    if (value === '' || (value !== undefined && known(value))) typed[field] = value
  }
}

function readWording(worded: Worded, sent: string, body: Body, before: Settled, after: After): Settled {
  const choices = worded.repairs.map((_, index): Choice => {
    const said = body[choiceField(worded, index)]
    return said === 'yes' ? true : said === 'no' ? false : before.choices[index]
  })
  const settled = settle(worded, before, sent, choices)
  if (after !== 'likely') return settled
  const likely = undecided(worded, settled).filter(({ repair }) => repair.certainty === 'likely')
  const made = settled.choices.map((choice, index) => (likely.some((one) => one.index === index) ? true : choice))
  return settle(worded, settled, settled.text, made)
}

function fieldsOf(worded: Worded, { text, choices }: Settled): Typed {
  const said = choices.flatMap((choice, index) => (choice === undefined ? [] : [[choiceField(worded, index), choice ? 'yes' : 'no']]))
  return { [worded.id]: text, ...Object.fromEntries(said) }
}

/** Prose keeps its paragraphs; everything else is one line. Undefined: the field was not in the form. */
function textOf(body: Body, field: string, isProse = false): string | undefined {
  const sent = body[field]
  if (typeof sent !== 'string') return undefined
  return isProse ? sent.replaceAll('\r\n', '\n').replaceAll('\0', '').trim() : oneLine(sent)
}

function oneLine(text: string): string {
  return text.replaceAll('\0', '').replace(/\s+/g, ' ').trim()
}

function choiceOf<Value extends string>(body: Body, field: string, values: readonly Value[]): Value | undefined {
  return values.find((value) => value === body[field])
}

function onlyTexts(body: Body): Typed {
  return Object.fromEntries(Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
}
