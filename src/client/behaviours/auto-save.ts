import { visit } from '@hotwired/turbo'
import { showBusy } from '../busy.ts'
import { type Fields, markSaved, readFields, readHidden, readSaved, sayTheSame, writeFields, writeHidden } from '../form-fields.ts'
import { findKept, forget, forgetEverything, forgetOld, type Kept, keep, listKept } from '../kept-text.ts'
import { askAnew } from '../live-parts.ts'
import { askAgain } from './live.ts'

/**
 * A form with data-auto-save is never lost. Made with ui/auto-save.tsx; what the server answers stands in http/auto-save.ts.
 *
 * data-auto-save="typing" saves a second after the typing stops, when a field is left, and when the page is. ="submit" keeps what is
 * typed in the browser and sends it when its button is pressed, off the net as soon as it is back; then it goes where the answer says
 * (`to`), or asks for the page again. Either way it is sent to the form's action with the form's own fields, asking for JSON.
 * ="keep" only keeps: the form is sent as any other, and what is kept goes when the answer leads on from it.
 *
 * What could not be sent is kept in the browser's memory (kept-text.ts), under the reader's key (data-reader, on the body or nearer)
 * and the action's path (or data-auto-save-name): it stands in the field again after a reload, is sent when the connection is back,
 * also from another page, and is gone when it is saved. Where another has written, both texts are shown in place
 * (template[data-auto-save-conflict]), and nothing is saved until one is chosen.
 *
 * Fields have one value a name. What is saved becomes the fields' default, so that keep-draft.ts sees what is being written, and the
 * revision in the form always belongs to the words in it.
 */

interface Theirs {
  fields: Fields
  revision: number
}

type Answer =
  | { outcome: 'saved'; revision: number; savedAt: string; to?: string }
  | { outcome: 'conflict'; theirs: Theirs; say: Record<string, string> }
  | { outcome: 'invalid'; errors: Record<string, string> }
  | { outcome: 'refused'; message?: string }
  | { outcome: 'signed out' }
  | { outcome: 'unreachable' }

interface State {
  timer?: ReturnType<typeof setTimeout>
  isSaving: boolean
  /** It changed while it was being saved. */
  isOwed: boolean
  /** It is to be sent, and not only kept. */
  isWanted: boolean
  /** Sent under another id than the page gave it. */
  isRenewed: boolean
  /** From an earlier page: what stood in the form when it was written is not known. */
  isRestored: boolean
  /** The fields that both have changed. */
  disputed?: readonly string[]
  failures: number
  /** On the way now. */
  sending?: Fields
  /** Sent, and nobody has answered: they may have arrived. */
  unanswered: Fields[]
  theirs?: Theirs
  used?: string
  /** The server will not have it. */
  isRefused: boolean
}

const pause = 1000
const patience = 15_000
/** Quicker than this is no waiting, and nothing to read aloud. */
const quick = 1500
const states = new WeakMap<HTMLFormElement, State>()
let isSignedOut = false

document.addEventListener('input', typed)
document.addEventListener('change', typed)
document.addEventListener('focusout', ({ target }) => {
  const form = formOf(target)
  if (form && isDirty(form) && saves(form)) save(form)
})

document.addEventListener('submit', (event) => {
  const form = formOf(event.target)
  if (form && onlyKeeps(form)) keepHere(form)
  else if (form && readerOf(form) !== undefined) {
    event.preventDefault()
    const state = stateOf(form)
    state.isWanted = true
    state.isRefused = false
    state.isRenewed = false
    save(form)
  } else if (event.target instanceof HTMLFormElement && event.target.hasAttribute('data-sign-out')) signOut(event, event.target)
})

// Before Turbo leaves the page: what is sent is not kept again on the way.
document.addEventListener('turbo:before-fetch-response', (event) => {
  const form = formOf(event.target)
  if (!form || event.target !== form || !onlyKeeps(form)) return
  const { response } = (event as CustomEvent<{ fetchResponse: { response: Response } }>).detail.fetchResponse
  const reader = readerOf(form)
  if (reader === undefined || !response.ok || !response.redirected || isSignIn(form, response.url)) return
  forget(reader, nameOf(form))
  form.reset()
})

