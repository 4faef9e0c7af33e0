import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { before, test } from 'node:test'
import fc from 'fast-check'
import { cleanLines } from './clean-lines.ts'
import { type Danish, loadDanish } from './danish.ts'
import { defaultLimits, linesOf } from './document.ts'
import { type DocumentProposal, proposeFromPages } from './propose-from-pages.ts'
import { proposeStructure } from './propose-structure.ts'
import { readBytes } from './read-bytes.ts'
import { readText } from './read-text.ts'
import { applyRepairs } from './repair.ts'
import { repairDanish } from './repair-danish.ts'
import { roleAndThemeOf, roleInLeadIn, roleOf } from './role-words.ts'
import { damage } from './samples/damager.ts'
import { docxFile } from './samples/docx-file.ts'
import { sentencesOf, voiceOf } from './sentence.ts'
import type { ProposedStructure, Source } from './structure.ts'

let danish: Danish
before(async () => {
  danish = await loadDanish()
})

const folder = join(import.meta.dirname, 'samples')
const sample = (name: string) => readFileSync(join(folder, name))

async function propose(bytes: Uint8Array): Promise<DocumentProposal> {
  const reading = await readBytes(bytes, defaultLimits)
  assert.ok('document' in reading)
  return proposeFromPages(reading.document)
}

/** A structure as a person would jot it down. */
function sketch({ name, themes }: ProposedStructure) {
  return [
    name?.text,
    ...themes.map((theme) => [
      theme.name.text,
      ...theme.expectations.map(({ role, voice, text }) => `${role ?? 'alle'}, ${voice ?? '-'}: ${text.slice(0, 24)}`),
    ]),
  ]
}

test('a role is recognised by the words that documents use for it', () => {
  const keys: [string, string | undefined][] = [
    ['Direktion', 'direktion'],
    ['Direktionen:', 'direktion'],
    ['Som leder', 'leder'],
    ['Dig som leder', 'leder'],
    ['Lederen', 'leder'],
    ['Leder af ledere', 'leder-af-ledere'],
    ['Ledere af medarbejdere', 'leder-af-medarbejdere'],
    ['Forventninger til medarbejderne', 'medarbejder'],
    ['Vi forventer af dig som medarbejder, at du', 'medarbejder'],
    ['CENTERCHEFER', 'centerchef'],
    ['Alle ledere og medarbejdere', 'alle'],
    ['Ledelse i hverdagen', undefined],
    ['Gode ledere', undefined],
    ['Respekt', undefined],
    ['Medarbejdere og borgere', undefined],
  ]
  for (const [heading, key] of keys) assert.equal(roleOf(heading)?.key, key, heading)
  assert.deepEqual(roleOf('Leder')?.holders, ['board', 'centre_head', 'leader_of_leaders', 'leader_of_employees'])
  assert.equal(roleAndThemeOf('Sikrer – Direktion')?.theme, 'Sikrer')
  assert.equal(roleAndThemeOf('Medarbejder: Respekt')?.role.key, 'medarbejder')
  assert.equal(roleAndThemeOf('Mod – også i hverdagen'), undefined)
  assert.equal(roleInLeadIn('Derudover forventer vi af den daglige leder, at du også')?.adds, true)
  assert.equal(roleInLeadIn('Vi taler med lederen.'), undefined)
})

test('a sentence is an expectation when it begins with who does what', () => {
  for (const [text, voice] of [
    ['Vi skaber rum.', 'vi'],
    ['Jeg tør spørge.', 'jeg'],
    ['Du skal lytte.', 'du'],
    ['”Vi vil det.”', 'vi'],
    ['Vi mødes hver uge.', 'vi'],
  ]) {
    assert.equal(voiceOf(text ?? ''), voice, text)
  }
  for (const text of ['Vi og de andre', 'Vinden blæser.', 'Det gør vi.', 'Du som leder', 'Jeg'])
    assert.equal(voiceOf(text), undefined, text)
})

test('an abbreviation ends no sentence', () => {
  const text = 'Vi ser f.eks. Aalborg. Vi ser bl.a. Odense! Er det kl. 10. Ja.'
  assert.deepEqual(
    sentencesOf(text).map(({ from, to }) => text.slice(from, to)),
    ['Vi ser f.eks. Aalborg.', 'Vi ser bl.a. Odense!', 'Er det kl. 10. Ja.'],
  )
})

