import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Scope } from '#db/scope.ts'
import { paths } from '#paths.ts'
import { cast, fjordby } from '../../../../test/cast.ts'
import { createWorld } from '../../../../test/harness.ts'
import { docxFile } from '../document/samples/docx-file.ts'
import { pdfFile } from '../document/samples/pdf-file.ts'
import { allExpectations, type Edition } from '../foundation.ts'
import { findEditionInTheMaking } from '../queries.ts'
import { discardDocumentImport, makeDraft, saveStep, storeProposal } from './actions.ts'
import type { ImportProposal } from './proposal.ts'

const world = await createWorld()
const admin = world.as(cast.administrator)
const samples = join(import.meta.dirname, '../document/samples')
const secret = 'Hemmelighedskraemmer'

const small = `# Vores kurs

## Mod

- Vi spoerger, foer vi svarer, og laerer af det.
- Vi siger det højt.

## Ro

- Vi lytter.
`

function upload(content: string | Uint8Array, name = 'grundlag.md'): FormData {
  const form = new FormData()
  form.set('file', new File([typeof content === 'string' ? content : new Uint8Array(content)], name))
  return form
}

async function bringIn(content: string | Uint8Array, name?: string): Promise<string> {
  const answer = await admin.post(paths.documentImports.to(), upload(content, name))
  assert.equal(answer.status, 303, await answer.text())
  return answer.headers.get('Location')?.split('/').at(-1) ?? ''
}

let found: ImportProposal | undefined

/** The small document, which is read once: a review of what was found in it can be begun as often as a test needs one. */
async function beginReview(fileName = 'grundlag.md'): Promise<string> {
  found ??= await proposalOf(await bringIn(small))
  const proposal = found
  const outcome = await world.inScopeOf(cast.administrator, (scope) => storeProposal(scope, fileName, proposal))
  return outcome.stored ?? ''
}

async function proposalOf(id: string): Promise<ImportProposal> {
  return (await imports()).find((row) => row.id === id)?.proposal as unknown as ImportProposal
}

const stepPath = (id: string, step: string) => paths.documentImportStep.to({ import: id, step })
const stepHtml = async (id: string, step: string) => (await admin.get(stepPath(id, step))).text()

/** All that a page's form would send as it stands. */
function formIn(html: string): Record<string, string> {
  const fields: Record<string, string> = {}
  const plain = (text: string) =>
    text.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
  const form = html.slice(html.indexOf('class="ls-gennemgang"'), html.indexOf('id="gem"'))
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const of = (name: string) => plain(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '')
    if (/type="(checkbox|radio)"/.test(tag) && !/ checked(=|>|\s|\/)/.test(tag)) continue
    fields[of('name')] = of('value')
  }
  for (const [, tag = '', text = ''] of form.matchAll(/<textarea([^>]*)>([\s\S]*?)<\/textarea>/g))
    fields[/ name="([^"]*)"/.exec(tag)?.[1] ?? ''] = plain(text)
  for (const [, name = '', options = ''] of form.matchAll(/<select[^>]* name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g))
    fields[name] = plain(/<option value="([^"]*)" selected/.exec(options)?.[1] ?? /<option value="([^"]*)"/.exec(options)?.[1] ?? '')
  return fields
}

async function save(id: string, step: string, changes: Record<string, string> = {}, after = 'next') {
  return admin.post(stepPath(id, step), { ...formIn(await stepHtml(id, step)), ...changes, after })
}

/** Goes through all steps, refusing each repair that nobody says something about. */
async function goThrough(id: string, changes: Record<string, Record<string, string>> = {}): Promise<void> {
  const overview = await (await admin.get(paths.documentImport.to({ import: id }))).text()
  const steps = [...new Set([...overview.matchAll(/\/steps\/([\w-]+)/g)].map(([, step]) => step ?? ''))]
  assert.ok(steps.length >= 3)
  for (const step of steps) {
    const html = await stepHtml(id, step)
    const refused = Object.fromEntries([...html.matchAll(/name="([\w-]+-r\d+)" value="no"/g)].map(([, name]) => [name, 'no']))
    const lead = step === 'head' ? { lead: 'Sådan leder vi.' } : {}
    const answer = await save(id, step, { ...refused, ...lead, ...changes[step] })
    assert.equal(
      answer.status,
      303,
      `${step}: ${answer.status === 303 ? '' : /<ul class="alert-text[\s\S]*?<\/ul>/.exec(await answer.text())}`,
    )
  }
}

