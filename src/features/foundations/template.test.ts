import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { contentOf, elementsOf } from './content.ts'
import { ownTemplates, readTemplates } from './template-files.ts'

const templates = readTemplates('templates')

function ids(prefix: string, from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, i) => `${prefix}-${String(from + i).padStart(3, '0')}`)
}

const expected: Record<string, string[]> = {
  hvidovrevejen: ids('HV', 1, 134),
  'borgerens-centrum': ids('BC', 1, 74),
  personalepolitik: ids('PP', 1, 51),
  'ledelse-ud-af-boksen': ids('LB', 15, 27),
  'ledelse-i-udvikling': ids('OD', 1, 93),
}

test('there are five templates, and all are valid', () => {
  assert.deepEqual(
    templates.map((template) => template.key),
    Object.keys(expected),
  )
})

for (const [key, wanted] of Object.entries(expected))
  test(`${key} realises each of its ${wanted.length} elements, and no others`, () => {
    const template = templates.find((template) => template.key === key)
    assert.ok(template)
    assert.deepEqual(elementsOf(contentOf(template)), wanted)
  })

test('Hvidovrevejen has 92 expectations: in every perspective three for all and four for each of five roles', () => {
  const template = templates.find((template) => template.key === 'hvidovrevejen')
  assert.ok(template)
  assert.equal(template.themes.length, 4)
  assert.equal(template.themes.flatMap((theme) => theme.expectations).length, 92)
  for (const theme of template.themes)
    for (const role of template.roles)
      assert.equal(theme.expectations.filter((e) => e.role === role.key).length, role.key === 'alle' ? 3 : 4, `${theme.key} × ${role.key}`)
})

test('the templates are found from wherever the process was started', () => {
  assert.deepEqual(
    ownTemplates().map((template) => template.key),
    templates.map((template) => template.key),
  )
})

test('a template that names a role it does not have is refused, and it is said where', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'templates-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const template = {
    ...templates[0],
    key: 'broken',
    themes: templates[0]?.themes.map((theme) => ({ ...theme, expectations: theme.expectations.map((e) => ({ ...e, role: 'nobody' })) })),
  }
  writeFileSync(join(folder, 'broken.yaml'), JSON.stringify(template))
  assert.throws(() => readTemplates(folder), /templates\/broken\.yaml.*unknown role nobody/)
})
