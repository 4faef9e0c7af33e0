import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { paths } from '#paths.ts'
import { cast, fjordby } from '../../../test/cast.ts'
import { createWorld } from '../../../test/harness.ts'
import { completeImport, importPeople, storeFile } from './actions.ts'
import { readPeopleFile } from './csv-file.ts'
import type { PersonRow, PresentPeople } from './people-import.ts'
import { listUnits, readPresentPeople } from './queries.ts'

const world = await createWorld()
const admin = world.as(cast.administrator)
const head = 'enhedskode;enhed;overenhedskode;navn;e-mail;rolle'

function upload(text: string, name = 'folk.csv'): FormData {
  const form = new FormData()
  form.set('file', new File([text], name))
  return form
}

/** As the administrator sees it; the same text means that nothing has changed. */
async function everything(slug: string = cast.administrator): Promise<string> {
  const present = await presentPeople(slug)
  const positions = present.people.map((person) => ({
    ...person,
    positions: person.positions.map((position) => JSON.stringify(position)).sort(),
  }))
  return JSON.stringify([present.units, positions])
}

async function presentPeople(slug: string = cast.administrator): Promise<PresentPeople> {
  return world.inScopeOf(slug, ({ tx }) => readPresentPeople(tx))
}

async function exported(): Promise<string> {
  return (await admin.get(paths.peopleExport.to())).text()
}

/** Uploads, and gives the address of the dry run, and what its form would post. */
async function dryRun(text: string) {
  const answer = await admin.post(paths.peopleImport.to(), upload(text))
  assert.equal(answer.status, 303, await answer.text())
  const path = answer.headers.get('Location') ?? ''
  const html = await (await admin.get(path)).text()
  const seen = /name="seen" value="([0-9a-f]{64})"/.exec(html)?.[1] ?? ''
  return { path, html, seen, completion: `${path}/completion` }
}

test('everybody but the administrator finds nothing, and changes nothing', async () => {
  const { path, completion, seen } = await dryRun(`${head}\nx1;Ny enhed;;;;\n`)
  const before = await everything()
  const unit = (await presentPeople()).units[0]
  for (const slug of [...fjordby.filter((slug) => slug !== cast.administrator), cast.stranger]) {
    const visitor = world.as(slug)
    const asked = [paths.people.to(), paths.people.to({ q: 'a' }), paths.peopleUnit.to({ unit: unit?.id ?? '' }), paths.peopleExport.to()]
    for (const url of [...asked, paths.peopleImport.to(), paths.peopleImportTemplate.to(), path])
      assert.equal((await visitor.get(url)).status, 404, url)
    assert.equal((await visitor.post(paths.peopleImport.to(), upload(`${head}\nx1;Ny enhed;;;;\n`))).status, 404)
    assert.equal((await visitor.post(completion, { seen })).status, 404)
    const refused = await world.inScopeOf(slug, async (scope) => [
      await importPeople(scope, [{ line: 2, unitCode: 'x1', unitName: 'Ny' }]),
      await storeFile(scope, 'x', new Uint8Array([1])),
      await completeImport(scope, path.split('/').at(-1) ?? '', { seen, removeMissing: true }),
    ])
    assert.deepEqual(refused, Array(3).fill({ refused: 'not_found' }))
  }
  assert.equal(await everything(), before)
})

test('without a session the pages lead to sign-in', async () => {
  for (const path of [paths.people.to(), paths.peopleImport.to(), paths.peopleExport.to()]) {
    const answer = await world.visit(path)
    assert.equal(answer.status, 303)
    assert.match(answer.headers.get('Location') ?? '', /^\/sign-in/)
  }
})

test('the database itself refuses a write of somebody who is not an administrator', async () => {
  const before = await everything()
  for (const slug of [cast.leader, cast.stranger]) {
    const { organisationId } = await world.inScopeOf(cast.administrator, async ({ actor }) => actor)
    const attempts = [
      () =>
        world.inScopeOf(slug, ({ tx }) => tx.insertInto('data.person').values({ organisation_id: organisationId, name: 'X' }).execute()),
      () =>
        world.inScopeOf(slug, ({ tx }) =>
          tx.insertInto('data.unit').values({ organisation_id: organisationId, code: 'x', name: 'X' }).execute(),
        ),
      () =>
        world.inScopeOf(slug, ({ tx, actor }) =>
          tx
            .insertInto('data.people_import')
            .values({ organisation_id: organisationId, uploaded_by: actor.personId, file_name: 'x', content: Buffer.from('x') })
            .execute(),
        ),
    ]
    for (const attempt of attempts) await assert.rejects(attempt, { code: '42501' })
    await world.inScopeOf(slug, ({ tx }) => tx.deleteFrom('data.person').where('organisation_id', '=', organisationId).execute())
    await world.inScopeOf(slug, ({ tx }) =>
      tx.updateTable('data.unit').set({ name: 'X' }).where('organisation_id', '=', organisationId).execute(),
    )
    assert.deepEqual(await world.inScopeOf(slug, ({ tx }) => tx.selectFrom('data.people_import').selectAll().execute()), [])
  }
  assert.equal(await everything(), before)
})

