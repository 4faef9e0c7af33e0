import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Language, messagesIn } from '#messages/messages.ts'
import type { Frame } from '#ui/frame.ts'
import { newestVersion, questionsOf } from '../question-files.ts'
import type { Score } from '../statistics/rating.ts'
import type { Rater } from './rater.ts'
import { RatingsFigure, RatingsNumbers, SupportCounts } from './ratings-finding.tsx'
import { headline, inChance, inNumbers, underHeadline } from './ratings-words.tsx'
import { reportOf } from './report.ts'

const questions = questionsOf(newestVersion)
const tone = { voice: 'vi', aim: 'selvværd og sammenhæng' } as const
const frameIn = (language: Language): Frame => ({ t: messagesIn(language), language, appearance: 'auto', path: '/', demo: false })
let n = 0

function rater(before: number, after: number, more: Partial<Rater> = {}): Rater {
  const at = (value: number, day: string) => ({ value: value as Score, ratedAt: new Date(day) })
  n += 1
  const ratings = { 'challenge-before': at(before, '2026-07-27T12:00:00Z'), 'challenge-after': at(after, '2026-09-08T12:00:00Z') }
  return { id: String(n), name: `Person ${n}`, by: 'entered', isOwner: false, ratings, ...more }
}

const evening = [
  [5, 3],
  [5, 2],
  [4, 3],
  [4, 3],
  [5, 3],
  [4, 3],
].map(([b = 1, a = 1]) => rater(b, a, { groupName: 'Aftenvagten' }))
const day = [
  [3, 3],
  [3, 4],
  [3, 3],
].map(([b = 1, a = 1]) => rater(b, a, { groupName: 'Dagvagten' }))
const report = reportOf([rater(4, 2, { name: 'Mette Holm Krogh', isOwner: true }), ...evening, ...day], questions, {})

async function figure(language: Language = 'da'): Promise<string> {
  const props = { frame: frameIn(language), experiment: tone, questions, report }
  return (await (<RatingsFigure {...props} />)).toString()
}

test('the picture is one image with a title and a description that says in words what the lines show', async () => {
  const html = await figure()
  const [, ids = ''] = html.match(/<svg class="ls-psvg"[^>]*role="img" aria-labelledby="([^"]+)"/) ?? []
  const [title, description] = ids.split(' ').map((id) => html.match(new RegExp(`id="${id}">([^<]+)<`))?.[1])
  assert.equal(title, 'Så meget fylder udfordringen, før og efter')
  assert.equal(
    description,
    'Mette Holm Krogh går fra 4 til 2. Aftenvagten (6 svar) går fra 4,5 til 2,8. Dagvagten (3 svar) går fra 3 til 3,3, på en skala fra 1 til 5.',
  )
})