async function draftOf(id: string): Promise<Edition> {
  const answer = await admin.post(paths.documentImportDraft.to({ import: id }))
  assert.equal(answer.status, 303, answer.status === 303 ? '' : await answer.text())
  const slug = /\/foundations\/([^/]+)\/draft$/.exec(answer.headers.get('Location') ?? '')?.[1] ?? ''
  const edition = await world.inScopeOf(cast.administrator, ({ tx }) => findEditionInTheMaking(tx, slug))
  assert.ok(edition)
  return edition
}

const foundations = () => world.database.asOwner((owner) => owner.selectFrom('data.foundation').select('slug').orderBy('slug').execute())
const imports = () => world.database.asOwner((owner) => owner.selectFrom('data.document_import').selectAll().orderBy('id').execute())

test('a document becomes a draft of exactly what was kept, in the words that were approved or written', async () => {
  const id = await bringIn(small)
  const html = await stepHtml(id, 't1')
  assert.match(html, /<del>spoerger<\/del> → <ins>spørger<\/ins>/)
  assert.match(html, /Side 1, linje 3/)
  assert.match(html, /<mark>spoerger<\/mark>/)
  const repairs = [...html.matchAll(/name="(t1e1-r\d)" value="yes"/g)].map(([, name]) => name ?? '')
  assert.equal(repairs.length, 3)
  await goThrough(id, {
    head: { name: 'Kursen', document: 'Ledelsespolitik' },
    t1: { [repairs[0] ?? '']: 'yes', [repairs[1] ?? '']: 'no', [repairs[2] ?? '']: 'yes', 't1e2-keep': 'no' },
    t2: { t2e1: 'Vi lytter, <b>også</b> når det er "svært".', 't2-name': 'Ro og nærvær' },
  })
  const draft = await draftOf(id)
  assert.equal(draft.version.state, 'draft')
  assert.deepEqual([draft.name, draft.document, draft.lead], ['Kursen', 'Ledelsespolitik', 'Sådan leder vi.'])
  assert.deepEqual(
    draft.themes.map((theme) => [theme.name, theme.expectations.map(({ text }) => text)]),
    [
      ['Mod', ['Vi spørger, foer vi svarer, og lærer af det.']],
      ['Ro og nærvær', ['Vi lytter, <b>også</b> når det er "svært".']],
    ],
  )
  assert.deepEqual(draft.passages, [])

  // The document is forgotten, and a second press leads to the same draft.
  const row = (await imports()).find((one) => one.id === id)
  assert.deepEqual([row?.proposal, row?.decisions], [null, {}])
  const before = await foundations()
  assert.equal((await draftOf(id)).slug, draft.slug)
  assert.deepEqual(await foundations(), before)
  assert.equal((await admin.get(stepPath(id, 't1'))).status, 303)
})

test('each kind of file is read and gone through, with its words in the draft and nothing else', async () => {
  const page = [
    { text: 'Kursen i PDF', top: 80, size: 24, bold: true },
    { text: 'Mod', top: 130, size: 18, bold: true },
    { text: '• Vi siger det højt.', top: 170 },
  ]
  const word = [
    { text: 'Kursen i Word', style: 'Overskrift1' },
    { text: 'Mod', style: 'Overskrift2' },
    { text: 'Vi siger det højt.', list: 1 as const },
  ]
  for (const [content, name] of [
    [pdfFile([page]), 'a.pdf'],
    [docxFile(word), 'a.docx'],
    [readFileSync(join(samples, 'we-and-you-stars.txt')), 'a.txt'],
  ] as const) {
    const id = await bringIn(content, name)
    const { themes } = await proposalOf(id)
    await goThrough(id)
    const draft = await draftOf(id)
    assert.deepEqual(
      allExpectations(draft).map(({ text }) => text),
      themes.flatMap((theme) => theme.expectations.map(({ text }) => text)),
      name,
    )
    assert.ok(allExpectations(draft).length > 0)
  }
})

