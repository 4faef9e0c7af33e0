import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { moveExperiment } from '#features/experiments/actions.ts'
import { paths } from '#paths.ts'
import { cast } from '../../../../test/cast.ts'
import { around, beginExperiment, conclude } from '../../../../test/experiment-cast.ts'
import { createWorld } from '../../../../test/harness.ts'
import { addIndicator, continueIndicators, lockIndicators, saveMeasurements } from './actions.ts'
import { dateOf, dayNumber } from './calendar.ts'
import { listIndicators } from './queries.ts'

let now = new Date('2026-08-03T09:05:00+02:00')
const world = await createWorld({ now: () => now })
const baseline = [12, 14, 11, 13, 12, 15, 12, 10, 13, 12, 13, 11, 12, 13]
const name = 'Ubesvarede spørgsmål ved vagtstart'
const given = { name, unit: 'antal pr. uge', direction: 'down', dates: '2026-08-03\n2026-08-10\n2026-08-17\n2026-08-24' }

function at(time: string): void {
  now = new Date(time)
}

/** All that a write here could have changed. */
async function everything() {
  return world.database.asOwner(async (owner) => [
    await owner.selectFrom('data.indicator').selectAll().orderBy('id').execute(),
    await owner.selectFrom('data.measurement').selectAll().orderBy('indicator_id').orderBy('measured_on').execute(),
    await owner.selectFrom('data.experiment_pause').selectAll().orderBy('id').execute(),
  ])
}

/** An experiment with one indicator, and where it is. */
async function measured(values: number[] = [], first = '2026-04-27') {
  const experiment = await beginExperiment(world)
  const indicator = await world.inScopeOf(around.owner, async (scope) => {
    const plannedOn = ['2026-08-03', '2026-08-10', '2026-08-17', '2026-08-24']
    const outcome = await addIndicator(scope, experiment, { name, unit: 'antal pr. uge', direction: 'down', plannedOn })
    if (!('added' in outcome)) throw new Error(outcome.refused)
    const added = values.map((value, i) => ({ on: dateOf(dayNumber(first) + 7 * i), value }))
    await saveMeasurements(scope, experiment, outcome.added, { added, changed: [] })
    return outcome.added
  })
  return { experiment, indicator }
}

async function begin(experiment: string): Promise<void> {
  await world.inScopeOf(around.owner, (scope) => moveExperiment(scope, experiment, 3))
}

async function lock(experiment: string): Promise<void> {
  await world.inScopeOf(around.owner, async (scope) => {
    const seen = new Map((await listIndicators(scope.tx, experiment)).map(({ id, revision }) => [id, revision]))
    assert.ok('locked' in (await lockIndicators(scope, experiment, seen)))
  })
}

const find = (experiment: string) => world.inScopeOf(around.owner, ({ tx }) => listIndicators(tx, experiment))

async function postText(slug: string, path: string, form: Record<string, string> = {}) {
  const response = await world.as(slug).post(path, form)
  return { status: response.status, location: response.headers.get('Location'), html: await response.text() }
}

const textOf = async (slug: string, path: string) => (await world.as(slug).get(path)).text()

function field(html: string, field: string): string {
  const tag = html.match(new RegExp(`<input[^>]*name="${field}"[^>]*>`))?.[0]
  const value = tag?.match(/value="([^"]*)"/)?.[1]
  assert.ok(value !== undefined, `no ${field}`)
  return value.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')
}

test('an indicator is added with a rhythm that makes its dates, and the list of them counts', async () => {
  const experiment = await beginExperiment(world)
  const address = paths.indicators.to({ experiment })
  const rhythm = { name, unit: 'antal pr. uge', direction: 'down', start: '2026-08-03', rhythm: 'weekly', count: '3' }
  const made = await postText(around.owner, address, { ...rhythm, make: 'yes' })
  assert.equal(made.status, 422)
  assert.match(made.html, /03\.08\.2026\n10\.08\.2026\n17\.08\.2026<\/textarea>/)
  assert.deepEqual(await find(experiment), [])
  assert.equal((await postText(around.owner, address, rhythm)).status, 303)
  assert.equal((await postText(around.helper, address, { ...given, name: 'Opkald', dates: 'uge 33 2026\r\n3/8-2026' })).status, 303)
  const [one, two] = await find(experiment)
  assert.deepEqual(one?.plannedOn, ['2026-08-03', '2026-08-10', '2026-08-17'])
  assert.deepEqual(two?.plannedOn, ['2026-08-03', '2026-08-10'])
  const html = await textOf(around.reader, address)
  assert.match(html, /Færre er bedre[\s\S]*3 planlagte datoer/)
  assert.doesNotMatch(html, /<form[^>]*indicators/)
})

