import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { paths } from '#paths.ts'
import { danishDate } from '#shared/dates.ts'
import { around, beginExperiment, conclude } from '../../../../test/experiment-cast.ts'
import { createWorld } from '../../../../test/harness.ts'
import { listObservations } from './queries.ts'

// The real clock: a link runs out by the clock of the database.
const world = await createWorld()
const words = 'Aftenvagten gik direkte ud til borgerne'

type Form = Record<string, string>
const listOf = (experiment: string) => paths.experimentObservations.to({ experiment })
const note = (who: string, experiment: string, form: Form = {}) => world.as(who).post(listOf(experiment), { observation: words, ...form })
const textOf = async (who: string, path: string) => (await world.as(who).get(path)).text()

async function rows(experiment: string) {
  return world.database.asOwner(async (owner) => ({
    observations: await owner
      .selectFrom('data.experiment_observation')
      .selectAll()
      .where('experiment_id', '=', experiment)
      .orderBy('id')
      .execute(),
    links: await owner.selectFrom('data.experiment_link').selectAll().where('experiment_id', '=', experiment).orderBy('id').execute(),
  }))
}

async function theOnlyOne(experiment: string) {
  const { observations } = await rows(experiment)
  assert.equal(observations.length, 1)
  return observations[0] ?? assert.fail()
}

test('an observation is two taps: the words, and it is there with the date and the name', async () => {
  const experiment = await beginExperiment(world)
  await world.as(around.owner).post(paths.experimentPhase.to({ experiment }), { phase: '3', anyway: 'yes' })
  const page = await textOf(around.owner, paths.experiment.to({ experiment }))
  assert.match(page, /Hvad har du lagt mærke til\?/)
  const key = page.match(/name="key" value="([0-9a-f-]{36})"/)?.[1] ?? assert.fail('the page gives no key')
  const response = await note(around.owner, experiment, { key, observation: `  ${words}\r\nog hjem igen ` })
  assert.equal(response.status, 303)
  assert.equal(response.headers.get('Location'), paths.experiment.to({ experiment }, { saved: 'observation' }))
  const row = await theOnlyOne(experiment)
  assert.equal(row.text, `${words}\nog hjem igen`)
  assert.equal(row.author_name, 'Mette Holm Krogh')
  assert.equal(row.is_star, false)
  const today = danishDate(new Date())
  assert.equal((await world.inScopeOf(around.owner, ({ tx }) => listObservations(tx, experiment)))[0]?.observedOn, today)
  assert.match(await textOf(around.owner, `${paths.experiment.to({ experiment })}?saved=observation`), /Din observation er gemt/)
})

test('what is sent again is recorded once, and other words from the same page are not swallowed', async () => {
  const experiment = await beginExperiment(world)
  const key = randomUUID()
  for (let i = 0; i < 3; i++) assert.equal((await note(around.owner, experiment, { key })).status, 303)
  assert.equal((await rows(experiment)).observations.length, 1)
  await note(around.owner, experiment, { key, observation: 'Noget andet, efter ”tilbage”' })
  assert.equal((await rows(experiment)).observations.length, 2)
  await note(around.helper, experiment, { key })
  assert.equal((await rows(experiment)).observations.length, 3, 'two people with the same key and words are two')
})

test('nothing, too much, or a key that is none: all that was typed stays, and the key with it', async () => {
  const experiment = await beginExperiment(world)
  const key = randomUUID()
  const empty = await note(around.owner, experiment, { observation: ' \n ', key, isStar: 'yes', seenBy: 'Lone', mayBeTold: 'yes' })
  assert.equal(empty.status, 422)
  const html = await empty.text()
  assert.match(html, /Skriv, hvad du har lagt mærke til/)
  assert.match(html, new RegExp(`name="key" value="${key}"`))
  assert.match(html, /id="isStar"[^>]*checked/)
  assert.match(html, /id="mayBeTold"[^>]*checked/)
  assert.match(html, /value="Lone"/)
  const long = await note(around.owner, experiment, { observation: `x${'y'.repeat(4000)}`, seenBy: 'z'.repeat(121) })
  assert.equal(long.status, 422)
  assert.match(await long.text(), /4\.000 tegn[\s\S]*Skriv højst 120 tegn[\s\S]*y{4000}/)
  assert.equal((await rows(experiment)).observations.length, 0)
  assert.equal((await note(around.owner, experiment, { key: "'; drop" })).status, 303)
})

