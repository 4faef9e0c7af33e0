import { applyRepairs } from '../document/repair.ts'
import type { ProposedStructure } from '../document/structure.ts'
import type { Shape, ThemeKind } from '../foundation.ts'
import type { ProposedHead } from './proposal.ts'

/** What the foundation is, as far as its own words tell. All of it stands in fields that a person goes through. */
export function proposeHead(structure: ProposedStructure, themeWord: ProposedHead['themeWord']): ProposedHead {
  const shape = shapeOf(structure, themeWord.one)
  return {
    name: { id: 'name', text: structure.name?.text ?? '', repairs: structure.name?.repairs ?? [] },
    ...(structure.name && { nameSource: structure.name.source }),
    document: documentOf(structure),
    shape,
    themeKind: kindOf(shape, themeWord.one),
    themeWord,
  }
}

const documents = [
  'Ledelses- og medarbejdergrundlag',
  'Ledelsesgrundlag',
  'Medarbejdergrundlag',
  'Personalepolitik',
  'Ledelsespolitik',
  'Værdigrundlag',
  'Kodeks for god ledelse',
]

function documentOf({ name, unplaced, passages }: ProposedStructure): string {
  const first = [name, ...unplaced.slice(0, 3), ...passages.slice(0, 2)].flatMap((one) => one ?? [])
  const said = first.map(({ text, repairs }) => applyRepairs(text, repairs).toLowerCase()).join('\n')
  return documents.find((document) => said.includes(document.toLowerCase())) ?? 'Ledelsesgrundlag'
}

function shapeOf({ themes, roles }: ProposedStructure, themeWord: string): Shape {
  if (roles.some((role) => role.inherits)) return 'additive'
  if (roles.length >= 3) return 'matrix'
  const voices = themes.map((theme) => new Set(theme.expectations.map((one) => one.voice)))
  if (voices.length > 0 && voices.filter((said) => said.has('vi') && said.has('du')).length > voices.length / 2) return 'pairs'
  if (roles.length >= 2) return 'matrix'
  return themeWord === 'værdi' ? 'values' : 'themes'
}

function kindOf(shape: Shape, themeWord: string): ThemeKind {
  if (themeWord === 'værdi') return 'value'
  if (shape === 'pairs') return 'star'
  return shape === 'matrix' ? 'perspective' : 'theme'
}

const themeWords: [said: RegExp, one: string, many: string][] = [
  [/(?<!\p{L})perspektiv(?:et|er|erne)?(?!\p{L})/giu, 'perspektiv', 'perspektiver'],
  [/(?<!\p{L})værdi(?:en|er|erne)?(?!\p{L})/giu, 'værdi', 'værdier'],
  [/(?<!\p{L})ledestjerne(?:n|r|rne)?(?!\p{L})/giu, 'ledestjerne', 'ledestjerner'],
  [/(?<!\p{L})stjerne(?:n|r|rne)?(?!\p{L})/giu, 'stjerne', 'stjerner'],
  [/(?<!\p{L})pejlemærke(?:t|r|rne)?(?!\p{L})/giu, 'pejlemærke', 'pejlemærker'],
  [/(?<!\p{L})princip(?:pet|per|perne)?(?!\p{L})/giu, 'princip', 'principper'],
  [/(?<!\p{L})tema(?:et|er|erne)?(?!\p{L})/giu, 'tema', 'temaer'],
]

/** What the document calls its themes: the word of that kind that it says most. */
export function themeWordIn(text: string): ProposedHead['themeWord'] {
  const counted = themeWords.map(([said, one, many]) => ({ one, many, count: [...text.matchAll(said)].length }))
  const most = counted.sort((one, other) => other.count - one.count)[0]
  return most && most.count > 0 ? { one: most.one, many: most.many } : { one: 'tema', many: 'temaer' }
}
