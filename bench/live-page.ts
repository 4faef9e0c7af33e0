import { Agent, type ClientRequest, type IncomingMessage, request } from 'node:http'
import { brotliDecompressSync } from 'node:zlib'

interface Fetched {
  status: number
  encoding: string
  body: Buffer
}

interface Sent {
  form?: string
  parts?: string
}

interface Tells {
  /** @param html the page, or those of its parts that are new; '' when nothing is */
  drawn(page: LivePage, html: string, sentBytes: number, ms: number): void
  failed(what: string): void
}

/**
 * What a browser does with the page of a meeting, without the drawing (src/client/behaviours/live.ts): it listens to the stream, and
 * when it is told to refresh it asks for the page as its reader. What it is told while it asks or sends, it does afterwards, once.
 */
export class LivePage {
  readonly #origin: string
  readonly #cookie: string
  readonly #path: string
  readonly #topic: string
  readonly #tells: Tells
  /** What it has, part by part: see src/ui/live-part.tsx. */
  readonly #stamps = new Map<string, string>()
  // A browser keeps at most six connections to a host.
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 6 })
  #stream: ClientRequest | undefined
  #isOwed = false
  #isAsking = false
  #isSending = false
  #isClosed = false

  constructor(origin: string, cookie: string, meeting: string, tells: Tells) {
    this.#origin = origin
    this.#cookie = cookie
    this.#path = `/meetings/${meeting}`
    this.#topic = `meeting:${meeting}`
    this.#tells = tells
  }

  get isBusy(): boolean {
    return this.#isOwed || this.#isAsking || this.#isSending
  }

  async draw(parts?: string): Promise<void> {
    const began = performance.now()
    try {
      const { status, body, encoding } = await this.#fetch('GET', this.#path, { parts })
      if (status !== 200 && (parts === undefined || status !== 204)) return this.#notDrawn(`the page answered ${status}`)
      const html = (encoding === 'br' ? brotliDecompressSync(body) : body).toString()
      for (const [, name = '', stamp = ''] of html.matchAll(/data-live-part="([^"]+)" data-stamp="([^"]+)"/g)) this.#stamps.set(name, stamp)
      this.#tells.drawn(this, html, body.length, performance.now() - began)
    } catch (error) {
      this.#notDrawn(`the page: ${reason(error)}`)
    }
  }

  #has(): string {
    return [...this.#stamps].map(([name, stamp]) => `${name}=${stamp}`).join()
  }

  #notDrawn(why: string): void {
    this.#failed(why)
    setTimeout(() => this.#askAgain(), 5000).unref()
  }

  listen(): Promise<void> {
    return new Promise((open) => {
      const topic = encodeURIComponent(this.#topic)
      this.#stream = request(`${this.#origin}/live?topic=${topic}`, { agent: this.#agent, headers: this.#headers('text/event-stream') })
      this.#stream.on('response', (response) => {
        if (response.statusCode !== 200) this.#failed(`the stream answered ${response.statusCode}`)
        response.setEncoding('utf8')
        response.on('data', (text: string) => {
          if (text.includes('data:')) this.#askAgain()
        })
        response.on('end', () => this.#failed('the stream ended'))
        response.on('error', (error) => this.#failed(`the stream: ${reason(error)}`))
        open()
      })
      const { reusedSocket } = this.#stream
      this.#stream.on('error', (error) => {
        if (reusedSocket && !this.#isClosed) return open(this.listen())
        this.#failed(`the stream: ${reason(error)}`)
        open()
      })
      this.#stream.end()
    })
  }

  /** A form, and the page that it leads to. */
  async send(path: string, form: Record<string, string>): Promise<void> {
    this.#isSending = true
    try {
      const { status } = await this.#fetch('POST', path, { form: new URLSearchParams({ ...form, back: this.#path }).toString() })
      if (status === 303) await this.draw(`turbo,${this.#has()}`)
      else this.#failed(`${form.kind ?? 'a new card'} was answered ${status}`)
    } catch (error) {
      this.#failed(`${form.kind ?? 'a new card'}: ${reason(error)}`)
    }
    this.#isSending = false
    this.#askIfOwed()
  }

  close(): void {
    this.#isClosed = true
    this.#stream?.destroy()
    this.#agent.destroy()
  }

  #askAgain(): void {
    this.#isOwed = true
    this.#askIfOwed()
  }

  async #askIfOwed(): Promise<void> {
    if (!this.#isOwed || this.#isAsking || this.#isSending || this.#isClosed) return
    this.#isOwed = false
    this.#isAsking = true
    await this.draw(this.#has())
    this.#isAsking = false
    this.#askIfOwed()
  }

  #failed(what: string): void {
    if (!this.#isClosed) this.#tells.failed(what)
  }

  #headers(accept: string): Record<string, string> {
    return { Cookie: this.#cookie, Origin: this.#origin, Accept: accept, 'Accept-Encoding': 'gzip, deflate, br' }
  }

  /** A connection that has lain idle may be closed at the other end just as it is used again: like a browser, it tries once more. */
  async #fetch(method: string, path: string, sent: Sent): Promise<Fetched> {
    try {
      return await this.#fetchOnce(method, path, sent)
    } catch (error) {
      if (!(error as { wasIdle?: boolean }).wasIdle) throw error
      return this.#fetchOnce(method, path, sent)
    }
  }

  #fetchOnce(method: string, path: string, { form, parts }: Sent): Promise<Fetched> {
    return new Promise((done, failed) => {
      const type = form === undefined ? undefined : { 'Content-Type': 'application/x-www-form-urlencoded' }
      const has = parts === undefined ? undefined : { 'Live-Parts': parts }
      const asked = request(this.#origin + path, {
        method,
        agent: this.#agent,
        headers: { ...this.#headers('text/html'), ...type, ...has },
      })
      asked.on('error', (error) => failed(Object.assign(error, { wasIdle: asked.reusedSocket })))
      asked.on('response', (response: IncomingMessage) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk) => chunks.push(chunk))
        response.on('error', failed)
        response.on('end', () =>
          done({ status: response.statusCode ?? 0, encoding: response.headers['content-encoding'] ?? '', body: Buffer.concat(chunks) }),
        )
      })
      asked.end(form)
    })
  }
}

function reason(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string }
  return code ?? message ?? 'no reason'
}
