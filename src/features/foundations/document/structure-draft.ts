import type { Block } from './block.ts'
import type { NamedRole } from './role-words.ts'
import type {
  ProposedExpectation,
  ProposedPassage,
  ProposedRole,
  ProposedStructure,
  Source,
  Unplaced,
  Voice,
  Wording,
} from './structure.ts'

export interface DraftTheme {
  key: string
  name: Wording
  rank: number
  text: Wording[]
  expectations: ProposedExpectation[]
  sources: Source[]
}

/** Collects what a walk through the blocks finds. Themes and roles that come again are the same ones. */
export class Draft {
  private name: ProposedStructure['name']
  private readonly themes: DraftTheme[] = []
  private readonly roles = new Map<string, ProposedRole & { texts: Wording[] }>()
  private readonly passages: { heading?: Wording; text: Wording[]; sources: Source[] }[] = []
  private readonly unplaced: Unplaced[] = []

  setName(wording: Wording, block: Block): void {
    this.name = { ...wording, source: sourceOf(block) }
  }

  theme(name: Wording, readAs: string, rank: number, block: Block): DraftTheme {
    const key = readAs.trim().toLowerCase()
    const found = this.themes.find((theme) => theme.key === key)
    if (found) {
      this.addSource(found, block)
      return found
    }
    const theme: DraftTheme = { key, name, rank, text: [], expectations: [], sources: [sourceOf(block)] }
    this.themes.push(theme)
    return theme
  }

  addSource(theme: DraftTheme, block: Block): void {
    theme.sources.push(sourceOf(block))
  }

  addThemeText(theme: DraftTheme, wording: Wording, block: Block): void {
    theme.text.push(wording)
    this.addSource(theme, block)
  }

  addRole(role: NamedRole, block: Block, adds = false): void {
    const found = this.roles.get(role.key) ?? {
      key: role.key,
      name: { text: role.name, repairs: [] },
      holders: role.holders,
      texts: [],
      sources: [],
    }
    found.sources.push(sourceOf(block))
    if (adds && role.key !== 'medarbejder') found.inherits = 'medarbejder'
    this.roles.set(role.key, found)
  }

  addRoleText(role: NamedRole, wording: Wording, block: Block): void {
    const found = this.roles.get(role.key)
    if (!found) return
    found.texts.push(wording)
    found.sources.push(sourceOf(block))
  }

  addExpectation(wording: Wording, block: Block, theme?: DraftTheme, role?: NamedRole, voice?: Voice) {
    if (!theme) return this.addUnplaced(wording, block, 'no_theme', undefined, role)
    theme.expectations.push({ ...wording, ...(role && { role: role.key }), ...(voice && { voice }), source: sourceOf(block) })
  }

  startPassage(heading: Wording | undefined, block: Block | undefined) {
    const passage: { heading?: Wording; text: Wording[]; sources: Source[] } = { text: [], sources: block ? [sourceOf(block)] : [] }
    if (heading) passage.heading = heading
    this.passages.push(passage)
    return passage
  }

  addToPassage(passage: ReturnType<Draft['startPassage']>, wording: Wording, block: Block): void {
    passage.text.push(wording)
    passage.sources.push(sourceOf(block))
  }

  addUnplaced(wording: Wording, block: Block, reason: Unplaced['reason'], theme?: DraftTheme, role?: NamedRole): void {
    const near = theme || role ? { near: { ...(theme && { theme: theme.name.text }), ...(role && { role: role.key }) } } : {}
    this.unplaced.push({ ...wording, source: sourceOf(block), reason, ...near })
  }

  finish(): ProposedStructure {
    const themes = this.themes.filter((theme) => this.isTheme(theme))
    for (const theme of this.themes) if (!themes.includes(theme)) this.demote(theme)
    const roles = [...this.roles.values()].map(({ texts, inherits, ...role }) => {
      return { ...role, ...(texts.length > 0 && { text: joinWordings(texts) }), ...(inherits && this.roles.has(inherits) && { inherits }) }
    })
    const passages: ProposedPassage[] = this.passages.map(({ heading, text, sources }) => ({
      ...joinWordings(text),
      ...(heading && { heading }),
      sources,
    }))
    return {
      ...(this.name && { name: this.name }),
      themes: themes.map(({ name, text, expectations, sources }) => ({
        name,
        ...(text.length > 0 && { text: joinWordings(text) }),
        expectations,
        sources,
      })),
      roles,
      passages: passages.sort((one, other) => (one.sources[0]?.line ?? 0) - (other.sources[0]?.line ?? 0)),
      unplaced: this.unplaced.sort((one, other) => one.source.line - other.source.line),
    }
  }

  /** A heading with expectations under it is a theme. One with only text is one where it stands among themes, else a passage. */
  private isTheme(theme: DraftTheme): boolean {
    if (theme.expectations.length > 0) return true
    if (theme.text.length === 0) return false
    const full = this.themes.filter((other) => other.expectations.length > 0)
    if (full.length === 0) return true
    const index = this.themes.indexOf(theme)
    const isAmong = full.some((other) => this.themes.indexOf(other) < index) && full.some((other) => this.themes.indexOf(other) > index)
    return isAmong && full.some((other) => other.rank === theme.rank)
  }

  private demote({ name, text, sources }: DraftTheme): void {
    if (text.length > 0) this.passages.push({ heading: name, text, sources })
    else
      for (const source of sources)
        this.unplaced.push({
          text: source === sources[0] ? name.text : source.passage,
          repairs: source === sources[0] ? name.repairs : [],
          source,
          reason: 'heading',
        })
  }
}

export function sourceOf({ page, lines, passage }: Block): Source {
  return { page, line: lines[0] ?? 0, lines, passage }
}

function joinWordings(wordings: Wording[]): Wording {
  const joined: Wording = { text: '', repairs: [] }
  for (const { text, repairs } of wordings) {
    if (joined.text !== '') joined.text += '\n\n'
    const start = joined.text.length
    joined.text += text
    for (const repair of repairs) joined.repairs.push({ ...repair, at: { from: repair.at.from + start, to: repair.at.to + start } })
  }
  return joined
}
