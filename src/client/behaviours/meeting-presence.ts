/**
 * A phone that lies on the table while somebody listens goes dark, and then its page hears nothing. It says so as it goes, so that the
 * meeting does not take her for gone; a page that is closed says that, too. A page that is lost says nothing, and is missed.
 */

let isClosing = false

addEventListener('pagehide', () => {
  isClosing = true
  say('closed')
})
addEventListener('pageshow', () => {
  isClosing = false
})
document.addEventListener('visibilitychange', () => {
  if (document.hidden && !isClosing) say('dark')
})

function say(page: 'dark' | 'closed'): void {
  const address = document.querySelector<HTMLElement>('[data-meeting-presence]')?.dataset.meetingPresence
  if (address) navigator.sendBeacon(address, new URLSearchParams({ page }))
}