test('a matrix in a table: the columns are roles, the rows are themes', async () => {
  const { structure } = await propose(sample('matrix-by-role.md'))
  assert.deepEqual(sketch(structure).slice(0, 2), [
    'Vejen mod Nordkær',
    [
      'Trygger driften',
      'direktion, vi: Vi sætter mål, som hele ',
      'centerchef, jeg: Jeg holder øje med økono',
      'centerchef, jeg: Jeg siger til i god tid,',
      'leder-af-medarbejdere, jeg: Jeg sørger for, at opgav',
      'medarbejder, jeg: Jeg kender mine opgaver ',
    ],
  ])
  assert.deepEqual(
    structure.roles.map((role) => role.holders[0]),
    ['board', 'centre_head', 'leader_of_employees', 'employee'],
  )
  assert.deepEqual(
    structure.passages.map((passage) => passage.heading?.text),
    [undefined, 'Forord', 'Sådan læser du grundlaget', 'Kontakt'],
  )
})

test('a matrix in a Word table may lie on its side', async () => {
  const { structure } = await propose(
    docxFile([
      {
        rows: [
          ['', 'Mod', 'Tillid'],
          ['Leder', 'Jeg tør', 'Jeg lytter'],
          ['Medarbejder', 'Jeg spørger\nJeg siger til', 'Jeg deler'],
        ],
      },
    ]),
  )
  assert.deepEqual(sketch(structure), [
    undefined,
    ['Mod', 'leder, jeg: Jeg tør', 'medarbejder, jeg: Jeg spørger', 'medarbejder, jeg: Jeg siger til'],
    ['Tillid', 'leder, jeg: Jeg lytter', 'medarbejder, jeg: Jeg deler'],
  ])
})

test('a matrix theme by theme: role headings with lists under each theme', async () => {
  const { structure, leftOut } = await propose(sample('matrix-by-theme.txt'))
  assert.deepEqual(
    structure.themes.map((theme) => [theme.name.text, theme.expectations.length]),
    [
      ['TRYGGER DRIFTEN', 7],
      ['BANER VEJEN', 4],
    ],
  )
  assert.deepEqual(
    structure.roles.map((role) => role.key),
    ['direktion', 'leder-af-ledere', 'leder-af-medarbejdere', 'medarbejder'],
  )
  assert.match(structure.themes[0]?.text?.text ?? '', /^Borgerne skal kunne regne med os\. .* overholder/)
  assert.equal(leftOut.length, 10)
})

test('a matrix role by role: the themes come again under each role and are the same', async () => {
  const { structure } = await propose(
    Buffer.from(
      '# Vejen\n\n## Direktion\n\nVi leder.\n\n### Mod\n- Vi tør\n### Tillid\n- Vi lytter\n\n## Medarbejder\n### Mod\n- Jeg tør\n### Tillid\n- Jeg lytter\n',
    ),
  )
  assert.deepEqual(sketch(structure), [
    'Vejen',
    ['Mod', 'direktion, vi: Vi tør', 'medarbejder, jeg: Jeg tør'],
    ['Tillid', 'direktion, vi: Vi lytter', 'medarbejder, jeg: Jeg lytter'],
  ])
})

test('values with a text, a list for employees and one more for leaders', async () => {
  const { structure } = await propose(sample('values-with-lists.txt'))
  assert.deepEqual(sketch(structure).slice(0, 2), [
    'Personalepolitik for Strandby Kommune',
    [
      'Respekt',
      'medarbejder, du: møder borgere og kollege',
      'medarbejder, du: holder de aftaler, du ha',
      'medarbejder, du: siger din mening direkte',
      'leder, du: går forrest i måden at t',
      'leder, du: tager hånd om konflikter',
      'leder, du: giver plads til uenighed',
    ],
  ])
  assert.deepEqual(
    structure.roles.map(({ key, inherits }) => [key, inherits]),
    [
      ['medarbejder', undefined],
      ['leder', 'medarbejder'],
    ],
  )
  assert.equal(structure.themes.length, 3)
  assert.ok(structure.themes.every((theme) => theme.text))
})

test('themes with statements: prose is the text of the theme, a statement of its own is an expectation', async () => {
  const { structure } = await propose(sample('themes-with-statements.txt'))
  assert.deepEqual(
    structure.themes.map((theme) => [theme.name.text, theme.expectations.length, theme.text !== undefined]),
    [
      ['Tæt på hverdagen', 3, true],
      ['Modige løsninger', 3, true],
      ['Stærke fællesskaber', 3, true],
    ],
  )
  assert.deepEqual(
    structure.unplaced.map(({ reason, text }) => [reason, text]),
    [['heading', 'Ledelsesgrundlag for Lysengen Kommune']],
  )
})

test('stars as we and you: the sub-headings belong to their star', async () => {
  const { structure } = await propose(sample('we-and-you-stars.txt'))
  assert.deepEqual(
    structure.themes.map((theme) => [theme.name.text, theme.expectations.map(({ voice }) => voice)]),
    [
      ['Helhed', ['vi', 'vi', 'du', 'du']],
      ['Kultur', ['vi', 'vi', 'du', 'du']],
      ['Innovation', ['vi', 'vi', 'du', 'du']],
    ],
  )
})

