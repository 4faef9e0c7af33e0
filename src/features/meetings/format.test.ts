import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { ownTemplates } from '#features/foundations/template-files.ts'
import { formats, pair, short, whole } from '../../../test/held-meeting.ts'
import { actionFields, decisionFields, elementsOf, type Format, formatSchema, minutesOfMeeting, read } from './format.ts'
import { ownFormats, readFormats } from './format-files.ts'

function ids(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => `LB-${String(from + index).padStart(3, '0')}`)
}

const wanted = [...ids(88, 93), ...ids(128, 169)]

test('there are three formats, found from wherever the process was started', () => {
  assert.deepEqual(
    formats.map((format) => format.key),
    ['refleksionsmoede', 'kort-moede', 'makkermoede'],
  )
  assert.deepEqual(ownFormats(), formats)
})

test('formats are no foundations', () => {
  assert.equal(ownTemplates().length, 5)
})

for (const format of formats)
  test(`${format.key} realises each of the ${wanted.length} elements of the meeting, and no others`, () => {
    assert.equal(wanted.length, 48)
    assert.deepEqual(elementsOf(format), wanted)
  })

test('an element that nothing carries any more is missed', () => {
  const poorer = { ...whole, steps: whole.steps.map((step) => ({ ...step, fields: [] })) }
  assert.deepEqual(
    wanted.filter((id) => !elementsOf(poorer).includes(id)),
    [...ids(135, 137), ...ids(139, 141), ...ids(166, 169)],
  )
})

test('the meeting goes from the promises through each presenter’s round to the next meeting', () => {
  assert.deepEqual(
    whole.steps.map(({ kind, per }) => `${kind}/${per}`),
    [
      'opening/meeting',
      'supportive_interview/presenter',
      'challenging_reflections/presenter',
      'learning/presenter',
      'patterns/meeting',
      'decision/meeting',
      'next_meeting/meeting',
    ],
  )
})

test('the short meeting takes 45 minutes, that of two an hour', () => {
  assert.equal(minutesOfMeeting(short, 1), 45)
  assert.equal(minutesOfMeeting(pair, 2), 60)
  assert.equal(minutesOfMeeting(whole, 2), 115)
  assert.equal(short.presenters.most, 1)
})

test('everything that our formats say is said in Danish and in English', () => {
  const danishOnly: string[] = []
  const walk = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return
    if ('da' in value && !('en' in value && value.en)) danishOnly.push(String(value.da))
    for (const inner of Object.values(value)) walk(inner)
  }
  formats.forEach(walk)
  assert.deepEqual(danishOnly, [])
})

test('the actor is asked to listen while the others talk, in every format', () => {
  for (const format of formats) {
    const step = format.steps.find(({ kind }) => kind === 'challenging_reflections')
    assert.equal(step?.speaks.includes('actor'), false)
    assert.match(step?.prompts.find((prompt) => prompt.for === 'actor')?.da ?? '', /^Lyt\./)
  }
})

test('the learning and the decision have each their fields', () => {
  for (const format of formats) {
    const fields = (kind: string) => format.steps.find((step) => step.kind === kind)?.fields.map(({ key }) => key)
    assert.deepEqual(fields('learning'), [...actionFields])
    assert.deepEqual(fields('decision'), [...decisionFields])
  }
})

test('words that an organisation has only in Danish are shown, and said to be Danish', () => {
  assert.deepEqual(read({ da: 'Tjek ind', en: 'Check in' }, 'en'), { text: 'Check in', isDanish: false })
  assert.deepEqual(read({ da: 'Tjek ind' }, 'en'), { text: 'Tjek ind', isDanish: true })
  assert.deepEqual(read({ da: 'Tjek ind', en: 'Check in' }, 'da'), { text: 'Tjek ind', isDanish: true })
})

const [opening, interview, ...rest] = whole.steps as [Format['steps'][0], Format['steps'][0], ...Format['steps']]
const wrong: [what: string, format: Format, complaint: RegExp][] = [
  ['has a step twice', { ...whole, steps: [...whole.steps, opening] }, /step tjek-ind stands twice/],
  ['has no presenters’ steps', { ...whole, steps: whole.steps.filter(({ per }) => per === 'meeting') }, /no step is for each presenter/],
  ['does not decide', { ...whole, steps: whole.steps.filter(({ kind }) => kind !== 'decision') }, /one step that decides/],
  ['scatters the round', { ...whole, steps: [interview, opening, ...rest] }, /steps of a round must follow each other/],
  ['has no actor', { ...whole, roles: whole.roles.filter(({ key }) => key !== 'actor') }, /must be a role actor/],
  [
    'speaks to a role that it does not have',
    { ...whole, roles: whole.roles.filter(({ key }) => key !== 'reflecting_team') },
    /step interview names the unknown role reflecting_team/,
  ],
  [
    'has a field in a step where it does not belong',
    { ...whole, steps: [{ ...opening, fields: [{ key: 'choice', da: 'Hvad?', elements: [] }] }, interview, ...rest] },
    /step tjek-ind cannot have the field choice/,
  ],
  ['asks for more presenters than it allows', { ...whole, presenters: { usual: 3, most: 2 } }, /more presenters are usual/],
]

for (const [what, format, complaint] of wrong)
  test(`a format that ${what} is refused`, () => {
    assert.match(formatSchema.safeParse(format).error?.message ?? '', complaint)
  })

test('a file that is no format is refused, and it is said which', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'formats-'))
  t.after(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'broken.yaml'), JSON.stringify({ ...whole, roles: [] }))
  assert.throws(() => readFormats(folder), /templates\/meetings\/broken\.yaml.*roles/)
})
