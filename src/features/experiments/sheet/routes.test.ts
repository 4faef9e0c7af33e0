import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { paths } from '#paths.ts'
import { cast, today } from '../../../../test/cast.ts'
import { around, beginExperiment, conclude } from '../../../../test/experiment-cast.ts'
import { createWorld } from '../../../../test/harness.ts'

const world = await createWorld({ now: () => today })
const phase = (experiment: string, number: number) => paths.experimentPhasePage.to({ experiment, phase: String(number) })
const answer = (experiment: string, question: string) => paths.experimentAnswer.to({ experiment, question })

async function page(who: string, path: string, status = 200): Promise<string> {
  const response = await world.as(who).get(path)
  assert.equal(response.status, status, `${who} ${path}`)
  return response.text()
}

/** As a form that saves itself sends it. */
async function saveItself(who: string, path: string, form: Record<string, string>, reader?: string) {
  const { token } = await world.session(who)
  return world.visit(path, {
    method: 'POST',
    headers: {
      Cookie: `session=${token}`,
      Origin: world.deps.publicOrigin,
      Accept: 'application/json',
      ...(reader === undefined ? {} : { 'Ledestjerne-Reader': reader }),
    },
    body: new URLSearchParams(form),
  })
}

async function rows(): Promise<unknown> {
  return world.database.asOwner(async (owner) => ({
    experiments: await owner.selectFrom('data.experiment').selectAll().orderBy('id').execute(),
    answers: await owner.selectFrom('data.experiment_answer').selectAll().orderBy('experiment_id').orderBy('question').execute(),
    readings: await owner.selectFrom('data.experiment_reading').selectAll().orderBy('id').execute(),
  }))
}

async function readingsOf(experiment: string) {
  return world.database.asOwner((owner) =>
    owner.selectFrom('data.experiment_reading').where('experiment_id', '=', experiment).selectAll().orderBy('position').execute(),
  )
}

test('each phase has its questions in the voice of the experiment, and what is written comes back', async () => {
  const experiment = await beginExperiment(world)
  for (const [number, words] of [
    [1, 'Hvad kendetegner udfordringen i vores ledelse lige nu?'],
    [1, 'Hvad vil det betyde for ledelse hen imod selvværd og sammenhæng'],
    [2, 'Hvad vil vi prøve?'],
    [3, 'Hvordan arbejder vi sammen om det?'],
    [4, 'Hvordan hjælper vi hinanden med at få øje på stjernestunder?'],
    [5, 'Hvad tænker vi om det, vi prøvede?'],
    [6, 'Hvordan holder vi processen på sporet?'],
  ] as const)
    assert.ok((await page(around.owner, phase(experiment, number))).includes(words), words)
  for (const number of ['0', '7', 'x', '1.5', ''])
    assert.equal((await world.as(around.owner).get(`/experiments/${experiment}/phases/${number}`)).status, 404, number)

  const written = await world.as(around.owner).post(answer(experiment, 'baseline'), { text: 'Ti <b>om</b> ugen', revision: '0' })
  assert.equal(written.status, 303)
  assert.equal(written.headers.get('Location'), `${phase(experiment, 1)}?saved=baseline#baseline`)
  const html = await page(around.owner, `${phase(experiment, 1)}?saved=baseline`)
  assert.match(html, /Ti &lt;b&gt;om&lt;\/b&gt; ugen<\/textarea>/)
  assert.match(html, /data-refused="[^"]+">Gemt</)
  const asked = await world.as(around.owner).get(answer(experiment, 'baseline'))
  assert.equal(asked.headers.get('Location'), `${phase(experiment, 1)}#baseline`)
})

test('two write the same answer: the second is shown both texts, and saves what she makes of them', async () => {
  const experiment = await beginExperiment(world)
  const path = answer(experiment, 'success')
  await world.as(around.owner).post(path, { text: 'Først', revision: '0' })
  assert.equal((await world.as(around.helper).post(path, { text: 'Amiras udgave', revision: '1' })).status, 303)
  const stale = await world.as(around.owner).post(path, { text: 'Mettes udgave', revision: '1' })
  assert.equal(stale.status, 409)
  const html = await stale.text()
  assert.match(html, /Amira rettede det samme, mens du skrev\. Se begge udgaver, og vælg\./)
  assert.match(html, /Amiras udgave/)
  assert.match(html, /<textarea[^>]*>Mettes udgave<\/textarea>/)
  assert.match(html, /name="revision" value="2"/)
  assert.equal((await world.as(around.owner).post(path, { text: 'Begge dele', revision: '2' })).status, 303)
  assert.match(await page(around.helper, phase(experiment, 1)), /Begge dele<\/textarea>/)
  // Two first answers at the same time are a conflict, too.
  const first = await world.as(around.helper).post(path, { text: 'Også først', revision: '0' })
  assert.equal(first.status, 409)
})

