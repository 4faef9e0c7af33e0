import type { StreamSourceElement } from '@hotwired/turbo'
import { isAway } from '../away.ts'
import { refreshPage } from '../refresh.ts'

/**
 * A page with a <turbo-stream-source> is told when something on it has changed, and asks for itself again. While it cannot be told,
 * it says so, politely and after a moment; when it can again, it asks, since nobody knows what it has missed.
 *
 * A page that nobody sees listens to nothing: a browser gives an origin six connections, and a seventh page would wait for ever.
 */

/** Shorter breaks are nothing to speak of. */
const patience = 4000

const watched = new WeakSet<EventSource>()
/** What cannot be reached: one of the streams, or the page itself. */
const lost = new Set<StreamSourceElement | 'page'>()
let isOwed = false
let isAsking = false
let sending = 0
/** What a form was answered with stands at the address of another page: a refresh would take its messages, and the words, away. */
let isAnswer = false
let isGone = false
/** She has sent something, and nobody could take it. */
let isNotSent = false
let isLostLong = false
let saying: ReturnType<typeof setTimeout> | undefined
let asking: ReturnType<typeof setTimeout> | undefined

document.addEventListener('turbo:before-stream-render', (event) => {
  if (!(event.target instanceof Element) || event.target.getAttribute('action') !== 'refresh') return
  event.preventDefault()
  askAgain()
})

/** A form that nobody can take just now: the page stays, with what she wrote in it. Turbo would show the error's page in its place. */
document.addEventListener('turbo:before-fetch-response', (event) => {
  const { fetchResponse } = (event as CustomEvent<{ fetchResponse: unknown }>).detail
  if (event.target instanceof HTMLFormElement && isAway(fetchResponse) && sources().length > 0) event.preventDefault()
})

document.addEventListener('turbo:submit-start', () => {
  sending += 1
  isNotSent = false
  say()
  // She does the next thing: what the last one was answered has been read.
  document.querySelector('[data-live-answer]')?.remove()
})
document.addEventListener('turbo:submit-end', (event) => {
  const { success, fetchResponse, error } = (event as CustomEvent<{ success: boolean; fetchResponse?: unknown; error?: Error }>).detail
  sending -= 1
  if (sources().length > 0 && (error || isAway(fetchResponse))) {
    isNotSent = true
    lose('page')
    say()
    askAgain()
    return
  }
  if (fetchResponse && !success && !(event.target as Element).closest('turbo-frame')) isAnswer = true
  askIfOwed()
})
document.addEventListener('turbo:visit', (event) => {
  // A page that Turbo remembers is drawn as it was when it was left.
  if ((event as CustomEvent<{ action: string }>).detail.action === 'restore') isOwed = true
})
document.addEventListener('turbo:load', () => {
  isAnswer = false
  isGone = false
  isNotSent = false
  watch()
  askIfOwed()
})
document.addEventListener('turbo:render', watch)
document.addEventListener('turbo:morph', watch)

document.addEventListener('visibilitychange', () => {
  if (document.hidden) for (const source of sources()) source.disconnectedCallback()
  else reopenAll()
})
addEventListener('online', reopenAll)
addEventListener('offline', () => {
  for (const source of sources()) lose(source)
})

function sources(): StreamSourceElement[] {
  return [...document.querySelectorAll('turbo-stream-source')]
}

function watch(): void {
  for (const one of lost) if (one !== 'page' && !one.isConnected) find(one)
  say()
  for (const source of sources()) {
    const { streamSource: stream } = source
    if (!stream || watched.has(stream)) continue
    watched.add(stream)
    if (document.hidden) source.disconnectedCallback()
    stream.addEventListener('open', () => {
      if (lost.has(source)) askAgain()
      find(source)
    })
    stream.addEventListener('error', () => {
      lose(source)
      if (stream.readyState === EventSource.CLOSED) comeBackTo(source, stream)
    })
  }
}

/** The browser has given up: the server answered something else than a stream. Perhaps this page is no longer hers to read. */
function comeBackTo(source: StreamSourceElement, stream: EventSource): void {
  askAgain()
  setTimeout(
    () => {
      if (source.isConnected && source.streamSource === stream && !document.hidden) reopen(source)
    },
    5000 + Math.random() * 5000,
  )
}

function reopenAll(): void {
  for (const source of sources()) reopen(source)
  askAgain()
}

function reopen(source: StreamSourceElement): void {
  source.disconnectedCallback()
  source.connectedCallback()
  watch()
}

/** As when it is told. */
export function askAgain(): void {
  isOwed = true
  askIfOwed()
}

async function askIfOwed(): Promise<void> {
  if (!isOwed || isAsking || sending > 0 || (isAnswer && !isLiveAnswer()) || document.hidden || sources().length === 0) return
  isOwed = false
  isAsking = true
  const outcome = await refreshPage()
  isAsking = false
  clearTimeout(asking)
  if (outcome === 'unreachable') {
    lose('page')
    asking = setTimeout(askAgain, 5000)
  } else {
    isGone = outcome === 'not ours'
    find('page')
  }
  askIfOwed()
}

/** Where the answer stands on the page itself and stays there while the rest becomes new, nothing is taken away by a refresh. */
function isLiveAnswer(): boolean {
  return document.querySelector('[data-live-answer]') !== null
}

function lose(one: StreamSourceElement | 'page'): void {
  lost.add(one)
  saying ??= setTimeout(() => {
    isLostLong = true
    say()
  }, patience)
}

function find(one: StreamSourceElement | 'page'): void {
  lost.delete(one)
  if (lost.size === 0) {
    clearTimeout(saying)
    saying = undefined
    isLostLong = false
  }
  say()
}

function say(): void {
  const status = document.querySelector<HTMLElement>('[data-live-status]')
  if (!status) return
  const { gone, notSent, back, lost: lostWords } = status.dataset
  const words = (isGone ? gone : isNotSent ? (lost.size > 0 ? notSent : back) : isLostLong ? lostWords : '') ?? ''
  // Written anew it would be read aloud again.
  if (status.textContent !== words) status.textContent = words
}

watch()
