import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Hono } from 'hono'
import { cast } from '../../test/cast.ts'
import { createWorld, takeErrors } from '../../test/harness.ts'
import type { AppEnv } from './env.ts'
import { answerError } from './errors.tsx'
import { framed } from './frame.ts'
import { signedIn } from './scoped.ts'

const world = await createWorld()

/** An application of one route, which writes and then does what the test wants. */
function appThatWritesAnd(then: () => Response | Promise<Response>) {
  const app = new Hono<AppEnv>()
  app.use(async (c, next) => {
    c.set('deps', world.deps)
    await next()
  })
  app.use(framed)
  app.post('/write', signedIn, async (c) => {
    const { tx, actor } = c.var.scope
    await tx.insertInto('data.unit').values({ organisation_id: actor.organisationId, code: 'written', name: 'Written' }).execute()
    c.var.scope.afterCommit(() => void afterCommit.push('ran'))
    return then()
  })
  app.onError(answerError)
  return app
}

const afterCommit: string[] = []
const countWritten = () =>
  world.database.asOwner(async (owner) => (await owner.selectFrom('data.unit').where('code', '=', 'written').selectAll().execute()).length)

async function ask(app: Hono<AppEnv>): Promise<Response> {
  const { token } = await world.session(cast.administrator)
  return app.request('/write', { method: 'POST', headers: { Cookie: `session=${token}` } })
}

test('what a request has written is undone when it throws afterwards, although Hono has answered the error', async () => {
  const response = await ask(
    appThatWritesAnd(() => {
      throw new Error('a bug with somebody’s words in it')
    }),
  )
  assert.equal(response.status, 500)
  assert.equal(await countWritten(), 0)
  assert.deepEqual(afterCommit, [])
  const html = await response.text()
  const [line = '', ...more] = takeErrors()
  const { reference } = JSON.parse(line)
  assert.ok(html.includes(reference), 'the reader gets the number that is in the log')
  assert.ok(!line.includes('words') && !html.includes('words'), 'the words of people are in neither')
  assert.deepEqual(more, [], 'logged once')
})

test('what a request has written is kept when it answers, and only then what follows runs', async () => {
  const response = await ask(appThatWritesAnd(() => new Response('done')))
  assert.equal(response.status, 200)
  assert.equal(await countWritten(), 1)
  assert.deepEqual(afterCommit, ['ran'])
})