test('a form that keeps its words in the browser is told what became of them, and where to go', async () => {
  const experiment = await beginExperiment(world)
  const { token } = await world.session(around.owner)
  const headers = { Cookie: `session=${token}`, Origin: world.deps.publicOrigin, Accept: 'application/json' }
  const sent = async (path: string, form: Form) => {
    const response = await world.visit(path, { method: 'POST', headers, body: new URLSearchParams(form) })
    assert.match(response.headers.get('Content-Type') ?? '', /json/)
    return { status: response.status, ...((await response.json()) as { to?: string; errors?: Form; message?: string }) }
  }
  const key = randomUUID()
  for (let i = 0; i < 2; i++) {
    const saved = await sent(listOf(experiment), { observation: words, key })
    assert.deepEqual([saved.status, saved.to], [200, paths.experiment.to({ experiment }, { saved: 'observation' })])
  }
  const { id: observation } = await theOnlyOne(experiment)
  assert.deepEqual((await sent(listOf(experiment), { observation: '' })).errors, { observation: 'Skriv, hvad du har lagt mærke til' })
  const { path } = await linkOf(experiment)
  assert.deepEqual((await sent(`${path}/observations`, { observation: words })).to, `${path}?done=saved`)
  assert.ok((await sent(`${path}/observations`, { observation: '' })).errors?.observation)
  assert.equal((await sent('/with/x/observations', { observation: words })).status, 404)
  assert.equal((await sent(listOf(randomUUID()), { observation: words })).status, 404)
  await conclude(world, experiment)
  for (const late of [listOf(experiment), `${path}/observations`, paths.experimentObservation.to({ experiment, observation })]) {
    const { status, message } = await sent(late, { observation: 'For sent', observedOn: '2026-08-19' })
    assert.equal(status, 409)
    assert.match(message ?? '', /ikke gemt/)
  }
})

test('a star moment carries who saw it and whether it may be told, and stands on the experiment’s page, the newest first', async () => {
  const experiment = await beginExperiment(world)
  await note(around.owner, experiment, { observation: 'Et almindeligt møde', mayBeTold: 'yes' })
  await note(around.owner, experiment, { observation: 'Den første stund', isStar: 'yes', seenBy: 'Lone, aftenvagt', mayBeTold: 'yes' })
  await note(around.helper, experiment, { observation: 'Den sidste stund', isStar: 'yes' })
  const page = await textOf(around.owner, paths.experiment.to({ experiment }))
  assert.match(
    page,
    /Den sidste stund[\s\S]*Kun dig og dine hjælpere[\s\S]*Den første stund[\s\S]*Set af[\s\S]*Lone, aftenvagt[\s\S]*Må fortælles videre/,
  )
  assert.doesNotMatch(page, /Et almindeligt møde/)
  assert.match(page, /Se alle 3 observationer/)
  assert.match(await textOf(around.helper, paths.experiment.to({ experiment })), /Kun Mette Holm Krogh og hjælperne/)
  assert.equal((await rows(experiment)).observations.filter(({ may_be_told }) => may_be_told).length, 1, 'only a star moment may be told')
  const all = await textOf(around.owner, listOf(experiment))
  assert.match(all, /Alle \(3\)[\s\S]*Stjernestunder \(2\)/)
  assert.match(all, /Et almindeligt møde[\s\S]*Skrevet af dig/)
  assert.doesNotMatch(await textOf(around.owner, `${listOf(experiment)}?show=stars`), /Et almindeligt møde/)
})

