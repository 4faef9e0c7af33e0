import { Hono } from 'hono'
import { asPublic, asUser, type PublicScope, type Scope } from '#db/scope.ts'
import { paths } from '#paths.ts'
import { readTopic, type Topic } from '#shared/topic.ts'
import type { AppContext, AppEnv } from './env.ts'
import { notFound } from './errors.tsx'
import { sessionHash } from './session.ts'

/** Who may hear that something changed. Each feature says it of its own topics, and app.ts brings them together by the topic's kind. */
export interface Hearing {
  /** May the person behind the session? */
  signedIn?(scope: Scope, id: string): Promise<boolean>
  /** For guests, who have a cookie of their own: a name that stands for this one, by which her open pages are counted. */
  guest?(scope: PublicScope, id: string, c: AppContext): Promise<string | undefined>
}

export type Hearings = Record<string, Hearing>

/** The only thing that is ever said. */
export const refreshMessage = 'data: <turbo-stream action="refresh"></turbo-stream>\n\n'

/** So that what stands between does not take the line for dead. */
const beatEvery = 20_000
/** Once a minute it is asked whether she still may hear: her session may have ended, or somebody has taken her out of a group. */
const beatsToAsk = 3

/**
 * The stream of one open page. It stands outside a request's transaction, since it lasts for hours: who asks is looked up in a short
 * one, now and then again, and each is undone at its end. So a stream neither changes anything nor keeps a session alive.
 */
export function live(hearings: Hearings) {
  return new Hono<AppEnv>().get(paths.live.pattern, async (c) => {
    const named = readTopic(c.req.query('topic'))
    const hearing = named && hearings[named.kind]
    if (!named || !hearing) return notFound(c)
    const whoMayHear = () => findHearer(c, hearing, named.id)
    const who = await whoMayHear()
    if (!who) return notFound(c)
    const headers = { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store, no-transform', 'X-Accel-Buffering': 'no' }
    // Its answer is thrown away unread, and a stream would wait for its reader for ever.
    if (c.req.method === 'HEAD') return c.body(null, 200, headers)
    await c.var.deps.live.hears()
    return c.body(streamOf(c, `${named.kind}:${named.id}`, who, whoMayHear), 200, headers)
  })
}

function streamOf(c: AppContext, topic: Topic, who: string, whoMayHear: () => Promise<string | undefined>): ReadableStream<Uint8Array> {
  const text = new TextEncoder()
  let isOpen = true
  let isOwed = false
  let beats = Math.floor(Math.random() * beatsToAsk)
  let beating: NodeJS.Timeout | undefined
  let leave = () => {}

  return new ReadableStream({
    start(controller) {
      // Many that lose the same server do not all come back in the same moment.
      controller.enqueue(text.encode(`retry: ${1000 + Math.floor(Math.random() * 2000)}\n\n`))
      leave = c.var.deps.live.open({
        topic,
        who,
        refresh() {
          isOwed = true
          pay(controller)
        },
        end: () => close(controller),
      })
      beating = setInterval(() => beat(controller), beatEvery).unref()
    },
    pull: pay,
    cancel: stop,
  })

  /** To a reader who is behind, once: two refreshes that wait are one. */
  function pay(controller: ReadableStreamDefaultController<Uint8Array>): void {
    if (!isOpen || !isOwed || !isRead(controller)) return
    isOwed = false
    controller.enqueue(text.encode(refreshMessage))
  }

  async function beat(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    if (isRead(controller)) controller.enqueue(text.encode(':\n\n'))
    beats += 1
    if (beats % beatsToAsk > 0) return
    // When the database is away nobody knows; and then nothing is said either.
    const still = await whoMayHear().catch(() => who)
    if (still !== who) close(controller)
  }

  function close(controller: ReadableStreamDefaultController<Uint8Array>): void {
    if (!isOpen) return
    stop()
    controller.close()
  }

  function stop(): void {
    isOpen = false
    clearInterval(beating)
    leave()
  }
}

function isRead({ desiredSize }: ReadableStreamDefaultController): boolean {
  return desiredSize !== null && desiredSize > 0
}

/** The name by which her open pages are counted; undefined when she may not hear, or nobody is there. */
async function findHearer(c: AppContext, { signedIn, guest }: Hearing, id: string): Promise<string | undefined> {
  const { db, now } = c.var.deps
  const hash = sessionHash(c)
  const person =
    hash &&
    signedIn &&
    (await look((found) =>
      asUser(db, hash, now(), async (scope) => found((await signedIn(scope, id)) ? `person ${scope.actor.personId}` : undefined)),
    ))
  return person || (guest && (await look((found) => asPublic(db, now(), async (scope) => found(await guest(scope, id, c))))))
}

class Found extends Error {
  constructor(readonly who: string | undefined) {
    super()
  }
}

/** What is found is thrown out of the transaction, so that nothing of it stays: not even that the session was used. */
async function look(open: (found: (who: string | undefined) => never) => Promise<unknown>): Promise<string | undefined> {
  try {
    await open((who) => {
      throw new Found(who)
    })
  } catch (error) {
    if (error instanceof Found) return error.who
    throw error
  }
}
