import { setTimeout as delay } from 'node:timers/promises'
import type pg from 'pg'

export interface Listener {
  /** Settles when it listens for the first time, or could not the first time; it goes on trying by itself. */
  tried: Promise<void>
  close(): Promise<void>
}

export interface Hears {
  changed(topic: string): void
  /** It listens, for the first time or again. What was said before, nobody heard. */
  listens(): void
  /** It has listened, and does so no longer. */
  lost(): void
}

/** A connection can be dead without anybody having said so: a switch that forgets, a host that is gone. So it is asked now and then. */
const askEvery = 20_000

/**
 * The one connection of the process that hears what is announced. It stands outside the pool, and comes back for as long as the
 * process lives, at growing intervals of up to ten seconds.
 */
export function listen(newListener: () => pg.Client, hears: Hears): Listener {
  const closing = new AbortController()
  const tried = Promise.withResolvers<void>()
  let client: pg.Client
  let listens = false
  const asking = setInterval(() => listens && client.query('select 1').catch(() => cut(client)), askEvery).unref()
  const done = stay()
  return {
    tried: tried.promise,
    async close() {
      clearInterval(asking)
      closing.abort()
      // A client that is told to end while it connects would never settle.
      if (listens) await client.end()
      else cut(client)
      await done
    },
  }

  async function stay(): Promise<void> {
    for (let failures = 0; !closing.signal.aborted; failures++) {
      client = newListener()
      const ended = new Promise((resolve) => client.once('end', resolve))
      // Without a listener for errors the process would end with the connection; an end follows each of them.
      client.on('error', () => {})
      client.on('notification', ({ payload }) => payload && hears.changed(payload))
      try {
        await client.connect()
        await client.query('listen changed')
        failures = 0
        listens = true
        hears.listens()
        tried.resolve()
        await ended
        if (!closing.signal.aborted) hears.lost()
      } catch {
        cut(client)
      }
      listens = false
      tried.resolve()
      const wait = Math.min(10_000, 200 * 2 ** failures) * (0.5 + Math.random() / 2)
      await delay(wait, undefined, { ref: false, signal: closing.signal }).catch(() => {})
    }
  }
}

/** Without a farewell: the other end may be gone. */
function cut(client: pg.Client): void {
  client.connection.stream.destroy()
}