test('a star moment that may not be told is invisible to a reader of the circle, in every page and in the query, and not counted', async () => {
  const experiment = await beginExperiment(world)
  await note(around.owner, experiment, { observation: 'Hemmelig stund', isStar: 'yes' })
  await note(around.owner, experiment, { observation: 'Fortalt stund', isStar: 'yes', mayBeTold: 'yes' })
  await note(around.owner, experiment, { observation: 'Almindelig' })
  for (const path of [paths.experiment.to({ experiment }), listOf(experiment), `${listOf(experiment)}?show=stars`]) {
    const html = await textOf(around.reader, path)
    assert.match(html, /Fortalt stund/)
    assert.doesNotMatch(html, /Hemmelig stund|Kun dig og dine|\(3\)|Se alle 3/)
    assert.doesNotMatch(html, /name="observation"|>Ret<|>Slet</, 'a reader has nothing to write in')
  }
  assert.match(await textOf(around.reader, listOf(experiment)), /Alle \(2\)[\s\S]*Stjernestunder \(1\)/)
  const seen = await world.inScopeOf(around.reader, ({ tx }) => listObservations(tx, experiment))
  assert.deepEqual(seen.map(({ text }) => text).sort(), ['Almindelig', 'Fortalt stund'])
  assert.equal((await world.inScopeOf(around.helper, ({ tx }) => listObservations(tx, experiment))).length, 3)
  const secret = (await rows(experiment)).observations.find(({ text }) => text === 'Hemmelig stund')?.id ?? ''
  assert.equal((await world.as(around.reader).get(paths.experimentObservation.to({ experiment, observation: secret }))).status, 404)
  assert.match(await textOf(around.owner, listOf(experiment)), /Øvegruppen [^<]* ser det også, men ikke de stjernestunder/)
})

test('her own words are changed by who wrote them, day and star too, and by nobody else', async () => {
  const experiment = await beginExperiment(world)
  await note(around.helper, experiment)
  const { id: observation } = await theOnlyOne(experiment)
  const here = paths.experimentObservation.to({ experiment, observation })
  assert.match(await textOf(around.helper, here), new RegExp(`${words}[\\s\\S]*Slet observationen`))
  const owners = await textOf(around.owner, here)
  assert.match(owners, new RegExp(`${words}[\\s\\S]*Slet den`))
  assert.doesNotMatch(owners, /<textarea/)
  const tomorrow = danishDate(new Date(Date.now() + 36 * 3600 * 1000))
  for (const [observedOn, message] of [
    [tomorrow, /Datoen kan ikke ligge i fremtiden/],
    ['i går', /Skriv en dato/],
    ['2026-02-30', /Skriv en dato/],
  ] as const) {
    const refused = await world.as(around.helper).post(here, { observation: 'Rettet', observedOn })
    assert.equal(refused.status, 422)
    assert.match(await refused.text(), new RegExp(`${message.source}[\\s\\S]*>Rettet</textarea>`))
  }
  const form = { observation: 'Rettet', isStar: 'yes', mayBeTold: 'yes', seenBy: 'Kim', observedOn: '2026-08-19' }
  for (const who of [around.owner, around.reader, ...around.nobodies]) assert.equal((await world.as(who).post(here, form)).status, 404, who)
  assert.equal((await theOnlyOne(experiment)).text, words)
  assert.equal((await world.as(around.helper).post(here, form)).status, 303)
  const row = await theOnlyOne(experiment)
  assert.deepEqual([row.text, row.is_star, row.may_be_told, row.seen_by, row.revision], ['Rettet', true, true, 'Kim', 2])
  assert.match(await textOf(around.owner, listOf(experiment)), /19\. august/)
})

