import assert from 'node:assert/strict'
import { test } from 'node:test'
import { danishBy, loadDanish } from './danish.ts'
import { readHunspell } from './hunspell.ts'

const aff = `SET UTF-8
FLAG num
SFX 1 Y 2
SFX 1 0 r/34 e
SFX 1 0 er/34 [^e]
SFX 10 Y 1
SFX 10 0 s/34 .
SFX 29 Y 1
SFX 29 0 s/32,35,36 .
SFX 39 Y 1
SFX 39 0 0/35,34 .
SFX 7 Y 1
SFX 7 e et/10 e
PFX 5 Y 1
PFX 5 0 u .
`
const tiny = readHunspell(aff, '6\nskabe/1,7,39,5\nopgave/10,29,39\nudvalg/39,29\nDanmark/10\npa/39,86\nfejl/6\n')

test('endings are taken off as the rules say, and one may stand on another', () => {
  const danish = danishBy(tiny)
  assert.equal(danish.known('skaber'), 'word')
  assert.equal(danish.known('skabets'), 'word')
  assert.equal(danish.known('uskabe'), 'word')
  assert.equal(danish.known('skabeer'), undefined)
  assert.equal(danish.known('opgaver'), undefined)
})

test('a name keeps its capital, and any word may be written with one or in capitals', () => {
  const danish = danishBy(tiny)
  assert.equal(danish.known('Danmark'), 'word')
  assert.equal(danish.known('DANMARK'), 'word')
  assert.equal(danish.known('danmark'), undefined)
  assert.equal(danish.known('Opgave'), 'word')
})

test('a compound is known when its parts may stand where they stand', () => {
  const danish = danishBy(tiny)
  assert.equal(danish.known('opgavesudvalg'), 'compound')
  assert.equal(danish.known('opgaveudvalg'), undefined)
})

test('what the dictionary forbids or would never suggest is no word', () => {
  const danish = danishBy(tiny)
  assert.equal(danish.known('fejl'), undefined)
  assert.equal(danish.known('pa'), undefined)
})

test('the Danish dictionary knows the words of leadership', async () => {
  const danish = await loadDanish()
  for (const word of ['ledelse', 'Medarbejderne', 'værdierne', 'i', 'Danmark', 'skaber']) assert.equal(danish.known(word), 'word', word)
  for (const word of ['ledelsesgrundlag', 'prøvehandlingerne', 'forventningsafstemning', 'MED-udvalg'])
    assert.equal(danish.known(word), 'compound', word)
  for (const word of ['faelles', 'ogsa', 'pa', 'lngen', 'l', 'xyzzy', '']) assert.equal(danish.known(word), undefined, word)
})