test('the list shows every unit with its people, and a unit its own', async () => {
  const present = await presentPeople()
  const html = await (await admin.get(paths.people.to())).text()
  for (const { id, name } of present.units) {
    assert.ok(html.includes(paths.peopleUnit.to({ unit: id })), name)
    assert.ok(html.includes(name.replaceAll('&', '&amp;')), name)
  }
  const leader = present.people.find(({ positions }) => positions.some(({ role }) => role === 'leader_of_employees'))
  const unit = present.units.find(({ code }) => code === leader?.positions[0]?.unitCode)
  const page = await (await admin.get(paths.peopleUnit.to({ unit: unit?.id ?? '' }))).text()
  assert.ok(page.includes(leader?.name ?? '?') && page.includes(leader?.emails[0] ?? '?'))
})

test('somebody with two roles in a unit and one below it is one person in it', async () => {
  const lines = ['tal;Tælles;;Toni;toni@x.dk;centerchef', 'tal;;;Toni;toni@x.dk;medarbejder', 'tal2;Under;tal;Toni;toni@x.dk;medarbejder']
  const { completion, seen } = await dryRun([head, ...lines].join('\n'))
  await admin.post(completion, { seen })
  const units = await world.inScopeOf(cast.administrator, ({ tx }) => listUnits(tx))
  const counted = units.filter(({ code }) => code.startsWith('tal')).map(({ code, people, leaders }) => [code, people, leaders])
  assert.deepEqual(counted, [
    ['tal', 1, [{ name: 'Toni', role: 'centre_head' }]],
    ['tal2', 1, []],
  ])
})

test('a unit that is not there is not found, whatever is asked for', async () => {
  for (const unit of ['x', '00000000-0000-4000-8000-000000000000', "'; drop table data.unit", '%00'])
    assert.equal((await admin.get(`/people/units/${encodeURIComponent(unit)}`)).status, 404)
  const foreign = (await presentPeople(cast.stranger)).units[0]
  assert.equal((await admin.get(paths.peopleUnit.to({ unit: foreign?.id ?? '' }))).status, 404)
})

test('a person is found by a part of her name, whatever the case, also with Danish letters and signs', async () => {
  const { completion, seen } = await dryRun(`${head}\nsøg;Søgning;;Åse 100%_Ødegård;aase@x.dk;medarbejder\n`)
  assert.equal((await admin.post(completion, { seen })).status, 303)
  for (const q of ['åse', 'ØDEGÅRD', '100%_']) assert.match(await (await admin.get(paths.people.to({ q }))).text(), /Åse 100%_Ødegård/)
  for (const q of ['100__', 'åsa%', '<script>'])
    assert.doesNotMatch(await (await admin.get(paths.people.to({ q }))).text(), /Ødegård|<script>/)
})

test('a long list is turned page by page, and a page beyond the end leads to the first', async () => {
  const lines = Array.from({ length: 120 }, (_, n) => `stor;Stor;;Bladre ${String(n).padStart(3, '0')};bladre${n}@x.dk;medarbejder`)
  const { completion, seen } = await dryRun([head, ...lines].join('\n'))
  assert.equal((await admin.post(completion, { seen })).status, 303)
  const third = await (await admin.get(paths.people.to({ q: 'bladre', page: '3' }))).text()
  assert.match(third, /Bladre 100/)
  assert.match(third, /Bladre 119/)
  assert.doesNotMatch(third, /Bladre 099/)
  assert.equal((await admin.get(paths.people.to({ q: 'bladre', page: '4' }))).headers.get('Location'), paths.people.to({ q: 'bladre' }))
  for (const page of ['0', '-1', 'x', '999999999999'])
    assert.match(await (await admin.get(paths.people.to({ q: 'bladre', page }))).text(), /Bladre 000/)
})

test('a dry run changes nothing, its button does what it has shown, and a second press does nothing more', async () => {
  const before = await everything()
  const { html, path, completion, seen } = await dryRun(`${head}\nny;Den nye enhed;;Nina Ny;Nina.Ny@x.dk;leder af medarbejdere\n`)
  assert.match(html, /Den nye enhed/)
  assert.match(html, /Nina Ny/)
  assert.equal(await everything(), before)

  assert.equal((await admin.post(completion, { seen })).headers.get('Location'), path)
  const { units, people } = await presentPeople()
  assert.ok(units.some(({ code, name }) => code === 'ny' && name === 'Den nye enhed'))
  const nina = people.find(({ emails }) => emails.includes('nina.ny@x.dk'))
  assert.deepEqual(nina?.positions, [{ unitCode: 'ny', role: 'leader_of_employees' }])
  assert.match(await (await admin.get(path)).text(), /1 person er kommet til/)
  const rest = await world.inScopeOf(cast.administrator, ({ tx }) =>
    tx.selectFrom('data.people_import').select('content').where('outcome', 'is not', null).execute(),
  )
  assert.ok(rest.length > 0 && rest.every(({ content }) => content === null))

  const after = await everything()
  assert.equal((await admin.post(completion, { seen })).status, 303)
  assert.equal(await everything(), after)
})

