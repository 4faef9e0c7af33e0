import { morphElements } from '@hotwired/turbo'

/*
 * A live page in parts (ui/live-part.tsx): it says which stamps it has, and is answered with the parts that have become others. So
 * eight pages, or three hundred, become fresh for little more than what is new. A part without its stamp is always answered.
 */

const isPart = '[data-live-part]'

/** What goes with a question for this page. Nothing on a page that has no parts. */
export function partsHere(): Record<string, string> {
  const parts = [...document.querySelectorAll<HTMLElement>(isPart)]
  if (parts.length === 0) return {}
  return { 'Live-Parts': parts.map(({ dataset }) => `${dataset.livePart}=${dataset.stamp ?? ''}`).join() }
}

/** Whatever it was drawn from: the parts around this are drawn anew the next time. */
export function askAnew(element: Element): void {
  for (let part = element.closest(isPart); part; part = part.parentElement?.closest(isPart) ?? null) part.removeAttribute('data-stamp')
  // The one that stands for all of them.
  document.querySelector('[data-live-part=page]')?.removeAttribute('data-stamp')
}

export function holdsParts(body: HTMLElement): boolean {
  return 'freshParts' in body.dataset
}

export function becomeInParts(fresh: HTMLElement): void {
  const shapes = document.querySelector('[data-icon-shapes]')
  for (const shape of fresh.querySelectorAll('[data-icon-shapes] > symbol')) if (!document.getElementById(shape.id)) shapes?.append(shape)
  const focused = document.activeElement?.closest('[id]')?.id
  // Each by itself: one that stands in another comes with it.
  for (const part of fresh.querySelectorAll(`:scope > ${isPart}`)) {
    const current = document.getElementById(part.id)
    if (current) morphElements(current, part)
  }
  // A card that somebody has moved to another part is another element there.
  if (focused && document.activeElement === document.body) document.getElementById(focused)?.focus({ preventScroll: true })
  // As Turbo says it of a page: the behaviours look at what has come.
  document.dispatchEvent(new CustomEvent('turbo:morph', { bubbles: true }))
}

/** A form of a part comes back to its page: then that, too, may be answered in parts. */
document.addEventListener('turbo:before-fetch-request', (event) => {
  const { fetchOptions } = (event as CustomEvent<{ fetchOptions: { method: string; headers: Record<string, string> } }>).detail
  const form = event.target
  if (!(form instanceof HTMLFormElement) || fetchOptions.method.toUpperCase() !== 'POST') return
  if (form.dataset.turboAction !== 'replace' || !form.closest(isPart) || form.closest('turbo-frame')) return
  askAnew(form)
  const { 'Live-Parts': parts } = partsHere()
  fetchOptions.headers['Live-Parts'] = `turbo,${parts}`
})

document.addEventListener('turbo:before-render', (event) => {
  const { detail } = event as CustomEvent<{ newBody: HTMLElement; render: (current: HTMLElement, next: HTMLElement) => void }>
  if (holdsParts(detail.newBody)) detail.render = (_, next) => becomeInParts(next)
})
