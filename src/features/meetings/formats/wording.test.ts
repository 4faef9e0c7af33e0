import assert from 'node:assert/strict'
import { test } from 'node:test'
import { messagesIn } from '#messages/messages.ts'
import { formats, pair, short, whole } from '../../../../test/held-meeting.ts'
import { type Format, formatSchema } from '../format.ts'
import { faultsOf } from './fault.ts'
import { errorsOf, type Reader, readArrangement, readPart, whatIsWrong } from './form.ts'
import { merge } from './merging.ts'
import { addressOf, copyOf, isOptional, keyOf, withoutStep, withStepAgain } from './own-format.ts'
import { arranged, type PartWords, partsOf, shapeOf, withoutBlankItems, withWords, wordsOf } from './wording.ts'

const da: Reader = { t: messagesIn('da'), language: 'da' }
const en: Reader = { t: messagesIn('en'), language: 'en' }
const id = '7d1f1d5e-4c8a-4a57-9d5d-0a5b8d1c2e3f'

function words(format: Format, part: string): PartWords {
  const found = wordsOf(format, part)
  assert.ok(found)
  return found
}

test('each part of each format can be read and written without changing a word', () => {
  for (const format of formats) {
    assert.deepEqual(faultsOf(format, format), [])
    for (const part of partsOf(format)) assert.deepEqual(withWords(format, part, words(format, part)), format, `${format.key} ${part}`)
  }
})

test('a part has a shape for each of its texts, and a format has no other parts', () => {
  for (const part of partsOf(whole))
    assert.deepEqual(
      shapeOf(whole, part)?.texts.map(({ name }) => name),
      Object.keys(words(whole, part).texts),
    )
  for (const part of ['steps', 'step-', 'step-findes-ikke', 'presenters', '__proto__']) {
    assert.equal(shapeOf(whole, part), undefined)
    assert.equal(wordsOf(whole, part), undefined)
  }
})

test('the words of a step are put where they belong, and what a rule hangs on stays', () => {
  const before = words(short, 'step-interview')
  const after = withWords(short, 'step-interview', {
    texts: {
      ...before.texts,
      title: { da: 'Vi spørger', en: '' },
      'prompt-interviewer': { da: '', en: '' },
      'prompt-everyone': { da: 'Læg telefonen væk.', en: 'Put your phone away.' },
    },
    minutes: '12',
    list: [{ da: 'Hvad var svært?', en: '', elements: [] }, ...(before.list ?? []).slice(0, 1)],
  })
  assert.deepEqual(faultsOf(after, short), [])
  const step = after.steps.find(({ key }) => key === 'interview')
  assert.deepEqual(step?.title, { da: 'Vi spørger' })
  assert.equal(step?.minutes, 12)
  assert.deepEqual(step?.questions[0], { da: 'Hvad var svært?', elements: [] })
  assert.deepEqual(step?.questions[1]?.elements, ['LB-148', 'LB-149'])
  assert.deepEqual(
    step?.prompts.map((prompt) => prompt.for),
    ['actor', 'reflecting_team', 'everyone'],
  )
  assert.deepEqual([step?.kind, step?.per, step?.speaks, step?.asks], ['supportive_interview', 'presenter', ['actor'], ['interviewer']])
})

const changed = (part: string, change: Partial<PartWords>, texts: PartWords['texts'] = {}) => {
  const before = words(whole, part)
  return withWords(whole, part, { ...before, ...change, texts: { ...before.texts, ...texts } })
}
const many = (n: number) => Array.from({ length: n }, (_, i) => ({ da: `Spørgsmål ${i}`, en: '', elements: [] }))
const long = (n: number) => 'x'.repeat(n)

