import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { anyContent } from '../../../../test/any-content.ts'
import { contentOf } from '../content.ts'
import { allExpectations, type Content } from '../foundation.ts'
import { ownTemplates } from '../template-files.ts'
import { columnShares, fitPoster, letterSizes, posterSizes, rolesOnPoster } from './poster.ts'

/** The same foundation saying everything several times as long. */
function longer(content: Content, times: number): Content {
  const say = (text: string) => Array.from({ length: times }, () => text).join(' ')
  return {
    ...content,
    themes: content.themes.map((theme) => ({
      ...theme,
      expectations: theme.expectations.map((expectation) => ({ ...expectation, text: say(expectation.text) })),
    })),
  }
}

test('all five templates stand on one sheet in letters that can be read, and on the larger sheet in larger ones', () => {
  for (const template of ownTemplates()) {
    const [a4, a3] = posterSizes.map((size) => fitPoster(contentOf(template), size))
    assert.ok(a4?.isOneSheet && a3?.isOneSheet, template.key)
    assert.ok(a4.letters >= 6.5 && a3.letters > a4.letters, template.key)
  }
})

test('who says more gets smaller letters, never under the smallest, and then more sheets', () => {
  for (const template of ownTemplates()) {
    const fits = [1, 2, 3, 6].map((times) => fitPoster(longer(contentOf(template), times), 'a4'))
    const letters = fits.map((fit) => fit.letters)
    assert.deepEqual(
      letters,
      [...letters].sort((a, b) => b - a),
      template.key,
    )
    assert.deepEqual(fits.at(-1), { letters: letterSizes[0], isOneSheet: false }, template.key)
  }
})

test('any foundation gets a poster, also an empty one', () => {
  fc.assert(
    fc.property(anyContent, fc.constantFrom(...posterSizes), (content, size) => {
      const fit = fitPoster(content, size)
      assert.ok(letterSizes.includes(fit.letters))
      const shares = columnShares(content)
      assert.ok(shares.reduce((all, share) => all + share, 0) <= 100)
      const on = rolesOnPoster(content).map(({ key }) => key)
      assert.ok(allExpectations(content).every(({ role }) => on.includes(role)))
    }),
  )
})
