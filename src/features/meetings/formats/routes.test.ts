import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { paths } from '#paths.ts'
import { danishDate } from '#shared/dates.ts'
import { cast } from '../../../../test/cast.ts'
import { createWorld } from '../../../../test/harness.ts'
import { does, forwardTo, openIn, planIn } from '../../../../test/meeting-cast.ts'
import { findFollowing, findMeeting, listFormats } from '../queries.ts'
import { editLinkId } from './format-page.tsx'
import { findFormatOfNext, findOwnFormat } from './queries.ts'
import { type PartWords, wordsOf } from './wording.ts'

const world = await createWorld()
const louise = world.as(cast.administrator)
const others = [cast.leader, cast.director, cast.employee, cast.stranger]

/** An own format, copied from the short meeting by the administrator. */
async function copied(name: string, from = 'kort-moede'): Promise<string> {
  const id = randomUUID()
  const answer = await louise.post(paths.meetingFormatCopy.to({ format: from }), { id, 'name-da': name, 'name-en': '' })
  assert.equal(answer.headers.get('Location'), paths.meetingFormat.to({ format: id }))
  return id
}

function found(id: string, version?: number) {
  return world.inScopeOf(cast.administrator, async ({ tx }) => {
    const own = await findOwnFormat(tx, id, version)
    assert.ok(own)
    return own
  })
}

/** The fields of a part as its form would send them, and what is changed in them. */
async function fieldsOf(id: string, part: string, changes: Record<string, string> = {}): Promise<Record<string, string>> {
  const own = await found(id)
  const words = wordsOf(own.format, part)
  assert.ok(words)
  return { ...typed(words), version: `${own.version}`, ...changes }
}

function typed(words: PartWords): Record<string, string> {
  const texts = Object.entries(words.texts).flatMap(([name, { da, en }]) => [
    [`${name}-da`, da],
    [`${name}-en`, en],
  ])
  const items = (words.list ?? []).flatMap(({ da, en, elements }, i) => [
    [`list-${i}-da`, da],
    [`list-${i}-en`, en],
    [`list-${i}-elements`, elements.join(' ')],
  ])
  return { ...Object.fromEntries([...texts, ...items]), ...(words.minutes === undefined ? {} : { minutes: words.minutes }) }
}

async function word(id: string, part: string, changes: Record<string, string>): Promise<Response> {
  return louise.post(paths.meetingFormatPart.to({ format: id, part }), await fieldsOf(id, part, changes))
}

/** All wordings that there are, as they are stored. */
async function stored(): Promise<unknown> {
  return world.database.asOwner(
    async (owner) => (await sql`select * from data.meeting_format order by organisation_id, key`.execute(owner)).rows,
  )
}

async function offered(slug: string = cast.leader): Promise<string[]> {
  return world.inScopeOf(slug, async ({ tx }) => (await listFormats(tx)).map(({ name }) => name.da))
}

test('everybody reads the formats from end to end, and those who may not word them see nothing to word them with', async () => {
  for (const slug of [cast.leader, cast.employee]) {
    const list = await (await world.as(slug).get(paths.meetingFormats.to())).text()
    for (const name of ['Kort refleksionsmøde i Fjordby', 'Refleksionsmøde', 'Makkermøde']) assert.match(list, new RegExp(name))
    assert.doesNotMatch(list, /Lav jeres egen udgave/)
    const page = await (await world.as(slug).get(paths.meetingFormat.to({ format: 'refleksionsmoede' }))).text()
    for (const words of [
      'Udfordrende refleksioner',
      'Reflekterende team',
      '10 min. til hver, der fremlægger',
      'Find kalenderen frem',
      'Hvad lovede vi',
    ])
      assert.match(page, new RegExp(words), words)
    assert.doesNotMatch(page, /Ret<|Tag ud af brug|Lav jeres egen/)
  }
  const { circle } = await planIn(world, { name: 'Læserne' })
  const planning = await (await world.as(cast.leader).get(paths.newMeeting.to({ circle }))).text()
  assert.match(planning, new RegExp(`href="${paths.meetingFormats.to()}"`))
  assert.match(planning, /Kort refleksionsmøde i Fjordby/)
})

