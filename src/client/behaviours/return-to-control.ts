/**
 * After something was saved or moved, the page says which control the reader came from (?at=its-id), and she goes on from there.
 *
 * Without a script the browser does it (autofocus). Turbo takes the focus from a button while its form is on the way, and goes to
 * the top of a page that it comes to from another.
 */
document.addEventListener('turbo:load', () => {
  const id = new URLSearchParams(location.search).get('at')
  const control = id ? document.getElementById(id) : null
  const { activeElement } = document
  if (!control || (activeElement && activeElement !== document.body && activeElement !== control)) return
  control.focus({ preventScroll: true })
  const { top, bottom } = control.getBoundingClientRect()
  if (top < 0 || bottom > innerHeight) control.scrollIntoView({ block: 'center' })
})
