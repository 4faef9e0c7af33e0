import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { Hono } from 'hono'
import { sql } from 'kysely'
import pg from 'pg'
import { createApp } from '#app.ts'
import { asUser } from '#db/scope.ts'
import { createHub } from '#live/hub.ts'
import { listen } from '#live/listener.ts'
import { paths } from '#paths.ts'
import type { Topic } from '#shared/topic.ts'
import { cast } from '../../test/cast.ts'
import { createWorld, origin } from '../../test/harness.ts'
import type { AppEnv } from './env.ts'
import { type Hearings, refreshMessage } from './live.ts'
import { signedIn } from './scoped.ts'

/*
 * Topics of nobody's feature: a unit of the reader's organisation, which every one of its people may hear of, and a room that a guest
 * may, who has the key in a cookie.
 */
const hearings: Hearings = {
  unit: {
    signedIn: async ({ tx }, id) => Boolean(await tx.selectFrom('data.unit').where('id', '=', id).select('id').executeTakeFirst()),
  },
  room: {
    guest: async (_, _id, c) => (c.req.header('Cookie')?.includes('key=right') ? 'guest 1' : undefined),
  },
}

const world = await createWorld()
const [unit = '', other = ''] = await world.inScopeOf(cast.leader, async ({ tx }) =>
  (await tx.selectFrom('data.unit').select('id').limit(2).execute()).map(({ id }) => id),
)
const room = '00000000-0000-4000-8000-000000000000'

/** What is waited for here takes a moment; what does not come fails the test. */
const soon = { timeout: 10_000 }

interface Served {
  app: { request(path: string, init?: RequestInit): Response | Promise<Response> }
  close(): Promise<void>
}

/** A process of its own on the same database. Its first refresh, which tells that it has just begun to listen, is read already. */
function serve(): Served {
  const live = createHub((hears) => listen(world.database.newListener, hears))
  after(() => live.close())
  return { app: createApp({ ...world.deps, live }, { hearings }), close: () => live.close() }
}

async function open({ app }: Served, as: string | undefined, topic: string, headers: Record<string, string> = {}): Promise<Stream> {
  const cookie = as ? { Cookie: `session=${(await world.session(as)).token}` } : undefined
  const response = await app.request(`${origin}${paths.live.to({ topic })}`, { headers: { ...cookie, ...headers } })
  assert.equal(response.status, 200)
  return new Stream(response)
}

class Stream {
  readonly response: Response
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>
  readonly #text = new TextDecoder()
  #read = ''

  constructor(response: Response) {
    assert.ok(response.body)
    this.response = response
    this.#reader = response.body.getReader()
  }

  /** All that has come, but for the browser's waiting time, when there is one message more than before. */
  async next(): Promise<string> {
    const before = this.#messages()
    while (this.#messages() === before) {
      const { value, done } = await this.#reader.read()
      assert.ok(!done, 'the stream has ended')
      this.#read += this.#text.decode(value)
    }
    return this.so()
  }

  async toItsEnd(): Promise<string> {
    for (let part = await this.#reader.read(); !part.done; part = await this.#reader.read()) this.#read += this.#text.decode(part.value)
    return this.so()
  }

  so(): string {
    return this.#read.replace(/^retry: [12]\d{3}\n\n/, '')
  }

  leave(): Promise<void> {
    return this.#reader.cancel()
  }

  #messages(): number {
    return this.#read.split('data:').length
  }
}

async function announce(...topics: Topic[]): Promise<void> {
  await world.inScopeOf(cast.leader, async (scope) => {
    for (const topic of topics) scope.announce(topic)
  })
}

test('two processes on one database tell their open pages to refresh, and nothing else', soon, async () => {
  const [one, two] = [serve(), serve()]
  const streams = [await open(one, cast.leader, `unit:${unit}`), await open(two, cast.employee, `unit:${unit}`)]
  for (const stream of streams) await stream.next()
  await announce(`unit:${unit}`, `unit:${unit}`)
  for (const stream of streams) assert.equal(await stream.next(), refreshMessage.repeat(2))
  await announce(`unit:${unit}`)
  for (const stream of streams) assert.equal(await stream.next(), refreshMessage.repeat(3))
  await Promise.all([one.close(), two.close()])
  for (const stream of streams) assert.equal(await stream.toItsEnd(), refreshMessage.repeat(3), 'the server that stops ends them')
  assert.equal(refreshMessage, 'data: <turbo-stream action="refresh"></turbo-stream>\n\n')
})

test('the answer is never kept and never packed', soon, async () => {
  const stream = await open(serve(), cast.leader, `unit:${unit}`, { 'Accept-Encoding': 'gzip, br' })
  const { headers } = stream.response
  assert.equal(headers.get('Content-Type'), 'text/event-stream')
  assert.match(headers.get('Cache-Control') ?? '', /no-store/)
  assert.equal(headers.get('Content-Encoding'), null)
  assert.equal(await stream.next(), refreshMessage, 'and comes through at once')
})

