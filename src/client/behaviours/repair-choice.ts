/**
 * A repair that is chosen shows in the text at once. The server does the same when the form is sent, so without a script the text
 * is only seen a step later. Where the words are no longer found, or stand more than once, the text is left for the server.
 */
document.addEventListener('change', (event) => {
  const choice = event.target
  if (!(choice instanceof HTMLInputElement) || choice.dataset.repairFrom === undefined || choice.dataset.repairTo === undefined) return
  const field = choice.closest('[data-repaired-text]')?.querySelector<HTMLTextAreaElement | HTMLInputElement>('textarea, input[type=text]')
  if (!field) return
  const { repairFrom, repairTo } = choice.dataset
  const places = placesOf(repairFrom, field.value)
  const [place] = places
  if (place === undefined || places.length > 1) return
  field.value = field.value.slice(0, place) + repairTo + field.value.slice(place + repairFrom.length)
})

/** Where the words stand by themselves, and not within others. */
function placesOf(words: string, text: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const isAlone = !/[\p{L}\d]$/u.test(text.slice(0, at)) && !/^[\p{L}\d]/u.test(text.slice(at + words.length))
    if (isAlone) places.push(at)
  }
  return places
}
