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

function focusHeading(): void {
  const heading = document.querySelector<HTMLElement>('main h1')
  if (!heading) return
  heading.tabIndex = -1
  heading.focus({ preventScroll: true })
}