test('the list says how long, how many, who sees it and whether it is in use', async () => {
  const id = await copied('Månedsmødet')
  await louise.post(paths.meetingFormatRetirement.to({ format: id }), {})
  const list = await (await louise.get(paths.meetingFormats.to())).text()
  for (const words of [
    '45 minutter med én, der fremlægger',
    'kun én kan fremlægge',
    'Alle kan læse og vælge den',
    'I brug',
    'Ude af brug',
    'Månedsmødet',
  ])
    assert.match(list, new RegExp(words), words)
  const hers = await (await world.as(cast.leader).get(paths.meetingFormats.to())).text()
  assert.doesNotMatch(hers, /Månedsmødet|Ude af brug/)
})

test('a copy has a name of its own and remembers what it was made from', async () => {
  const id = await copied('Ugemødet')
  const copy = await found(id)
  assert.deepEqual([copy.version, copy.copiedFrom, copy.wordedBy], [1, 'kort-moede', 'Louise Bech Sørensen'])
  assert.match(
    await (await world.as(cast.leader).get(paths.meetingFormat.to({ format: id }))).text(),
    /Lavet ud fra[\s\S]*Kort refleksionsmøde/,
  )
  // Sent twice it is one copy, and a copy of a copy says which wording it was.
  assert.equal((await louise.post(paths.meetingFormatCopy.to({ format: 'kort-moede' }), { id, 'name-da': 'Ugemødet' })).status, 303)
  assert.equal((await word(id, 'head', { 'lead-da': 'Hver uge' })).status, 303)
  const again = await copied('Fjortendagesmødet', id)
  assert.equal((await found(again)).copiedFrom, `own-${id}-2`)
  assert.match(await (await louise.get(paths.meetingFormat.to({ format: again }))).text(), /Ugemødet[\s\S]*\(udgave 2\)/)
})

test('a copy without a name, or with one that is in use, is refused and what was typed is kept', async () => {
  const before = await stored()
  const path = paths.meetingFormatCopy.to({ format: 'makkermoede' })
  const nameless = await louise.post(path, { id: randomUUID(), 'name-da': ' ', 'name-en': 'Pairs of ours' })
  assert.equal(nameless.status, 422)
  assert.match(await nameless.text(), /Skriv noget på dansk[\s\S]*value="Pairs of ours"/)
  for (const name of ['makkermøde', 'Kort refleksionsmøde i Fjordby']) {
    const taken = await louise.post(path, { id: randomUUID(), 'name-da': name })
    assert.equal(taken.status, 422)
    assert.match(await taken.text(), /allerede en form i brug med det navn/)
  }
  assert.equal((await louise.post(path, { id: 'intet', 'name-da': 'Uden id' })).status, 404)
  assert.deepEqual(await stored(), before)
})

test('each part is worded in a form, and what is saved stands in the format and leads back to its place', async () => {
  const id = await copied('Mødet med vores ord')
  const answer = await word(id, 'step-refleksioner', {
    'title-da': 'Teamet tænker højt',
    'title-en': '',
    minutes: '9',
    'list-0-da': 'Hvad hørte du?',
    'prompt-timekeeper-da': 'Sig til, når der er to minutter.',
    'prompt-actor-da': 'Lyt, og skriv ned.',
  })
  assert.equal(answer.headers.get('Location'), paths.meetingFormat.to({ format: id }, { at: editLinkId('step-refleksioner') }))
  const changesOf: Record<string, Record<string, string>> = {
    head: { 'lead-da': 'Som vi gør det' },
    room: { 'list-0-da': 'Hvad er nyt?' },
    round: { 'list-1-da': 'Vi andre tier og hører' },
    roles: { 'task-actor-da': 'Det er dit møde.' },
    'step-beslutning': { 'field-because-da': 'Og hvorfor det?' },
  }
  for (const [part, changes] of Object.entries(changesOf)) assert.equal((await word(id, part, changes)).status, 303, part)
  const page = await (await world.as(cast.leader).get(paths.meetingFormat.to({ format: id }))).text()
  for (const words of [
    'Teamet tænker højt',
    '9 min.',
    'Hvad hørte du?',
    'Sig til, når der er to minutter',
    'Som vi gør det',
    'Hvad er nyt?',
    'Vi andre tier og hører',
    'Det er dit møde',
    'Og hvorfor det?',
  ])
    assert.ok(page.includes(words), words)
  const own = await found(id)
  assert.equal(own.version, 7)
  assert.deepEqual(own.format.steps[2]?.title, { da: 'Teamet tænker højt' })
  assert.deepEqual(own.format.steps[2]?.questions[0]?.elements, ['LB-154', 'LB-155'])
  // Where there is no English, the Danish is shown and says so.
  const english = await louise.get(paths.meetingFormat.to({ format: id }), { Cookie: `${await cookieOf(cast.administrator)}; language=en` })
  assert.match(await english.text(), /<span lang="da">Teamet tænker højt<\/span>/)
  // Sending the same again is no new wording.
  assert.equal((await word(id, 'head', {})).status, 303)
  assert.equal((await found(id)).version, 7)
})

