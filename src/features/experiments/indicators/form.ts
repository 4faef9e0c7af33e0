import { z } from 'zod'
import type { Language, Messages } from '#messages/messages.ts'
import { decodeText, isWorkbook } from '#shared/csv.ts'
import { type FormErrors, parseForm } from '#shared/form.ts'
import { typedText } from '../form.ts'
import { dateFrom } from './calendar.ts'
import type { Definition, Measurement, Pause } from './indicator.ts'
import { mostDates, plannedDates, readDateList, rhythms } from './planned-dates.ts'
import type { Answers } from './read-column.ts'
import { dateMeant, isWeek, readDate, writeDate } from './read-date.ts'
import { isAmbiguous, readNumber, writeNumber } from './read-number.ts'

type Body = Record<string, unknown>

/** What was read before it was changed. Without it the form is not ours, and nothing is written over. */
const revision = z.coerce.number().int().min(0).max(1_000_000_000).catch(0)

export function readRevision(body: Body): number {
  return revision.parse(body.revision)
}

/** A definition, or what is wrong with it; or only the dates that the rhythm makes, to be looked at before anything is saved. */
export function readDefinition(
  t: Messages,
  language: Language,
  body: Body,
  today: string,
): { data: Definition } | FormErrors | { made: Record<string, string> } {
  const { indicators: m } = t
  const schema = z.object({
    name: typedText(120, m.nameTooLong).pipe(z.string().min(1, m.nameMissing)),
    unit: typedText(60, m.unitTooLong),
    direction: z.enum(['up', 'down'], m.directionMissing),
  })
  const typed = textsOf(body)
  const makes = typed.make === 'yes'
  const dates = readPlannedDates(m, makes ? { ...typed, dates: '' } : typed, today)
  if (makes) {
    if ('errors' in dates) return { typed, errors: dates.errors }
    const list = dates.plannedOn.map((on) => writeDate(on, language)).join('\n')
    return list ? { made: { ...typed, dates: list } } : { typed, errors: { start: m.startMissing } }
  }
  const form = parseForm(schema, body)
  const errors = { ...('errors' in form ? form.errors : {}), ...('errors' in dates ? dates.errors : {}) }
  if ('errors' in form || 'errors' in dates) return { typed, errors }
  return { data: { ...form.data, plannedOn: dates.plannedOn } }
}

export function typedDefinition({ name, unit, direction, plannedOn, revision }: Definition & { revision: number }, language: Language) {
  const dates = plannedOn.map((on) => writeDate(on, language)).join('\n')
  return { name, unit, direction, dates, revision: String(revision) }
}

/** The list when there is one, else what the rhythm makes, else none. */
function readPlannedDates(
  m: Messages['indicators'],
  typed: Record<string, string>,
  today: string,
): { plannedOn: string[] } | { errors: Record<string, string> } {
  if (typed.dates?.trim()) {
    const list = readDateList(typed.dates, today)
    if ('dates' in list) return { plannedOn: list.dates }
    return { errors: { dates: 'tooMany' in list ? m.datesTooMany(mostDates) : m.dateUnreadable(list.unreadable) } }
  }
  const { start = '', rhythm = '', count = '', end = '' } = typed
  if (!start && !count && !end) return { plannedOn: [] }
  const errors: Record<string, string> = {}
  const first = readIsoDate(start)
  if (!first) errors.start = start ? m.dateUnclear : m.startMissing
  const how = rhythms.find((one) => one === rhythm)
  if (!how) errors.rhythm = m.rhythmMissing
  const last = end ? readIsoDate(end) : undefined
  if (end && !last) errors.end = m.dateUnclear
  else if (first && last && last < first) errors.end = m.endBeforeStart
  const times = Number(count)
  if (count && !(Number.isInteger(times) && times >= 1 && times <= mostDates)) errors.count = m.countWrong(mostDates)
  else if (!count && !end) errors.count = m.endMissing
  if (!first || !how || Object.keys(errors).length > 0) return { errors }
  return { plannedOn: plannedDates({ start: first, rhythm: how, count: count ? times : undefined, end: last }) }
}

/** A measurement that was typed. One number alone has no column to decide what it means: so a doubtful one is asked about. */
export function readMeasurement(t: Messages, language: Language, body: Body): { data: Measurement & { was?: number } } | FormErrors {
  const { indicators: m } = t
  const typed = textsOf(body)
  const errors: Record<string, string> = {}
  const on = readIsoDate(typed.on ?? '')
  if (!on) errors.on = typed.on ? m.dateUnclear : m.dateMissing
  const given = (typed.value ?? '').trim()
  const reading = readNumber(given)
  const value = reading?.da ?? reading?.en
  if (!given) errors.value = m.valueMissing
  else if (!reading || value === undefined) errors.value = m.valueUnreadable(given.slice(0, 40))
  else if (isAmbiguous(reading))
    errors.value = m.valueAmbiguous(writeNumber(reading.da ?? 0, language), writeNumber(reading.en ?? 0, language))
  else if (Math.abs(value) > 1e12) errors.value = m.valueTooLarge
  const note = (typed.note ?? '').replaceAll('\r\n', '\n').trim()
  if (note.length > 400) errors.note = m.noteTooLong
  if (!on || value === undefined || Object.keys(errors).length > 0) return { typed, errors }
  return { data: { on, value, note: note || undefined, was: readWas(body) } }
}