document.addEventListener('click', ({ target }) => {
  const button = target instanceof Element ? target.closest('[data-keep-mine], [data-use-theirs]') : null
  const form = button && formOf(button)
  if (form) choose(form, button.hasAttribute('data-keep-mine') ? 'mine' : 'theirs')
})

addEventListener('online', () => {
  for (const form of forms()) if (stateOf(form).isWanted) save(form)
  sendFromElsewhere()
})
addEventListener('pagehide', leave)
document.addEventListener('visibilitychange', () => {
  if (document.hidden) leave()
})
document.addEventListener('turbo:visit', leave)
document.addEventListener('turbo:before-cache', () => {
  for (const form of forms()) {
    close(form)
    say(form, '')
  }
})
document.addEventListener('turbo:load', () => {
  attach()
  sendFromElsewhere()
})
document.addEventListener('turbo:render', attach)
document.addEventListener('turbo:morph', attach)
document.addEventListener('turbo:before-morph-element', (event) => {
  // What it says of itself is not on the page that comes.
  if (event.target instanceof Element && event.target.matches('[data-auto-save-status], [data-auto-save-choice]')) event.preventDefault()
})

function typed({ target }: Event): void {
  const form = formOf(target)
  if (!form) return
  const state = stateOf(form)
  clearTimeout(state.timer)
  if (state.theirs || !saves(form) || state.isRefused) state.timer = setTimeout(keepHere, pause, form)
  else {
    state.isWanted = isDirty(form)
    state.timer = setTimeout(save, pause, form)
  }
}

/** What was kept before stands in the field again; what is on the page already was saved after all. */
function attach(): void {
  for (const form of forms()) {
    const reader = readerOf(form)
    // A form that is only kept may have been emptied where it stands, when another form of the page was sent.
    if (reader === undefined || (states.has(form) && (!onlyKeeps(form) || isDirty(form)))) continue
    const state = stateOf(form)
    const kept = findKept(reader, nameOf(form))
    if (!kept) continue
    if (sayTheSame(kept.fields, readSaved(form))) {
      // It came back with an error, and is not saved before it is sent again.
      if (!onlyKeeps(form)) forget(reader, nameOf(form))
      continue
    }
    writeFields(form, kept.fields)
    writeHidden(form, kept.hidden)
    state.unanswered = kept.unanswered
    state.isRestored = true
    state.isWanted = kept.isWanted
    say(form, 'restored')
    if (kept.isWanted) save(form)
  }
}

async function save(form: HTMLFormElement): Promise<void> {
  const state = stateOf(form)
  const reader = readerOf(form)
  clearTimeout(state.timer)
  if (reader === undefined || state.theirs || state.isRefused) return
  if (state.isSaving) {
    state.isOwed = true
    return
  }
  if (saves(form) && !isDirty(form)) return settle(form, reader)
  state.isSaving = true
  state.isWanted = true
  const fields = readFields(form)
  state.sending = fields
  if (!navigator.onLine) keepHere(form)
  const slow = setTimeout(say, quick, form, 'saving')
  const answered = showBusy(saves(form) ? null : form.querySelector('.ls-gem-linje button[type=submit]'))
  const answer = await send(form.action, reader, { ...readHidden(form), ...fields })
  clearTimeout(slow)
  answered()
  state.isSaving = false
  state.sending = undefined
  heard(form, reader, fields, answer)
  if (state.isOwed) {
    state.isOwed = false
    // Pressed once more with other words, while the first were on their way.
    if (answer.outcome === 'saved' && (saves(form) || isDirty(form))) save(form)
  }
}

function heard(form: HTMLFormElement, reader: string, fields: Fields, answer: Answer): void {
  if (answer.outcome === 'saved') saved(form, reader, fields, answer)
  else if (answer.outcome === 'conflict') conflicted(form, reader, fields, answer)
  else notSaved(form, fields, answer)
}