test('who wrote it deletes it, the owner deletes any, a helper not another’s, and nobody else anything', async () => {
  const experiment = await beginExperiment(world)
  const removal = (observation: string) => paths.experimentObservationRemoval.to({ experiment, observation })
  await note(around.owner, experiment)
  const owners = (await theOnlyOne(experiment)).id
  for (const who of [around.helper, around.reader, ...around.nobodies])
    assert.equal((await world.as(who).post(removal(owners))).status, 404, who)
  assert.equal((await rows(experiment)).observations.length, 1)
  await note(around.helper, experiment)
  for (const { id } of (await rows(experiment)).observations) assert.equal((await world.as(around.owner).post(removal(id))).status, 303)
  await note(around.helper, experiment)
  assert.equal((await world.as(around.helper).post(removal((await theOnlyOne(experiment)).id))).status, 303)
  assert.equal((await rows(experiment)).observations.length, 0)
})

test('nobody but the owner and the helpers writes, and to all others it is not there, or only to be read', async () => {
  const experiment = await beginExperiment(world)
  for (const who of [around.reader, ...around.nobodies]) {
    assert.equal((await note(who, experiment)).status, 404, who)
    assert.equal((await note(who, experiment, { observation: '' })).status, 404, who)
  }
  for (const who of around.nobodies) assert.equal((await world.as(who).get(listOf(experiment))).status, 404, who)
  assert.equal((await world.as(around.reader).get(listOf(experiment))).status, 200)
  assert.equal((await world.visit(listOf(experiment))).status, 303)
  assert.equal((await rows(experiment)).observations.length, 0)
})

test('nobody writes in the table under another’s name, or as a guest', async () => {
  const experiment = await beginExperiment(world)
  const other = await world.inScopeOf(around.helper, async ({ actor }) => actor.personId)
  for (const author of [other, null])
    await assert.rejects(
      world.inScopeOf(around.owner, ({ tx, actor }) =>
        tx
          .insertInto('data.experiment_observation')
          .values({
            organisation_id: actor.organisationId,
            experiment_id: experiment,
            id: randomUUID(),
            text: 'x',
            observed_on: '2026-09-17',
            author_id: author,
            author_name: 'x',
          })
          .execute(),
      ),
      /row-level security/,
    )
})

test('a concluded experiment takes no more: what was typed comes back, and nothing is changed', async () => {
  const experiment = await beginExperiment(world)
  await note(around.owner, experiment)
  const { id: observation } = await theOnlyOne(experiment)
  await conclude(world, experiment)
  const before = await rows(experiment)
  const late = await note(around.helper, experiment, { observation: 'For sent' })
  assert.equal(late.status, 409)
  assert.match(await late.text(), /Prøvehandlingen er afsluttet[\s\S]*>For sent<\/textarea>/)
  assert.equal((await note(around.helper, experiment, { observation: '' })).status, 409)
  const here = paths.experimentObservation.to({ experiment, observation })
  const revised = await world.as(around.owner).post(here, { observation: 'For sent rettet', observedOn: '2026-08-19' })
  assert.equal(revised.status, 409)
  assert.match(await revised.text(), />For sent rettet<\/textarea>/)
  assert.equal((await world.as(around.owner).post(here, { observation: '', observedOn: '' })).status, 409)
  assert.equal((await world.as(around.owner).post(paths.experimentObservationRemoval.to({ experiment, observation }))).status, 409)
  assert.equal((await world.as(around.owner).get(here)).status, 303)
  const links = await world.as(around.owner).post(paths.experimentLinks.to({ experiment }), { name: 'Lone', days: '14' })
  assert.equal(links.status, 409)
  assert.deepEqual(await rows(experiment), before)
  const page = await textOf(around.owner, listOf(experiment))
  assert.doesNotMatch(page, /name="observation"|>Ret</)
  assert.doesNotMatch(await textOf(around.owner, paths.experiment.to({ experiment })), /name="observation"/)
  assert.doesNotMatch(await textOf(around.owner, paths.experimentLinks.to({ experiment })), /name="days"/)
})

