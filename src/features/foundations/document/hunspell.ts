/*
 * Reads a Hunspell dictionary as far as Danish needs it: numeric flags, suffixes and prefixes with conditions, and words that may stand
 * first, in the middle or last in a compound. Nothing is unfolded: the 170,000 entries would become some millions of forms. A form is
 * instead taken apart, ending by ending, until an entry is met that allows it.
 */

/** What a form may be. */
export interface FormKind {
  /** May stand alone. */
  alone: boolean
  first: boolean
  middle: boolean
  last: boolean
}

export interface Hunspell {
  /** The ways in which exactly this spelling is a form of an entry. */
  kindsOf(form: string): FormKind[]
}

interface Rule {
  flag: number
  strip: string
  condition: RegExp | undefined
  flags: number[]
}

const flag = { forbidden: 6, needsAffix: 8, first: 32, middle: 33, last: 34, onlyInCompound: 36 }
const notSuggested = '86'

export function readHunspell(aff: string, dic: string): Hunspell {
  const suffixes = readRules(aff, 'SFX')
  const prefixes = readRules(aff, 'PFX')
  const entries = readEntries(dic)
  const longest = (rules: Map<string, Rule[]>) => Math.max(0, ...[...rules.keys()].map((added) => added.length))
  const longestSuffix = longest(suffixes)
  const longestPrefix = longest(prefixes)

  // Few endings may stand on another one (the s of the genitive): only for those is a stem taken apart further.
  const onEndings = new Set([...suffixes.values(), ...prefixes.values()].flat().flatMap((rule) => rule.flags))

  /** Each result is the flags of one way to make the form. An ending may be put on a form that has an ending already, once. */
  function flagsOf(form: string, depth: number): number[][] {
    const found = (entries.get(form) ?? []).map(toFlags)
    if (depth === 0) return found
    for (let length = 0; length <= Math.min(longestSuffix, form.length - 1); length++) {
      for (const rule of suffixes.get(form.slice(form.length - length)) ?? []) {
        const stem = form.slice(0, form.length - length) + rule.strip
        if (rule.condition && !rule.condition.test(stem)) continue
        if (flagsOf(stem, onEndings.has(rule.flag) ? depth - 1 : 0).some((flags) => flags.includes(rule.flag))) found.push(rule.flags)
      }
    }
    for (let length = 1; length <= Math.min(longestPrefix, form.length - 1); length++) {
      for (const rule of prefixes.get(form.slice(0, length)) ?? []) {
        const stem = rule.strip + form.slice(length)
        if (rule.condition && !rule.condition.test(stem)) continue
        for (const flags of flagsOf(stem, depth - 1)) if (flags.includes(rule.flag)) found.push(rule.flags, [...flags, ...rule.flags])
      }
    }
    return found
  }

  return {
    kindsOf(form) {
      const all = flagsOf(form, 2)
      if (all.some((flags) => flags.includes(flag.forbidden))) return []
      return all.map((flags) => ({
        alone: !flags.includes(flag.needsAffix) && !flags.includes(flag.onlyInCompound),
        first: flags.includes(flag.first),
        middle: flags.includes(flag.middle),
        last: flags.includes(flag.last),
      }))
    },
  }
}

function readRules(aff: string, type: 'SFX' | 'PFX'): Map<string, Rule[]> {
  const rules = new Map<string, Rule[]>()
  for (const line of aff.split('\n')) {
    if (!line.startsWith(type)) continue
    const [, number, strip, added, condition] = line.trim().split(/\s+/)
    // The head of a group has a yes or no where a rule has what it strips, and a count where a rule has what it adds.
    if (!number || !strip || !added || ((strip === 'Y' || strip === 'N') && /^\d+$/.test(added))) continue
    const [ending = '', flags = ''] = added.split('/')
    const key = ending === '0' ? '' : ending
    const rule: Rule = {
      flag: Number(number),
      strip: strip === '0' ? '' : strip,
      condition: toCondition(condition, type),
      flags: toFlags(flags),
    }
    const same = rules.get(key)
    if (same) same.push(rule)
    else rules.set(key, [rule])
  }
  return rules
}

function toCondition(condition: string | undefined, type: 'SFX' | 'PFX'): RegExp | undefined {
  if (condition === undefined || condition === '.' || condition.startsWith('+')) return undefined
  return new RegExp(type === 'SFX' ? `${condition}$` : `^${condition}`, 'u')
}

/**
 * Flags stay text until a word is asked for: most never are. What the dictionary itself would never suggest (`pa`, an old word for
 * father) is left out: here it is far more often `på` without its ring.
 */
function readEntries(dic: string): Map<string, string[]> {
  const entries = new Map<string, string[]>()
  for (const line of dic.split('\n').slice(1)) {
    const entry = line.replace(/\s+[a-z]{2}:.*$/, '').trim()
    if (entry === '') continue
    const slash = entry.indexOf('/')
    const word = slash < 1 ? entry : entry.slice(0, slash)
    const flags = slash < 1 ? '' : entry.slice(slash + 1)
    if (flags.split(',').includes(notSuggested)) continue
    const same = entries.get(word)
    if (same) same.push(flags)
    else entries.set(word, [flags])
  }
  return entries
}

/** The same few thousand sets of flags come again and again. */
const read = new Map<string, number[]>()

function toFlags(flags: string): number[] {
  const known = read.get(flags) ?? (flags === '' ? [] : flags.split(',').map(Number))
  read.set(flags, known)
  return known
}