function notSaved(form: HTMLFormElement, fields: Fields, answer: Exclude<Answer, { outcome: 'saved' | 'conflict' }>): void {
  const state = stateOf(form)
  if (answer.outcome === 'unreachable') state.unanswered = [...state.unanswered, fields].slice(-3)
  const isKept = keepHere(form)
  if (answer.outcome === 'invalid') {
    state.isWanted = false
    say(form, Object.values(answer.errors).join(' '), true)
  } else if (answer.outcome === 'refused' && !state.isRenewed && renewKey(form)) {
    // Perhaps its id is that of other words, which arrived when she did not hear of it. Under another it is a new one.
    state.isRenewed = true
    save(form)
  } else if (answer.outcome === 'refused') {
    state.isWanted = false
    state.isRefused = true
    say(form, answer.message ?? form.querySelector<HTMLElement>('[data-auto-save-status]')?.dataset.refused ?? '', true)
  } else if (!isKept) say(form, 'notKept')
  else if (answer.outcome === 'signed out') {
    say(form, 'signedOut')
    addSignIn(form)
  } else say(form, navigator.onLine ? 'kept' : 'offline')
  if (answer.outcome === 'unreachable') tryAgain(form)
}

function saved(form: HTMLFormElement, reader: string, fields: Fields, { revision, savedAt, to }: Answer & { outcome: 'saved' }): void {
  const state = stateOf(form)
  state.failures = 0
  state.unanswered = []
  if (!saves(form)) {
    forget(reader, nameOf(form))
    state.isWanted = false
    state.isRenewed = false
    state.isRestored = false
    renewKey(form)
    if (hasRevision(form)) {
      markSaved(form, fields)
      writeHidden(form, { revision: String(revision) })
      say(form, timed(form, savedAt), true)
    } else {
      leaveTheRest(form, fields)
      say(form, '')
    }
    if (isDirty(form)) keepHere(form)
    if (form.isConnected) goOn(form, new URL(to ?? location.href, location.href))
    return
  }
  markSaved(form, fields)
  writeHidden(form, { revision: String(revision) })
  if (isDirty(form)) {
    state.timer = setTimeout(save, pause, form)
    if (!form.isConnected) keepHere(form)
  } else settle(form, reader)
  say(form, timed(form, savedAt), true)
}

/** What makes something new goes with an id, which came with the page. What she writes next is another. */
function renewKey(form: HTMLFormElement): boolean {
  const keys = form.querySelectorAll<HTMLInputElement>('input[data-fresh-key]')
  for (const key of keys) key.value = newId()
  return keys.length > 0
}

/** Not crypto.randomUUID(), which browsers have on https only. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

function hasRevision(form: HTMLFormElement): boolean {
  return form.elements.namedItem('revision') !== null
}

/** The form is empty again, but for what she has typed while the words were on their way. */
function leaveTheRest(form: HTMLFormElement, sent: Fields): void {
  const now = readFields(form)
  form.reset()
  if (sayTheSame(now, sent)) return
  const rest = Object.entries(now).filter(([name, text]) => text !== (sent[name] ?? ''))
  const shortened = rest.map(([name, text]) => {
    const before = sent[name] ?? ''
    return [name, text.startsWith(before) ? text.slice(before.length).trimStart() : text]
  })
  writeFields(form, { ...readFields(form), ...Object.fromEntries(shortened) })
}

/** A live page becomes what it is now; another is the page that the form leads to. */
function goOn(form: HTMLFormElement, to: URL): void {
  const isHere = to.pathname === location.pathname && to.search === location.search
  if (isHere && form.closest('[data-live-part]')) {
    askAnew(form)
    askAgain()
  } else visit(to.href, { action: 'replace' })
}

/** Nothing is left to send. */
function settle(form: HTMLFormElement, reader: string): void {
  const state = stateOf(form)
  state.isWanted = false
  if (findKept(reader, nameOf(form))) forget(reader, nameOf(form))
  if (['offline', 'kept', 'restored'].some((what) => isSaying(form, what))) say(form, '')
}

function conflicted(form: HTMLFormElement, reader: string, fields: Fields, { theirs, say: words }: Answer & { outcome: 'conflict' }): void {
  const state = stateOf(form)
  // What stands there is what this browser sent, and never heard of.
  if (state.unanswered.some((sent) => sayTheSame(sent, theirs.fields)) || sayTheSame(theirs.fields, readFields(form))) {
    state.unanswered = []
    markSaved(form, theirs.fields)
    writeHidden(form, { revision: String(theirs.revision) })
    if (isDirty(form)) save(form)
    else {
      settle(form, reader)
      say(form, '')
    }
    return
  }
  const mine = readFields(form)
  const disputed = state.isRestored ? undefined : mergeIn(form, theirs.fields)
  if (disputed?.length === 0) {
    markSaved(form, theirs.fields)
    writeHidden(form, { revision: String(theirs.revision) })
    if (isDirty(form)) save(form)
    else settle(form, reader)
    return
  }
  keepHere(form)
  if (!form.isConnected) return
  state.theirs = theirs
  state.disputed = disputed
  state.used = words.used
  say(form, '')
  open(form, disputed ? pick(mine, disputed) : fields, disputed ? pick(theirs.fields, disputed) : theirs.fields, words)
}

