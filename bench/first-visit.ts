import { get } from 'node:http'

export type Kind = 'HTML' | 'CSS' | 'JS' | 'font' | 'other'

export interface Fetched {
  url: string
  kind: Kind
  encoding: string
  /** The body as it was sent. */
  bytes: number
}

/** What a browser with an empty cache fetches for a page: what the HTML names, and what that names in turn. */
export async function firstVisit(page: string, headers: Record<string, string>): Promise<Fetched[]> {
  const fetched: Fetched[] = []
  const seen = new Set<string>()
  const waiting = [page]
  for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
    if (seen.has(url)) continue
    seen.add(url)
    const answer = await fetchAs(url, headers, 'br, gzip')
    if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`)
    const kind = kindOf(answer.type)
    fetched.push({ url, kind, encoding: answer.encoding, bytes: answer.body.length })
    if (kind === 'font' || kind === 'other') continue
    const text = (await fetchAs(url, headers, 'identity')).body.toString()
    for (const named of namedIn(kind, text)) if (!named.startsWith('data:')) waiting.push(new URL(named, url).href)
  }
  return fetched
}

function namedIn(kind: Kind, text: string): string[] {
  const all = (pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1] ?? '')
  if (kind === 'CSS') return [...all(/url\(\s*['"]?([^'")]+)/g), ...all(/@import\s+['"]([^'"]+)/g)].filter((url) => !url.startsWith('#'))
  if (kind === 'JS') return all(/(?:^|[;}\s])import\s*(?:[\w{}$,*\s]+from\s*)?['"](\.{0,2}\/[^'"]+)['"]/g)
  const links = [...text.matchAll(/<link\b[^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => /\brel="(stylesheet|preload|modulepreload|icon|manifest)"/.test(tag))
    .flatMap((tag) => /\bhref="([^"]+)"/.exec(tag)?.[1] ?? [])
  return [...links, ...all(/<script\b[^>]*\bsrc="([^"]+)"/g), ...all(/<(?:img|iframe|source)\b[^>]*\bsrc="([^"]+)"/g)]
}

function kindOf(type: string): Kind {
  if (type.startsWith('text/html')) return 'HTML'
  if (type.startsWith('text/css')) return 'CSS'
  if (type.startsWith('text/javascript')) return 'JS'
  return type.startsWith('font/') ? 'font' : 'other'
}

interface Answer {
  status: number
  type: string
  encoding: string
  body: Buffer
}

/** Not fetch(), which unpacks before it can be counted. */
function fetchAs(url: string, headers: Record<string, string>, encoding: string): Promise<Answer> {
  return new Promise((done, failed) => {
    get(url, { headers: { ...headers, 'Accept-Encoding': encoding } }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk) => chunks.push(chunk))
      response.on('error', failed)
      response.on('end', () =>
        done({
          status: response.statusCode ?? 0,
          type: response.headers['content-type'] ?? '',
          encoding: response.headers['content-encoding'] ?? 'plain',
          body: Buffer.concat(chunks),
        }),
      )
    }).on('error', failed)
  })
}
