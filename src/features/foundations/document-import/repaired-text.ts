import type { Repair } from '../document/repair.ts'
import { words } from '../word-difference.ts'
import type { Worded } from './proposal.ts'

/*
 * What becomes of a wording: a person approves or refuses each repair, and may write in the text as she likes. What she writes wins.
 * A repair that is approved or refused changes the text only where she has not written: so a choice made late never undoes her words,
 * and the text in the field is always the text that comes into the draft.
 */

/** For each repair: made, left as it was, or nobody has said. */
export type Choice = boolean | undefined

export interface Settled {
  text: string
  choices: Choice[]
}

export interface PlacedRepair {
  repair: Repair
  index: number
  choice: Choice
  /** Where it stands in the text. Undefined: somebody has written there herself. */
  at?: { from: number; to: number }
}

/** What is certain is made, unless somebody refuses it; everything else waits for a person. */
export function settledAtFirst(worded: Worded): Settled {
  const choices = worded.repairs.map((repair): Choice => (repair.certainty === 'certain' ? true : undefined))
  return { text: layOut(worded, choices).text, choices }
}

/**
 * The same with another text in the field and other choices, as a form sends both at once.
 *
 * @param before what the form was drawn from
 */
export function settle(worded: Worded, before: Pick<Settled, 'choices'>, typed: string, choices: Choice[]): Settled {
  const shown = layOut(worded, before.choices)
  const places = placesIn(shown, typed)
  const turned = worded.repairs
    .map((repair, index) => ({ repair, place: places[index], isMade: choices[index] === true, wasMade: before.choices[index] === true }))
    .filter(({ place, isMade, wasMade }) => place && isMade !== wasMade)
    .sort((one, other) => (one.place?.from ?? 0) - (other.place?.from ?? 0))
  let text = ''
  let end = 0
  for (const { repair, place, isMade } of turned) {
    if (!place || place.from < end) continue
    text += typed.slice(end, place.from) + (isMade ? repair.after : repair.before)
    end = place.to
  }
  return { text: text + typed.slice(end), choices }
}

/** The repairs of a wording as they stand in its text now. */
export function placedRepairs(worded: Worded, { text, choices }: Settled): PlacedRepair[] {
  const shown = layOut(worded, choices)
  const places = placesIn(shown, text)
  return worded.repairs.flatMap((repair, index) =>
    shown.places[index] ? [{ repair, index, choice: choices[index], ...(places[index] && { at: places[index] }) }] : [],
  )
}

/** Repairs that wait for a person: nobody has chosen, and nobody has written there. */
export function undecided(worded: Worded, settled: Settled): PlacedRepair[] {
  if (settled.choices.every((choice) => choice !== undefined)) return []
  return placedRepairs(worded, settled).filter(({ choice, at }) => choice === undefined && at)
}

interface Shown {
  text: string
  /** Undefined: it does not fit the text, or overlaps one before it. */
  places: ({ from: number; to: number } | undefined)[]
}

function layOut({ text, repairs }: Worded, choices: Choice[]): Shown {
  const places: Shown['places'] = repairs.map(() => undefined)
  let shown = ''
  let end = 0
  const inOrder = repairs.map((repair, index) => ({ repair, index })).sort((one, other) => one.repair.at.from - other.repair.at.from)
  for (const { repair, index } of inOrder) {
    const { at, before, after } = repair
    if (at.from < end || text.slice(at.from, at.to) !== before) continue
    shown += text.slice(end, at.from)
    const from = shown.length
    shown += choices[index] === true ? after : before
    places[index] = { from, to: shown.length }
    end = at.to
  }
  return { text: shown + text.slice(end), places }
}

/** Where the places of one text lie in another that somebody has made of it: those that are still there, letter by letter. */
function placesIn(shown: Shown, text: string): Shown['places'] {
  if (text === shown.text) return shown.places
  const kept: { from: number; to: number; shift: number }[] = []
  let [before, after] = [0, 0]
  for (const part of words(shown.text, text)) {
    const { length } = part.text
    if (part.kind === 'same') kept.push({ from: before, to: before + length, shift: after - before })
    if (part.kind !== 'added') before += length
    if (part.kind !== 'removed') after += length
  }
  return shown.places.map((place) => {
    const found = place && kept.find(({ from, to }) => from <= place.from && place.to <= to)
    return place && found && { from: place.from + found.shift, to: place.to + found.shift }
  })
}