test('a form that saves itself is answered in JSON: saved, both texts, or what is wrong', async () => {
  const experiment = await beginExperiment(world)
  const path = answer(experiment, 'try')
  const saved = await saveItself(around.owner, path, { text: 'Vi mødes', revision: '0' })
  assert.equal(saved.status, 200)
  assert.deepEqual(await saved.json(), { revision: 1, savedAt: today.toISOString() })
  assert.deepEqual(await (await saveItself(around.helper, path, { text: 'Vi mødes stående', revision: '1' })).json(), {
    revision: 2,
    savedAt: today.toISOString(),
  })
  const stale = await saveItself(around.owner, path, { text: 'Vi mødes siddende', revision: '1' })
  assert.equal(stale.status, 409)
  assert.deepEqual(await stale.json(), {
    theirs: { fields: { text: 'Vi mødes stående' }, author: 'Amira Haddad', revision: 2 },
    say: {
      heading: 'Amira rettede det samme, mens du skrev. Se begge udgaver, og vælg.',
      theirs: 'Amiras udgave',
      keepMine: 'Behold min',
      useTheirs: 'Brug Amiras',
      used: 'Nu står Amiras udgave her.',
    },
  })
  const ownWindow = await saveItself(around.helper, path, { text: 'Fra et andet vindue', revision: '1' })
  assert.match((await ownWindow.json()).say.heading, /^Du har rettet teksten et andet sted/)
  // The answer was lost on its way, and the same words come again.
  assert.equal((await (await saveItself(around.owner, path, { text: 'Vi mødes stående', revision: '1' })).json()).revision, 2)
  const long = await saveItself(around.owner, path, { text: 'x'.repeat(8001), revision: '2' })
  assert.equal(long.status, 422)
  assert.deepEqual(await long.json(), { errors: { text: 'Teksten må højst fylde 8000 tegn' } })
})

test('words that were written as one person are never saved as another, and without a session nothing is', async () => {
  const experiment = await beginExperiment(world)
  const path = answer(experiment, 'try')
  const html = await page(around.owner, phase(experiment, 2))
  const key = html.match(/<body data-reader="([^"]+)"/)?.[1]
  assert.ok(key)
  assert.doesNotMatch(await page(around.helper, phase(experiment, 2)), new RegExp(key))
  const before = await rows()
  assert.equal((await saveItself(around.helper, path, { text: 'Mettes', revision: '0' }, key)).status, 303)
  const nobody = await world.visit(path, {
    method: 'POST',
    headers: { Origin: world.deps.publicOrigin, Accept: 'application/json' },
    body: new URLSearchParams({ text: 'Smuglet', revision: '0' }),
  })
  assert.equal(nobody.status, 303)
  assert.deepEqual(await rows(), before)
  assert.equal((await saveItself(around.owner, path, { text: 'Mettes', revision: '0' }, key)).status, 200)
})

test('a text that is too long comes back with all that was typed, and a question that is not asked is not found', async () => {
  const experiment = await beginExperiment(world)
  const long = `${'ø'.repeat(8000)}!`
  const refused = await world.as(around.owner).post(answer(experiment, 'baseline'), { text: long, revision: '0' })
  assert.equal(refused.status, 422)
  const html = await refused.text()
  assert.ok(html.includes(long))
  assert.match(html, /href="#baseline">Teksten må højst fylde 8000 tegn/)
  assert.equal((await world.as(around.owner).post(answer(experiment, 'baseline'), { text: 'ø'.repeat(8000), revision: '0' })).status, 303)
  const before = await rows()
  const foundation = '00000000-0000-4000-8000-000000000000'
  for (const question of ['findes_ikke', `perspective:${foundation}:driften`, '%', 'x'.repeat(200)]) {
    assert.equal((await world.as(around.owner).post(answer(experiment, question), { text: 'x', revision: '0' })).status, 404, question)
    assert.equal((await saveItself(around.owner, answer(experiment, question), { text: 'x', revision: '0' })).status, 404, question)
  }
  assert.deepEqual(await rows(), before)
})