async function cookieOf(slug: string): Promise<string> {
  return `session=${(await world.session(slug)).token}`
}

test('questions are moved, taken out and added in the form by its buttons, and nothing is saved until it is', async () => {
  const id = await copied('Mødet med knapper')
  const before = await stored()
  const pressed = async (arrange: string, changes: Record<string, string> = {}) => {
    const answer = await word(id, 'step-interview', { arrange, ...changes })
    assert.equal(answer.status, 422)
    return answer.text()
  }
  const up = await pressed('up-2', { 'title-da': 'Halvt skrevet', minutes: 'x' })
  assert.match(up, /Halvt skrevet/)
  assert.match(up, /value="x"/)
  assert.doesNotMatch(up, /Ret fejlene|data-error-summary/)
  const places = ['Hvad ville du undersøge', 'Hvor sidder du fast', 'Hvad har du oplevet'].map((words) => up.indexOf(words))
  assert.deepEqual(
    places.toSorted((a, b) => a - b),
    places,
  )
  assert.match(up, /<button[^>]*value="up-1"[^>]*autofocus/)
  assert.doesNotMatch(await pressed('remove-0'), /Hvad ville du undersøge/)
  assert.match(await pressed('add'), /name="list-3-da"/)
  assert.deepEqual(await stored(), before)
})

test('what would break a meeting is not saved: it is said at its field, and all that was typed is kept', async () => {
  const id = await copied('Mødet, der ikke må gå i stykker')
  const before = await stored()
  const long = 'x'.repeat(401)
  const answer = await word(id, 'step-interview', {
    'title-da': '',
    'title-en': 'Told and heard',
    minutes: '1000',
    'lead-da': long,
    'list-3-da': '',
    'list-4-da': '',
    'list-4-en': 'In English alone',
  })
  assert.equal(answer.status, 422)
  const page = await answer.text()
  for (const words of [
    'href="#title-da"',
    'href="#minutes"',
    'href="#lead-da"',
    'href="#list-3-da"',
    'value="1000"',
    'Told and heard',
    long,
    'In English alone',
  ])
    assert.ok(page.includes(words), words)
  const taken = await word(id, 'head', { 'name-da': 'Makkermøde', 'lead-da': 'Noget nyt' })
  assert.equal(taken.status, 422)
  assert.match(await taken.text(), /allerede en form i brug[\s\S]*Noget nyt/)
  assert.equal((await louise.post(paths.meetingFormatOmission.to({ format: id, part: 'step-beslutning' }), {})).status, 422)
  assert.equal((await louise.post(paths.meetingFormatOmission.to({ format: id, part: 'step-tjek-ind' }), {})).status, 422)
  assert.deepEqual(await stored(), before)
})

test('two administrators who word the same see both texts, and nothing is written over; what only one has changed is kept', async () => {
  const id = await copied('Mødet for to')
  const begun = await fieldsOf(id, 'step-moenstre')
  const path = paths.meetingFormatPart.to({ format: id, part: 'step-moenstre' })
  assert.equal((await louise.post(path, { ...begun, 'lead-da': 'Alfa', minutes: '8' })).status, 303)
  const before = await stored()
  const clash = await louise.post(path, { ...begun, 'lead-da': 'Omega', 'list-0-da': 'Kun mit spørgsmål' })
  assert.equal(clash.status, 409)
  const page = await clash.text()
  assert.match(page, /En anden har rettet det samme/)
  for (const words of ['Alfa', 'Omega', 'Kun mit spørgsmål']) assert.match(page, new RegExp(words))
  // The other's minutes stand in the form: they are not to be undone by one who never touched them.
  assert.match(page, /name="minutes"[^>]*value="8"/)
  assert.match(page, /name="version" value="2"/)
  assert.deepEqual(await stored(), before)
  // Saving from there is a choice.
  const chosen = { ...begun, 'lead-da': 'Det blev vi enige om', 'list-0-da': 'Kun mit spørgsmål', minutes: '8', version: '2' }
  assert.equal((await louise.post(path, chosen)).status, 303)
  const { format, version } = await found(id)
  const step = format.steps.find(({ key }) => key === 'moenstre')
  assert.deepEqual([version, step?.lead.da, step?.minutes, step?.questions[0]?.da], [3, 'Det blev vi enige om', 8, 'Kun mit spørgsmål'])
  // Somebody who has another part open is in nobody's way.
  assert.equal(
    (
      await louise.post(paths.meetingFormatPart.to({ format: id, part: 'head' }), {
        ...(await fieldsOf(id, 'head')),
        version: '1',
        'lead-da': 'Nyt',
      })
    ).status,
    303,
  )
  assert.equal((await found(id)).format.steps.find(({ key }) => key === 'moenstre')?.lead.da, 'Det blev vi enige om')
})

