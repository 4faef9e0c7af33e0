import { type Role, roles } from '#shared/role.ts'

export interface NamedRole {
  key: string
  name: string
  holders: Role[]
}

const leaders = roles.filter((role) => role !== 'employee')

/** Longest first where one contains the other. */
const names: [key: string, words: string, holders: Role[]][] = [
  [
    'alle',
    `alle(?: ansatte| ledere og medarbejdere| medarbejdere og ledere)?|(?:ledere?|lederne) og (?:medarbejdere?|medarbejderne)|(?:medarbejdere?|medarbejderne) og (?:ledere?|lederne)`,
    [...roles],
  ],
  ['direktion', `direktion(?:en)?|direktør(?:en|er|erne)?|topledelse(?:n)?`, ['board']],
  ['leder-af-ledere', `leder(?:e|en|ne)? af ledere|områdeleder(?:e|en|ne)?|områdechef(?:en|er|erne)?`, ['leader_of_leaders']],
  [
    'leder-af-medarbejdere',
    `leder(?:e|en|ne)? af medarbejdere|(?:team|gruppe|afdelings|institutions|nærmeste |daglige? |decentrale? |mellem)leder(?:e|en|ne)?`,
    ['leader_of_employees'],
  ],
  ['centerchef', `(?:center|fag|forvaltnings|afdelings|sektor|stabs)?chef(?:en|er|erne)?`, ['centre_head']],
  ['leder', `(?:alle )?leder(?:e|en|ne)?|ledelse(?:n)?`, [...leaders]],
  ['medarbejder', `(?:alle )?medarbejder(?:e|en|ne)?|ansat(?:te)?`, ['employee']],
]

const opening = String.raw`(?:(?:det |hvad )?(?:vi )?(?:kan |skal )?forvente[rs]?(?: vi)?(?: af| til)?|forventninger(?:ne)? til|krav(?:ene)? til|rollen som|(?:dit |din |dine )?(?:ansvar|rolle|opgaver?)(?: som)?|du|dig|jeg|vi|os|jer|dem|en|den|vores|for|til|af|som|det gælder|gælder)\s+`
const closing = String.raw`\s*(?:[:.]|,?\s*(?:at|skal|forventes det,? at)?\s*(?:du|jeg|vi|de)?(?:\s+(?:også|desuden|derudover))?\s*[:…]?)\s*`

/** The role that a heading names, when it names nothing else: "Direktion", "Som leder", "Forventninger til medarbejdere". */
export function roleOf(heading: string): NamedRole | undefined {
  const text = heading.trim()
  for (const [key, words, holders] of names) {
    const found = new RegExp(`^(?:${opening})*(${words})(?:${closing})$`, 'iu').exec(text)
    if (found?.[1]) return { key, name: capital(found[1]), holders }
  }
  return undefined
}

/** A heading that names a role and a theme: "Sikrer – Direktion", "Medarbejder: Respekt". */
export function roleAndThemeOf(heading: string): { role: NamedRole; theme: string } | undefined {
  const parts = heading.split(/\s+[–—|/-]\s+|:\s+/)
  if (parts.length !== 2) return undefined
  const [first = '', second = ''] = parts
  const [one, other] = [roleOf(first), roleOf(second)]
  if (one && !other) return { role: one, theme: second }
  if (other && !one) return { role: other, theme: first }
  return undefined
}

/** The role that a line before a list speaks to: "Vi forventer af dig som medarbejder, at du". */
export function roleInLeadIn(text: string): (NamedRole & { adds: boolean }) | undefined {
  if (!isLeadIn(text)) return undefined
  for (const [key, words, holders] of names) {
    const found = new RegExp(
      String.raw`(?<!\p{L})(?:som|af|til|for)\s+(?:(?:dig|jer|en|den|vores|alle)\s+(?:som\s+)?)*(${words})(?!\p{L})`,
      'iu',
    ).exec(text)
    if (found?.[1])
      return { key, name: capital(found[1]), holders, adds: /(?<!\p{L})(?:også|desuden|derudover|yderligere)(?!\p{L})/iu.test(text) }
  }
  return undefined
}

/** A line that only opens what comes after it. */
export function isLeadIn(text: string): boolean {
  return /(?::|…|\.\.\.|(?<!\p{L})(?:at|du|vi|jeg|også|skal|ved at))\s*$/iu.test(text)
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1).toLowerCase()
}
