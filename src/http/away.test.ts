import assert from 'node:assert/strict'
import { test } from 'node:test'
import { connect } from '#db/pool.ts'
import type { DB } from '#db/types.ts'
import { paths } from '#paths.ts'
import { cast } from '../../test/cast.ts'
import { createWorld, takeErrors } from '../../test/harness.ts'

let now = new Date()
const world = await createWorld({ now: () => now })
const { token } = await world.session(cast.leader)
// A server that is not there.
world.deps.db = connect<DB>({ host: '/nowhere', user: 'app_login', database: 'away' })
const Cookie = `session=${token}`

function post(path: string, body: Record<string, string> | FormData, headers: Record<string, string> = {}): Promise<Response> {
  const form = body instanceof FormData ? body : new URLSearchParams(body)
  return world.visit(path, { method: 'POST', headers: { Cookie, Origin: world.deps.publicOrigin, ...headers }, body: form })
}

test('when the database is away the page says so, asks for patience, and leads back to what was asked for', async () => {
  const response = await world.visit(paths.meetings.to({ q: 'a"b' }), { headers: { Cookie } })
  assert.equal(response.status, 503)
  const page = await response.text()
  assert.match(page, /Vi kan ikke nå databasen/)
  assert.ok(page.includes('href="/meetings?q=a%22b"'))
  takeErrors()
})

test('what was sent meanwhile is on the page, to be sent again with one press', async () => {
  const path = paths.meetingOperations.to({ meeting: 'x' })
  const sent = { kind: 'share_card', text: '\nÉn linje\n</textarea><script>og én til</script>' }
  const response = await post(path, sent, { Referer: `${world.deps.publicOrigin}/meetings/x?step=interview` })
  assert.equal(response.status, 503)
  const page = await response.text()
  assert.ok(page.includes(`<form method="post" action="${path}"`))
  assert.match(page, /<textarea name="text" hidden="?"?>\n\nÉn linje\n&lt;\/textarea&gt;&lt;script&gt;og én til/)
  assert.ok(page.includes('href="/meetings/x?step=interview"'))
  takeErrors()
})

test('she is led back to a page of ours, and to no other', async () => {
  const { publicOrigin } = world.deps
  for (const Referer of ['https://elsewhere.example/meetings/x', `${publicOrigin}//elsewhere.example/`, 'javascript:alert(1)', '//x', ''])
    assert.doesNotMatch(await (await post('/sign-out', {}, { Referer })).text(), /Tilbage til siden/, Referer)
  // The address that a refused form was answered at has no page.
  const path = paths.meetingOperations.to({ meeting: 'x' })
  assert.doesNotMatch(await (await post(path, {}, { Referer: publicOrigin + path })).text(), /Tilbage til siden/)
  takeErrors()
})

test('a file, or more than anybody writes by hand, is not sent back', async () => {
  const withFile = new FormData()
  withFile.set('file', new File(['x'], 'x.csv'))
  for (const body of [withFile, { text: 'x'.repeat(100_001) }]) {
    const page = await (await post('/people/import', body)).text()
    assert.match(page, /Vi kan ikke nå databasen/)
    assert.doesNotMatch(page, /Send igen/)
  }
  takeErrors()
})

test('an outage is one line in the log, whose number everybody is given; the next one is another', async () => {
  const ask = async () => (await (await world.visit('/', { headers: { Cookie } })).text()).match(/<strong>([0-9a-f]{8})<\/strong>/)?.[1]
  now = new Date(now.getTime() + 10 * 60_000)
  const first = await ask()
  for (let second = 0; second < 120; second += 5) {
    now = new Date(now.getTime() + 5000)
    assert.equal(await ask(), first)
  }
  const lines = takeErrors()
  assert.equal(lines.length, 1)
  assert.equal(JSON.parse(lines[0] ?? '').reference, first)
  now = new Date(now.getTime() + 61_000)
  assert.notEqual(await ask(), first)
  assert.equal(takeErrors().length, 1)
})
