import { showBusy } from '../busy.ts'

/** On a slow net a form is sent for a while before the page changes: the button that was pressed says so. */
const waiting = new WeakMap<EventTarget, () => void>()

document.addEventListener('turbo:submit-start', (event) => {
  const { target, detail } = event as CustomEvent<{ formSubmission: { submitter?: HTMLElement } }>
  if (!(target instanceof HTMLFormElement)) return
  waiting.get(target)?.()
  waiting.set(target, showBusy(detail.formSubmission.submitter ?? target.querySelector('button[type=submit]')))
})

document.addEventListener('turbo:submit-end', ({ target }) => {
  if (target) waiting.get(target)?.()
})