test('administrators who each word another text of the same part at the same moment lose nothing of each other', async () => {
  const id = await copied('Mødet for mange')
  const begun = await fieldsOf(id, 'roles')
  const keys = Object.keys(begun).filter((key) => key.startsWith('task-') && key.endsWith('-da'))
  const saved = await Promise.all(
    keys.map((key) => louise.post(paths.meetingFormatPart.to({ format: id, part: 'roles' }), { ...begun, [key]: `Nye ord ${key}` })),
  )
  assert.deepEqual(
    saved.map(({ status }) => status),
    keys.map(() => 303),
  )
  const { format, version } = await found(id)
  assert.equal(version, 1 + keys.length)
  for (const { key, task } of format.roles) assert.equal(task.da, `Nye ord task-${key}-da`)
})

test('a step that a meeting can do without is left out, and comes back with its words; who worded it meanwhile keeps hers', async () => {
  const id = await copied('Mødet uden mønstre')
  const part = 'step-moenstre'
  assert.equal((await word(id, part, { 'lead-da': 'Vores egne ord' })).status, 303)
  const begun = await fieldsOf(id, part, { 'lead-da': 'Skrevet for sent' })
  assert.equal((await louise.post(paths.meetingFormatOmission.to({ format: id, part }), {})).status, 303)
  assert.equal((await louise.post(paths.meetingFormatOmission.to({ format: id, part }), {})).status, 303)
  assert.deepEqual([(await found(id)).version, (await found(id)).format.steps.length], [3, 6])
  const gone = await louise.post(paths.meetingFormatPart.to({ format: id, part }), begun)
  assert.equal(gone.status, 409)
  assert.match(await gone.text(), /Trinet er udeladt imens[\s\S]*Skrevet for sent/)
  assert.equal((await louise.get(paths.meetingFormatPart.to({ format: id, part }))).status, 404)
  assert.match(await (await louise.get(paths.meetingFormat.to({ format: id }))).text(), /Udeladte trin[\s\S]*Mønsteranalyse/)
  assert.equal((await louise.post(paths.meetingFormatOmissionRemoval.to({ format: id, part }), {})).status, 303)
  const { format } = await found(id)
  assert.deepEqual(
    format.steps.map(({ key }) => key),
    ['tjek-ind', 'interview', 'refleksioner', 'laering', 'moenstre', 'beslutning', 'naeste-moede'],
  )
  assert.equal(format.steps[4]?.lead.da, 'Vores egne ord')
})

test('a format out of use is not offered, and planning with it is refused; taken into use it is there again', async () => {
  const { circle } = await planIn(world, { name: 'De udgåede' })
  const id = await copied('Det gamle møde')
  const key = (await found(id)).format.key
  assert.ok((await offered()).includes('Det gamle møde'))
  assert.equal((await louise.post(paths.meetingFormatRetirement.to({ format: id }), {})).status, 303)
  assert.ok(!(await offered()).includes('Det gamle møde'))
  assert.doesNotMatch(await (await world.as(cast.leader).get(paths.newMeeting.to({ circle }))).text(), /Det gamle møde/)
  const form = { id: randomUUID(), title: 'Forsøget', format: key, date: '2099-01-01', time: '9' }
  assert.equal((await world.as(cast.leader).post(paths.circleMeetings.to({ circle }), form)).status, 422)
  // Worded while it is out of use, it stays so.
  assert.equal((await word(id, 'head', { 'lead-da': 'Støvet af' })).status, 303)
  assert.ok(!(await offered()).includes('Det gamle møde'))
  assert.equal((await louise.post(paths.meetingFormatRetirementRemoval.to({ format: id }), {})).status, 303)
  assert.ok((await offered()).includes('Det gamle møde'))
  // Not while another in use has its name.
  await louise.post(paths.meetingFormatRetirement.to({ format: id }), {})
  await copied('Det gamle møde')
  assert.equal((await louise.post(paths.meetingFormatRetirementRemoval.to({ format: id }), {})).status, 409)
})

