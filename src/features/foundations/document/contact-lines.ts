export type ContactReason = 'phone' | 'email' | 'web' | 'address' | 'registration'

const marks: [ContactReason, RegExp][] = [
  ['email', /(?:e-?mail|mail|epost)?\s*[:.]?\s*[\p{L}\d._%+-]+@[\p{L}\d.-]+\.\p{L}{2,}/giu],
  ['web', /(?:https?:\/\/|www\.)\S+|(?<![\p{L}\d@.])(?:[\p{L}\d-]+\.)+(?:dk|com|eu|nu|org|net|gl|fo)(?:\/\S*)?(?![\p{L}\d])/giu],
  ['registration', /(?<!\p{L})(?:CVR|EAN|SE|GLN|ISBN|P)(?:[-\s]?(?:nr|nummer|no|lokationsnr))?\.?\s*:?\s*\d[\d\s-]{6,}\d/giu],
  [
    'phone',
    /(?:(?<!\p{L})(?:tlf|telefon|telefonnr|mobil|mob|fax|hovednummer|t|m)\s*[.:]*\s*)?(?:\+|00)?(?:45\s*)?(?<!\d)(?:\d{2}[\s.]?\d{2}[\s.]?\d{2}[\s.]?\d{2}|\d{4}\s\d{4})(?!\d)/giu,
  ],
  [
    'address',
    /(?<!\p{L})\p{Lu}[\p{L}.]*(?:\s\p{L}[\p{L}.]*){0,3}?(?:vej|vejen|gade|gaden|allé|alle|allée|plads|pladsen|torv|torvet|stræde|strædet|boulevard|vænge|vænget|parken|kaj|bakke|toften|have|haven|stien|sti)\s\d{1,3}\s?\p{L}?(?!\p{L}|\d)/gu,
  ],
  ['address', /(?<![\p{L}\d])(?:DK-?)?(?!(?:19|20)\d\d)[1-9]\d{3}\s\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}*)?(?![\p{L}\d])/gu],
]

/** A word or two that go with an address: whose it is, and what to do with it. */
const mostOtherWords = 4
const longest = 200

/**
 * Why a line is a contact line, or undefined when it says something. A sentence that happens to hold an address stays: what it says may
 * be an expectation.
 */
export function contactReason(text: string): ContactReason | undefined {
  if (text.length > longest) return undefined
  let rest = text
  let first: ContactReason | undefined
  for (const [reason, mark] of marks) {
    const without = rest.replace(mark, ' ')
    if (without !== rest) first ??= reason
    rest = without
  }
  if (!first) return undefined
  const words = rest.match(/\p{L}{2,}/gu) ?? []
  return words.length <= mostOtherWords && !/\p{Ll}{2,}[,;]?\s+(?:at|som|hvis|når|og|så)\s/u.test(rest) ? first : undefined
}
