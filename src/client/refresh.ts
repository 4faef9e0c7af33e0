import { morphBodyElements, visit } from '@hotwired/turbo'
import { isBeingWritten, isField } from './draft.ts'
import { becomeInParts, holdsParts, partsHere } from './live-parts.ts'

/*
 * The page asks for itself again, as whoever reads it, and becomes what it is answered.
 *
 * Not with Turbo's own refresh (8.0.23): when the server is away it loads the page in full, when the server fails it shows the
 * error's page, when the session has ended it goes to sign-in, and when the scripts are newer it loads them. Each of these takes away
 * what somebody is writing. Here the page stays as it is whenever the answer is not the page.
 *
 * A page in parts (live-parts.ts) says which it has, and is answered with those that have become others.
 */

/** Not ours: she has been signed out, or may not see it any more, or it has gone; and she is in the middle of writing. */
export type Outcome = 'fresh' | 'unreachable' | 'not ours'

let isMorphing = false
/** Counts what was drawn: an answer that was asked for before something newer was drawn is old. */
let drawn = 0
document.addEventListener('turbo:render', () => {
  drawn += 1
})

/** True while the page becomes another by a refresh, and not by what its reader did. */
export function isRefreshing(): boolean {
  return isMorphing
}

export async function refreshPage(): Promise<Outcome> {
  const [asked, before] = [location.href, drawn]
  const answer = await askFor(asked)
  if (!answer) return 'unreachable'
  if (location.href !== asked) return 'fresh'
  if (before !== drawn) return refreshPage()
  if (answer.isPage && answer.html === '') return 'fresh'
  const page = answer.isPage ? new DOMParser().parseFromString(answer.html, 'text/html') : undefined
  if (page && !hasNewAssets(page)) become(page)
  else if (!isPageBeingWritten()) visit(asked, { action: 'replace' })
  else if (page) become(page)
  else return 'not ours'
  return 'fresh'
}

async function askFor(url: string): Promise<{ isPage: boolean; html: string } | undefined> {
  try {
    const response = await fetch(url, { headers: { Accept: 'text/html', ...partsHere() } })
    if (response.status >= 500 || response.status === 429) return undefined
    return { isPage: response.ok && !response.redirected, html: await response.text() }
  } catch {
    return undefined
  }
}

function become(page: Document): void {
  document.title = page.title
  document.documentElement.lang = page.documentElement.lang
  isMorphing = true
  try {
    if (holdsParts(page.body)) becomeInParts(page.body)
    else morphBodyElements(document.body, page.body)
  } finally {
    isMorphing = false
  }
}

function hasNewAssets(page: Document): boolean {
  const assetsOf = (one: Document) => [...one.head.querySelectorAll('[data-turbo-track=reload]')].map((element) => element.outerHTML).join()
  return assetsOf(page) !== assetsOf(document)
}

function isPageBeingWritten(): boolean {
  const loose = [...document.querySelectorAll('input, textarea, select')].filter((element) => isField(element)).filter(({ form }) => !form)
  return [...document.forms, ...loose].some(isBeingWritten)
}