test('a meeting is planned, opened and led with the own words, and keeps them when the format is worded anew and taken out of use', async () => {
  const { circle, experiment } = await planIn(world, { name: 'De egne' })
  const id = await copied('Vores eget møde')
  await word(id, 'step-tjek-ind', {
    'title-da': 'Landing',
    'list-0-da': 'Hvad lykkedes?',
    minutes: '7',
    'prompt-everyone-da': 'Sig én ting hver.',
  })
  await word(id, 'room', { 'list-0-da': 'Hvad er I stolte af?' })
  const { key } = (await found(id)).format
  const meeting = randomUUID()
  const tomorrow = danishDate(new Date(world.deps.now().getTime() + 86_400_000))
  const plan = { id: meeting, title: 'Eget møde', format: key, date: tomorrow, time: '9.00', experiments: experiment }
  assert.equal(
    (await world.as(cast.leader).post(paths.circleMeetings.to({ circle }), plan)).headers.get('Location'),
    paths.meeting.to({ meeting }),
  )
  assert.match(await (await world.as(cast.leader).get(paths.meeting.to({ meeting }))).text(), /Hvad er I stolte af\?[\s\S]*Vores eget møde/)
  // 47 minutes: two more than the short meeting.
  assert.match(await (await world.as(cast.leader).get(paths.meeting.to({ meeting }))).text(), /9\.00–9\.47/)

  assert.equal(
    (await word(id, 'step-tjek-ind', { 'title-da': 'Noget helt andet', 'list-0-da': 'Et nyt spørgsmål', minutes: '1' })).status,
    303,
  )
  assert.equal((await louise.post(paths.meetingFormatOmission.to({ format: id, part: 'step-moenstre' }), {})).status, 303)
  assert.equal((await louise.post(paths.meetingFormatRetirement.to({ format: id }), {})).status, 303)

  const operate = (kind: string) => world.as(cast.leaderOfLeaders).post(paths.meetingOperations.to({ meeting }), { kind })
  for (const slug of [cast.leaderOfLeaders, cast.leader, cast.centreHead])
    await does(world, slug, meeting, (by) => ({ kind: 'join', by, name: slug, as: 'member' }))
  for (const kind of ['deal_roles', 'open']) assert.equal((await operate(kind)).status, 303)
  const page = await (await world.as(cast.leader).get(paths.meeting.to({ meeting }))).text()
  for (const words of ['Landing', 'Hvad lykkedes?', 'Sig én ting hver']) assert.ok(page.includes(words), words)
  assert.doesNotMatch(page, /Noget helt andet|Et nyt spørgsmål/)
  const screen = await (await world.as(cast.leader).get(paths.meetingScreen.to({ meeting }))).text()
  assert.match(screen, /Landing/)
  const held = await forwardTo(world, meeting, 'moenstre')
  assert.equal(held.format, key)
  assert.deepEqual(held.plan.map((step) => step.minutes).slice(0, 2), [7, 10])
  assert.match(await (await world.as(cast.leader).get(paths.meeting.to({ meeting }))).text(), /Hvad går igen hos os\?/)
})

