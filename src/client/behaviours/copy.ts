/**
 * A button with data-copy="id" copies what stands in that field. Where the browser does not let us (no https, or it was refused), the
 * words are marked and the note beside says how to copy them. Without a script the button is not shown, and the field is there to copy from.
 */
document.addEventListener('click', async (event) => {
  const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-copy]') : null
  const field = button && document.getElementById(button.dataset.copy ?? '')
  if (!button || !(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return
  const isCopied = await copy(field.value)
  if (!isCopied) {
    field.focus()
    field.select()
  }
  const note = document.getElementById(button.dataset.copyNote ?? '')
  if (note) note.textContent = (isCopied ? button.dataset.copied : button.dataset.marked) ?? ''
})

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
