import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { cast } from '../../../test/cast.ts'
import { createWorld, origin } from '../../../test/harness.ts'

const world = await createWorld()
const mette = 'mette.holm.krogh@fjordby.example'

const post = (path: string, form: Record<string, string> | [string, string][], headers: Record<string, string> = {}) =>
  world.visit(path, { method: 'POST', headers: { Origin: origin, ...headers }, body: new URLSearchParams(form) })

const cookieOf = (response: Response) => response.headers.getSetCookie().find((cookie) => cookie.startsWith('session='))

const countSessions = () =>
  world.database.asOwner(
    async (owner) => (await sql<{ n: number }>`select count(*) as n from auth.session`.execute(owner)).rows[0]?.n ?? -1,
  )

/** Asks for a link and gives the path that the letter leads to. */
async function askForLink(address = mette): Promise<string> {
  const response = await post('/sign-in', { email: address })
  assert.equal(response.headers.get('Location'), '/sign-in/sent')
  const letter = await world.letterTo(address)
  return new URL(letter.text.match(/http\S+/)?.[0] ?? '').pathname
}

test('without a session every page leads to sign-in and back again', async () => {
  const response = await world.visit('/my-role?x=1')
  assert.equal(response.status, 303)
  assert.equal(response.headers.get('Location'), '/sign-in?next=%2Fmy-role%3Fx%3D1')
})

test('a link signs in when its button is pressed, and not when it is looked at', async () => {
  const link = await askForLink()
  const before = await countSessions()
  for (let look = 0; look < 3; look++) {
    const page = await world.visit(link)
    assert.equal(page.status, 200)
    assert.equal(cookieOf(page), undefined)
  }
  assert.equal(await countSessions(), before)

  const organisation = (await (await world.visit(link)).text()).match(/name="organisation" value="([^"]+)"/)?.[1] ?? ''
  const entered = await post(link, { organisation })
  assert.equal(entered.status, 303)
  const cookie = cookieOf(entered) ?? ''
  assert.match(cookie, /HttpOnly/)
  assert.match(cookie, /SameSite=Lax/)
  const overview = await world.visit('/', { headers: { Cookie: cookie.split(';')[0] ?? '' } })
  assert.match(await overview.text(), /Mette Holm Krogh/)

  const again = await post(link, { organisation })
  assert.equal(again.status, 410)
  assert.match(await again.text(), /Linket er brugt eller udløbet/)
})

test('the token itself is nowhere in the database', async () => {
  const response = await post('/demo/session', { persona: cast.leader })
  const token = cookieOf(response)?.split(/[=;]/)[1] ?? ''
  const kept = await world.database.asOwner(
    async (owner) => (await sql<{ hash: string }>`select encode(token_hash, 'hex') as hash from auth.session`.execute(owner)).rows,
  )
  assert.ok(kept.some(({ hash }) => hash === createHash('sha256').update(token).digest('hex')))
})

test('an expired link says so, and signs nobody in', async () => {
  const link = await askForLink()
  const organisation = (await (await world.visit(link)).text()).match(/name="organisation" value="([^"]+)"/)?.[1] ?? ''
  await world.database.asOwner((owner) => sql`update auth.sign_in_link set expires_at = now() - interval '1 second'`.execute(owner))
  const before = await countSessions()
  assert.equal((await world.visit(link)).status, 410)
  assert.equal((await post(link, { organisation })).status, 410)
  assert.equal(await countSessions(), before)
})

test('a link cannot sign in to an organisation that does not know the address', async () => {
  const link = await askForLink()
  const skovlund = await world.database.asOwner((owner) =>
    owner.selectFrom('data.organisation').where('slug', '=', 'skovlund').select('organisation_id').executeTakeFirstOrThrow(),
  )
  const before = await countSessions()
  for (const organisation of [skovlund.organisation_id, 'not an id', '']) assert.equal((await post(link, { organisation })).status, 410)
  assert.equal(await countSessions(), before)
  assert.equal((await world.visit(link)).status, 200, 'the link is not used up by that')
})

