type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/** Is somebody writing here: has a field been changed since the page came, or does it hold the caret? */
export function isBeingWritten(form: HTMLFormElement | Field): boolean {
  return fieldsOf(form).some((field) => isChanged(field) || (field === document.activeElement && !isPress(field)))
}

/** What both would send is the same, so nobody sees one put in the other's place. */
export function saysTheSame(form: HTMLFormElement | Field, other: Element): boolean {
  const [mine, theirs] = [fieldsOf(form), fieldsOf(other as HTMLFormElement | Field)]
  return (
    mine.length === theirs.length && mine.every((field, i) => field.name === theirs[i]?.name && sentValue(field) === sentValue(theirs[i]))
  )
}

/** A form's fields that a person fills in. What is hidden, a revision for example, belongs to what she sees and follows it. */
function fieldsOf(form: HTMLFormElement | Field): Field[] {
  const elements = 'elements' in form ? [...form.elements] : [form]
  return elements.filter(isField)
}

export function isField(element: Element): element is Field {
  return element.localName === 'textarea' || element.localName === 'select' || (element.localName === 'input' && !isHidden(element))
}

function isHidden(input: Element): boolean {
  return ['hidden', 'submit', 'button', 'image', 'reset'].includes((input as HTMLInputElement).type)
}

/** A box that was ticked has the focus but no caret: when it says what it said, nobody is in the middle of something. */
function isPress(field: Field): boolean {
  return ['checkbox', 'radio', 'range', 'color', 'file'].includes(field.type)
}

function isChanged(field: Field): boolean {
  if (field.localName === 'select') {
    const options = [...(field as HTMLSelectElement).options]
    const isSaid = options.some((option) => option.defaultSelected)
    return options.some((option, i) => option.selected !== (isSaid ? option.defaultSelected : i === 0 && field.type === 'select-one'))
  }
  const input = field as HTMLInputElement
  if (input.type === 'checkbox' || input.type === 'radio') return input.checked !== input.defaultChecked
  if (input.type === 'file') return (input.files?.length ?? 0) > 0
  return input.value !== input.defaultValue
}

function sentValue(field: Field | undefined): string {
  if (!field) return ''
  if (field.localName === 'select') return [...(field as HTMLSelectElement).selectedOptions].map((option) => option.value).join('\n')
  if (field.type === 'checkbox' || field.type === 'radio') return `${field.value} ${(field as HTMLInputElement).checked}`
  if (field.type === 'file') return `${(field as HTMLInputElement).files?.length ?? 0} files`
  return field.value
}