test('each line has its own shape, its name beside it and its value at both ends', async () => {
  const html = await figure()
  const marks = [...html.matchAll(/<path class="f-[^"]+" d="([^"]+)"/g)].map(([, shape]) => shape)
  assert.equal(marks.length, 6)
  assert.equal(new Set(marks).size, 3)
  for (const value of ['4,5', '2,8', '3,3']) assert.ok(html.includes(`<tspan class="s-fed">${value}</tspan>`), value)
  assert.equal([...html.matchAll(/<tspan> (Mette|Aftenvagten|Dagvagten)<\/tspan>/g)].length, 3)
  assert.match(html, />5 = rigtig meget</)
  assert.match(html, />1 = næsten ikke</)
  assert.match(html, />Før, uge 31</)
  assert.match(html, />Efter, uge 37</)
})

test('what grew is dashed: it is told apart without colour', async () => {
  const dashed = [...(await figure()).matchAll(/<line class="k-blaek-2"[^>]*stroke-dasharray/g)]
  assert.equal(dashed.length, 1)
})

test('the table beside holds the same numbers, and the means say of how many they are', async () => {
  const html = await figure()
  const rows = [...html.matchAll(/<tr><th scope="row">(.*?)<\/tr>/g)].map(([, row = '']) =>
    row
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  )
  assert.deepEqual(rows, ['Mette Holm Krogh 4 2 −2', 'Aftenvagten, 6 svar 4,5 2,8 −1,7', 'Dagvagten, 3 svar 3 3,3 0,3'])
  assert.match(html, /Aftenvagten af 6 svar, Dagvagten af 3 svar/)
  assert.match(html, /Svarene er givet med navn/)
})

test('in English the numbers have a point and the words of people stay Danish', async () => {
  const html = await figure('en')
  assert.match(html, /Aftenvagten \(6 answers\) goes from 4.5 to 2.8/)
  assert.match(html, /<span lang="da">Aftenvagten, 6 answers<\/span>/)
})

test('the heading states the finding and the line below holds its counts and claims no cause', () => {
  const { t } = frameIn('da')
  assert.equal(headline(t, report.finding), 'Aftenvagten mærker det, Dagvagten gør ikke')
  assert.equal(
    underHeadline(t, report.finding),
    'I Aftenvagten vurderer 6 af 6 udfordringen som mindre end før, i Dagvagten ingen af 3. Det siger ikke, om prøvehandlingen er årsagen.',
  )
  assert.equal(headline(t, { kind: 'less', count: 4, n: 6 }), '4 af 6 vurderer udfordringen som mindre end før')
  assert.equal(headline(t, { kind: 'same', n: 8 }), 'Alle 8 vurderer udfordringen som før')
})

test('what cannot be told from chance says so with n, and never that there is no effect', async () => {
  const few = reportOf(
    Array.from({ length: 8 }, (_, i) => rater(3, i < 2 ? 2 : 3)),
    questions,
    {},
  )
  const html = (await (<RatingsNumbers frame={frameIn('da')} report={few} />)).toString()
  assert.match(html, /Kan ikke skelnes fra tilfældig variation med n = 8\./)
  assert.match(html, /Med færre end seks/)
  for (const language of ['da', 'en'] as const)
    assert.doesNotMatch(JSON.stringify(Object.values(messagesIn(language).ratings).map(String)), /ingen effekt|no effect|beviser|proves/i)
})

test('the numbers come in the decided order, with the exact chance and the interval', async () => {
  const html = (await (<RatingsNumbers frame={frameIn('da')} report={report} />)).toString()
  const order = ['mindre', 'uændret', 'større', 'Kan ikke|Så tydelig', 'som andel af alle', 'Hodges–Lehmann', 'Wilcoxon', 't-interval']
  const places = order.map((words) => html.search(new RegExp(words)))
  assert.deepEqual(
    places,
    places.toSorted((a, b) => a - b),
  )
  assert.ok(places.every((place) => place >= 0))
  assert.match(html, /p = 0,0\d+/)
})

test('support stands by itself, and it is said that the two are never compared', async () => {
  const answered = { ...report, support: [0, 0, 1, 2, 0] as typeof report.support }
  const html = (await (<SupportCounts frame={frameIn('da')} experiment={tone} questions={questions} report={answered} />)).toString()
  assert.match(html, /to forskellige spørgsmål, og de to tal bliver aldrig sammenlignet/)
  assert.match(html, /<td>0<\/td><td>0<\/td><td>1<\/td><td>2<\/td><td>0<\/td>/)
})

test('numbers and chances are said in the reader’s language', () => {
  assert.equal(inNumbers(-1.25, 'da', 2), '−1,25')
  assert.equal(inNumbers(-0.001, 'da'), '0')
  assert.equal(inNumbers(4.5, 'en'), '4.5')
  assert.equal(inChance(0.0078125, 'da'), '0,0078')
  assert.equal(inChance(0.00001, 'da'), '< 0,001')
  assert.equal(inChance(1, 'da'), '1')
})