/** Makes a link and reads its address where it stands, once. */
async function linkOf(experiment: string, who: string = around.owner, form: Form = {}) {
  const path = paths.experimentLinks.to({ experiment })
  const made = await world.as(who).post(path, { name: 'Lone', days: '14', ...form })
  assert.equal(made.status, 303)
  assert.equal(made.headers.get('Location'), path)
  const cookie = made.headers.get('Set-Cookie') ?? ''
  const { token: session } = await world.session(who)
  const shown = await world.visit(path, { headers: { Cookie: `session=${session}; ${cookie.split(';')[0]}` } })
  const html = await shown.text()
  const address = html.match(/value="(http[^"]+\/with\/[\w-]{43})"/)?.[1] ?? assert.fail('no address on the page')
  return { path: new URL(address).pathname, token: address.split('/').at(-1) ?? '', cookie, shown, html }
}

test('a link is shown once, with a code to scan, and only its hash is in the database', async () => {
  const experiment = await beginExperiment(world)
  const { token, cookie, shown, html } = await linkOf(experiment, around.owner, { name: 'Lone, aftenvagt' })
  assert.match(cookie, new RegExp(`^made-link=.*; Max-Age=300; Path=/experiments/${experiment}/links; HttpOnly; SameSite=Strict$`))
  assert.match(shown.headers.get('Set-Cookie') ?? '', /made-link=; Max-Age=0/)
  assert.match(html, /Linket til ”Lone, aftenvagt” er klar/)
  assert.match(html, /<svg class="ls-qr"[^>]*role="img" aria-label="QR-kode med linket til Lone, aftenvagt"/)
  const again = await textOf(around.owner, paths.experimentLinks.to({ experiment }))
  assert.doesNotMatch(again, new RegExp(`${token}|ls-qr`))
  assert.match(again, /Lone, aftenvagt[\s\S]*Virker til[\s\S]*Ikke brugt endnu[\s\S]*Luk linket/)
  const everything = await world.database.asOwner(async (owner) => {
    const { rows } = await sql<{
      row: string
    }>`select l::text as row from data.experiment_link l where experiment_id = ${experiment}`.execute(owner)
    return rows.map(({ row }) => row).join()
  })
  assert.doesNotMatch(everything, new RegExp(token))
  await assert.rejects(
    world.inScopeOf(around.owner, ({ tx }) => tx.selectFrom('data.experiment_link').select('token_hash').execute()),
    /permission denied/,
  )
})

