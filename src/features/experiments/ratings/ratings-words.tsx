import type { Language, Messages } from '#messages/messages.ts'
import type { Frame } from '#ui/frame.ts'
import type { Finding, Line, RatingReport, Who } from './report.ts'

/** The finding as a heading: worked out from the counts, and never more than they say. */
export function headline({ ratings: t }: Messages, finding: Finding): string {
  switch (finding.kind) {
    case 'nothing':
      return t.sectionTitle
    case 'one':
      return t.one[finding.direction](finding.name ?? t.someone)
    case 'contrast':
      return t.contrast(finding.feels.name, finding.not.name)
    case 'same':
      return t.same(finding.n)
    case 'split':
      return t.split(finding.less, finding.n)
    default:
      return t[finding.kind](finding.count, finding.n)
  }
}

/** The counts behind a heading that holds none, and that nothing here speaks of a cause. */
export function underHeadline({ ratings: t }: Messages, finding: Finding): string {
  if (finding.kind !== 'contrast') return t.notCause
  const { feels, not } = finding
  return `${t.contrastCounts(feels.name, t.outOf(feels.less, feels.n), not.name, t.outOf(not.less, not.n))} ${t.notCause}`
}

export function whoseLine({ ratings: t }: Messages, who: Who): string {
  return 'name' in who ? who.name : t.lines[who.kind]
}

/** "Aftenvagten går fra 4,5 til 2,8 …, på en skala fra 1 til 5." */
export function describe({ t, language }: Frame, lines: readonly Line[]): string {
  const said = lines.map(({ who, n, before, after }) => {
    const name = who.kind === 'person' ? whoseLine(t, who) : t.ratings.counted(whoseLine(t, who), n)
    const [from, to] = [inNumbers(before, language), inNumbers(after, language)]
    return from === to ? t.ratings.stays(name, to) : t.ratings.goes(name, from, to)
  })
  return `${said.join('. ')}, ${t.ratings.onScale}.`
}

/** Which lines are means, and of how many. */
export function meansOf({ ratings: t, ...all }: Messages, lines: readonly Line[]): string | undefined {
  const groups = lines.filter(({ who }) => who.kind !== 'person')
  return groups.length ? t.means(groups.map(({ who, n }) => t.answersOf(whoseLine({ ratings: t, ...all }, who), n)).join(', ')) : undefined
}

export function momentLabel({ ratings: t }: Messages, moment: 'before' | 'after', weeks: RatingReport['weeks']): string {
  const label = moment === 'before' ? t.before : t.after
  const when = weeks[moment]
  return when ? t.week(label, when.from, when.to) : label
}

/** "4,5" · "−1,3", in the reader's language. */
export function inNumbers(value: number, language: Language, digits = 1): string {
  return new Intl.NumberFormat(language === 'da' ? 'da-DK' : 'en-GB', { maximumFractionDigits: digits })
    .format(value)
    .replace(/^-0$/, '0')
    .replace('-', '−')
}

/** A chance: two figures of it, and no more zeros than mean anything. */
export function inChance(p: number, language: Language): string {
  const say = (value: number) => new Intl.NumberFormat(language === 'da' ? 'da-DK' : 'en-GB', { maximumSignificantDigits: 2 }).format(value)
  return p < 0.001 ? `< ${say(0.001)}` : say(p)
}

export function lowerFirst(words: string): string {
  return words.charAt(0).toLocaleLowerCase('da') + words.slice(1)
}