test('somebody unknown gets the same answer and no letter', async () => {
  const known = await post('/sign-in', { email: 'amira.haddad@fjordby.example' })
  const sent = world.letters.length
  const unknown = await post('/sign-in', { email: 'nobody@fjordby.example' })
  assert.deepEqual([unknown.status, ...unknown.headers], [known.status, ...known.headers])
  assert.equal(await unknown.text(), await known.text())
  await post('/sign-in', { email: 'amira.haddad@fjordby.example' })
  await world.letterTo('amira.haddad@fjordby.example')
  assert.ok(!world.letters.slice(sent).some((letter) => letter.to === 'nobody@fjordby.example'))
})

test('a wrong address is told in words and what was typed stays', async () => {
  const response = await post('/sign-in', { email: 'mette"><b>', next: '/my-role' })
  const html = await response.text()
  assert.equal(response.status, 422)
  assert.match(html, /Skriv en e-mailadresse/)
  assert.match(html, /value="mette&quot;&gt;&lt;b&gt;"/)
  assert.match(html, /name="next" value="\/my-role"/)
})

test('the sixth link for one address within a quarter of an hour is refused', async () => {
  const address = 'karsten.vestergaard@fjordby.example'
  for (let i = 0; i < 5; i++) assert.equal((await post('/sign-in', { email: address })).status, 303)
  const sixth = await post('/sign-in', { email: address.toUpperCase() })
  assert.equal(sixth.status, 429)
  assert.match(await sixth.text(), /Vent et kvarter/)
})

test('after sign-in the way goes on to a page of ours, never elsewhere', async () => {
  for (const [next, expected] of [
    ['/my-role?a=1', '/my-role?a=1'],
    ['https://evil.example/', '/'],
    ['//evil.example/x', '/'],
    ['/\\evil.example', '/'],
    ['javascript:alert(1)', '/'],
  ] as const) {
    const response = await post('/language', { language: 'da', back: next })
    assert.equal(response.headers.get('Location'), expected, next)
  }
})

test('a form from another site changes nothing', async () => {
  const before = await countSessions()
  for (const headers of [
    { Origin: 'https://evil.example' },
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site' },
    { Origin: '' },
  ] as Record<string, string>[]) {
    const response = await post('/demo/session', { persona: cast.leader }, headers)
    assert.equal(response.status, 403)
    assert.match(await response.text(), /Intet er ændret/)
  }
  const json = await world.visit('/demo/session', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{"persona":"medarbejder"}',
  })
  assert.equal(json.status, 403)
  assert.equal(await countSessions(), before)
})

test('each persona of the demonstration is offered, and signs in as herself', async () => {
  const html = await (await world.visit('/demo')).text()
  for (const slug of Object.values(cast)) {
    assert.ok(html.includes(`value="${slug}"`), slug)
    const response = await post('/demo/session', { persona: slug })
    assert.equal(response.status, 303)
  }
  assert.equal((await post('/demo/session', { persona: 'nobody' })).status, 404)
  assert.equal((await post('/demo/session', {})).status, 404)
})

test('outside the demonstration there are no personas', async () => {
  const real = await createWorld({ demo: false })
  assert.equal((await real.visit('/demo')).status, 404)
  const response = await real.visit('/demo/session', {
    method: 'POST',
    headers: { Origin: origin },
    body: new URLSearchParams({ persona: cast.leader }),
  })
  assert.equal(response.status, 404)
  assert.equal(response.headers.getSetCookie().length, 0)
})

