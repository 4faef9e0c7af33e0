/**
 * Cards are dragged where there is a mouse; everywhere else they are moved by their menu. A drop fills in a form that stands on the page
 * ([data-drop-forms]) and sends it: the same operation, with the version of the card that was seen, so that nothing is lost when two
 * people move the same one. Whatever sends it, the focus stays with the card.
 */

const formsOf = () => document.querySelector<HTMLElement>('[data-drop-forms]')

let dragged: { id: string; version: string; from: string } | undefined
/** The card that was moved last, by whatever: when the page is drawn anew, the reader goes on from it. */
let moved: string | undefined

function cardOf(target: EventTarget | null): HTMLElement | undefined {
  return (target instanceof Element && target.closest<HTMLElement>('[data-card]')) || undefined
}

function placeOf(target: EventTarget | null): HTMLElement | undefined {
  return (target instanceof Element && target.closest<HTMLElement>('[data-drop-pattern]')) || undefined
}

/** Words in a card can still be marked, and its links and buttons pressed: it is dragged by the card. */
function makeDraggable(): void {
  const isLive = formsOf() !== null
  for (const card of document.querySelectorAll<HTMLElement>('[data-card]')) {
    const isOpen = card.querySelector('.ls-kortmenu') !== null
    if (isLive && !isOpen) card.draggable = true
    else card.removeAttribute('draggable')
  }
}

function mark(place: HTMLElement | undefined): void {
  for (const marked of document.querySelectorAll('.ls-slip-her')) if (marked !== place) marked.classList.remove('ls-slip-her')
  place?.classList.add('ls-slip-her')
}

/** The card under the pointer if it lies loose, or the place: a card in a pattern stands for its pattern. */
function targetOf(event: DragEvent): HTMLElement | undefined {
  const place = placeOf(event.target)
  const card = cardOf(event.target)
  const isLoose = place?.dataset.dropPattern === ''
  if (card && isLoose && card.dataset.card !== dragged?.id) return card
  return place && place.dataset.dropPattern !== dragged?.from ? place : undefined
}

document.addEventListener('dragstart', (event) => {
  const card = cardOf(event.target)
  if (!card || event.target !== card || !event.dataTransfer) return
  dragged = {
    id: card.dataset.card ?? '',
    version: card.dataset.cardVersion ?? '',
    from: placeOf(card)?.dataset.dropPattern ?? '',
  }
  event.dataTransfer.effectAllowed = 'move'
  // Without anything to carry some browsers do not begin. The words stay on this page.
  event.dataTransfer.setData('text/plain', '')
  card.classList.add('ls-traekkes')
})

document.addEventListener('dragover', (event) => {
  if (!dragged) return
  const target = targetOf(event)
  mark(target)
  if (!target) return
  event.preventDefault()
  if (event.dataTransfer) event.dataTransfer.dropEffect = 'move'
})

document.addEventListener('drop', (event) => {
  if (!dragged) return
  const target = targetOf(event)
  const card = dragged
  end()
  if (!target) return
  event.preventDefault()
  if (target.dataset.card !== undefined)
    send('group_cards', {
      card: card.id,
      with: target.dataset.card,
      'seen.card': card.version,
      'seen.with': target.dataset.cardVersion ?? '',
    })
  else send('move_card', { card: card.id, to: target.dataset.dropPattern ?? '', seen: card.version })
  moved = card.id
})

document.addEventListener('dragend', end)

function end(): void {
  dragged = undefined
  mark(undefined)
  for (const card of document.querySelectorAll('.ls-traekkes')) card.classList.remove('ls-traekkes')
}

function send(kind: string, fields: Record<string, string>): void {
  const form = [...(formsOf()?.querySelectorAll('form') ?? [])].find((one) => fieldIn(one, 'kind')?.value === kind)
  if (!form) return
  for (const [name, value] of Object.entries(fields)) {
    const field = fieldIn(form, name)
    if (field) field.value = value
  }
  form.requestSubmit()
}

function fieldIn(form: HTMLFormElement, name: string): HTMLInputElement | undefined {
  const field = form.elements.namedItem(name)
  return field instanceof HTMLInputElement ? field : undefined
}

document.addEventListener('turbo:submit-start', ({ target }) => {
  const card = cardOf(target)
  if (card) moved = card.dataset.card
})

/** The page that comes has the card in its new place; the button that was pressed is gone, and the focus with it. */
function goOnFromCard(): void {
  makeDraggable()
  if (!moved) return
  const card = document.getElementById(`kort-${moved}`)
  const { activeElement } = document
  if (!card || (activeElement && activeElement !== document.body && activeElement !== card)) return
  moved = undefined
  card.focus({ preventScroll: true })
  const { top, bottom } = card.getBoundingClientRect()
  if (top < 0 || bottom > innerHeight) card.scrollIntoView({ block: 'center' })
}

document.addEventListener('turbo:load', goOnFromCard)
document.addEventListener('turbo:render', goOnFromCard)
document.addEventListener('turbo:morph', makeDraggable)
makeDraggable()