test('what is wrong with a definition is said at each field, and all that was typed is kept', async () => {
  const experiment = await beginExperiment(world)
  const address = paths.indicators.to({ experiment })
  const before = await everything()
  const typed = { name: '', unit: 'x'.repeat(61), dates: '3. aug. 2026\nnæste tirsdag' }
  const { status, html } = await postText(around.owner, address, typed)
  assert.equal(status, 422)
  for (const message of [
    'Skriv, hvad I måler',
    'Enheden må højst fylde 60 tegn',
    'Vælg, hvilken vej der er bedre',
    'Vi kan ikke læse datoen ”næste tirsdag”',
  ])
    assert.ok(html.includes(message), message)
  assert.ok(html.includes('x'.repeat(61)) && html.includes('næste tirsdag'))
  const backwards = await postText(around.owner, address, { ...given, dates: '', start: '2026-08-03', rhythm: 'weekly', end: '2026-08-01' })
  assert.match(backwards.html, /Den sidste dag ligger før den første/)
  const endless = await postText(around.owner, address, { ...given, dates: '', start: '2026-08-03', rhythm: 'weekly' })
  assert.match(endless.html, /Skriv, hvor mange gange/)
  for (const count of ['0', '501', '2,5', 'mange'])
    assert.match(
      (await postText(around.owner, address, { ...given, dates: '', start: '2026-08-03', rhythm: 'daily', count })).html,
      /Skriv et helt tal/,
    )
  assert.deepEqual(await everything(), before)
})

test('two who change the same indicator do not write over each other: the second sees both', async () => {
  const { experiment, indicator } = await measured()
  const address = paths.indicatorDefinition.to({ experiment, indicator })
  const revision = field(await textOf(around.helper, address), 'revision')
  assert.equal((await postText(around.owner, address, { ...given, name: 'Mettes navn', revision })).status, 303)
  const { status, html } = await postText(around.helper, address, { ...given, name: 'Amiras navn', revision })
  assert.equal(status, 409)
  assert.match(html, /Nogen rettede, mens du skrev[\s\S]*Mettes navn[\s\S]*value="Amiras navn"/)
  assert.equal((await find(experiment))[0]?.name, 'Mettes navn')
  assert.equal((await postText(around.helper, address, { ...given, name: 'Amiras navn', revision: field(html, 'revision') })).status, 303)
  assert.equal((await find(experiment))[0]?.name, 'Amiras navn')
  // Removed by one who had not seen the last change: it stays.
  const removal = paths.indicatorRemoval.to({ experiment, indicator })
  assert.equal((await postText(around.owner, removal, { revision })).status, 409)
  assert.equal((await find(experiment)).length, 1)
  assert.equal((await postText(around.owner, removal, { revision: '3' })).status, 303)
  assert.equal((await find(experiment)).length, 0)
  const gone = await postText(around.helper, address, { ...given, name: 'Amiras navn', revision: '3' })
  assert.equal(gone.status, 409)
  assert.match(gone.html, /Indikatoren er fjernet i mellemtiden[\s\S]*value="Amiras navn"/)
})

test('indicators are moved among those that are not locked', async () => {
  const { experiment } = await measured()
  for (const more of ['B', 'C']) await postText(around.owner, paths.indicators.to({ experiment }), { ...given, name: more })
  const [, , c] = await find(experiment)
  const move = paths.indicatorMove.to({ experiment, indicator: c?.id ?? '' })
  await postText(around.owner, move, { where: 'up' })
  assert.deepEqual(
    (await find(experiment)).map((one) => one.name),
    [name, 'C', 'B'],
  )
  for (let i = 0; i < 3; i++) await postText(around.owner, move, { where: 'up' })
  assert.deepEqual(
    (await find(experiment)).map((one) => one.name),
    ['C', name, 'B'],
  )
  await postText(around.owner, move, { where: 'down' })
  assert.deepEqual(
    (await find(experiment)).map((one) => one.name),
    [name, 'C', 'B'],
  )
})

