import type { Child } from 'hono/jsx'
import { roles as positions } from '#shared/role.ts'
import { danish } from '#ui/danish.ts'
import { Checkbox, type Choice, Select, Textarea, TextInput } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import type { Content } from '../foundation.ts'
import { possibleParents } from './editing.ts'
import {
  expectationKinds,
  type Field,
  fieldsOf,
  passagePlaces,
  readHolders,
  shapes,
  type Typed,
  themeKinds,
  voices,
  type WordedKind,
} from './words.ts'

interface FieldsProps {
  frame: Frame
  content: Content
  kind: WordedKind
  /** Of what is worded: a role cannot inherit from itself. */
  elementKey?: string
  typed: Typed
  errors?: Partial<Record<Field, string>>
}

export function Fields(props: FieldsProps) {
  return (
    <>
      {fieldsOf[props.kind].map((field) => (
        <OneField {...props} field={field} />
      ))}
    </>
  )
}

const required: Record<WordedKind, readonly Field[]> = {
  head: ['name', 'document', 'lead', 'themeWord', 'themeWords'],
  theme: ['name'],
  role: ['name'],
  expectation: ['text'],
  passage: [],
}

/** How many lines a field begins with; one line where there is no number. */
const rowsOf: Record<WordedKind, Partial<Record<Field, number>>> = {
  head: { lead: 4 },
  theme: { text: 6, theoryText: 3 },
  role: { lead: 3 },
  expectation: { text: 3, practice: 3 },
  passage: { text: 8, points: 5, signatures: 3 },
}

export function OneField({ frame, content, kind, elementKey, typed, errors, field }: FieldsProps & { field: Field }) {
  const { t } = frame
  const value = typed[field] ?? ''
  const label = labelOf(frame, kind, field)
  const common = { t, name: field, label, hint: hintOf(frame, kind, field), error: errors?.[field] }
  if (field === 'holders') return <Holders frame={frame} value={value} label={label} />
  const choices = choicesOf(frame, content, kind, field, elementKey)
  if (choices) return <Select {...common} value={value} options={choices} />
  const optional = !required[kind].includes(field)
  const rows = rowsOf[kind][field]
  return rows ? (
    <Textarea {...common} value={value} rows={rows} optional={optional} autocomplete="off" />
  ) : (
    <TextInput
      {...common}
      value={value}
      optional={optional}
      autocomplete="off"
      inputmode={field === 'sourceYear' ? 'numeric' : undefined}
    />
  )
}

function Holders({ frame, value, label }: { frame: Frame; value: string; label: string }) {
  const held = readHolders(value)
  return (
    <fieldset class="form-group ls-hvem-har">
      <legend class="form-label">{label}</legend>
      {positions.map((position) => (
        <Checkbox t={frame.t} name={`holders-${position}`} label={frame.t.people.roles[position]} checked={held.includes(position)} />
      ))}
    </fieldset>
  )
}

export function labelOf({ t }: Frame, kind: WordedKind, field: Field): string {
  if (kind === 'expectation' && field === 'text') return t.draft.expectationText
  if (kind === 'role' && field === 'lead') return t.draft.roleLead
  return t.draft.fields[field]
}

function hintOf({ t }: Frame, kind: WordedKind, field: Field): string | undefined {
  if (kind === 'role' && field === 'lead') return t.draft.hints.roleLead
  if (kind === 'expectation' && field === 'text') return undefined
  const hints: Partial<Record<Field, string>> = t.draft.hints
  return hints[field]
}

/** Undefined for what is written and not chosen. */
function choicesOf(frame: Frame, content: Content, kind: WordedKind, field: Field, key?: string): Choice[] | undefined {
  const { t } = frame
  const named = <Value extends string>(values: readonly Value[], names: Record<Value, string>) =>
    values.map((value) => ({ value, label: names[value] }))
  if (field === 'shape') return named(shapes, t.draft.shapes)
  if (field === 'voice') return named(voices, t.draft.voices)
  if (field === 'place') return named(passagePlaces, t.draft.places)
  if (field === 'kind') return kind === 'theme' ? named(themeKinds, t.draft.themeKinds) : named(expectationKinds, t.draft.expectationKinds)
  if (field === 'theme') return content.themes.map((theme) => ({ value: theme.key, label: theme.name, lang: danish(frame) }))
  if (field === 'role') return content.roles.map((role) => ({ value: role.key, label: role.name, lang: danish(frame) }))
  if (field === 'inherits')
    return [
      { value: '', label: t.draft.noInheritance },
      ...possibleParents(content, key).map((role) => ({ value: role.key, label: role.name, lang: danish(frame) })),
    ]
  return undefined
}

/** A field's value as somebody reads it: what was chosen by its name, and what is empty as that. */
export function inWords(frame: Frame, content: Content, kind: WordedKind, field: Field, value: string): string {
  if (field === 'holders')
    return (
      readHolders(value)
        .map((position) => frame.t.people.roles[position])
        .join(', ') || frame.t.draft.nobody
    )
  const chosen = choicesOf(frame, content, kind, field)?.find((choice) => choice.value === value)
  return chosen?.label ?? value
}

/** The values as they were typed, for a form that somebody sends without seeing them again. */
export function HiddenFields({ typed, prefix = '' }: { typed: Typed; prefix?: string }): Child {
  return (
    <>
      {Object.entries(typed).map(([field, value]) =>
        field === 'holders' && !prefix ? (
          readHolders(value).map((position) => <input type="hidden" name={`holders-${position}`} value="yes" />)
        ) : (
          <input type="hidden" name={`${prefix}${field}`} value={value} />
        ),
      )}
    </>
  )
}