test('readings stand side by side: added once, written, changed by two, and removed', async () => {
  const experiment = await beginExperiment(world, { challenge: 'Vi mangler tid' })
  const own = { experiment }
  const added = await world.as(around.owner).post(paths.experimentReadings.to(own))
  assert.equal(added.status, 303)
  // A blank card is not followed by another.
  assert.equal((await world.as(around.owner).post(paths.experimentReadings.to(own))).headers.get('Location'), added.headers.get('Location'))
  const [first, blank, ...others] = await readingsOf(experiment)
  assert.ok(first && blank)
  assert.deepEqual(others, [])
  assert.doesNotMatch(await page(around.reader, phase(experiment, 1)), /Udlægning 2/, 'a blank card is nothing to who only reads')

  const reading = paths.experimentReading.to({ experiment, reading: blank.id })
  const words = {
    holder: 'aftenvagten',
    text: 'Vi får beskeden for sent',
    confirms: 'Tre opkald',
    nuances: '',
    challenges: 'Ikke i weekenden',
  }
  assert.equal((await world.as(around.owner).post(reading, { ...words, revision: '1' })).status, 303)
  const seen = await page(around.reader, phase(experiment, 1))
  for (const said of ['Sådan ser aftenvagten det', 'Vi får beskeden for sent', 'Tre opkald', 'Ikke i weekenden', 'Vi mangler tid'])
    assert.ok(seen.includes(said), said)
  assert.doesNotMatch(seen, /<textarea|readings\/[^"]*removal/)

  assert.equal((await saveItself(around.helper, reading, { ...words, nuances: 'Også om dagen', revision: '2' })).status, 200)
  const stale = await world.as(around.owner).post(reading, { ...words, text: 'Mine ord', revision: '2' })
  assert.equal(stale.status, 409)
  const html = await stale.text()
  assert.match(html, /Amira rettede det samme/)
  for (const said of ['Mine ord', 'Også om dagen', 'Vi får beskeden for sent']) assert.ok(html.includes(said), said)

  const removal = paths.experimentReadingRemoval.to({ experiment, reading: blank.id })
  assert.equal((await world.as(around.owner).post(removal, { revision: '2' })).status, 409, 'changed since it was seen')
  assert.equal((await readingsOf(experiment)).length, 2)
  assert.equal((await world.as(around.owner).post(removal, { revision: '3' })).status, 303)
  assert.equal((await world.as(around.owner).post(removal, { revision: '3' })).status, 303, 'already gone is as good')
  assert.deepEqual(
    (await readingsOf(experiment)).map(({ id }) => id),
    [first.id],
  )
  const gone = await world.as(around.owner).post(reading, { ...words, revision: '3' })
  assert.equal(gone.status, 409)
  assert.match(await gone.text(), /fjernet, mens du skrev[\s\S]*Vi får beskeden for sent/)
  assert.equal((await saveItself(around.owner, reading, { ...words, revision: '3' })).status, 410)

  for (const [field, most] of [
    ['text', 4000],
    ['holder', 120],
  ] as const) {
    const refused = await world
      .as(around.owner)
      .post(paths.experimentReading.to({ experiment, reading: first.id }), { ...words, [field]: 'x'.repeat(most + 1), revision: '1' })
    assert.equal(refused.status, 422)
    assert.match(await refused.text(), new RegExp(`href="#${field}-${first.id}"`))
  }
})

test('there is room for so many readings, and then it is said', async () => {
  const experiment = await beginExperiment(world)
  for (let i = 0; i < 12; i++) {
    await world.as(around.owner).post(paths.experimentReadings.to({ experiment }))
    const blank = (await readingsOf(experiment)).at(-1)
    await world
      .as(around.owner)
      .post(paths.experimentReading.to({ experiment, reading: blank?.id ?? '' }), { text: `Nummer ${i}`, revision: '1' })
  }
  const refused = await world.as(around.owner).post(paths.experimentReadings.to({ experiment }))
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /Der er plads til 12 udlægninger/)
  assert.equal((await readingsOf(experiment)).length, 12)
})

test('the experiment goes to another phase and back, and warns once when indicators are not locked', async () => {
  const experiment = await beginExperiment(world)
  const move = (form: Record<string, string>) => world.as(around.owner).post(paths.experimentPhase.to({ experiment }), form)
  const where = async () =>
    world.database.asOwner((owner) =>
      owner
        .selectFrom('data.experiment')
        .where('id', '=', experiment)
        .select(['phase', 'action_started_at as started'])
        .executeTakeFirstOrThrow(),
    )
  assert.match(await page(around.owner, phase(experiment, 1)), /Gå til næste fase: Planlægning/)
  const moved = await move({ phase: '2' })
  assert.equal(moved.headers.get('Location'), phase(experiment, 2))
  await world.database.asOwner((owner) =>
    sql`insert into data.indicator (organisation_id, experiment_id, position, name, unit, direction)
      select organisation_id, id, 1, 'Ubesvarede', 'antal', 'down' from data.experiment where id = ${experiment}`.execute(owner),
  )
  const warned = await move({ phase: '3' })
  assert.equal(warned.status, 422)
  assert.match(await warned.text(), /Lås den først – ellers kan målingerne aldrig vise en tendens/)
  assert.deepEqual(await where(), { phase: 2, started: null })
  assert.equal((await move({ phase: '3', anyway: 'yes' })).status, 303)
  assert.deepEqual(await where(), { phase: 3, started: today })
  assert.equal((await move({ phase: '1' })).status, 303)
  assert.equal((await move({ phase: '4' })).status, 303, 'the action has begun: there is nothing to warn of any more')
  assert.deepEqual(await where(), { phase: 4, started: today })
  for (const strange of ['0', '7', 'x', '']) assert.equal((await move({ phase: strange })).status, 404, strange)
  assert.equal((await world.as(around.owner).get(paths.experimentPhase.to({ experiment }))).headers.get('Location'), phase(experiment, 4))
})

test('name, voice and dates: two writers, dates in the wrong order, and no date that is not in the calendar', async () => {
  const experiment = await beginExperiment(world)
  const frames = paths.experimentFrames.to({ experiment })
  const given = { title: 'Ti minutter', voice: 'vi', actionFrom: '2026-08-03', actionTo: '2026-09-13', reflectionOn: '2026-09-23' }
  for (const [change, field, words] of [
    [{ actionTo: '2026-08-02' }, 'actionTo', 'Aktionen kan ikke slutte, før den begynder'],
    [{ reflectionOn: '2026-08-02' }, 'reflectionOn', 'Refleksionsmødet kan ikke ligge, før aktionen begynder'],
    [{ actionFrom: '2026-02-30' }, 'actionFrom', 'Skriv datoen som dag, måned og år'],
    [{ actionFrom: '3. august' }, 'actionFrom', 'Skriv datoen som dag, måned og år'],
    [{ title: ' ' }, 'title', 'Skriv et navn'],
  ] as const) {
    const refused = await world.as(around.owner).post(frames, { ...given, ...change, revision: '1' })
    assert.equal(refused.status, 422, words)
    const html = await refused.text()
    assert.ok(html.includes(words), words)
    assert.match(html, new RegExp(`href="#${field}"`))
    assert.match(html, /value="2026-09-23"|value="2026-08-02"/)
  }
  assert.equal((await world.as(around.helper).post(frames, { ...given, revision: '1' })).status, 303)
  const stale = await world.as(around.owner).post(frames, { ...given, title: 'Mit navn', actionFrom: '', revision: '1' })
  assert.equal(stale.status, 409)
  const html = await stale.text()
  for (const words of ['Mit navn', 'Ti minutter', '3. august 2026', 'name="revision" value="2"']) assert.ok(html.includes(words), words)
  assert.equal((await world.as(around.owner).post(frames, { ...given, title: 'Begges navn', revision: '2' })).status, 303)
  const shown = await page(around.owner, paths.experiment.to({ experiment }))
  for (const words of ['Begges navn', 'Aktion fra 3. august til 13. september', 'Første refleksionsmøde 23. september'])
    assert.ok(shown.includes(words), words)
})

test('the bottom line and the perspectives are answered beside the phases, and what is empty is said kindly', async () => {
  const experiment = await beginExperiment(world)
  const address = paths.experimentPerspectives.to({ experiment })
  const html = await page(around.owner, address)
  assert.match(html, /Her er der ikke skrevet noget endnu: Borgeren, Organisationen, Økonomien/)
  const question = html.match(/answers\/(perspective%3A[^"]+)"/)?.[1] ?? assert.fail('no perspective is asked')
  assert.equal(
    (await world.as(around.owner).post(answer(experiment, 'bottom_line_citizen'), { text: 'Færre venter', revision: '0' })).status,
    303,
  )
  const written = await world.as(around.owner).post(`/experiments/${experiment}/answers/${question}`, { text: 'Set herfra', revision: '0' })
  assert.equal(written.status, 303)
  assert.ok(written.headers.get('Location')?.startsWith(address))
  const after = await page(around.reader, address)
  assert.match(after, /Her er der ikke skrevet noget endnu: Organisationen, Økonomien/)
  for (const words of ['Færre venter', 'Set herfra']) assert.ok(after.includes(words), words)
  assert.doesNotMatch(after, /<textarea/)
})

test('the sheet stands on the experiment’s page, with a way to each question for who writes', async () => {
  const experiment = await beginExperiment(world)
  await world.as(around.owner).post(answer(experiment, 'signs'), { text: 'Antal ubesvarede', revision: '0' })
  const own = await page(around.owner, paths.experiment.to({ experiment }))
  assert.match(own, /Antal ubesvarede[\s\S]*Ret<span class="sr-only"> indikatorer/)
  assert.ok(own.includes(`${phase(experiment, 2)}#signs`))
  const others = await page(around.reader, paths.experiment.to({ experiment }))
  assert.match(others, /Antal ubesvarede/)
  assert.doesNotMatch(others, /#signs"/)
})

const writes = (experiment: string, reading: string): [path: string, form: Record<string, string>][] => [
  [answer(experiment, 'baseline'), { text: 'Smuglet', revision: '1' }],
  [answer(experiment, 'try'), { text: 'Smuglet', revision: '0' }],
  [paths.experimentReadings.to({ experiment }), {}],
  [paths.experimentReading.to({ experiment, reading }), { text: 'Smuglet', revision: '1' }],
  [paths.experimentReadingRemoval.to({ experiment, reading }), { revision: '1' }],
  [paths.experimentPhase.to({ experiment }), { phase: '2' }],
  [paths.experimentFrames.to({ experiment }), { title: 'Smuglet', voice: 'jeg', revision: '1' }],
]

test('who only reads it, and who is nobody to it, writes nothing in it', async () => {
  const experiment = await beginExperiment(world, { challenge: 'Vi mangler tid' })
  await world.as(around.owner).post(answer(experiment, 'baseline'), { text: 'Ti om ugen', revision: '0' })
  const [reading] = await readingsOf(experiment)
  const before = await rows()
  for (const who of [around.reader, ...around.nobodies]) {
    for (const [path, form] of writes(experiment, reading?.id ?? '')) {
      assert.equal((await world.as(who).post(path, form)).status, 404, `${who} ${path}`)
      assert.ok((await saveItself(who, path, form)).status >= 400, `${who} ${path}`)
    }
    assert.deepEqual(await rows(), before, who)
  }
  for (const who of around.nobodies)
    for (const path of [
      phase(experiment, 1),
      paths.experimentPerspectives.to({ experiment }),
      paths.experimentFrames.to({ experiment }),
      answer(experiment, 'baseline'),
    ])
      assert.equal((await world.as(who).get(path)).status, 404, `${who} ${path}`)
  const seen = await page(around.reader, phase(experiment, 1))
  assert.match(seen, /Ti om ugen/)
  assert.doesNotMatch(seen, /<textarea|Gå til næste fase|data-auto-save="/)
  assert.equal((await world.as(around.reader).get(paths.experimentFrames.to({ experiment }))).status, 404)
})

test('nothing is written in a concluded one, and what was typed is given back', async () => {
  const experiment = await beginExperiment(world, { challenge: 'Vi mangler tid' })
  await world.as(around.owner).post(answer(experiment, 'baseline'), { text: 'Ti om ugen', revision: '0' })
  const [reading] = await readingsOf(experiment)
  await conclude(world, experiment)
  const before = await rows()
  for (const who of [around.owner, around.helper])
    for (const [path, form] of writes(experiment, reading?.id ?? '')) {
      const refused = await world.as(who).post(path, form)
      assert.equal(refused.status, 409, `${who} ${path}`)
      const html = await refused.text()
      assert.match(html, /afsluttet/)
      if (form.text ?? form.title) assert.match(html, /Smuglet/)
    }
  const json = await saveItself(around.owner, answer(experiment, 'baseline'), { text: 'Smuglet', revision: '1' })
  assert.equal(json.status, 409)
  assert.match((await json.json()).message, /afsluttet/)
  assert.deepEqual(await rows(), before)
  const html = await page(around.owner, phase(experiment, 1))
  assert.match(html, /Ti om ugen/)
  assert.doesNotMatch(html, /<textarea/)
})

test('two who write different answers at once both get theirs in', async () => {
  const experiment = await beginExperiment(world)
  const questions = ['baseline', 'success', 'try', 'signs', 'methods', 'time', 'think', 'insights']
  const answered = await Promise.all(
    questions.map((question, i) =>
      saveItself(i % 2 ? around.owner : around.helper, answer(experiment, question), { text: question, revision: '0' }),
    ),
  )
  assert.deepEqual(
    answered.map(({ status }) => status),
    questions.map(() => 200),
  )
  // And of many who write the same, one does.
  const same = await Promise.all(questions.map((text) => saveItself(cast.leader, answer(experiment, 'barriers'), { text, revision: '0' })))
  assert.deepEqual(same.map(({ status }) => status).sort(), [200, ...questions.slice(1).map(() => 409)])
})
