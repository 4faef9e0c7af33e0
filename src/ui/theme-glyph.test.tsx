import assert from 'node:assert/strict'
import { test } from 'node:test'
import { find, findAll, parse } from './dkfds-reference.ts'
import { ThemeGlyph, themeClass } from './theme-glyph.tsx'

const lit = (index: number, of: number) => find(parse(String(<ThemeGlyph index={index} of={of} />)), '.t-ly').attributes.points

test('four themes point north, east, south and west', () => {
  const tips = [0, 1, 2, 3].map((index) => lit(index, 4)?.split(' ').at(-1))
  assert.deepEqual(tips, ['12,0', '24,12', '12,24', '0,12'])
})

test('five themes make a pentagon that begins at the top', () => {
  assert.equal(lit(0, 5), '12,16.2 7.4,9.8 12,0')
  const tips = [0, 1, 2, 3, 4].map((index) => lit(index, 5)?.split(' ').at(-1))
  assert.deepEqual(tips, ['12,0', '23.41,8.29', '19.05,21.71', '4.95,21.71', '0.59,8.29'])
})

test('the rays that are not lit are the others', () => {
  assert.equal(findAll(parse(String(<ThemeGlyph index={1} of={5} />)), 'line').length, 4)
})

test('the sixth theme has the first one’s colour, and a direction of its own', () => {
  assert.equal(themeClass(5), themeClass(0))
  assert.notEqual(lit(5, 6), lit(0, 6))
})
