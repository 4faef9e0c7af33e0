/**
 * A link to a place on this page (an error to its field, the skip link) only moves the focus there.
 *
 * Turbo 8.0.23 takes such a link for a visit and loads the page anew, and with it goes what was typed. Without Turbo the
 * browser would add a step to the history, and "back" would do the same. So neither of them sees the click.
 */
document.addEventListener('click', (event) => {
  if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
  const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null
  const place = link && document.getElementById(decodeURIComponent(link.getAttribute('href')?.slice(1) ?? ''))
  if (!place) return
  event.preventDefault()
  place.scrollIntoView()
  place.focus({ preventScroll: true })
  if (document.activeElement === place) return
  place.tabIndex = -1
  place.focus({ preventScroll: true })
})