test('locking says what it means, keeps its time, and from then every change is refused with that time', async () => {
  at('2026-08-03T09:05:00+02:00')
  const { experiment, indicator } = await measured()
  const page = paths.indicatorLock.to({ experiment, indicator })
  const html = await textOf(around.owner, page)
  assert.match(html, /Det kan ikke låses op igen/)
  assert.match(html, /Kun en indikator, der er låst før aktionen begynder, kan vise en tendens/)
  assert.equal((await postText(around.owner, page, { seen: field(html, 'seen') })).status, 303)
  at('2026-08-04T10:00:00+02:00')
  const before = await everything()
  for (const [path, form] of [
    [paths.indicatorDefinition.to({ experiment, indicator }), { ...given, name: 'Noget andet', revision: '1' }],
    [paths.indicatorRemoval.to({ experiment, indicator }), { revision: '1' }],
    [paths.indicatorMove.to({ experiment, indicator }), { where: 'up' }],
    [page, { seen: `${indicator}:1` }],
  ] as const) {
    const refused = await postText(around.owner, path, form)
    assert.equal(refused.status, 409, path)
    assert.match(refused.html, /Låst 3\. august kl\. 9\.05\. Den kan ikke rettes, men du kan lave en ny\./, path)
  }
  assert.equal((await world.as(around.owner).get(paths.indicatorDefinition.to({ experiment, indicator }))).status, 409)
  assert.deepEqual(await everything(), before)
  assert.match(await textOf(around.reader, paths.indicators.to({ experiment })), /Låst 3\. august kl\. 9\.05/)
  // What was measured is not locked.
  assert.equal(
    (await postText(around.owner, paths.measurements.to({ experiment, indicator }), { on: '2026-08-03', value: '12' })).status,
    303,
  )
})

test('the database refuses to change what is locked, whoever asks it', async () => {
  const { experiment, indicator } = await measured([12])
  await lock(experiment)
  const before = await everything()
  for (const who of [around.owner, around.helper, around.reader, ...around.nobodies])
    for (const statement of [
      sql`update data.indicator set name = 'Noget andet' where id = ${indicator}`,
      sql`update data.indicator set locked_at = null where id = ${indicator}`,
      sql`update data.indicator set locked_at = '2026-01-01' where id = ${indicator}`,
      sql`update data.indicator set position = 99 where id = ${indicator}`,
      sql`delete from data.indicator where id = ${indicator}`,
    ])
      await world.inScopeOf(who, ({ tx }) => statement.execute(tx))
  assert.deepEqual(await everything(), before)
  await assert.rejects(
    world.inScopeOf(around.owner, ({ tx, actor }) =>
      sql`insert into data.indicator (organisation_id, experiment_id, position, name, unit, direction, locked_at)
        values (${actor.organisationId}, ${experiment}, 1, 'Låst fra fødslen', '', 'up', now())`.execute(tx),
    ),
    { code: '42501' },
  )
})

test('all are locked at once as they were seen; what was changed since is not locked unseen', async () => {
  const { experiment, indicator } = await measured()
  await postText(around.owner, paths.indicators.to({ experiment }), { ...given, name: 'B' })
  const page = paths.indicatorsLock.to({ experiment })
  const seen = field(await textOf(around.owner, page), 'seen')
  await postText(around.helper, paths.indicatorDefinition.to({ experiment, indicator }), { ...given, name: 'Rettet', revision: '1' })
  const stale = await postText(around.owner, page, { seen })
  assert.equal(stale.status, 409)
  assert.match(stale.html, /Noget blev ændret, mens du så på siden[\s\S]*Rettet/)
  assert.ok((await find(experiment)).every(({ lockedAt }) => !lockedAt))
  assert.equal((await postText(around.owner, page, { seen: field(stale.html, 'seen') })).status, 303)
  assert.ok((await find(experiment)).every(({ lockedAt }) => lockedAt))
  assert.match(await textOf(around.owner, page), /Der er ikke noget at låse/)
})

test('locking after the action has begun is allowed, and says that it can no longer show a tendency', async () => {
  at('2026-08-03T09:05:00+02:00')
  const { experiment, indicator } = await measured()
  await begin(experiment)
  at('2026-08-03T10:00:00+02:00')
  const page = paths.indicatorLock.to({ experiment, indicator })
  assert.match(
    await textOf(around.owner, page),
    /Aktionen begyndte 3\. august kl\. 9\.05[\s\S]*kan indikatoren ikke længere vise en tendens/,
  )
  assert.equal((await postText(around.owner, page, { seen: `${indicator}:1` })).status, 303)
  assert.match(
    await textOf(around.owner, paths.indicator.to({ experiment, indicator })),
    /Låst 3\. august kl\. 10\.00, efter at aktionen begyndte/,
  )
})