const wrong: [what: string, format: Format, part: string, field: string, danish: RegExp, english: RegExp][] = [
  [
    'no name',
    changed('head', {}, { name: { da: '', en: 'A meeting' } }),
    'head',
    'name-da',
    /^Navn: Skriv noget på dansk/,
    /^Name: .* in Danish/,
  ],
  [
    'a name that fills the screen',
    changed('head', {}, { name: { da: long(121), en: '' } }),
    'head',
    'name-da',
    /højst.*120/,
    /120.*at most/,
  ],
  ['a step of no minutes', changed('step-interview', { minutes: '0' }), 'step-interview', 'minutes', /fra 1 til 120/, /1 to 120/],
  ['a step of 121 minutes', changed('step-interview', { minutes: '121' }), 'step-interview', 'minutes', /fra 1 til 120/, /1 to 120/],
  ['a step of many minutes', changed('step-interview', { minutes: 'mange' }), 'step-interview', 'minutes', /fra 1 til 120/, /1 to 120/],
  ['a step of half minutes', changed('step-interview', { minutes: '7,5' }), 'step-interview', 'minutes', /fra 1 til 120/, /1 to 120/],
  ['thirteen questions', changed('step-moenstre', { list: many(13) }), 'step-moenstre', 'list', /højst være 12/, /12 at most/],
  ['nine rules', changed('round', { list: many(9) }), 'round', 'list', /højst være 8/, /8 at most/],
  [
    'a question in English alone',
    changed('room', { list: [...many(2), { da: '', en: 'Why?', elements: [] }] }),
    'room',
    'list-2-da',
    /på dansk/,
    /in Danish/,
  ],
  [
    'a prompt in English alone',
    changed('step-laering', {}, { 'prompt-actor': { da: '', en: 'Write' } }),
    'step-laering',
    'prompt-actor-da',
    /på dansk/,
    /in Danish/,
  ],
  [
    'a field without a heading',
    changed('step-beslutning', {}, { 'field-because': { da: '', en: '' } }),
    'step-beslutning',
    'field-because-da',
    /på dansk/,
    /in Danish/,
  ],
  ['a long task', changed('roles', {}, { 'task-actor': { da: long(401), en: '' } }), 'roles', 'task-actor-da', /højst.*400/, /400.*most/],
]

for (const [what, format, part, field, danish, english] of wrong)
  test(`${what} is refused, at its field and in the reader’s language`, () => {
    const faults = faultsOf(format, whole)
    assert.deepEqual(Object.keys(errorsOf(da, format, faults, part)), [field])
    assert.match(errorsOf(da, format, faults, part)[field] ?? '', danish)
    assert.match(errorsOf(en, format, faults, part)[field] ?? '', english)
    assert.equal(whatIsWrong(da, format, whole).length, 1)
    assert.equal(formatSchema.safeParse(format).success && field !== 'name-da', false)
  })

const [opening, interview, ...others] = whole.steps as [Format['steps'][0], Format['steps'][0], ...Format['steps']]
const broken: [what: string, format: Format][] = [
  ['does not open with what was promised', { ...whole, steps: [interview, ...others] }],
  ['does not decide', withoutStep(whole, 'beslutning')],
  ['does not agree on the next meeting', withoutStep(whole, 'naeste-moede')],
  ['asks nobody', withoutStep(whole, 'interview')],
  ['has its steps in another order', { ...whole, steps: [interview, opening, ...others] }],
  ['lets another speak', { ...whole, steps: [opening, { ...interview, speaks: ['everyone'] }, ...others] }],
  ['makes another kind of step', { ...whole, steps: [{ ...opening, kind: 'patterns' }, interview, ...others] }],
  ['writes nothing down', { ...whole, steps: whole.steps.map((step) => ({ ...step, fields: [] })) }],
  ['has a step more', { ...whole, steps: [...whole.steps, { ...opening, key: 'en-til' }] }],
  ['has a role less', { ...whole, roles: whole.roles.slice(0, 4) }],
  ['takes more presenters', { ...whole, presenters: { usual: 3, most: 12 } }],
]

for (const [what, format] of broken)
  test(`a format that ${what} cannot be saved`, () => {
    assert.notDeepEqual(whatIsWrong(da, format, whole), [])
    assert.notDeepEqual(whatIsWrong(en, format, whole), [])
  })

test('a meeting can do without the reflections and the patterns, and they come back in their place', () => {
  for (const format of [whole, short, pair])
    for (const step of format.steps.filter(isOptional)) {
      const without = withoutStep(format, step.key)
      assert.equal(without.steps.length, format.steps.length - 1)
      assert.deepEqual(faultsOf(without, format), [])
      assert.deepEqual(withStepAgain(without, step.key, { origin: format, wording: format }), format)
    }
  assert.deepEqual(
    whole.steps.filter(isOptional).map(({ kind }) => kind),
    ['challenging_reflections', 'patterns'],
  )
})

