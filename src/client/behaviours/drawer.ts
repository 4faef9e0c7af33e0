/**
 * The phone's menu. The dialog itself gives focus inside, Escape and focus back; this opens and closes it.
 *
 * Listeners sit on the document, so they hold through every Turbo visit and morph.
 */

document.addEventListener('click', (event) => {
  if (!(event.target instanceof Element)) return
  const drawer = findDrawer()
  if (!drawer) return
  if (event.target.closest('.js-menu-open')) drawer.showModal()
  // A click on the dialog itself, and not on anything in it, is a click beside the menu.
  else if (event.target.closest('.js-menu-close') || (event.target === drawer && isBeside(drawer, event))) drawer.close()
})

/** At desktop width the menu stands in the page: an open drawer would be an invisible lock over it. */
matchMedia('(min-width: 992px)').addEventListener('change', ({ matches }) => {
  if (matches) findDrawer()?.close()
})

/** A page that Turbo remembers keeps the mark `open` but not the drawer's place over the page: take the mark away, too. */
document.addEventListener('turbo:render', () => {
  const drawer = findDrawer()
  if (drawer?.open && !drawer.matches(':modal')) drawer.close()
})

/** A refresh by morphing would take `open` away and leave the page locked behind a closed menu. */
document.addEventListener('turbo:before-morph-attribute', (event) => {
  const { attributeName } = (event as CustomEvent<{ attributeName: string }>).detail
  if (attributeName === 'open' && event.target instanceof HTMLDialogElement) event.preventDefault()
})

function findDrawer(): HTMLDialogElement | null {
  return document.querySelector<HTMLDialogElement>('dialog.mobile-drawer')
}

function isBeside(drawer: HTMLDialogElement, { clientX, clientY }: MouseEvent): boolean {
  const { left, right, top, bottom } = drawer.getBoundingClientRect()
  return clientX < left || clientX > right || clientY < top || clientY > bottom
}
