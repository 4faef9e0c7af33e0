/** What a repair is: a proposal of one change in one text, for a person to approve or leave. */
export interface Repair {
  at: { from: number; to: number }
  before: string
  after: string
  certainty: Certainty
  reason: RepairReason
}

/**
 * certain: only one reading is possible (a ligature, a wrong encoding). likely: not a word as it stands, and exactly one word of the
 * dictionary as repaired. unsure: the same with a compound that the dictionary only allows, or a word that is one either way.
 */
export type Certainty = 'certain' | 'likely' | 'unsure'

export type RepairReason =
  | 'ligature'
  | 'encoding'
  /** æ, ø or å stands as ae, oe, aa, o or a. */
  | 'lost_letter'
  /** A digit stands for a letter. */
  | 'digit'
  /** I, l and i taken for each other. */
  | 'similar_letter'
  | 'split_letters'
  | 'split_word'
  /** It is a word as it stands, but the same letter is lost all over this document. */
  | 'same_damage_elsewhere'

/** The text with the repairs that were approved. One that does not fit the text, or overlaps one before it, is left. */
export function applyRepairs(text: string, repairs: Repair[]): string {
  let repaired = ''
  let end = 0
  for (const { at, before, after } of repairs.toSorted((one, other) => one.at.from - other.at.from)) {
    if (at.from < end || text.slice(at.from, at.to) !== before) continue
    repaired += text.slice(end, at.from) + after
    end = at.to
  }
  return repaired + text.slice(end)
}

/** The repairs that lie in a stretch of the text, as seen from its beginning. */
export function repairsWithin(repairs: Repair[], from: number, to: number): Repair[] {
  return repairs
    .filter(({ at }) => at.from >= from && at.to <= to)
    .map((repair) => ({ ...repair, at: { from: repair.at.from - from, to: repair.at.to - from } }))
}