test('what is undone is not announced, whether it threw or answered an error', soon, async () => {
  const process = serve()
  const stream = await open(process, cast.leader, `unit:${unit}`)
  const witness = await open(process, cast.leader, `unit:${other}`)
  await stream.next()
  await witness.next()

  await assert.rejects(
    world.inScopeOf(cast.leader, async (scope) => {
      scope.announce(`unit:${unit}`)
      throw new Error('no')
    }),
  )
  const failing = new Hono<AppEnv>()
    .use(async (c, next) => {
      c.set('deps', world.deps)
      c.set('frame', {} as AppEnv['Variables']['frame'])
      await next()
    })
    .get('/', signedIn, (c) => {
      c.var.scope.announce(`unit:${unit}`)
      throw new Error('no')
    })
    .onError((_, c) => c.text('sorry', 500))
  const cookie = `session=${(await world.session(cast.leader)).token}`
  assert.equal((await failing.request('/', { headers: { Cookie: cookie } })).status, 500)

  await announce(`unit:${other}`)
  await witness.next()
  await process.close()
  assert.equal(await stream.toItsEnd(), refreshMessage, 'only the one from the beginning')
})

test('whoever may not hear of it is told that there is nothing', soon, async () => {
  const { app } = serve()
  const ask = async (as: string | undefined, topic: string | undefined, headers: Record<string, string> = {}) => {
    const cookie = as ? { Cookie: `session=${(await world.session(as)).token}` } : undefined
    return app.request(`${origin}${paths.live.to({ topic })}`, { headers: { ...cookie, ...headers } })
  }
  const refused: [what: string, Promise<Response>][] = [
    ['somebody of another organisation', ask(cast.stranger, `unit:${unit}`)],
    ['nobody', ask(undefined, `unit:${unit}`)],
    ['a cookie that is no session', ask(undefined, `unit:${unit}`, { Cookie: 'session=guessed' })],
    ['a guest without the key', ask(undefined, `room:${room}`, { Cookie: 'key=wrong' })],
    ['somebody signed in, without the key', ask(cast.leader, `room:${room}`)],
    ['a kind that there is not', ask(cast.leader, `planet:${unit}`)],
    ['a kind that every object has', ask(cast.leader, `constructor:${unit}`)],
    ['an id that is none', ask(cast.leader, 'unit:driften')],
    ['no topic', ask(cast.leader, undefined)],
  ]
  for (const [what, asked] of refused) {
    const response = await asked
    assert.equal(response.status, 404, what)
    assert.doesNotMatch(await response.text(), /turbo-stream/, what)
  }
  await (await open(serve(), undefined, `room:${room}`, { Cookie: 'key=right' })).next()
})

test('asking changes nothing: an open stream does not keep a session alive', soon, async () => {
  const { hash } = await world.session(cast.director)
  const usedAt = async () =>
    world.database.asOwner(
      async (owner) =>
        (await sql<{ used_at: Date }>`select used_at from auth.session where token_hash = ${hash}`.execute(owner)).rows[0]?.used_at,
    )
  await world.database.asOwner((owner) =>
    sql`update auth.session set used_at = now() - interval '1 hour' where token_hash = ${hash}`.execute(owner),
  )
  const before = await usedAt()
  assert.ok(before)
  await (await open(serve(), cast.director, `unit:${unit}`)).next()
  assert.deepEqual(await usedAt(), before)
  await asUser(world.db, hash, new Date(), async () => {})
  assert.notDeepEqual(await usedAt(), before, 'a request of hers does')
})

test('a stream ends within a minute when she may no longer hear', soon, async (t) => {
  const process = serve()
  const another = await open(process, cast.leader, `unit:${unit}`)
  await another.next()
  t.mock.timers.enable({ apis: ['setInterval'] })
  const stream = await open(process, cast.centreHead, `unit:${unit}`)
  await stream.next()
  const { hash } = await world.session(cast.centreHead)
  await world.database.asOwner((owner) => sql`delete from auth.session where token_hash = ${hash}`.execute(owner))
  t.mock.timers.tick(60_000)
  assert.match(await stream.toItsEnd(), /^data: <turbo-stream action="refresh"><\/turbo-stream>\n\n(:\n\n)*$/)
  await announce(`unit:${unit}`)
  assert.equal(await another.next(), refreshMessage.repeat(2), 'nobody else is disturbed')
})

test('when the database has thrown the listener out it comes back, and everything counts as changed', soon, async () => {
  const stream = await open(serve(), cast.leader, `unit:${unit}`)
  await stream.next()
  const superuser = new pg.Client(world.adminUrl)
  await superuser.connect()
  await superuser.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'ledestjerne live'`,
  )
  await superuser.end()
  assert.equal(await stream.next(), refreshMessage.repeat(2))
  await announce(`unit:${unit}`)
  assert.equal(await stream.next(), refreshMessage.repeat(3), 'and it hears again')
})

test('streams take nothing of the pool: more of them than connections, and the pages still answer', soon, async () => {
  const process = serve()
  const streams = await Promise.all(Array.from({ length: 15 }, () => open(process, cast.leader, `unit:${unit}`)))
  for (const stream of streams) await stream.next()
  assert.equal((await world.as(cast.leader).get(paths.overview.to())).status, 200)
  await Promise.all(streams.map((stream) => stream.leave()))
})

test('a question for the head alone opens no stream', soon, async () => {
  const live = { ...world.deps.live, open: () => assert.fail('a stream was opened') }
  const app = createApp({ ...world.deps, live }, { hearings })
  const headers = { Cookie: `session=${(await world.session(cast.leader)).token}` }
  const response = await app.request(`${origin}${paths.live.to({ topic: `unit:${unit}` })}`, { method: 'HEAD', headers })
  assert.equal(response.status, 200)
  assert.equal(await response.text(), '')
})
