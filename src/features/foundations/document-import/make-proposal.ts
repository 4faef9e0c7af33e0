import type { Line } from '../document/document.ts'
import type { DocumentProposal } from '../document/propose-from-pages.ts'
import { applyRepairs, repairsWithin } from '../document/repair.ts'
import type { ProposedStructure, Source, Wording } from '../document/structure.ts'
import type { PassagePlace } from '../foundation.ts'
import { proposeHead, themeWordIn } from './guess-head.ts'
import type { ImportProposal, ProposedPassage, RestItem, Worded } from './proposal.ts'
import { proposeRoles } from './propose-roles.ts'

/** Lays out what was found in a document for the review. Pure: the same document gives the same ids. */
export function makeProposal({ document, structure, leftOut }: DocumentProposal): ImportProposal {
  const { roles, roleOf } = proposeRoles(structure)
  const themes = structure.themes.map((theme, t) => {
    const id = `t${t + 1}`
    return {
      id,
      name: worded(`${id}-name`, theme.name),
      ...(theme.text && { text: prose(`${id}-body`, theme.text) }),
      sources: once(theme.sources),
      expectations: theme.expectations.map((expectation, e) => ({
        ...worded(`${id}e${e + 1}`, expectation),
        theme: id,
        role: roleOf(expectation),
        kind: expectation.role ? ('expectation' as const) : ('statement' as const),
        sources: [expectation.source],
      })),
    }
  })
  const words = themeWordIn(document.pages.flatMap((page) => page.lines.map((line) => line.text)).join('\n'))
  return {
    kind: document.kind,
    pages: document.pages.length,
    head: proposeHead(structure, words),
    roles,
    themes,
    passages: proposePassages(structure),
    rest: [...unplacedItems(structure, themes, roles), ...leftOutItems(leftOut)],
  }
}

function worded(id: string, { text, repairs }: Wording): Worded {
  return { id, text, repairs }
}

function prose(id: string, wording: Wording): Worded {
  return { ...worded(id, wording), prose: true }
}

/** The sources of a theme name each of its blocks, and a block can be named twice. */
function once(sources: Source[]): Source[] {
  return sources.filter((source, at) => sources.findIndex((other) => other.line === source.line) === at)
}

/** As long as a passage of a foundation may be. A longer one comes in parts, cut between paragraphs. */
const longestPassage = 3600

function proposePassages({ passages, themes }: ProposedStructure): ProposedPassage[] {
  const lines = themes.flatMap((theme) => theme.sources.map((source) => source.line))
  const first = Math.min(...lines, Number.POSITIVE_INFINITY)
  const proposed: ProposedPassage[] = []
  for (const passage of passages) {
    const heading = applyRepairs(passage.heading?.text ?? '', passage.heading?.repairs ?? [])
    const place = placeOf(heading, passage.sources[0]?.line ?? 0, first)
    for (const [n, part] of inParts(passage).entries()) {
      const id = `p${proposed.length + 1}`
      proposed.push({
        id,
        heading: worded(`${id}-heading`, n === 0 ? (passage.heading ?? { text: '', repairs: [] }) : { text: '', repairs: [] }),
        text: prose(`${id}-text`, part),
        place,
        ...(/^(?:\d+[.)]?\s*)?(?:kontakt|kolofon)/iu.test(heading) && { isLeftOut: true }),
        sources: once(passage.sources),
      })
    }
  }
  return proposed
}

function inParts({ text, repairs }: Wording): Wording[] {
  const parts: Wording[] = []
  let from = 0
  for (const end of [...text.matchAll(/\n\n/g), { index: text.length }]) {
    const next = text.indexOf('\n\n', end.index + 2)
    const nextEnd = next === -1 ? text.length : next
    if (end.index < text.length && nextEnd - from <= longestPassage) continue
    parts.push({ text: text.slice(from, end.index), repairs: repairsWithin(repairs, from, end.index) })
    from = end.index + 2
  }
  return parts
}

const places: [RegExp, PassagePlace][] = [
  [/^(?:forord|velkommen|indledning|introduktion)/iu, 'foreword'],
  [/^(?:sådan|læsevejledning|ordforklaring|begreber)/iu, 'reading_guide'],
  [/^(?:baggrund|hvorfor|formål|om\s)/iu, 'background'],
  [/^(?:proces|grundlaget er|kolofon|hvordan)/iu, 'provenance'],
  [/^(?:afslutning|opfølgning|efterskrift|kontakt)/iu, 'closing'],
]

function placeOf(heading: string, line: number, firstThemeLine: number): PassagePlace {
  const named = places.find(([name]) => name.test(heading.replace(/^\d+[.)]?\s*/, '')))
  return named?.[1] ?? (line < firstThemeLine ? 'opening' : 'closing')
}

function unplacedItems({ unplaced }: ProposedStructure, themes: ImportProposal['themes'], roles: ImportProposal['roles']): RestItem[] {
  return unplaced.map(({ reason, near, source, ...wording }, n) => {
    const theme = themes.find((theme) => theme.name.text === near?.theme)
    const role = roles.find((role) => role.key === near?.role)
    return {
      ...worded(`u${n + 1}`, wording),
      reason,
      isLeftOut: false,
      ...(theme && { theme: theme.id }),
      ...(role && { role: role.id }),
      sources: [source],
    }
  })
}

function leftOutItems(leftOut: DocumentProposal['leftOut']): RestItem[] {
  const items = new Map<string, RestItem>()
  for (const { line, reason } of leftOut) {
    const text = line.text.replace(/\s+/g, ' ').trim()
    const key = `${reason} ${text}`
    const known = items.get(key)
    if (known) known.sources.push(sourceOf(line))
    else items.set(key, { id: `x${items.size + 1}`, text, repairs: [], reason, isLeftOut: true, sources: [sourceOf(line)] })
  }
  return [...items.values()]
}

function sourceOf({ page, number, text }: Line): Source {
  return { page, line: number, lines: [number], passage: text }
}
