import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { proposeFromPages } from '../document/propose-from-pages.ts'
import { readMarkdown } from '../document/read-markdown.ts'
import { readText } from '../document/read-text.ts'
import { makeProposal } from './make-proposal.ts'
import type { ImportProposal } from './proposal.ts'
import { stepsOf, wordedOf } from './steps.ts'

async function proposalOf(text: string, kind: 'text' | 'markdown' = 'text'): Promise<ImportProposal> {
  return makeProposal(await proposeFromPages({ kind, pages: kind === 'text' ? readText(text) : readMarkdown(text) }))
}
const read = new Map<string, Promise<ImportProposal>>()
const sample = (name: string) => {
  const proposal = read.get(name) ?? proposalOf(readFileSync(join(import.meta.dirname, '../document/samples', name), 'utf8'))
  read.set(name, proposal)
  return proposal
}

test('each kind of foundation is told by how its roles hang together', async () => {
  const told = async (name: string) => {
    const { head, roles } = await sample(name)
    return [head.shape, head.document, head.themeWord.one, roles.map((role) => [role.name.text, role.voice, role.inherits, role.isOurs])]
  }
  assert.deepEqual(await told('values-with-lists.txt'), [
    'additive',
    'Personalepolitik',
    'værdi',
    [
      ['Medarbejder', 'du', undefined, undefined],
      ['Leder', 'du', 'r1', undefined],
    ],
  ])
  assert.deepEqual(await told('we-and-you-stars.txt'), [
    'pairs',
    'Ledelsesgrundlag',
    'stjerne',
    [
      ['Vi, der leder', 'vi', undefined, true],
      ['Dig, der leder', 'du', 'r1', true],
    ],
  ])
  assert.deepEqual(await told('themes-with-statements.txt'), ['themes', 'Ledelsesgrundlag', 'tema', [['Alle', 'vi', undefined, true]]])
  const [shape, , , roles] = await told('matrix-by-theme.txt')
  assert.equal(shape, 'matrix')
  assert.deepEqual(
    (roles as unknown[][]).map(([name, voice]) => [name, voice]),
    [
      ['Direktionen', 'vi'],
      ['Leder af ledere', 'jeg'],
      ['Leder af medarbejdere', 'jeg'],
      ['Medarbejder', 'jeg'],
    ],
  )
})

test('every expectation stands at a theme and a role that are there', async () => {
  for (const name of ['values-with-lists.txt', 'we-and-you-stars.txt', 'themes-with-statements.txt', 'matrix-by-theme.txt']) {
    const { themes, roles } = await sample(name)
    for (const expectation of themes.flatMap((theme) => theme.expectations)) {
      assert.ok(themes.some((theme) => theme.id === expectation.theme))
      assert.ok(
        roles.some((role) => role.id === expectation.role),
        `${name}: ${expectation.role}`,
      )
    }
  }
})

test('every wording is shown in exactly one step, under a name of its own', async () => {
  const long = Array.from({ length: 70 }, (_, n) => `- Vi prøver nummer ${n} af.`).join('\n')
  for (const proposal of [await sample('matrix-by-theme.txt'), await proposalOf(`# Grundlag\n\n## Mod\n\n${long}\n`, 'markdown')]) {
    const steps = stepsOf(proposal)
    const ids = steps.flatMap((step) => wordedOf(step, proposal).map(({ id }) => id))
    const all = [
      proposal.head.name,
      ...proposal.roles.flatMap(({ name, lead }) => [name, lead]),
      ...proposal.themes.flatMap(({ name, text, expectations }) => [name, text, ...expectations]),
      ...proposal.passages.flatMap(({ heading, text }) => [heading, text]),
      ...proposal.rest,
    ].flatMap((worded) => worded?.id ?? [])
    assert.deepEqual(ids.toSorted(), all.toSorted())
    assert.equal(new Set(ids).size, ids.length)
    assert.equal(new Set(steps.map(({ id }) => id)).size, steps.length)
    for (const step of steps) if (step.kind === 'theme') assert.ok(step.expectations.length <= 30)
  }
})

test('a running header is one thing with all its places, and who to ring is left out until somebody takes it in', async () => {
  const { rest } = await sample('matrix-by-theme.txt')
  const header = rest.filter((item) => item.reason === 'running_header')
  assert.deepEqual(
    header.map(({ isLeftOut, sources }) => [isLeftOut, sources.map(({ page }) => page)]),
    [[true, [1, 2, 3]]],
  )
  const { passages } = await sample('values-with-lists.txt')
  assert.deepEqual(
    passages.map(({ heading, place, isLeftOut }) => [heading.text, place, isLeftOut ?? false]),
    [
      ['Indledning', 'foreword', false],
      ['Kontakt', 'closing', true],
    ],
  )
})

test('a long text is parted between paragraphs, and its repairs follow it', async () => {
  const paragraph = `${'Vi har skrevet dette grundlag sammen, og nu skal det bruges i hverdagen. '.repeat(20)}Vi toer spoerge.`
  const { passages } = await proposalOf(
    `# Grundlag\n\n## Forord\n\n${Array(6).fill(paragraph).join('\n\n')}\n\n## Mod\n\n- Vi tør.\n`,
    'markdown',
  )
  assert.equal(passages.length, 3)
  assert.equal(passages.map(({ text }) => text.text).join('\n\n'), Array(6).fill(paragraph).join('\n\n'))
  for (const { text } of passages) {
    assert.ok(text.text.length <= 3600)
    assert.ok(text.repairs.length >= 2)
    for (const { at, before } of text.repairs) assert.equal(text.text.slice(at.from, at.to), before)
  }
  assert.deepEqual(
    passages.map(({ heading }) => heading.text),
    ['Forord', '', ''],
  )
})

test('a document of nothing but sentences still has somebody to speak to', async () => {
  const { themes, roles, rest, passages } = await proposalOf('Vi tør spørge.\n\nVi lytter.\n')
  assert.equal(themes.length, 0)
  assert.deepEqual(
    roles.map((role) => role.name.text),
    ['Alle'],
  )
  assert.ok(rest.length + passages.length > 0)
})