test('an import moves, renames and gives other positions, and leaves the identity of a person', async () => {
  const run = async (text: string) => {
    const { completion, seen } = await dryRun(text)
    assert.equal((await admin.post(completion, { seen })).status, 303)
    return presentPeople()
  }
  const first = await run(`${head}\nm1;Et;;;;\nm2;To;;;;\nm3;Tre;m1;;;\nm3;;;Maja;maja@x.dk;medarbejder\nm1;;;Maja;maja@x.dk;centerchef\n`)
  const second = await run(`${head}\nm3;Tre igen;m2;;;\nm3;;;Maja Bo;maja@x.dk;medarbejder\nm2;;;Maja Bo;maja@x.dk;direktion\n`)
  const maja = (present: PresentPeople) => present.people.find(({ emails }) => emails.includes('maja@x.dk'))
  assert.equal(maja(second)?.id, maja(first)?.id)
  assert.equal(maja(second)?.name, 'Maja Bo')
  assert.deepEqual(
    maja(second)
      ?.positions.map(({ unitCode, role }) => `${unitCode} ${role}`)
      .sort(),
    ['m2 board', 'm3 employee'],
  )
  const moved = second.units.find(({ code }) => code === 'm3')
  assert.deepEqual([moved?.name, moved?.parentCode], ['Tre igen', 'm2'])
})