test('a measurement is typed with a Danish or an English number, corrected and removed', async () => {
  at('2026-09-17T09:00:00+02:00')
  const { experiment, indicator } = await measured()
  const address = paths.measurements.to({ experiment, indicator })
  for (const [on, value] of [
    ['2026-08-03', '12,5'],
    ['2026-08-10', '12.5'],
    ['2026-08-17', '−3'],
    ['2026-08-24', '1.234,5'],
    ['2026-08-31', '45 %'],
  ] as const)
    assert.equal((await postText(around.owner, address, { on, value, note: 'set' })).status, 303, value)
  assert.deepEqual(
    (await find(experiment))[0]?.measurements.map(({ value }) => value),
    [12.5, 12.5, -3, 1234.5, 45],
  )
  const at10 = paths.measurement.to({ experiment, indicator, date: '2026-08-10' })
  const was = field(await textOf(around.helper, at10), 'was')
  assert.equal((await postText(around.owner, at10, { value: '9', was })).status, 303)
  const second = await postText(around.helper, at10, { value: '8', was })
  assert.equal(second.status, 409)
  assert.match(second.html, /Der står 9, og du skrev 8/)
  const removal = paths.measurementRemoval.to({ experiment, indicator, date: '2026-08-10' })
  assert.equal((await postText(around.helper, removal, { was })).status, 409)
  assert.equal((await find(experiment))[0]?.measurements[1]?.value, 9)
  assert.equal((await postText(around.helper, at10, { value: '8', was: field(second.html, 'was') })).status, 303)
  assert.equal((await postText(around.helper, removal, { was: '8' })).status, 303)
  assert.equal((await find(experiment))[0]?.measurements.length, 4)
  const gone = await postText(around.helper, at10, { value: '7', was: '8' })
  assert.equal(gone.status, 409)
  assert.match(gone.html, /er fjernet i mellemtiden/)
})

test('a date that has a measurement already is not written over unseen', async () => {
  at('2026-09-17T09:00:00+02:00')
  const { experiment, indicator } = await measured()
  const address = paths.measurements.to({ experiment, indicator })
  await postText(around.owner, address, { on: '2026-08-03', value: '12' })
  assert.equal((await postText(around.owner, address, { on: '2026-08-03', value: '12' })).status, 303)
  const { status, html } = await postText(around.helper, address, { on: '2026-08-03', value: '7' })
  assert.equal(status, 409)
  assert.match(html, /Der står 12, og du skrev 7/)
  assert.equal((await find(experiment))[0]?.measurements[0]?.value, 12)
  await postText(around.helper, paths.measurement.to({ experiment, indicator, date: '2026-08-03' }), {
    on: '2026-08-03',
    value: '7',
    was: field(html, 'was'),
  })
  assert.equal((await find(experiment))[0]?.measurements[0]?.value, 7)
})

test('text instead of a number, a doubtful number, a day that is not there or has not come: each says so', async () => {
  at('2026-09-17T09:00:00+02:00')
  const { experiment, indicator } = await measured()
  const address = paths.measurements.to({ experiment, indicator })
  const before = await everything()
  for (const [form, message] of [
    [{ on: '2026-08-03', value: 'mange' }, /Vi kan ikke læse ”mange” som et tal/],
    [{ on: '2026-08-03', value: '1.234' }, /Mener du 1234 eller 1,234\?/],
    [{ on: '2026-08-03', value: '' }, /Skriv et tal/],
    [{ on: '2026-08-03', value: '2e12' }, /Tallet er for stort/],
    [{ on: '2026-02-31', value: '7' }, /Vælg en dato, der findes/],
    [{ on: '', value: '7' }, /Skriv en dato/],
    [{ on: '2026-09-18', value: '7' }, /Datoen ligger i fremtiden/],
    [{ on: '2026-08-03', value: '7', note: 'x'.repeat(401) }, /højst fylde 400 tegn/],
  ] as const) {
    const { status, html } = await postText(around.owner, address, form)
    assert.equal(status, 422, JSON.stringify(form))
    assert.match(html, message)
    assert.match(html, /ls-fejlliste/)
  }
  assert.deepEqual(await everything(), before)
})

test('a paste is shown first, with what comes, changes and is skipped, and only then saved', async () => {
  at('2026-09-17T09:00:00+02:00')
  const { experiment, indicator } = await measured([12, 9], '2026-08-03')
  const paste = paths.measurementPaste.to({ experiment, indicator })
  const before = await everything()
  const text = 'Uge\tAntal\n32\t12\n33\t8\n35\t6\n34\t7\n34\t5\n36\tsyg\n'
  const { status, html } = await postText(around.owner, paste, { text })
  assert.equal(status, 200)
  for (const said of [
    '2 målinger bliver tilføjet',
    '1 måling bliver ændret',
    '2 linjer bliver sprunget over',
    '1 måling står der allerede',
    'Datoerne kom ikke i rækkefølge',
    'Det er ikke et tal',
  ])
    assert.ok(html.includes(said), said)
  assert.match(html, /står også i linje 5, og den gælder/)
  assert.deepEqual(await everything(), before)
  const done = await postText(around.owner, paths.measurementPasteCompletion.to({ experiment, indicator }), {
    text: field(html, 'text'),
    seen: field(html, 'seen'),
  })
  assert.equal(done.status, 303)
  assert.deepEqual(
    (await find(experiment))[0]?.measurements.map(({ on, value }) => [on, value]),
    [
      ['2026-08-03', 12],
      ['2026-08-10', 8],
      ['2026-08-17', 7],
      ['2026-08-24', 6],
    ],
  )
})