test('a list under a role may leave out who: present tense, imperative or infinitive', async () => {
  const { structure } = await propose(
    Buffer.from(
      '# Grundlag\n\n## Mod\n\n### Som leder\n- skaber rum for tvivl\n- Tag ansvar\n- at turde sige nej\n- Plads til forskellighed\n',
    ),
  )
  assert.deepEqual(
    structure.themes[0]?.expectations.map(({ text }) => text),
    ['skaber rum for tvivl', 'Tag ansvar', 'at turde sige nej'],
  )
  assert.deepEqual(
    structure.unplaced.map(({ text, reason, near }) => ({ text, reason, near })),
    [{ text: 'Plads til forskellighed', reason: 'no_verb', near: { theme: 'Mod', role: 'leder' } }],
  )
})

test('a paragraph of statements gives each its own expectation, with the whole passage beside it', async () => {
  const { structure } = await propose(Buffer.from('# Grundlag\n\n## Mod\n\nVi tør sige nej. Vi tør sige ja.\n'))
  const expectations = structure.themes[0]?.expectations ?? []
  assert.deepEqual(
    expectations.map(({ text, source }) => [text, source.passage, source.line, source.page]),
    [
      ['Vi tør sige nej.', 'Vi tør sige nej. Vi tør sige ja.', 3, 1],
      ['Vi tør sige ja.', 'Vi tør sige nej. Vi tør sige ja.', 3, 1],
    ],
  )
})

test('repairs come with the words they are in, and headings are recognised as they will be', async () => {
  const { structure } = await propose(
    Buffer.from('# Grundlag\n\n## Faelles loesninger\n\n### Medarbejder\nJeg spoerger. Jeg laerer af fejl.\n'),
  )
  const [theme] = structure.themes
  assert.equal(theme && applyRepairs(theme.name.text, theme.name.repairs), 'Fælles løsninger')
  assert.deepEqual(
    theme?.expectations.map(({ text, repairs }) => [text, applyRepairs(text, repairs)]),
    [
      ['Jeg spoerger.', 'Jeg spørger.'],
      ['Jeg laerer af fejl.', 'Jeg lærer af fejl.'],
    ],
  )
})

test('a badly scanned document has the same structure as the sound one', async () => {
  const sound = await propose(sample('values-with-lists.txt'))
  const scanned = damage(sample('values-with-lists.txt').toString(), 5, 0.6, ['pairs', 'ligatures'])
  const damaged = await propose(Buffer.from(scanned.text))
  const shape = ({ structure }: DocumentProposal) => structure.themes.map((theme) => theme.expectations.map(({ role }) => role))
  assert.deepEqual(shape(damaged), shape(sound))
})

function sourcesOf({ name, themes, roles, passages, unplaced }: ProposedStructure): Source[] {
  return [
    ...(name ? [name.source] : []),
    ...themes.flatMap((theme) => [...theme.sources, ...theme.expectations.map(({ source }) => source)]),
    ...roles.flatMap((role) => role.sources),
    ...passages.flatMap((passage) => passage.sources),
    ...unplaced.map(({ source }) => source),
  ]
}

function assertNothingThrownAway(proposal: DocumentProposal): void {
  const numbers = new Set([
    ...sourcesOf(proposal.structure).flatMap(({ lines }) => lines),
    ...proposal.leftOut.map(({ line }) => line.number),
  ])
  assert.deepEqual(
    [...numbers].sort((one, other) => one - other),
    linesOf(proposal.document).map((line) => line.number),
  )
}

test('every line of the sample documents is proposed, unplaced or left out', async () => {
  for (const name of readdirSync(folder).filter((file) => /\.(txt|md|pdf)$/.test(file)))
    assertNothingThrownAway(await propose(sample(name)))
})

test('every line of any document is proposed, unplaced or left out', () => {
  const line = fc.constantFrom(
    '# Grundlag',
    'Respekt',
    'Mod',
    'Lede i respekt',
    'Direktion',
    'Som leder',
    'Medarbejder: Mod',
    '- Vi tør',
    '- skaber',
    '- Mod til',
    'Vi tør. Vi gør.',
    'Vi forventer af dig som leder, at du også',
    'Forord',
    'Det er prosa. Vi er her.',
    'Det betyder, at vi:',
    'Side 1',
    'Tlf. 12345678',
    '',
    '',
    '',
  )
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 30 }), (lines) => {
      const document = { kind: 'text' as const, pages: readText(lines.join('\n')) }
      const clean = cleanLines(document, danish)
      const repairs = repairDanish(
        clean.blocks.map(({ text }) => text),
        danish,
      )
      assertNothingThrownAway({ document, ...clean, repairs, structure: proposeStructure(clean.blocks, danish, repairs) })
    }),
    { numRuns: 500 },
  )
})