/** The value that stood there when the page was drawn. */
export function readWas(body: Body): number | undefined {
  const was = typeof body.was === 'string' && body.was !== '' ? Number(body.was) : Number.NaN
  return Number.isFinite(was) ? was : undefined
}

/** A pause from a day or a week to another. */
export function readPause(t: Messages, body: Body, today: string): { data: Omit<Pause, 'id'> } | FormErrors {
  const { indicators: m } = t
  const typed = textsOf(body)
  const form = parseForm(z.object({ label: typedText(60, m.pauseLabelTooLong).pipe(z.string().min(1, m.pauseLabelMissing)) }), body)
  const errors: Record<string, string> = 'errors' in form ? { ...form.errors } : {}
  const from = readDayOrWeek(typed.from ?? '', today)
  const to = typed.to?.trim() ? readDayOrWeek(typed.to, from?.first ?? today) : from
  if (!from) errors.from = typed.from?.trim() ? m.pauseUnreadable(typed.from.slice(0, 40)) : m.dateMissing
  if (!to && typed.to?.trim()) errors.to = m.pauseUnreadable(typed.to.slice(0, 40))
  else if (from && to && to.last < from.first) errors.to = m.pauseOrder
  if ('errors' in form || !from || !to || Object.keys(errors).length > 0) return { typed, errors }
  return { data: { label: form.data.label, from: from.first, to: to.last } }
}

/** A week goes from its Monday to its Sunday. */
function readDayOrWeek(text: string, near: string): { first: string; last: string } | undefined {
  const named = readDate(text)?.dmy
  const first = named && dateMeant(named, near)
  if (!first) return undefined
  if (!isWeek(named)) return { first, last: first }
  const [year = 0, month = 1, day = 1] = first.split('-').map(Number)
  return { first, last: new Date(Date.UTC(year, month - 1, day + 6)).toISOString().slice(0, 10) }
}

/** What was pasted, or the file that was chosen instead; and the answers to what was asked about it. */
export interface GivenPaste {
  text: string
  isFile: boolean
  answers: Answers
  from?: string
  /** What the preview showed, as a fingerprint. */
  seen?: string
}

export async function readPaste(body: Body): Promise<GivenPaste | { unreadable: 'none' | 'workbook' | 'not_text' }> {
  const { file } = body
  const hasFile = file instanceof File && file.name !== ''
  const bytes = hasFile ? new Uint8Array(await file.arrayBuffer()) : undefined
  if (bytes && isWorkbook(bytes)) return { unreadable: 'workbook' }
  const text = bytes ? decodeText(bytes) : typeof body.text === 'string' ? body.text : ''
  if (text.includes('\0')) return { unreadable: 'not_text' }
  if (!text.trim()) return { unreadable: 'none' }
  const column = typeof body.column === 'string' && /^\d{1,3}$/.test(body.column) ? Number(body.column) : undefined
  return {
    // The byte order mark of a file is no part of its first cell.
    text: text.replace(/^\uFEFF/, ''),
    isFile: hasFile,
    answers: {
      numbers: body.numbers === 'da' || body.numbers === 'en' ? body.numbers : undefined,
      dates: body.dates === 'dmy' || body.dates === 'mdy' ? body.dates : undefined,
      column,
    },
    from: typeof body.from === 'string' ? readIsoDate(body.from) : undefined,
    seen: typeof body.seen === 'string' ? body.seen : undefined,
  }
}

/** What was on the page when it was locked: "id:revision", one for each. */
export function readSeen(body: Body): Map<string, number> {
  const pairs = typeof body.seen === 'string' ? body.seen.slice(0, 4000).split(',') : []
  return new Map(
    pairs.flatMap((pair): [string, number][] => {
      const [id = '', number = ''] = pair.split(':')
      return /^[\w-]{36}$/.test(id) && /^\d{1,9}$/.test(number) ? [[id, Number(number)]] : []
    }),
  )
}

/** The browser's own way of writing a day; undefined when the calendar has no such day. */
export function readIsoDate(given: string): string | undefined {
  const [, year, month, day] = given.match(/^(\d{4})-(\d{2})-(\d{2})$/) ?? []
  const date = dateFrom(Number(year), Number(month), Number(day))
  return date && date >= '1900-01-01' && date <= '2100-12-31' ? date : undefined
}

export function textsOf(body: Body): Record<string, string> {
  return Object.fromEntries(Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
}