test('what was changed since the preview is shown again before anything is saved', async () => {
  at('2026-09-17T09:00:00+02:00')
  const { experiment, indicator } = await measured()
  const text = '12\n9'
  const { html } = await postText(around.owner, paths.measurementPaste.to({ experiment, indicator }), { text })
  await postText(around.helper, paths.measurements.to({ experiment, indicator }), { on: '2026-08-03', value: '11' })
  const before = await everything()
  const completion = paths.measurementPasteCompletion.to({ experiment, indicator })
  const stale = await postText(around.owner, completion, { text, seen: field(html, 'seen'), from: '2026-08-03' })
  assert.equal(stale.status, 409)
  assert.match(stale.html, /Målingerne blev ændret, mens du så på siden[\s\S]*1 måling bliver ændret/)
  assert.deepEqual(await everything(), before)
  assert.equal((await postText(around.owner, completion, { text, seen: field(stale.html, 'seen'), from: '2026-08-03' })).status, 303)
  assert.equal((await find(experiment))[0]?.measurements[0]?.value, 12)
})

test('what nothing decides is asked, and without an answer nothing is saved', async () => {
  at('2026-09-17T09:00:00+02:00')
  const { experiment, indicator } = await measured()
  const paste = paths.measurementPaste.to({ experiment, indicator })
  const text = '03/08/2026\t1.234\n04/08/2026\t2.345'
  const before = await everything()
  const { html } = await postText(around.owner, paste, { text })
  assert.match(html, /Hvad betyder ”1\.234”\?/)
  assert.match(html, /Hvilken dag er ”03\/08\/2026”\?[\s\S]*3\. august 2026[\s\S]*8\. marts 2026/)
  assert.doesNotMatch(html, /Gem målingerne/)
  assert.equal((await postText(around.owner, paste, { text, asked: 'yes' })).status, 422)
  assert.equal(
    (await postText(around.owner, paths.measurementPasteCompletion.to({ experiment, indicator }), { text, seen: '' })).status,
    422,
  )
  assert.deepEqual(await everything(), before)
  const answered = await postText(around.owner, paste, { text, asked: 'yes', numbers: 'en', dates: 'dmy' })
  assert.match(answered.html, /2 målinger bliver tilføjet[\s\S]*3\. august 2026[\s\S]*1,23/)
  const done = await postText(around.owner, paths.measurementPasteCompletion.to({ experiment, indicator }), {
    text,
    numbers: 'en',
    dates: 'dmy',
    seen: field(answered.html, 'seen'),
  })
  assert.equal(done.status, 303)
  assert.deepEqual(
    (await find(experiment))[0]?.measurements.map(({ value }) => value),
    [1.234, 2.345],
  )
})

test('ten thousand rows are answered at once, with all of them kept and none saved', async () => {
  const { experiment, indicator } = await measured()
  const before = await everything()
  const text = Array.from({ length: 10_000 }, (_, i) => `${dateOf(10_000 + i)}\t${i}`).join('\n')
  const start = performance.now()
  const { status, html } = await postText(around.owner, paths.measurementPaste.to({ experiment, indicator }), { text })
  assert.ok(performance.now() - start < 3000, `${performance.now() - start} ms`)
  assert.equal(status, 422)
  assert.match(html, /Du har indsat 10\.000 rækker\. Der kan højst stå 2\.000 målinger/)
  assert.ok(html.includes(`${dateOf(19_999)}\t9999`))
  assert.deepEqual(await everything(), before)
})

