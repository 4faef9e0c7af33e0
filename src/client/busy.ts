/** Quicker than this is no waiting, and nothing to show. */
const quick = 300

/** The button that was pressed shows that it is being sent. Call what comes back when the answer is there. */
export function showBusy(button: Element | null | undefined): () => void {
  if (!button) return () => {}
  const timer = setTimeout(() => button.setAttribute('aria-busy', 'true'), quick)
  return () => {
    clearTimeout(timer)
    button.removeAttribute('aria-busy')
  }
}
