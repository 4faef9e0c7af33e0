import type { Hears, Listener } from './listener.ts'

/*
 * "Something changed", never what. An action announces a topic in its transaction (db/scope.ts); PostgreSQL tells each process of it
 * once it is committed; each process tells the open pages that look at the topic to refresh; and each page asks again as whoever
 * reads it. Nothing that anybody wrote goes this way, so nothing can come to the wrong reader by it.
 *
 * What is heard is a hint and no record. While the connection to the database was away nobody knows what was said: when it is back,
 * everything counts as changed. The same goes for a page that was drawn a moment before it began to listen: what was announced in
 * the last minute is told to it at once.
 */

/** The way to one open page. */
export interface Page {
  /** Who looks: whoever opens more than her share loses her oldest. */
  who: string
  topic: string
  refresh(): void
  end(): void
}

export interface Hub {
  /** Settles when it hears, or could not the first time. Only the first page waits for it. */
  hears(): Promise<void>
  /** From now on the page is told. What it gives back stops that. */
  open(page: Page): () => void
  /** Those of this process that look at topics of a kind: that are open now, or were since it was asked for last. */
  openPages(kind: string): Pick<Page, 'topic' | 'who'>[]
  close(): Promise<void>
}

/** Announcements that come this close together become one. */
const together = 50
/** Longer than it takes from a page's question to the opening of its stream, on a slow line, too. */
const recently = 60_000
const pagesOfOne = 20

/** Begins to listen when the first page opens, and goes on until it is closed. */
export function createHub(listen: (hears: Hears) => Listener): Hub {
  const byTopic = new Map<string, Set<Page>>()
  const byPerson = new Map<string, Set<Page>>()
  const heardAt = new Map<string, number>()
  const waiting = new Map<string, NodeJS.Timeout>()
  let everythingAt = Number.NEGATIVE_INFINITY
  let listener: Listener | undefined
  let closedLately: Page[] = []
  const forgetting = setInterval(forget, recently).unref()

  return {
    hears() {
      listener ??= listen({ changed, listens, lost: tellEverybody })
      return listener.tried
    },
    open(page) {
      add(byTopic, page.topic, page)
      const own = add(byPerson, page.who, page)
      for (const oldest of [...own].slice(0, -pagesOfOne)) end(oldest)
      if ((heardAt.get(page.topic) ?? everythingAt) > performance.now() - recently) page.refresh()
      return () => leave(page)
    },
    openPages(kind) {
      const isOfKind = ({ topic }: Page) => topic.startsWith(`${kind}:`)
      const pages = [...[...byTopic.values()].flatMap((pages) => [...pages]), ...closedLately].filter(isOfKind)
      closedLately = closedLately.filter((page) => !isOfKind(page))
      return pages
    },
    async close() {
      clearInterval(forgetting)
      for (const timer of waiting.values()) clearTimeout(timer)
      for (const page of [...byTopic.values()].flatMap((pages) => [...pages])) end(page)
      await listener?.close()
    },
  }

  function changed(topic: string): void {
    heardAt.set(topic, performance.now())
    if (waiting.has(topic) || !byTopic.has(topic)) return
    waiting.set(topic, setTimeout(tell, together, topic))
  }

  function tell(topic: string): void {
    waiting.delete(topic)
    for (const page of byTopic.get(topic) ?? []) page.refresh()
  }

  function listens(): void {
    everythingAt = performance.now()
    heardAt.clear()
    tellEverybody()
  }

  /** Also when the database has gone: whoever asks then hears it from the answer, and says so on her page until she has another. */
  function tellEverybody(): void {
    for (const pages of byTopic.values()) for (const page of pages) page.refresh()
  }

  function end(page: Page): void {
    leave(page)
    page.end()
  }

  function leave(page: Page): void {
    if (byTopic.get(page.topic)?.has(page)) closedLately.push(page)
    remove(byTopic, page.topic, page)
    remove(byPerson, page.who, page)
  }

  function forget(): void {
    closedLately = []
    for (const [topic, at] of heardAt) if (at < performance.now() - recently) heardAt.delete(topic)
  }
}

function add(map: Map<string, Set<Page>>, key: string, page: Page): Set<Page> {
  const pages = map.get(key) ?? new Set()
  map.set(key, pages.add(page))
  return pages
}

function remove(map: Map<string, Set<Page>>, key: string, page: Page): void {
  const pages = map.get(key)
  pages?.delete(page)
  if (pages?.size === 0) map.delete(key)
}