test('a meeting without the steps that were left out is held to its end, and the next one is planned with the words of today', async () => {
  const { circle, experiment } = await planIn(world, { name: 'De korte' })
  const id = await copied('Det helt korte møde')
  for (const part of ['step-moenstre', 'step-refleksioner']) await louise.post(paths.meetingFormatOmission.to({ format: id, part }), {})
  const meeting = randomUUID()
  const { key } = (await found(id)).format
  const plan = { id: meeting, title: 'Helt kort', format: key, date: '2099-01-01', time: '9', experiments: experiment }
  assert.equal((await world.as(cast.leader).post(paths.circleMeetings.to({ circle }), plan)).status, 303)
  await openIn(world, meeting)
  const at = await forwardTo(world, meeting, 'naeste-moede')
  for (const slug of [cast.leader, cast.centreHead]) assert.equal((await world.as(slug).get(paths.meeting.to({ meeting }))).status, 200)
  assert.deepEqual(
    at.plan.map(({ kind }) => kind),
    ['opening', 'supportive_interview', 'learning', 'decision', 'next_meeting'],
  )
  const [round] = at.rounds
  assert.ok(round)
  await word(id, 'step-tjek-ind', { 'title-da': 'Ord fra i dag' })
  await does(world, cast.leaderOfLeaders, meeting, (by) => ({
    kind: 'decide_not_today',
    by,
    round: round.id,
    because: 'Vi venter',
    seen: 0,
  }))
  await does(world, cast.leaderOfLeaders, meeting, (by) => ({
    kind: 'set_next_meeting',
    by,
    on: '2099-02-01',
    time: null,
    because: '',
    seen: 0,
  }))
  await does(world, cast.leaderOfLeaders, meeting, (by) => ({ kind: 'close', by }))
  await world.inScopeOf(cast.leader, async ({ tx }) => {
    const next = await findFollowing(tx, meeting)
    assert.equal(next?.format.key, `own-${id}-4`)
    assert.equal(next?.format.steps[0]?.title.da, 'Ord fra i dag')
    const over = await findMeeting(tx, meeting)
    assert.equal(over?.format.steps[0]?.title.da, 'Tjek ind')
  })
  // Out of use, the meeting after that is held as what it was made from.
  await louise.post(paths.meetingFormatRetirement.to({ format: id }), {})
  const { format } = await found(id)
  assert.equal((await world.inScopeOf(cast.leader, ({ tx }) => findFormatOfNext(tx, format))).key, 'kort-moede')
})

test('nobody but an administrator copies, words, leaves out or retires, another organisation’s finds nothing, and nothing has changed', async () => {
  const id = await copied('Det lukkede møde')
  const part = 'step-moenstre'
  await louise.post(paths.meetingFormatOmission.to({ format: id, part: 'step-refleksioner' }), {})
  const head = await fieldsOf(id, 'head', { 'lead-da': 'Smuglet' })
  const before = await stored()
  const tried: [string, Record<string, string>][] = [
    [paths.meetingFormatCopy.to({ format: id }), { id: randomUUID(), 'name-da': 'Smuglet' }],
    [paths.meetingFormatPart.to({ format: id, part: 'head' }), head],
    [paths.meetingFormatPart.to({ format: id, part }), { arrange: 'add' }],
    [paths.meetingFormatOmission.to({ format: id, part }), {}],
    [paths.meetingFormatOmissionRemoval.to({ format: id, part: 'step-refleksioner' }), {}],
    [paths.meetingFormatRetirement.to({ format: id }), {}],
    [paths.meetingFormatRetirementRemoval.to({ format: id }), {}],
  ]
  const skovlunds = await skovlundsAdministrator()
  for (const slug of [...others, skovlunds]) {
    for (const [path, form] of tried) assert.equal((await world.as(slug).post(path, form)).status, 404, `${slug} ${path}`)
    for (const path of [paths.meetingFormatCopy.to({ format: id }), paths.meetingFormatPart.to({ format: id, part })])
      assert.equal((await world.as(slug).get(path)).status, 404, `${slug} ${path}`)
  }
  for (const slug of [cast.stranger, skovlunds]) {
    assert.equal((await world.as(slug).get(paths.meetingFormat.to({ format: id }))).status, 404)
    assert.doesNotMatch(await (await world.as(slug).get(paths.meetingFormats.to())).text(), /Fjordby/)
  }
  assert.deepEqual(await stored(), before)
})

test('the database lets no wording be written over, not even by the administrator', async () => {
  const id = await copied('Det faste møde')
  for (const change of [sql`document = '{}'`, sql`version = 9`, sql`worded_by = null`, sql`key = 'kort-moede'`])
    await assert.rejects(
      world.inScopeOf(cast.administrator, ({ tx }) => sql`update data.meeting_format set ${change} where format_id = ${id}`.execute(tx)),
      /permission denied/,
    )
})

async function skovlundsAdministrator(): Promise<string> {
  return world.database.asOwner(async (owner) => {
    const { rows } = await sql<{ subject: string }>`
      select i.subject from data.administrator a join data.identity i using (organisation_id, person_id)
      join data.organisation o using (organisation_id) where o.slug = 'skovlund' limit 1`.execute(owner)
    return rows[0]?.subject ?? ''
  })
}