test('as many as are kept are saved and drawn, and one more is refused', async () => {
  at('2026-09-17T09:00:00+02:00')
  const { experiment, indicator } = await measured()
  const text = Array.from({ length: 2000 }, (_, i) => `${dateOf(dayNumber('2026-09-01') - i)};${i % 40}`).join('\n')
  const { html } = await postText(around.owner, paths.measurementPaste.to({ experiment, indicator }), { text })
  assert.equal(
    (await postText(around.owner, paths.measurementPasteCompletion.to({ experiment, indicator }), { text, seen: field(html, 'seen') }))
      .status,
    303,
  )
  assert.match(await textOf(around.owner, paths.indicator.to({ experiment, indicator })), /Se de øvrige 1940/)
  const more = await postText(around.owner, paths.measurementPaste.to({ experiment, indicator }), { text: '2026-09-02;1' })
  assert.equal(more.status, 422)
  assert.match(more.html, /Så ville der stå 2\.001 målinger/)
  const typed = await postText(around.owner, paths.measurements.to({ experiment, indicator }), { on: '2026-09-02', value: '1' })
  assert.match(typed.html, /Der kan højst stå 2000 målinger/)
  assert.equal((await find(experiment))[0]?.measurements.length, 2000)
})

test('a CSV file is read like a paste, and a workbook, a picture or nothing says so', async () => {
  at('2026-09-17T09:00:00+02:00')
  const { experiment, indicator } = await measured()
  const upload = async (content: string | Uint8Array<ArrayBuffer>) => {
    const form = new FormData()
    form.set('text', '')
    form.set('file', new File([content], 'tal.csv'))
    const response = await world.as(around.owner).post(paths.measurementPaste.to({ experiment, indicator }), form)
    return { status: response.status, html: await response.text() }
  }
  const good = await upload('\uFEFFdato;"måling (antal)"\r\n2026-08-03;12,5\r\n')
  assert.equal(good.status, 200)
  assert.match(good.html, /1 måling bliver tilføjet/)
  for (const [content, message] of [
    [new Uint8Array([0x50, 0x4b, 3, 4]), /Gem den som CSV først/],
    [new Uint8Array([0x89, 0x50, 0, 0]), /Filen er ikke en CSV-fil/],
    ['', /Indsæt nogle tal, eller vælg en fil/],
    ['a;b\nc;d', /Vi kan ikke finde en kolonne med datoer/],
  ] as const) {
    const { status, html } = await upload(content)
    assert.equal(status, 422)
    assert.match(html, message)
  }
})

test('what is downloaded and pasted again changes nothing, and a name is no formula', async () => {
  at('2026-09-17T09:00:00+02:00')
  const experiment = await beginExperiment(world)
  await postText(around.owner, paths.indicators.to({ experiment }), { ...given, name: '=1+1' })
  const indicator = (await find(experiment))[0]?.id ?? ''
  await world.inScopeOf(around.owner, (scope) =>
    saveMeasurements(scope, experiment, indicator, {
      added: [
        { on: '2026-08-03', value: -12.5 },
        { on: '2026-08-10', value: 1234, note: '=HYPERLINK("x")' },
      ],
      changed: [],
    }),
  )
  const response = await world.as(around.reader).get(paths.measurementsExport.to({ experiment, indicator }))
  assert.match(response.headers.get('Content-Disposition') ?? '', /filename="1-1\.csv"/)
  const text = Buffer.from(await response.arrayBuffer()).toString('utf8')
  assert.equal(text, '\uFEFFdato;\'=1+1 (antal pr. uge);bemærkning\r\n2026-08-03;-12,5;\r\n2026-08-10;1234;"\'=HYPERLINK(""x"")"\r\n')
  const { html } = await postText(around.owner, paths.measurementPaste.to({ experiment, indicator }), { text })
  assert.match(html, /2 målinger står der allerede/)
  assert.match(html, /Der er ikke noget nyt at gemme/)
})

test('the page says fewer than before only with a signal the locked way; else that nothing can be told from chance', async () => {
  at('2026-08-01T09:05:00+02:00')
  const { experiment, indicator } = await measured(baseline)
  await lock(experiment)
  at('2026-08-03T07:05:00+02:00')
  await begin(experiment)
  at('2026-09-17T09:00:00+02:00')
  const page = paths.indicator.to({ experiment, indicator })
  assert.match(await textOf(around.owner, page), /Ingen sikker ændring i[\s\S]*ubesvarede spørgsmål/)
  const text = [9, 8, 10, 7, 7, 6].map((value, i) => `uge ${32 + i} 2026;${value}`).join('\n')
  const { html } = await postText(around.owner, paths.measurementPaste.to({ experiment, indicator }), { text })
  await postText(around.owner, paths.measurementPasteCompletion.to({ experiment, indicator }), { text, seen: field(html, 'seen') })
  for (const address of [page, paths.experiment.to({ experiment })]) {
    const shifted = await textOf(around.reader, address)
    assert.match(shifted, /Færre <span>ubesvarede spørgsmål ved vagtstart<\/span> end før/)
    assert.match(shifted, /Seks målinger i træk ligger under medianen fra før[\s\S]*uge 32 i 2026/)
    assert.match(shifted, /Ny median 7,5/)
    assert.doesNotMatch(shifted, /ingen effekt|trend/i)
  }
  assert.match(await textOf(around.owner, `${page}?limits=yes`), /Når intet særligt sker, ligger de fleste målinger mellem/)
})