test('a cookie that somebody else made does not put a link of theirs on the page', async () => {
  const experiment = await beginExperiment(world)
  const [mine, other] = [await linkOf(experiment), await linkOf(await beginExperiment(world))]
  const { token: session } = await world.session(around.owner)
  const id = mine.cookie.match(/made-link=([0-9a-f-]{36})/)?.[1]
  for (const forged of [`${id}.${other.token}`, `${id}.x`, 'x', `${randomUUID()}.${mine.token}`]) {
    const path = paths.experimentLinks.to({ experiment })
    const page = await world.visit(path, { headers: { Cookie: `session=${session}; made-link=${forged}` } })
    assert.equal(page.status, 200)
    assert.doesNotMatch(await page.text(), /\/with\//, forged)
  }
})

test('links are made, seen and closed by the owner and the helpers alone; a closed one stays closed', async () => {
  const experiment = await beginExperiment(world)
  await linkOf(experiment, around.helper)
  const path = paths.experimentLinks.to({ experiment })
  const link = (await rows(experiment)).links[0]?.id ?? ''
  const revocation = paths.experimentLinkRevocation.to({ experiment, link })
  const before = await rows(experiment)
  for (const who of [around.reader, ...around.nobodies]) {
    assert.equal((await world.as(who).get(path)).status, 404, who)
    assert.equal((await world.as(who).post(path, { name: 'Smuglet', days: '14' })).status, 404, who)
    assert.equal((await world.as(who).post(path, { name: '', days: '' })).status, 404, who)
    assert.equal((await world.as(who).post(revocation)).status, 404, who)
  }
  assert.deepEqual(await rows(experiment), before)
  assert.equal((await world.as(around.owner).post(paths.experimentLinkRevocation.to({ experiment, link: randomUUID() }))).status, 404)
  for (let i = 0; i < 2; i++) assert.equal((await world.as(around.owner).post(revocation)).status, 303)
  const page = await textOf(around.owner, path)
  assert.match(page, /Lukket/)
  assert.doesNotMatch(page, /Luk linket/)
})

test('a link without a name, of a strange length or too long is refused, and what was typed stays', async () => {
  const experiment = await beginExperiment(world)
  const path = paths.experimentLinks.to({ experiment })
  for (const form of [
    { name: ' ', days: '14' },
    { name: 'x'.repeat(121), days: '14' },
    { name: 'Lone', days: '9999' },
    { name: 'Lone' },
  ] as Form[]) {
    const response = await world.as(around.owner).post(path, form)
    assert.equal(response.status, 422)
    const html = await response.text()
    assert.match(html, /class="form-error-message"/)
    assert.ok(html.includes(`name="name" class="form-input" value="${form.name}"`))
  }
  assert.equal((await rows(experiment)).links.length, 0)
})

test('links may be closed after the conclusion', async () => {
  const experiment = await beginExperiment(world)
  await linkOf(experiment)
  await conclude(world, experiment)
  const link = (await rows(experiment)).links[0]?.id ?? ''
  assert.equal((await world.as(around.owner).post(paths.experimentLinkRevocation.to({ experiment, link }))).status, 303)
  assert.ok((await rows(experiment)).links[0]?.revoked_at)
})

/* The colleague, who has no account and no session. */

const send = (path: string, form: Form = {}) =>
  world.visit(path, { method: 'POST', headers: { Origin: world.deps.publicOrigin }, body: new URLSearchParams(form) })
const noteByLink = (path: string, form: Form = {}) => send(`${path}/observations`, { observation: words, ...form })

test('the holder of a link reads who asks, what is tried and what to look for, and nothing else of the experiment', async () => {
  const experiment = await beginExperiment(world, { challenge: 'En hemmelig udfordring', attempt: 'En hemmelig handling' })
  await world.database.asOwner((owner) =>
    sql`insert into data.experiment_answer (organisation_id, experiment_id, question, text)
      select organisation_id, id, 'look_for', 'Hvem ringer, og hvornår' from data.experiment where id = ${experiment}`.execute(owner),
  )
  await note(around.owner, experiment, { observation: 'Mettes egen' })
  const { path } = await linkOf(experiment)
  const response = await world.visit(path)
  assert.equal(response.status, 200)
  assert.equal(response.headers.get('Referrer-Policy'), 'no-referrer')
  assert.equal(response.headers.get('Cache-Control'), 'no-store')
  assert.equal(response.headers.get('X-Robots-Tag'), 'noindex')
  assert.equal(response.headers.get('Set-Cookie'), null)
  const html = await response.text()
  assert.match(html, /Hej Lone[\s\S]*Ti minutter før vagten[\s\S]*Mette Holm Krogh i Fjordby Kommune/)
  assert.match(html, /Det holder Mette øje med[\s\S]*Hvem ringer, og hvornår/)
  assert.match(html, /Det er ikke anonymt[\s\S]*gruppe af ledere/)
  assert.doesNotMatch(html, /hemmelig|Mettes egen|Amira|Øvegruppen/)
  assert.equal((await rows(experiment)).links[0]?.used_at, null, 'programs that look at links use nothing up')
})

test('what she writes stands with her name, is recorded once, is seen by the owner, and is hers to take back', async () => {
  const experiment = await beginExperiment(world)
  const { path } = await linkOf(experiment, around.owner, { name: 'Lone, aftenvagt' })
  const key = randomUUID()
  for (let i = 0; i < 3; i++) {
    const response = await noteByLink(path, { key, isStar: 'yes', seenBy: 'Kim' })
    assert.equal(response.status, 303)
    assert.equal(response.headers.get('Location'), `${path}?done=saved`)
  }
  const row = await theOnlyOne(experiment)
  assert.deepEqual(
    [row.author_name, row.author_id, row.is_star, row.may_be_told, row.seen_by],
    ['Lone, aftenvagt', null, true, false, 'Kim'],
  )
  assert.ok((await rows(experiment)).links[0]?.used_at)
  assert.match(
    await textOf(around.owner, listOf(experiment)),
    new RegExp(`${words}[\\s\\S]*Skrevet af Lone, aftenvagt, inviteret med link[\\s\\S]*Kun dig`),
  )
  assert.doesNotMatch(await textOf(around.reader, listOf(experiment)), new RegExp(words))
  assert.match(
    await (await world.visit(`${path}?done=saved`)).text(),
    /Tak\. Din observation er gemt[\s\S]*Det har du skrevet[\s\S]*Tag den tilbage/,
  )

  const other = await linkOf(experiment, around.owner, { name: 'Kim' })
  assert.doesNotMatch(await (await world.visit(other.path)).text(), new RegExp(words), 'guests do not read each other')
  assert.equal((await send(`${other.path}/observations/${row.id}/removal`)).status, 303)
  assert.equal((await rows(experiment)).observations.length, 1, 'and do not take back what is another’s')
  for (let i = 0; i < 2; i++) assert.equal((await send(`${path}/observations/${row.id}/removal`)).status, 303)
  assert.equal((await rows(experiment)).observations.length, 0)
})

test('whoever looks at the experiment hears of what a guest writes and takes back', async () => {
  const experiment = await beginExperiment(world)
  let heard = () => {}
  const next = () =>
    new Promise<void>((resolve) => {
      heard = resolve
    })
  await world.deps.live.hears()
  const leave = world.deps.live.open({ topic: `experiment:${experiment}`, who: 'test', refresh: () => heard(), end: () => {} })
  const afterTheLink = next()
  const { path } = await linkOf(experiment)
  await afterTheLink
  const afterTheWords = next()
  await noteByLink(path)
  await afterTheWords
  const afterTheRemoval = next()
  await send(`${path}/observations/${(await theOnlyOne(experiment)).id}/removal`)
  await afterTheRemoval
  leave()
})

test('a guest takes back nothing of the owner’s', async () => {
  const experiment = await beginExperiment(world)
  await note(around.owner, experiment)
  const { path } = await linkOf(experiment)
  const { id } = await theOnlyOne(experiment)
  assert.equal((await send(`${path}/observations/${id}/removal`)).headers.get('Location'), path)
  for (const strange of ['x', randomUUID()]) assert.equal((await send(`${path}/observations/${strange}/removal`)).status, 303)
  assert.equal((await theOnlyOne(experiment)).id, id)
})

test('a guest who sends nothing is told so, with what else she chose', async () => {
  const experiment = await beginExperiment(world)
  const { path } = await linkOf(experiment)
  const response = await noteByLink(path, { observation: '', isStar: 'yes', seenBy: 'Kim' })
  assert.equal(response.status, 422)
  assert.match(await response.text(), /Skriv, hvad du har lagt mærke til[\s\S]*checked[\s\S]*value="Kim"/)
})

test('a guessed, a revoked and an expired link are answered alike: not found, nobody named, nothing recorded, the words given back', async () => {
  const experiment = await beginExperiment(world)
  const [revoked, expired] = [await linkOf(experiment, around.owner, { name: 'Kim' }), await linkOf(experiment)]
  const { links } = await rows(experiment)
  const kims = links.find(({ name }) => name === 'Kim')?.id ?? ''
  await world.as(around.owner).post(paths.experimentLinkRevocation.to({ experiment, link: kims }))
  await world.database.asOwner((owner) =>
    sql`update data.experiment_link set expires_at = now() - interval '1 second' where name = 'Lone' and experiment_id = ${experiment}`.execute(
      owner,
    ),
  )
  const before = await rows(experiment)
  const pages: string[] = []
  for (const path of [revoked.path, expired.path, paths.guest.to({ token: 'a'.repeat(43) }), `${paths.guest.to({ token: 'x' })}`]) {
    const read = await world.visit(path)
    assert.equal(read.status, 404)
    assert.equal(read.headers.get('Referrer-Policy'), 'no-referrer')
    const written = await noteByLink(path)
    assert.equal(written.status, 404)
    const takenBack = await send(`${path}/observations/${randomUUID()}/removal`)
    assert.equal(takenBack.status, 404)
    const html = (await read.text()) + (await written.text()) + (await takenBack.text())
    assert.match(html, new RegExp(`Linket virker ikke længere[\\s\\S]*readonly[^>]*>${words}</textarea>`))
    assert.doesNotMatch(html, /Mette|Fjordby|Ti minutter|Lone|Kim/)
    assert.equal((await send(`${path}/observations`, { observation: '' })).status, 404)
    pages.push(html.replaceAll(/\/with\/[^"]+/g, '/with/…'))
  }
  assert.equal(new Set(pages).size, 1, 'nothing tells one from another')
  assert.deepEqual(await rows(experiment), before)
})

test('a link to an experiment that is concluded reads and writes no more, and says so', async () => {
  const experiment = await beginExperiment(world)
  const { path } = await linkOf(experiment)
  await noteByLink(path)
  const { id } = await theOnlyOne(experiment)
  await conclude(world, experiment)
  const before = await rows(experiment)
  const page = await (await world.visit(path)).text()
  assert.match(page, /Prøvehandlingen er afsluttet/)
  assert.doesNotMatch(page, /name="observation"|Tag den tilbage/)
  const late = await noteByLink(path, { observation: 'For sent' })
  assert.equal(late.status, 409)
  assert.match(await late.text(), /Prøvehandlingen er afsluttet[\s\S]*>For sent<\/textarea>/)
  assert.equal((await noteByLink(path, { observation: '' })).status, 409)
  assert.equal((await send(`${path}/observations/${id}/removal`)).status, 409)
  assert.deepEqual(await rows(experiment), before)
})

test('a link that is used without end is slowed down, and what was typed stays', async () => {
  const experiment = await beginExperiment(world)
  const { path } = await linkOf(experiment)
  const statuses: number[] = []
  for (let i = 0; i < 61; i++) statuses.push((await noteByLink(path, { observation: `Nummer ${i}`, isStar: 'yes' })).status)
  assert.deepEqual([...new Set(statuses.slice(0, 60))], [303])
  assert.equal(statuses.at(-1), 429)
  const slowed = await noteByLink(path, { observation: 'Et til', isStar: 'yes' })
  assert.match(await slowed.text(), /Der er skrevet meget på kort tid[\s\S]*>Et til<\/textarea>[\s\S]*checked/)
  assert.equal((await rows(experiment)).observations.length, 60)
  assert.equal((await noteByLink((await linkOf(experiment)).path)).status, 303, 'another link is not slowed down by it')
})

test('nothing is written by a link from another site', async () => {
  const experiment = await beginExperiment(world)
  const { path } = await linkOf(experiment)
  const response = await world.visit(`${path}/observations`, {
    method: 'POST',
    headers: { Origin: 'https://elsewhere.example' },
    body: new URLSearchParams({ observation: words }),
  })
  assert.equal(response.status, 403)
  assert.equal((await rows(experiment)).observations.length, 0)
})

test('with the experiment goes what was noticed in it, and its links', async () => {
  const experiment = await beginExperiment(world)
  const { path } = await linkOf(experiment)
  await noteByLink(path)
  await world.as(around.owner).post(paths.experimentRemoval.to({ experiment }))
  assert.deepEqual(await rows(experiment), { observations: [], links: [] })
  assert.equal((await world.visit(path)).status, 404)
})