test('all likely repairs of a theme are made at once; what was refused stays refused, and the step is not yet seen', async () => {
  const id = await beginReview()
  const answer = await save(id, 't1', { 't1e1-r0': 'no' }, 'likely')
  assert.equal(answer.headers.get('Location'), stepPath(id, 't1'))
  const html = await stepHtml(id, 't1')
  assert.equal(formIn(html).t1e1, 'Vi spoerger, før vi svarer, og lærer af det.')
  assert.doesNotMatch(html, /value="likely"/)
  assert.match(await (await admin.get(paths.documentImport.to({ import: id }))).text(), /0 af 4 gennemset/)
})

test('a step with something undecided is not seen, but what was typed in it is kept', async () => {
  const id = await beginReview()
  const answer = await save(id, 't1', { t1e2: 'Vi siger det, så det kan høres.' })
  assert.equal(answer.status, 422)
  assert.match(await answer.text(), /Forventning 1: Vælg, om de 3 rettelser skal laves/)
  assert.equal(formIn(await stepHtml(id, 't1')).t1e2, 'Vi siger det, så det kan høres.')
  const tooLong = await save(id, 't2', { t2e1: 'å'.repeat(401) })
  assert.equal(tooLong.status, 422)
  assert.match(await tooLong.text(), /Teksten er på 401 tegn, og der er plads til 400/)
  assert.equal(formIn(await stepHtml(id, 't2')).t2e1, 'å'.repeat(401))
})

test('without every step seen there is no draft, also when somebody asks for it by hand or sends half a form', async () => {
  const id = await beginReview()
  const before = await foundations()
  assert.equal((await admin.post(paths.documentImportDraft.to({ import: id }))).status, 422)
  await save(id, 'head', { lead: 'Sådan leder vi.' })
  await save(id, 'roles')
  await save(id, 't2')
  assert.equal((await admin.post(paths.documentImportDraft.to({ import: id }))).status, 422)
  // A form without the expectations has not shown them.
  assert.equal((await admin.post(stepPath(id, 't1'), { after: 'next', 't1-name': 'Mod' })).status, 422)
  assert.equal((await admin.post(paths.documentImportDraft.to({ import: id }))).status, 422)
  assert.deepEqual(await foundations(), before)
})

test('what was left out comes in only when it is taken in', async () => {
  const text = `# Kursen\n\n## Mod\n\n- Vi siger det højt.\n- Mangfoldighed\n\nTlf. 12 34 56 78\n`
  const kept = async (changes: Record<string, string>) => {
    const id = await bringIn(text)
    await goThrough(id, { head: { name: `Kursen ${Math.random()}` }, rest: changes })
    const draft = await draftOf(id)
    return [...allExpectations(draft).map(({ text }) => text), ...draft.passages.map((passage) => passage.text)]
  }
  assert.deepEqual(await kept({}), ['Vi siger det højt.'])
  assert.deepEqual(await kept({ 'u1-as': 'expectation', 'u1-role': 'r1', 'x1-as': 'passage', 'x1-place': 'closing' }), [
    'Vi siger det højt.',
    'Mangfoldighed',
    'Tlf. 12 34 56 78',
  ])
})

test('two documents at once are two reviews, and one name is one foundation', async () => {
  const [one, other] = await Promise.all([beginReview('en.md'), beginReview('to.md')])
  const list = await (await admin.get(paths.documentImports.to())).text()
  assert.ok(list.includes(one) && list.includes(other))
  for (const id of [one, other]) await goThrough(id, { head: { name: 'Samme navn' } })
  await draftOf(one)
  const taken = await admin.post(paths.documentImportDraft.to({ import: other }))
  assert.equal(taken.status, 422)
  assert.match(await taken.text(), /I har allerede et grundlag med det navn/)
  await save(other, 'head', { name: 'Et andet navn' })
  assert.equal((await draftOf(other)).name, 'Et andet navn')
})

