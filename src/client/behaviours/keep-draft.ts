import { isAway } from '../away.ts'
import { isBeingWritten, isField, saysTheSame } from '../draft.ts'
import { askAnew } from '../live-parts.ts'
import { isRefreshing } from '../refresh.ts'

/**
 * What somebody is writing stands untouched while the page around it becomes new: words, caret and focus. A form is left as a whole,
 * with the revision that is hidden in it; with another one's revision she would write over what the other one wrote, and nobody
 * would be told. Where the page has the form no more, it stays until she sends it, and the server says what became of it.
 *
 * So a live page is drawn so that forms are told apart by the ids of their fields, and nothing that must be fresh stands inside one.
 */

/** Sent a moment ago: its words have arrived, and the page that comes may empty it. */
let sent: EventTarget | null = null

document.addEventListener('turbo:submit-start', ({ target }) => {
  sent = target
})
document.addEventListener('turbo:submit-end', (event) => {
  const { fetchResponse } = (event as CustomEvent<{ fetchResponse?: unknown }>).detail
  if (!fetchResponse || isAway(fetchResponse)) sent = null
})
document.addEventListener('turbo:render', () => {
  sent = null
})

document.addEventListener('turbo:before-morph-element', (event) => {
  const { currentElement, newElement } = (event as CustomEvent<{ currentElement: Element; newElement?: Element }>).detail
  if (!mustKeep()) return
  const isKept = newElement ? isDraft(currentElement, newElement) : holdsDraft(currentElement)
  if (!isKept) return
  event.preventDefault()
  // Asked for again the next time, until nobody writes in it.
  askAnew(currentElement)
})

/** Those that she has opened, or closed, herself: they stay so. The others follow the page, as when a step of a meeting opens its form. */
const hers = new WeakSet<HTMLDetailsElement>()
document.addEventListener('click', ({ target }) => {
  const details = target instanceof Element ? target.closest('summary')?.parentElement : undefined
  if (details instanceof HTMLDetailsElement) hers.add(details)
})
document.addEventListener('turbo:before-morph-attribute', (event) => {
  const { attributeName } = (event as CustomEvent<{ attributeName: string }>).detail
  if (!isRefreshing() || attributeName !== 'open' || !(event.target instanceof HTMLDetailsElement)) return
  if (hers.has(event.target) || holdsDraft(event.target)) event.preventDefault()
})

/** When she sends one form of a live page, she may be in the middle of another. On other pages Turbo's morph is her own step. */
function mustKeep(): boolean {
  return isRefreshing() || (sent !== null && document.querySelector('turbo-stream-source') !== null)
}

function isDraft(element: Element, newElement: Element): boolean {
  if (element instanceof HTMLFormElement) return element !== sent && isBeingWritten(element) && !saysTheSame(element, newElement)
  if (!isField(element)) return false
  // A field that stands outside its form, or has none.
  const { form } = element
  return form ? form !== sent && isBeingWritten(form) : isBeingWritten(element) && !saysTheSame(element, newElement)
}

/** It would be taken away. */
function holdsDraft(element: Element): boolean {
  const forms = [element, ...element.querySelectorAll('form')].filter((one) => one instanceof HTMLFormElement)
  const loose = [element, ...element.querySelectorAll('input, textarea, select')].filter((one) => isField(one)).filter(({ form }) => !form)
  return forms.some((form) => form !== sent && isBeingWritten(form)) || loose.some(isBeingWritten)
}
