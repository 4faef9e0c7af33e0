import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'

/** Contrast as WCAG 2.2 counts it, of the colours that tokens.css really holds, in both themes. */
const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8')

const themes = ['papir', 'papir-2', 'flade'].flatMap((ground) =>
  ['blaek', 'blaek-2', 'handling', 'fejl'].map((ink) => [ink, ground, 4.5] as const),
)
const pairs: (readonly [ink: string, ground: string, least: number])[] = [
  ...themes,
  ['paa-handling', 'handling', 4.5],
  ['paa-handling', 'handling-2', 4.5],
  ['papir', 'blaek', 4.5],
  ['fejl', 'fejl-bund', 4.5],
  ['blaek', 'fejl-bund', 4.5],
  ['paa-nat', 'nat', 4.5],
  ['paa-nat-2', 'nat', 4.5],
  ['stjerne', 'nat', 4.5],
  ['blaek-paa-stjerne', 'stjerne', 4.5],
  ['blaek-paa-stjerne', 'stjerne-2', 4.5],
  // Not text: the frame of a field and a node that nobody practises yet.
  ['kant', 'papir', 3],
  ['kant', 'flade', 3],
  ...[1, 2, 3, 4, 5].flatMap((n) => [
    [`tema-${n}`, 'papir', 4.5] as const,
    [`tema-${n}`, 'flade', 4.5] as const,
    ['blaek', `bund-${n}`, 4.5] as const,
  ]),
]

for (const theme of ['light', 'dark'] as const)
  test(`every pair of colours stands out enough on the ${theme} theme`, () => {
    for (const [ink, ground, least] of pairs) {
      const found = contrast(colour(ink, theme), colour(ground, theme))
      assert.ok(found >= least, `${ink} on ${ground}: ${found.toFixed(2)} is under ${least}`)
    }
  })

function colour(name: string, theme: 'light' | 'dark'): string {
  const value = css.match(new RegExp(`--ls-${name}: (?:light-dark\\((#\\w{6}), (#\\w{6})\\)|(#\\w{6}));`))
  assert.ok(value, `tokens.css has no --ls-${name}`)
  return (value[3] ?? value[theme === 'light' ? 1 : 2]) as string
}

function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
