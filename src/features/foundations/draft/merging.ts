import { type Field, fieldsOf, type Typed, type WordedKind } from './words.ts'

/** One field that two people have, each in her own way. */
export interface Clash {
  field: Field
  mine: string
  stored: string
  /** Only the other has changed it; what is mine is what she began from as well. */
  onlyTheirs: boolean
}

/** The fields in which what I typed differs from what is stored now, in the order of the form. */
export function clashesOf(kind: WordedKind, { was, mine, stored }: { was: Typed; mine: Typed; stored: Typed }): Clash[] {
  return fieldsOf[kind].flatMap((field) => {
    const [before, own, other] = [was[field], mine[field] ?? '', stored[field] ?? '']
    return own === other ? [] : { field, mine: own, stored: other, onlyTheirs: before === own }
  })
}

/** Mine where I changed something, the other's where only she did: so neither undoes what the other has done. */
export function merge(kind: WordedKind, { was, mine, stored }: { was: Typed; mine: Typed; stored: Typed }): Typed {
  return Object.fromEntries(fieldsOf[kind].map((field) => [field, was[field] === mine[field] ? stored[field] : mine[field]]))
}
