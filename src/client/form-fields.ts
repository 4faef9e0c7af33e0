import { isField } from './draft.ts'

/** What a person has filled in, by the names of the fields. A box or a button that is not ticked says nothing. */
export type Fields = Record<string, string>

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

function fieldsOf(form: HTMLFormElement): Field[] {
  return [...form.elements].filter((element) => isField(element)).filter((field) => field.name && field.type !== 'file')
}

/** As it stands on the screen. */
export function readFields(form: HTMLFormElement): Fields {
  const said: Fields = {}
  for (const field of fieldsOf(form)) if (!isTickable(field) || field.checked) said[field.name] = field.value.replaceAll('\r\n', '\n')
  return said
}

/** As it stood when it was saved last, or came with the page. */
export function readSaved(form: HTMLFormElement): Fields {
  const said: Fields = {}
  for (const field of fieldsOf(form)) {
    if (isTickable(field)) {
      if (field.defaultChecked) said[field.name] = field.value
    } else if (field instanceof HTMLSelectElement) {
      said[field.name] = ([...field.options].find((option) => option.defaultSelected) ?? field.options[0])?.value ?? ''
    } else said[field.name] = field.defaultValue.replaceAll('\r\n', '\n')
  }
  return said
}

/** The words are put into the fields, as if they were typed. A field that nothing is said of stands: it came since. */
export function writeFields(form: HTMLFormElement, said: Fields): void {
  for (const field of fieldsOf(form)) {
    if (isTickable(field)) field.checked = said[field.name] === field.value
    else if (said[field.name] !== undefined && field.value !== said[field.name]) field.value = said[field.name] ?? ''
  }
}

/** These words are what is saved: from now a field that says something else is one that somebody is writing in. */
export function markSaved(form: HTMLFormElement, said: Fields): void {
  for (const field of fieldsOf(form)) {
    if (isTickable(field)) field.defaultChecked = said[field.name] === field.value
    else if (field instanceof HTMLSelectElement) {
      for (const option of field.options) option.defaultSelected = option.value === said[field.name]
    } else {
      // A field that nobody has typed in follows its default.
      const { value } = field
      field.defaultValue = said[field.name] ?? ''
      field.value = value
    }
  }
}

/** Space around a text is nothing that anybody wrote. */
export function sayTheSame(one: Fields, other: Fields): boolean {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((name) => (one[name] ?? '').trim() === (other[name] ?? '').trim())
}

/** What is hidden in the form: the revision, and whatever else goes with the words. */
export function readHidden(form: HTMLFormElement): Fields {
  const hidden = [...form.elements].filter(
    (element) => element instanceof HTMLInputElement && element.type === 'hidden',
  ) as HTMLInputElement[]
  return Object.fromEntries(hidden.filter(({ name }) => name).map(({ name, value }) => [name, value]))
}

export function writeHidden(form: HTMLFormElement, said: Fields): void {
  for (const element of form.elements)
    if (element instanceof HTMLInputElement && element.type === 'hidden' && said[element.name] !== undefined)
      element.value = said[element.name] ?? ''
}

function isTickable(field: Field): field is HTMLInputElement {
  return field.type === 'checkbox' || field.type === 'radio'
}