test('weeks that are not like others are marked by date or by week, and taken away', async () => {
  at('2026-09-17T09:00:00+02:00')
  const { experiment, indicator } = await measured(baseline)
  const address = paths.pauses.to({ experiment })
  for (const [form, message] of [
    [{ label: '', from: 'uge 29', to: 'uge 31' }, /Skriv, hvad der skete/],
    [{ label: 'Ferie', from: 'i sommer', to: '' }, /Vi kan ikke læse ”i sommer”/],
    [{ label: 'Ferie', from: 'uge 31', to: 'uge 29' }, /Slutningen ligger før begyndelsen/],
  ] as const) {
    const { status, html } = await postText(around.owner, address, form)
    assert.equal(status, 422)
    assert.match(html, message)
  }
  assert.equal((await postText(around.helper, address, { label: 'Ferie', from: 'uge 29', to: 'uge 31' })).status, 303)
  const html = await textOf(around.owner, address)
  assert.match(html, /Ferie[\s\S]*uge 29–31[\s\S]*13\. juli 2026 – [\s\S]*2\. august 2026/)
  assert.match(await textOf(around.reader, paths.indicator.to({ experiment, indicator })), /class="f-pause"/)
  const pause = html.match(/pauses\/([0-9a-f-]{36})\/removal/)?.[1] ?? ''
  assert.equal((await postText(around.owner, paths.pauseRemoval.to({ experiment, pause }), {})).status, 303)
  assert.doesNotMatch(await textOf(around.owner, address), /uge 29–31/)
})

test('the next loop has the indicators, not locked and without the dates that are past, and reads their measurements on', async () => {
  at('2026-08-11T09:00:00+02:00')
  const { experiment } = await measured(baseline)
  await lock(experiment)
  const next = await world.inScopeOf(around.owner, async ({ tx, actor, now: created }) => {
    const id = crypto.randomUUID()
    await tx
      .insertInto('data.experiment')
      .values({
        organisation_id: actor.organisationId,
        id,
        owner_id: actor.personId,
        title: 'Anden gang',
        voice: 'vi',
        aim: 'x',
        template: 'action-learning-1',
        loop: 2,
        previous_id: experiment,
        created_at: created,
      })
      .execute()
    return id
  })
  await world.inScopeOf(around.owner, (scope) => continueIndicators(scope, experiment, next))
  const [continued] = await find(next)
  assert.equal(continued?.name, name)
  assert.equal(continued?.lockedAt, undefined)
  assert.deepEqual(continued?.plannedOn, ['2026-08-17', '2026-08-24'])
  assert.deepEqual(
    continued?.earlier.map(({ loop, measurements }) => [loop, measurements.length]),
    [[1, 14]],
  )
  assert.equal(continued?.isPartial, false)
  // A helper of the second loop alone does not see the first, and is told so.
  await world.inScopeOf(around.owner, async ({ tx, actor }) => {
    const employee = await tx.selectFrom('data.person').where('name', '=', 'Jonas Friis Lund').select('id').executeTakeFirstOrThrow()
    await tx
      .insertInto('data.experiment_helper')
      .values({ organisation_id: actor.organisationId, experiment_id: next, person_id: employee.id })
      .execute()
  })
  const [partial] = await world.inScopeOf(cast.employee, ({ tx }) => listIndicators(tx, next))
  assert.equal(partial?.isPartial, true)
  assert.deepEqual(partial?.earlier, [])
  const html = await textOf(cast.employee, paths.indicator.to({ experiment: next, indicator: continued?.id ?? '' }))
  assert.match(html, /et tidligere loop, der ikke er delt med dig/)
})

/** Every write of the room, as it would be sent by who may. */
function writes(experiment: string, indicator: string, pause: string): [string, Record<string, string>][] {
  const one = { experiment, indicator }
  const measurement = { ...one, date: '2026-04-27' }
  return [
    [paths.indicators.to({ experiment }), { ...given, name: 'Smuglet' }],
    [paths.indicatorsLock.to({ experiment }), { seen: `${indicator}:1` }],
    [paths.indicatorLock.to(one), { seen: `${indicator}:1` }],
    [paths.indicatorDefinition.to(one), { ...given, name: 'Smuglet', revision: '1' }],
    [paths.indicatorMove.to(one), { where: 'down' }],
    [paths.indicatorRemoval.to(one), { revision: '1' }],
    [paths.measurements.to(one), { on: '2026-08-31', value: '99' }],
    [paths.measurement.to(measurement), { value: '99', was: '12' }],
    [paths.measurementRemoval.to(measurement), { was: '12' }],
    [paths.measurementPaste.to(one), { text: '2026-08-31;99' }],
    [paths.measurementPasteCompletion.to(one), { text: '2026-08-31;99', seen: 'x' }],
    [paths.pauses.to({ experiment }), { label: 'Smuglet', from: 'uge 29', to: 'uge 30' }],
    [paths.pauseRemoval.to({ experiment, pause }), {}],
  ]
}