/**
 * A field that only the other has changed becomes the other's, and one that only she has changed stays hers.
 *
 * @returns the names of those that both have changed, to different words. Where the other has chosen something (what is to be done, and not
 *   only why), all that differs: her words may mean something else beside another choice, so she is to see it.
 */
function mergeIn(form: HTMLFormElement, theirs: Fields): string[] {
  const [mine, before] = [readFields(form), readSaved(form)]
  const same = (one: Fields, other: Fields, name: string) => (one[name] ?? '').trim() === (other[name] ?? '').trim()
  const names = Object.keys({ ...before, ...mine, ...theirs })
  const merged = { ...mine }
  for (const name of names) {
    if (!same(mine, before, name)) continue
    if (theirs[name] === undefined) delete merged[name]
    else merged[name] = theirs[name]
  }
  writeFields(form, merged)
  const differing = names.filter((name) => !same(mine, theirs, name))
  if (differing.some((name) => isChoice(form, name) && !same(theirs, before, name))) return differing
  return differing.filter((name) => !same(mine, before, name) && !same(theirs, before, name))
}

function isChoice(form: HTMLFormElement, name: string): boolean {
  const field = form.elements.namedItem(name)
  const first = field instanceof RadioNodeList ? field[0] : field
  return first instanceof HTMLInputElement && (first.type === 'radio' || first.type === 'checkbox')
}

function pick(fields: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name)))
}

/** Both texts in place: mine in the fields, theirs above the buttons. */
function open(form: HTMLFormElement, mine: Fields, theirs: Fields, words: Record<string, string>): void {
  close(form)
  const template = form.querySelector<HTMLTemplateElement>('template[data-auto-save-conflict]')
  const choice = template?.content.firstElementChild?.cloneNode(true)
  if (!template || !(choice instanceof HTMLElement)) return
  for (const element of choice.querySelectorAll<HTMLElement>('[data-say]')) element.textContent = words[element.dataset.say ?? ''] ?? ''
  const place = choice.querySelector('[data-theirs]')
  const names = Object.keys({ ...mine, ...theirs }).filter((name) => (mine[name] ?? '').trim() !== (theirs[name] ?? '').trim())
  for (const name of names) place?.append(...theirWords(form, name, theirs[name] || (choice.dataset.empty ?? ''), names.length > 1))
  template.before(choice)
}

function theirWords(form: HTMLFormElement, name: string, text: string, isLabelled: boolean): HTMLElement[] {
  const field = form.elements.namedItem(name)
  const quote = document.createElement('blockquote')
  quote.textContent = readable(field, text)
  if (!(field instanceof HTMLElement)) return [quote]
  if (field.lang) quote.lang = field.lang
  const label = form.querySelector(`label[for="${CSS.escape(field.id)}"]`)
  if (!isLabelled || !label) return [quote]
  const title = document.createElement('p')
  title.className = 'ls-svag'
  title.textContent = label.textContent
  return [title, quote]
}

/** What was chosen, in the words of the page. */
function readable(field: Element | RadioNodeList | null, value: string): string {
  if (field instanceof HTMLSelectElement) return [...field.options].find((option) => option.value === value)?.text ?? value
  const button = field instanceof RadioNodeList && [...field].find((one) => one instanceof HTMLInputElement && one.value === value)
  return (button instanceof HTMLInputElement && button.labels?.[0]?.textContent) || value
}

function close(form: HTMLFormElement): void {
  form.querySelector('[data-auto-save-choice]')?.remove()
}