test('one sees one’s own sessions and ends them, and nobody else’s', async () => {
  const first = await world.as(cast.employee).get('/sessions')
  assert.equal(first.status, 200)
  const elsewhere = await post(
    '/demo/session',
    { persona: cast.employee },
    { 'User-Agent': 'Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/150.0' },
  )
  const cookie = cookieOf(elsewhere)?.split(';')[0] ?? ''
  const html = await (await world.as(cast.employee).get('/sessions')).text()
  assert.match(html, /Firefox · Windows/)
  const id = html.match(/action="\/sessions\/([0-9a-f-]+)"[^>]*>\s*<button[^>]*aria-label="Log Firefox · Windows af"/)?.[1] ?? ''

  assert.equal((await world.as(cast.director).post(`/sessions/${id}`)).status, 404)
  assert.equal((await world.as(cast.employee).post('/sessions/not-an-id')).status, 404)
  assert.equal((await world.visit('/', { headers: { Cookie: cookie } })).status, 200, 'nobody else has ended it')

  assert.equal((await world.as(cast.employee).post(`/sessions/${id}`)).status, 303)
  assert.equal((await world.visit('/', { headers: { Cookie: cookie } })).status, 303, 'now it is ended')
})

test('sign-out ends the session and clears what the browser kept', async () => {
  const entered = await post('/demo/session', { persona: cast.leaderOfLeaders })
  const cookie = cookieOf(entered)?.split(';')[0] ?? ''
  const out = await post('/sign-out', {}, { Cookie: cookie })
  assert.equal(out.status, 303)
  assert.equal(out.headers.get('Clear-Site-Data'), '"cache", "storage"')
  assert.equal((await world.visit('/', { headers: { Cookie: cookie } })).status, 303)
})

test('over https the cookie is tied to the host', async () => {
  const app = await createWorld({ publicOrigin: 'https://ledestjerne.example.dk' })
  const response = await app.visit('/demo/session', {
    method: 'POST',
    headers: { Origin: 'https://ledestjerne.example.dk' },
    body: new URLSearchParams({ persona: cast.leader }),
  })
  assert.match(response.headers.getSetCookie().join(), /^__Host-session=[^;]+;.*Secure/)
})

test('sixteen people sign in at once on five connections, and all succeed', async () => {
  const before = await countSessions()
  const answers = await Promise.all(Array.from({ length: 16 }, () => post('/demo/session', { persona: cast.leader })))
  assert.deepEqual(
    answers.map((answer) => answer.status),
    Array.from({ length: 16 }, () => 303),
  )
  assert.equal(await countSessions(), before + 16)
})

test('an empty database is opened with the code from the console, once', async () => {
  const empty = await createWorld({ empty: true, demo: false })
  const code = 'ABCD2345'
  await empty.database.asOwner((owner) =>
    sql`insert into auth.setup_code values (${createHash('sha256').update(code).digest()})`.execute(owner),
  )
  const send = (form: Record<string, string>) =>
    empty.visit('/setup', { method: 'POST', headers: { Origin: origin }, body: new URLSearchParams(form) })
  const form = { code: 'abcd-2345', organisation: 'Ærø Kommune', name: 'Åse Øst', email: 'Aase@aeroe.example' }

  assert.equal((await empty.visit('/sign-in')).headers.get('Location'), '/setup')
  const wrong = await send({ ...form, code: 'XXXX-XXXX' })
  assert.equal(wrong.status, 422)
  assert.match(await wrong.text(), /value="Ærø Kommune"/)
  const missing = await send({ ...form, organisation: ' ', email: 'x' })
  assert.equal(missing.status, 422)
  assert.equal(await empty.database.asOwner(async (owner) => (await owner.selectFrom('data.organisation').selectAll().execute()).length), 0)

  const opened = await send(form)
  assert.equal(opened.status, 303)
  const overview = await empty.visit('/', { headers: { Cookie: cookieOf(opened)?.split(';')[0] ?? '' } })
  assert.match(await overview.text(), /Ærø Kommune/)
  assert.equal((await send(form)).status, 404)
  assert.equal((await empty.visit('/setup')).status, 404)
})