async function withPause(experiment: string): Promise<string> {
  await postText(around.owner, paths.pauses.to({ experiment }), { label: 'Ferie', from: 'uge 29', to: 'uge 31' })
  return (await textOf(around.owner, paths.pauses.to({ experiment }))).match(/pauses\/([0-9a-f-]{36})\/removal/)?.[1] ?? ''
}

test('who only reads it, and who may not see it, writes nothing: each write is not found, and the database says the same', async () => {
  at('2026-09-17T09:00:00+02:00')
  const { experiment, indicator } = await measured(baseline)
  await postText(around.owner, paths.indicators.to({ experiment }), { ...given, name: 'B' })
  const pause = await withPause(experiment)
  const before = await everything()
  for (const who of [around.reader, ...around.nobodies]) {
    for (const [path, form] of writes(experiment, indicator, pause))
      assert.equal((await postText(who, path, form)).status, 404, `${who} ${path}`)
    await world.inScopeOf(who, async ({ tx }) => {
      await sql`update data.measurement set value = 99 where experiment_id = ${experiment}`.execute(tx)
      await sql`delete from data.measurement where experiment_id = ${experiment}`.execute(tx)
      await sql`update data.indicator set name = 'Smuglet' where experiment_id = ${experiment}`.execute(tx)
      await sql`delete from data.indicator where experiment_id = ${experiment}`.execute(tx)
      await sql`delete from data.experiment_pause where experiment_id = ${experiment}`.execute(tx)
    })
  }
  assert.deepEqual(await everything(), before)
  for (const who of around.nobodies)
    for (const path of [
      paths.indicators.to({ experiment }),
      paths.indicator.to({ experiment, indicator }),
      paths.measurementsExport.to({ experiment, indicator }),
      paths.pauses.to({ experiment }),
    ])
      assert.equal((await world.as(who).get(path)).status, 404, `${who} ${path}`)
  for (const path of [
    paths.indicatorsLock.to({ experiment }),
    paths.indicatorLock.to({ experiment, indicator }),
    paths.indicatorDefinition.to({ experiment, indicator }),
    paths.measurement.to({ experiment, indicator, date: '2026-04-27' }),
  ])
    assert.equal((await world.as(around.reader).get(path)).status, 404, path)
  const html = await textOf(around.reader, paths.indicator.to({ experiment, indicator }))
  assert.doesNotMatch(html, /<form[^>]*indicators/)
})

test('the same writes by who may do change something: so the walk above would have seen it', async () => {
  at('2026-09-17T09:00:00+02:00')
  for (let i = 0; i < 13; i++) {
    const { experiment, indicator } = await measured(baseline)
    await postText(around.owner, paths.indicators.to({ experiment }), { ...given, name: 'B' })
    const pause = await withPause(experiment)
    const before = await everything()
    const [path, form] = writes(experiment, indicator, pause)[i] ?? assert.fail('thirteen writes')
    const { status } = await postText(around.helper, path, form)
    // A preview saves nothing, and a completion that was not previewed is shown first.
    if (path.includes('/paste')) assert.deepEqual([[200, 409].includes(status), await everything()], [true, before], path)
    else assert.notDeepEqual([status, await everything()], [303, before], path)
  }
})

test('in a concluded experiment nothing is written, and it says so', async () => {
  at('2026-09-17T09:00:00+02:00')
  const { experiment, indicator } = await measured(baseline)
  const pause = await withPause(experiment)
  await conclude(world, experiment)
  const before = await everything()
  for (const who of [around.owner, around.helper])
    for (const [path, form] of writes(experiment, indicator, pause)) {
      const { status, html } = await postText(who, path, form)
      assert.equal(status, 409, `${who} ${path}`)
      assert.match(html, /Prøvehandlingen er afsluttet/, path)
    }
  assert.deepEqual(await everything(), before)
  assert.equal((await world.as(around.owner).get(paths.indicator.to({ experiment, indicator }))).status, 200)
})