function choose(form: HTMLFormElement, which: 'mine' | 'theirs'): void {
  const state = stateOf(form)
  const { theirs, used, disputed } = state
  const reader = readerOf(form)
  if (!theirs || reader === undefined) return
  state.theirs = undefined
  // All of it before the button goes: its focus goes with it, and a field that is left saves what stands in it.
  if (which === 'theirs') writeFields(form, disputed ? withoutMine(form, theirs.fields, disputed) : theirs.fields)
  markSaved(form, theirs.fields)
  writeHidden(form, { revision: String(theirs.revision) })
  close(form)
  const first = [...form.elements].find((element) => element.matches('textarea, input:not([type=hidden]), select'))
  if (first instanceof HTMLElement) first.focus()
  if (which === 'mine' || isDirty(form)) save(form)
  else {
    settle(form, reader)
    say(form, used ?? '', true)
  }
}

/** Hers stand where nobody else has written. */
function withoutMine(form: HTMLFormElement, theirs: Fields, disputed: readonly string[]): Fields {
  const others = Object.entries(readFields(form)).filter(([name]) => !disputed.includes(name))
  return { ...Object.fromEntries(others), ...pick(theirs, disputed) }
}

/** At growing intervals, and at once when the browser says that the net is back. */
function tryAgain(form: HTMLFormElement): void {
  const state = stateOf(form)
  state.failures += 1
  clearTimeout(state.timer)
  const wait = Math.min(60_000, 1000 * 2 ** state.failures) * (0.75 + Math.random() / 2)
  state.timer = setTimeout(() => form.isConnected && save(form), wait)
}

/** The page goes, or may go: first it is kept, since nobody hears the answer. */
function leave(): void {
  if (isSignedOut) return
  for (const form of forms()) {
    const state = stateOf(form)
    if (readerOf(form) === undefined || !isDirty(form)) continue
    clearTimeout(state.timer)
    const fields = state.sending ?? readFields(form)
    const isLeft = saves(form) && !state.theirs && !state.isRefused
    if (isLeft) state.isWanted = true
    keepHere(form, isLeft ? fields : undefined)
    // A page that stays after all, or only makes room for another of ours, hears the answer.
    if (isLeft) save(form)
  }
}

/** What is kept for forms that are not on this page. A conflict waits for its own page. */
async function sendFromElsewhere(): Promise<void> {
  const reader = document.body.dataset.reader
  if (reader === undefined) return
  const here = new Set([...forms()].map(nameOf))
  for (const { name, kept } of listKept(reader)) {
    if (here.has(name) || !kept.isWanted || kept.waits) continue
    const answer = await send(kept.url, reader, { ...kept.hidden, ...kept.fields })
    if (answer.outcome === 'unreachable' || answer.outcome === 'signed out') return
    if (!isStill(reader, name, kept)) continue
    if (answer.outcome === 'saved') forget(reader, name)
    else keep(reader, name, { ...kept, waits: true })
  }
}

function isStill(reader: string, name: string, kept: Kept): boolean {
  return findKept(reader, name)?.at === kept.at
}

async function send(url: string, reader: string, said: Fields): Promise<Answer> {
  const body = new URLSearchParams(said)
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { Accept: 'application/json', 'Ledestjerne-Reader': reader },
      body,
      redirect: 'manual',
      // Goes on when the page is left; a browser takes 64 kB so.
      keepalive: body.toString().length < 60_000,
      signal: AbortSignal.timeout(patience),
    })
    return await readAnswer(response)
  } catch {
    return { outcome: 'unreachable' }
  }
}

async function readAnswer(response: Response): Promise<Answer> {
  const { status, type } = response
  if (type === 'opaqueredirect' || status === 401) return { outcome: 'signed out' }
  if (status >= 500 || status === 429 || status === 408) return { outcome: 'unreachable' }
  const isOurs = response.headers.get('Content-Type')?.startsWith('application/json')
  const body = isOurs ? await response.json() : {}
  // A page of somebody between us and the server, such as a guest network's own.
  if (response.ok) return isOurs ? { outcome: 'saved', ...body } : { outcome: 'unreachable' }
  if (body.theirs) return { outcome: 'conflict', theirs: body.theirs, say: body.say }
  if (body.errors) return { outcome: 'invalid', errors: body.errors }
  return { outcome: 'refused', message: body.message }
}