test('two steps saved at the same moment are both kept', async () => {
  const id = await beginReview()
  const saving = (step: string, typed: Record<string, string>) => (scope: Scope) =>
    saveStep(scope, id, step, () => ({ typed, isSeen: false }))
  const both = await world.inScopeOf(cast.administrator, async (scope) => {
    await saving('head', { lead: 'Skrevet her.' })(scope)
    const other = world.inScopeOf(cast.administrator, saving('t2', { t2e1: 'Skrevet dér.' }))
    await somebodyWaits()
    return { other }
  })
  await both.other
  assert.equal(formIn(await stepHtml(id, 'head')).lead, 'Skrevet her.')
  assert.equal(formIn(await stepHtml(id, 't2')).t2e1, 'Skrevet dér.')
})

/** Until one transaction of this database waits for another. */
async function somebodyWaits(): Promise<void> {
  const waiting = () =>
    world.database.asOwner((owner) =>
      sql`select from pg_locks l join pg_stat_activity a using (pid) where not l.granted and a.datname = current_database()`.execute(owner),
    )
  for (let tries = 0; (await waiting()).rows.length === 0; tries++) assert.ok(tries < 1000, 'nobody waits')
}

test('a role and a theme that the document lacks are added, and another can be added after them', async () => {
  const id = await beginReview()
  await save(id, 'roles', { 'rn1-name': 'Direktion', 'rn1-held-board': 'yes', 'tn1-name': 'Tillid' }, 'stay')
  const html = await stepHtml(id, 'roles')
  assert.match(html, /name="rn2-name"/)
  assert.match(html, /name="tn2-name"/)
  await goThrough(id, { head: { name: 'Med tilføjelser' }, t2: { 't2e1-theme': 'tn1', 't2e1-role': 'rn1' } })
  const { themes, roles } = await draftOf(id)
  assert.deepEqual(
    themes.map((theme) => [theme.name, theme.expectations.length]),
    [
      ['Mod', 2],
      ['Ro', 0],
      ['Tillid', 1],
    ],
  )
  assert.deepEqual(roles.find((role) => role.name === 'Direktion')?.holders, ['board'])
})

test('a file that cannot be read says why, in the reader’s language, and nothing is kept', async () => {
  const before = (await imports()).length
  const zeroes = new Uint8Array(5000)
  const old = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, ...zeroes])
  const encrypted = `<</Filter/Standard/V 1/R 2/O<${'00'.repeat(32)}>/U<${'11'.repeat(32)}>/P -4>>`
  const cases: [content: string | Uint8Array, said: RegExp][] = [
    [pdfFile([[]]), /Den skal tekstgenkendes \(OCR\) først/],
    [old, /gammelt Word-dokument \(\.doc\).*Word-dokument \(\.docx\)/],
    [pdfFile([[{ text: 'Vi', top: 80 }]], { encrypt: encrypted }), /låst med en adgangskode/],
    [`%PDF-1.7\n${secret} i stykker`, /Filen er i stykker/],
    [pdfFile(Array.from({ length: 301 }, () => [])), /301 sider, og vi læser højst 300/],
    ['', /Filen er tom/],
    ['<!doctype html><p>Vi tør.</p>', /en webside/],
    [new Uint8Array([0x89, 0x50, 0x4e, 0x47, ...zeroes]), /et billede/],
    [zeroes, /Vi kender ikke den slags fil/],
    ['a'.repeat(20 * 1024 * 1024 + 1), /fylder mere end 20 MB/],
  ]
  for (const [content, said] of cases) {
    const answer = await admin.post(paths.documentImports.to(), upload(content))
    assert.equal(answer.status, 422, String(said))
    assert.match(await answer.text(), said)
  }
  const none = await admin.post(paths.documentImports.to(), {})
  assert.match(await none.text(), /Vælg en fil først/)
  assert.equal((await imports()).length, before)

  const { token } = await world.session(cast.administrator)
  const headers = { Cookie: `session=${token}; language=en`, Origin: world.deps.publicOrigin }
  const english = await world.visit(paths.documentImports.to(), { method: 'POST', headers, body: upload(pdfFile([[]])) })
  assert.match(await english.text(), /must go through text recognition \(OCR\) first/)
})