test('a copy says what its source says, under its own name and key', () => {
  const copy = copyOf(short, { id, name: { da: 'Vores korte møde' } })
  assert.deepEqual({ ...copy, key: short.key, name: short.name }, short)
  assert.equal(copy.key, keyOf(id, 1))
  assert.equal(addressOf(copy.key), id)
  assert.equal(addressOf('kort-moede'), 'kort-moede')
  assert.ok(keyOf(id, 100_000).length <= 60)
  assert.deepEqual(faultsOf(copy, short), [])
})

test('what both have changed each in her own way is a clash, and what only one has changed is as she has it', () => {
  const was = words(whole, 'step-moenstre')
  const mine = { ...was, minutes: '20', texts: { ...was.texts, title: { da: 'Mønstre', en: was.texts.title?.en ?? '' } } }
  const stored = {
    ...was,
    texts: { ...was.texts, title: { da: 'Hvad går igen?', en: was.texts.title?.en ?? '' }, lead: { da: 'Se efter', en: 'Look' } },
    list: [...(was.list ?? []), { da: 'Og hvad så?', en: '', elements: [] }],
  }
  const { words: merged, clashes } = merge({ was, mine, stored })
  assert.deepEqual(clashes, [{ field: 'text', name: 'title', language: 'da', mine: 'Mønstre', stored: 'Hvad går igen?' }])
  assert.equal(merged.texts.title?.da, 'Mønstre')
  assert.deepEqual(merged.texts.lead, { da: 'Se efter', en: 'Look' })
  assert.equal(merged.minutes, '20')
  assert.deepEqual(merged.list, stored.list)
  const both = merge({ was, mine: { ...was, minutes: '20', list: [] }, stored: { ...was, minutes: '30', list: was.list?.slice(1) } })
  assert.deepEqual(
    both.clashes.map(({ field }) => field),
    ['minutes', 'list'],
  )
  assert.deepEqual(merge({ was, mine, stored: mine }), { words: mine, clashes: [] })
})

test('a form is read as it was typed, and a question that says nothing is none', () => {
  const shape = shapeOf(whole, 'step-moenstre')
  assert.ok(shape)
  const read = readPart(shape, {
    'title-da': '  Hvad   går\r\nigen? ',
    minutes: ' 12 ',
    'list-0-da': 'Først',
    'list-0-en': '',
    'list-0-elements': 'LB-132 nonsens LB-1',
    'list-1-da': '  ',
    'list-2-da': 'Sidst',
    'list-2-en': 'Last',
    file: new File([], 'x'),
  })
  assert.deepEqual(read.texts.title, { da: 'Hvad går igen?', en: '' })
  assert.equal(read.minutes, '12')
  assert.equal(read.list?.length, 3)
  assert.deepEqual(withoutBlankItems(read).list, [
    { da: 'Først', en: '', elements: ['LB-132'] },
    { da: 'Sidst', en: 'Last', elements: [] },
  ])
})

test('a press of a button moves, removes or adds a question, and says where it is now', () => {
  const list = many(3)
  const order = (all: readonly { da: string }[]) => all.map(({ da: text }) => text.at(-1)).join('')
  const press = (arrange: string) => {
    const arrangement = readArrangement({ arrange })
    assert.ok(arrangement)
    const { list: after, at } = arranged(list, arrangement)
    return [order(after), at]
  }
  assert.deepEqual(press('up-2'), ['021', 1])
  assert.deepEqual(press('down-0'), ['102', 1])
  assert.deepEqual(press('up-0'), ['012', 0])
  assert.deepEqual(press('down-2'), ['012', 2])
  assert.deepEqual(press('remove-1'), ['02', 1])
  assert.deepEqual(press('remove-2'), ['01', 1])
  assert.deepEqual(press('up-9'), ['012', 9])
  assert.equal(arranged(list, { kind: 'add' }).list.length, 4)
  for (const arrange of ['save', 'up', 'up-x', 'up--1', undefined, ['up-1']]) assert.equal(readArrangement({ arrange }), undefined)
})