/** @param sending on the way while nobody may be there to hear the answer */
function keepHere(form: HTMLFormElement, sending?: Fields): boolean {
  const reader = readerOf(form)
  if (reader === undefined) return false
  const state = stateOf(form)
  if (!isDirty(form)) {
    const isBack = onlyKeeps(form) && sayTheSame(findKept(reader, nameOf(form))?.fields ?? {}, readFields(form))
    if (!isBack) settle(form, reader)
    return true
  }
  const isWanted = state.isWanted && !state.isRefused
  return keep(reader, nameOf(form), {
    url: form.action,
    fields: readFields(form),
    hidden: readHidden(form),
    unanswered: sending ? [...state.unanswered, sending] : state.unanswered,
    isWanted,
    // Sent again from its own page, where the choice then stands anew.
    waits: state.theirs !== undefined,
  })
}

/** What is not sent goes with her: so it is sent first, or she is asked. */
async function signOut(event: Event, form: HTMLFormElement): Promise<void> {
  const reader = document.body.dataset.reader
  if (reader === undefined) return forgetEverything()
  for (const one of forms()) if (isDirty(one)) keepHere(one)
  if (listKept(reader).length === 0) return forgetEverything()
  event.preventDefault()
  for (const one of forms()) if (stateOf(one).isWanted) await save(one)
  for (let i = 0; i < 30 && [...forms()].some((one) => stateOf(one).isSaving); i++) await new Promise((wait) => setTimeout(wait, 100))
  await sendFromElsewhere()
  if (listKept(reader).length > 0 && !confirm(form.dataset.signOut)) return
  isSignedOut = true
  forgetEverything()
  form.submit()
}

function say(form: HTMLFormElement, what: string, isText = false): void {
  const status = form.querySelector<HTMLElement>('[data-auto-save-status]')
  if (!status) return
  const text = isText ? what : ((what && status.dataset[what]) ?? '')
  if (status.textContent !== text) status.textContent = text
  status.dataset.says = isText ? 'text' : what
}

function isSaying(form: HTMLFormElement, what: string): boolean {
  return form.querySelector<HTMLElement>('[data-auto-save-status]')?.dataset.says === what
}

function addSignIn(form: HTMLFormElement): void {
  const status = form.querySelector<HTMLElement>('[data-auto-save-status]')
  if (!status?.dataset.signInHref) return
  const link = document.createElement('a')
  link.href = status.dataset.signInHref
  link.textContent = status.dataset.signIn ?? ''
  status.append(' ', link)
}

/** The clock of Denmark, whatever the browser's is: 9.05, or 9:05 in English. */
function timed(form: HTMLFormElement, savedAt: string): string {
  const locale = document.documentElement.lang === 'en' ? 'en-GB' : 'da-DK'
  const clock = new Intl.DateTimeFormat(locale, { timeZone: 'Europe/Copenhagen', hour: 'numeric', minute: '2-digit' })
  const words = form.querySelector<HTMLElement>('[data-auto-save-status]')?.dataset.saved ?? ''
  return words.replace('{time}', clock.format(new Date(savedAt)).replace(/^0(?=\d)/, ''))
}

function forms(): NodeListOf<HTMLFormElement> {
  return document.querySelectorAll<HTMLFormElement>('form[data-auto-save]')
}

function formOf(target: EventTarget | null): HTMLFormElement | undefined {
  return (target instanceof Element && target.closest<HTMLFormElement>('form[data-auto-save]')) || undefined
}

function stateOf(form: HTMLFormElement): State {
  const state = states.get(form) ?? {
    isSaving: false,
    isOwed: false,
    isWanted: false,
    isRenewed: false,
    isRestored: false,
    failures: 0,
    unanswered: [],
    isRefused: false,
  }
  states.set(form, state)
  return state
}

function saves(form: HTMLFormElement): boolean {
  return form.dataset.autoSave === 'typing'
}

function onlyKeeps(form: HTMLFormElement): boolean {
  return form.dataset.autoSave === 'keep'
}

/** The session ended, and the words got no further than the door. */
function isSignIn(form: HTMLFormElement, url: string): boolean {
  const href = form.querySelector<HTMLElement>('[data-auto-save-status]')?.dataset.signInHref
  return href !== undefined && new URL(url).pathname === new URL(href, location.href).pathname
}

function isDirty(form: HTMLFormElement): boolean {
  return !sayTheSame(readFields(form), readSaved(form))
}

function readerOf(form: HTMLFormElement): string | undefined {
  return form.closest<HTMLElement>('[data-reader]')?.dataset.reader
}

function nameOf(form: HTMLFormElement): string {
  return form.dataset.autoSaveName ?? new URL(form.action).pathname
}

forgetOld()
attach()