test('this route takes 21 MB and no other does', async () => {
  const large = (size: number) => upload(new Uint8Array(size * 1024 * 1024))
  const answer = await admin.post(paths.documentImports.to(), large(22))
  assert.equal(answer.status, 413)
  assert.match(await answer.text(), /fylder mere end 20 MB/)
  for (const path of [paths.peopleImport.to(), stepPath('00000000-0000-4000-8000-000000000000', 'head'), `${paths.documentImports.to()}/`])
    assert.equal((await admin.post(path, large(7))).status, 413, path)
})

test('everybody but the one who brought it in finds nothing, and changes nothing', async () => {
  const id = await beginReview()
  const theirs = [
    paths.documentImport.to({ import: id }),
    stepPath(id, 'head'),
    paths.documentImportDraft.to({ import: id }),
    paths.documentImportRemoval.to({ import: id }),
  ]
  const filled = { ...formIn(await stepHtml(id, 'head')), lead: 'Smuglet', after: 'next' }
  const before = JSON.stringify([await imports(), await foundations()])
  const others = [...fjordby.filter((slug) => slug !== cast.administrator), cast.stranger]
  for (const slug of others) {
    const visitor = world.as(slug)
    for (const path of [paths.documentImports.to(), ...theirs.slice(0, 2)])
      assert.equal((await visitor.get(path)).status, 404, `${slug} ${path}`)
    for (const path of theirs.slice(1)) assert.equal((await visitor.post(path, filled)).status, 404, `${slug} ${path}`)
    // Nothing that they send is read: a file that could not be is told no more of.
    for (const content of [small, '']) assert.equal((await visitor.post(paths.documentImports.to(), upload(content))).status, 404, slug)
  }
  const neighbour = world.as('torben.ravn@skovlund.example')
  assert.doesNotMatch(await (await neighbour.get(paths.documentImports.to())).text(), /grundlag\.md/)
  for (const path of theirs.slice(1)) assert.equal((await neighbour.post(path, filled)).status, 404, path)

  // Another administrator of the same organisation: what somebody is in the middle of is hers alone.
  await world.database.asOwner((owner) =>
    sql`insert into data.administrator (organisation_id, person_id) select organisation_id, person_id from auth.persona where slug = ${cast.director}`.execute(
      owner,
    ),
  )
  assert.equal((await world.as(cast.director).get(paths.documentImports.to())).status, 200)
  for (const path of theirs.slice(1)) assert.equal((await world.as(cast.director).post(path, filled)).status, 404, path)
  await world.database.asOwner((owner) =>
    sql`delete from data.administrator where person_id = (select person_id from auth.persona where slug = ${cast.director})`.execute(owner),
  )

  for (const slug of others) {
    const refused = await world.inScopeOf(slug, async (scope) => [
      await storeProposal(scope, 'x', {} as ImportProposal),
      await saveStep(scope, id, 'head', () => ({ typed: {}, isSeen: true })),
      await makeDraft(scope, id),
      await discardDocumentImport(scope, id),
    ])
    assert.deepEqual(refused, Array(4).fill({ refused: 'not_found' }))
  }
  for (const path of [paths.documentImports.to(), ...theirs.slice(0, 2)])
    assert.match((await world.visit(path)).headers.get('Location') ?? '', /^\/sign-in/)
  const headers = { Origin: world.deps.publicOrigin }
  const unsigned = await world.visit(paths.documentImports.to(), { method: 'POST', headers, body: upload(small) })
  assert.match(unsigned.headers.get('Location') ?? '', /^\/sign-in/)
  assert.equal(JSON.stringify([await imports(), await foundations()]), before)
})