test('today’s list exported and uploaded again is no change', async () => {
  const { html, path } = await dryRun(await exported())
  assert.match(html, /Filen ændrer ingenting/)
  assert.doesNotMatch(html, /completion/)
  assert.match(path, /^\/people\/import\//)
})

test('bad lines are told by number in the language of the reader, and nothing is kept or changed', async () => {
  const before = await everything()
  const text = `${head}\nb1;Et;findes-ikke;;;\nb1;;;Bo;ikke en adresse;konge\nb1;Et\n`
  const answer = await admin.post(paths.peopleImport.to(), upload(text))
  assert.equal(answer.status, 422)
  const html = await answer.text()
  for (const said of [
    /4 ting skal rettes/,
    /<th scope="row">2<\/th>/,
    /findes-ikke/,
    /”ikke en adresse” er ikke en e-mailadresse/,
    /”konge”/,
    /Linjen har 2 felter/,
  ])
    assert.match(html, said)
  assert.equal(await everything(), before)
  const kept = await world.inScopeOf(cast.administrator, ({ tx }) => tx.selectFrom('data.people_import').select('content').execute())
  assert.ok(!kept.some(({ content }) => content?.includes('findes-ikke')))

  const { token } = await world.session(cast.administrator)
  const headers = { Cookie: `session=${token}; language=en`, Origin: world.deps.publicOrigin }
  const english = await world.visit(paths.peopleImport.to(), { method: 'POST', headers, body: upload(text) })
  assert.match(await english.text(), /4 things to correct/)
})

test('a file that cannot be read, no file and a form that is not a form are each told', async () => {
  const told = async (body: FormData | undefined, expected: RegExp) => {
    const answer = await admin.post(paths.peopleImport.to(), body ?? {})
    assert.equal(answer.status, 422)
    assert.match(await answer.text(), expected)
  }
  await told(undefined, /Vælg en fil først/)
  await told(upload('', ''), /Vælg en fil først/)
  await told(upload(''), /Filen er tom/)
  await told(upload('PK\u0003\u0004', 'folk.xlsx'), /hel projektmappe/)
  await told(upload(`${head}\n1;"a;;;;\n`), /linje 2/)
  await told(upload('a'.repeat(5 * 1024 * 1024 + 1)), /mere end 5 MB/)
  const { token } = await world.session(cast.administrator)
  const headers = { Cookie: `session=${token}`, Origin: world.deps.publicOrigin, 'Content-Type': 'multipart/form-data; boundary=x' }
  assert.equal((await world.visit(paths.peopleImport.to(), { method: 'POST', headers, body: 'not that' })).status, 400)
})

test('what would no longer happen as it was shown is not done, and is shown anew', async () => {
  const { completion, seen } = await dryRun(`${head}\nskift;Et navn;;;;\n`)
  const other = await dryRun(`${head}\nskift;Et andet navn;;;;\n`)
  assert.equal((await admin.post(other.completion, { seen: other.seen })).status, 303)
  const before = await everything()
  for (const stale of [seen, '', 'x']) {
    const answer = await admin.post(completion, { seen: stale })
    assert.equal(answer.status, 409)
    const html = await answer.text()
    assert.match(html, /Nogen har ændret listen/)
    assert.match(html, /hed Et andet navn/)
  }
  assert.equal(await everything(), before)
})

test('who is not in the file stays, unless asked to go; the administrator always stays', async () => {
  const present = await presentPeople()
  const text = `${head}\n${present.units.slice(0, 1).map(({ code, name }) => `${code};${name};;;;`)}\n`
  const kept = await dryRun(text)
  assert.match(kept.html, /name="removeMissing"/)
  assert.match(kept.html, /Louise Bech Sørensen står ikke i filen, men bliver/)
  await admin.post(kept.completion, { seen: kept.seen })
  assert.equal((await presentPeople()).people.length, present.people.length)

  const others = await everything(cast.stranger)
  const { completion, seen } = await dryRun(text)
  assert.equal((await admin.post(completion, { seen, removeMissing: 'yes' })).status, 303)
  const left = await presentPeople()
  assert.deepEqual(
    left.people.map(({ name }) => name),
    ['Louise Bech Sørensen'],
  )
  assert.equal(await everything(cast.stranger), others)
  const codes = new Set(left.units.map(({ code }) => code))
  assert.ok(left.people[0]?.positions.every(({ unitCode }) => codes.has(unitCode)))
})

test('of two imports at the same time one is done and the other is told to wait', async () => {
  const rows = (name: string): PersonRow[] => [{ line: 2, unitCode: 'samtidig', unitName: name }]
  const { promise: held, resolve: release } = Promise.withResolvers<void>()
  const { promise: inside, resolve: entered } = Promise.withResolvers<void>()
  const first = world.inScopeOf(cast.administrator, async (scope) => {
    const outcome = await importPeople(scope, rows('Først'))
    entered()
    await held
    return outcome
  })
  await inside
  try {
    const second = await world.inScopeOf(cast.administrator, (scope) => importPeople(scope, rows('Sidst')))
    assert.deepEqual(second, { refused: 'busy' })
  } finally {
    release()
  }
  assert.ok('imported' in (await first))
  assert.equal((await presentPeople()).units.find(({ code }) => code === 'samtidig')?.name, 'Først')
})

test('an import that fails half-way has done nothing', async () => {
  const before = await everything()
  const failing = world.inScopeOf(cast.administrator, async (scope) => {
    await importPeople(scope, [{ line: 2, unitCode: 'halv', unitName: 'Halv', name: 'Halvdan', email: 'halv@x.dk', role: 'employee' }])
    throw new Error('the plug is pulled')
  })
  await assert.rejects(failing, /the plug is pulled/)
  assert.equal(await everything(), before)
})

test('twelve thousand people in nine hundred units come in, and the same again is no change', async () => {
  const lines = Array.from({ length: 900 }, (_, n) => `e${n};Enhed ${n};${n === 0 ? '' : `e${Math.floor((n - 1) / 5)}`};;;`)
  for (let n = 0; n < 12_000; n++)
    lines.push(`e${n % 900};;;Person ${n} Østergaard;person.${n}@stor.dk;${n % 13 ? 'medarbejder' : 'leder af medarbejdere'}`)
  const text = [head, ...lines].join('\r\n')
  const file = readPeopleFile(new TextEncoder().encode(text))
  assert.ok('rows' in file)
  const outcome = await world.inScopeOf(cast.administrator, (scope) => importPeople(scope, file.rows))
  assert.ok('imported' in outcome)
  const { units, people } = await presentPeople()
  assert.equal(units.filter(({ name }) => name.startsWith('Enhed ')).length, 900)
  assert.equal(people.filter(({ emails }) => emails[0]?.endsWith('@stor.dk')).length, 12_000)
  const { html } = await dryRun(text)
  assert.match(html, /Filen ændrer ingenting/)
})

test('an uploaded file is gone for its owner after a day, and then swept away', async () => {
  const { path } = await dryRun(`${head}\ngammel;Gammel;;;;\n`)
  assert.equal((await admin.get(path)).status, 200)
  await world.database.asOwner((owner) =>
    owner
      .updateTable('data.people_import')
      .set({ created_at: new Date(Date.now() - 25 * 3600 * 1000) })
      .execute(),
  )
  assert.equal((await admin.get(path)).status, 404)
  const left = await world.database.asOwner(async (owner) => {
    await sql`select app.sweep_people_imports()`.execute(owner)
    return owner.selectFrom('data.people_import').selectAll().execute()
  })
  assert.deepEqual(left, [])
})
