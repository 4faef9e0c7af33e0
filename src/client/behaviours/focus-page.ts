/**
 * After a Turbo visit nothing tells a screen reader that the page is another one. Focus on its heading does.
 *
 * A page that came with errors has put the focus in its error list (autofocus), and an address with a place on the page
 * (#…) leads there: both are left alone. So is a refresh of the page one already reads.
 */
let read = location.pathname

document.addEventListener('turbo:load', () => {
  const isAnother = location.pathname !== read
  read = location.pathname
  const nobodyHasFocus = !document.activeElement || document.activeElement === document.body
  if (isAnother && nobodyHasFocus && !location.hash) focusHeading()
})

/** Turbo 8.0.23 morphs a form that comes back with errors, as if it were a refresh, and then passes over autofocus. So errors, and
 * the place in a form where the writer goes on, are given the focus here. */
document.addEventListener('turbo:render', (event) => {
  const { renderMethod } = (event as CustomEvent<{ renderMethod: string }>).detail
  if (renderMethod === 'morph') document.querySelector<HTMLElement>('[data-error-summary], [data-goes-on]')?.focus()
})

function focusHeading(): void {
  const heading = document.querySelector<HTMLElement>('main h1')
  if (!heading) return
  heading.tabIndex = -1
  heading.focus({ preventScroll: true })
}