test('the database itself keeps a review to the administrator who began it', async () => {
  const id = await beginReview()
  const { organisationId } = await world.inScopeOf(cast.administrator, async ({ actor }) => actor)
  for (const slug of [cast.leader, cast.stranger]) {
    const insert = () =>
      world.inScopeOf(slug, ({ tx, actor }) =>
        tx
          .insertInto('data.document_import')
          .values({ organisation_id: organisationId, uploaded_by: actor.personId, file_name: 'x', proposal: '{}' })
          .execute(),
      )
    await assert.rejects(insert, { code: '42501' })
    const seen = await world.inScopeOf(slug, async ({ tx }) => {
      await tx.updateTable('data.document_import').set({ decisions: '{"x":1}' }).where('id', '=', id).execute()
      await tx.deleteFrom('data.document_import').where('id', '=', id).execute()
      return tx.selectFrom('data.document_import').selectAll().execute()
    })
    assert.deepEqual(seen, [])
  }
  assert.deepEqual((await imports()).find((one) => one.id === id)?.decisions, {})
})

test('after thirty days a review is gone', async () => {
  const [old, young] = [await beginReview(), await beginReview()]
  await world.database.asOwner((owner) =>
    sql`update data.document_import set created_at = now() - interval '31 days' where id = ${old}`.execute(owner),
  )
  assert.equal((await admin.get(paths.documentImport.to({ import: old }))).status, 404)
  await world.database.asOwner((owner) => sql`set role app_job; select app.sweep_document_imports(); reset role`.execute(owner))
  const left = (await imports()).map(({ id }) => id)
  assert.ok(!left.includes(old) && left.includes(young))
})

test('a review is deleted when its owner says so', async () => {
  const id = await beginReview()
  assert.equal((await admin.post(paths.documentImportRemoval.to({ import: id }))).headers.get('Location'), paths.documentImports.to())
  assert.equal((await admin.get(paths.documentImport.to({ import: id }))).status, 404)
  assert.equal((await admin.post(paths.documentImportRemoval.to({ import: id }))).status, 404)
})

test('signs that no database text can hold are left out, and markup in a document is only words', async () => {
  const id = await bringIn('# Kursen\n\n## Mod\n\n- Vi siger <script>alert(1)</script> højt.\n')
  const html = await stepHtml(id, 't1')
  assert.doesNotMatch(html, /<script>alert/)
  assert.equal((await save(id, 't1', { t1e1: 'Vi\0 siger \ud800 det.' })).status, 303)
  assert.match(formIn(await stepHtml(id, 't1')).t1e1 ?? '', /^Vi siger . det\.$/)

  const strange = 'Vi \0 siger \ud800 det.'
  const proposal = await proposalOf(await beginReview())
  const themes = proposal.themes.map((theme) => ({ ...theme, name: { ...theme.name, text: strange } }))
  const outcome = await world.inScopeOf(cast.administrator, (scope) => storeProposal(scope, 'x', { ...proposal, themes }))
  const kept = (await proposalOf(outcome.stored ?? '')).themes[0]?.name.text
  assert.equal(kept?.length, strange.length, 'places in it stay right')
})

test('no transaction is open while a document is read: one asks who it is, and only what was found begins another', async () => {
  const transactions = async (content: string | Uint8Array) => {
    world.statements.splice(0)
    await admin.post(paths.documentImports.to(), upload(content))
    return world.statements.flatMap((statement) => /^(begin|commit|insert)/.exec(statement)?.[0] ?? [])
  }
  assert.deepEqual(await transactions(pdfFile([[]])), ['begin', 'commit'])
  assert.deepEqual(await transactions(small), ['begin', 'commit', 'begin', 'insert', 'commit'])
})

test('the words of a document are in no log', async (context) => {
  const written: unknown[] = []
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const)
    context.mock.method(console, method, (...line: unknown[]) => written.push(...line))
  await bringIn(`# Kursen\n\n## Mod\n\n- Vi er ${secret}.\n`)
  await admin.post(paths.documentImports.to(), upload(`%PDF-1.7\n1 0 obj <</Type/Catalog/Pages ${secret}>> endobj trailer <</Root 1 0 R>>`))
  assert.deepEqual(written, [])
})

test('the way in is shown to administrators only', async () => {
  for (const path of [paths.templates.to(), paths.foundations.to()]) {
    assert.ok((await (await admin.get(path)).text()).includes(`href="${paths.documentImports.to()}"`), path)
    assert.ok(!(await (await world.as(cast.leader).get(path)).text()).includes(paths.documentImports.to()), path)
  }
})
