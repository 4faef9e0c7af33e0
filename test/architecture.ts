import { dirname, normalize } from 'node:path'

/*
 * Who may import whom, as docs/architecture.md tells it. A file's place in the tree says what it is; what it is says what it may
 * know. Reads and writes, pages and requests are kept apart by this and by nothing else, so it is checked at every test run.
 */

/** The features in order: each looks only to its left. */
export const features = [
  'about',
  'sign-in',
  'people',
  'foundations',
  'circles',
  'experiments',
  'programmes',
  'meetings',
  'surveys',
  'alignments',
  'insights',
  'box',
  'overview',
]

type Layer =
  | 'shared'
  | 'paths'
  | 'messages'
  | 'db'
  | 'live'
  | 'http'
  | 'ui'
  | 'client'
  | 'top'
  | 'domain'
  | 'access'
  | 'form'
  | 'queries'
  | 'actions'
  | 'page'
  | 'routes'

interface Place {
  layer: Layer
  feature?: string
}

/** What each may import: its own kind is always among them, but for `routes`, which nobody imports but app.ts. */
const mayImport: Record<Layer, Layer[]> = {
  shared: ['shared'],
  paths: [],
  messages: ['messages'],
  db: ['shared', 'db'],
  live: ['shared', 'db', 'live'],
  ui: ['shared', 'paths', 'messages', 'ui'],
  http: ['shared', 'paths', 'messages', 'db', 'live', 'ui', 'http'],
  client: ['client'],
  domain: ['shared', 'domain'],
  access: ['shared', 'domain', 'access'],
  form: ['shared', 'domain', 'messages', 'form'],
  queries: ['shared', 'domain', 'db', 'queries'],
  actions: ['shared', 'domain', 'db', 'queries', 'access', 'live', 'actions'],
  page: ['shared', 'paths', 'messages', 'ui', 'domain', 'page'],
  routes: ['shared', 'paths', 'messages', 'ui', 'http', 'live', 'domain', 'access', 'form', 'queries', 'actions', 'page'],
  top: [
    'shared',
    'paths',
    'messages',
    'db',
    'live',
    'http',
    'ui',
    'top',
    'domain',
    'access',
    'form',
    'queries',
    'actions',
    'page',
    'routes',
  ],
}

/** What a feature shows to the features at its right. */
const shown = new Set<Layer>(['domain', 'access', 'queries', 'actions'])

/** Packages that only some places may know: rules stay rules, without a database or a request in them. */
const packages: { name: RegExp; layers: Layer[] }[] = [
  { name: /^(pg|kysely)(\/|$)/, layers: ['db', 'live', 'http', 'queries', 'actions', 'top'] },
  { name: /^hono\/(?!jsx)|^hono$|^@hono\//, layers: ['http', 'routes', 'top'] },
  { name: /^hono\/jsx/, layers: ['ui', 'page', 'http', 'routes'] },
]

/** Each import of each file that may not be, as a sentence. */
export function violations(files: Record<string, string>): string[] {
  return Object.entries(files).flatMap(([path, source]) => importsOf(source).flatMap((imported) => complaint(path, imported)))
}

function complaint(path: string, imported: string): string[] {
  const from = placeOf(path)
  if (!from) return [`${path} has no place in the tree`]
  const target = resolve(path, imported)
  if (!target) {
    const rule = packages.find(({ name }) => name.test(imported))
    return !rule || rule.layers.includes(from.layer) ? [] : [`${path} (${from.layer}) may not know ${imported}`]
  }
  const to = placeOf(target)
  if (!to) return [`${path} imports ${target}, which has no place in the tree`]
  if (!mayImport[from.layer].includes(to.layer)) return [`${path} (${from.layer}) may not import ${target} (${to.layer})`]
  if (!from.feature || !to.feature || from.feature === to.feature) return []
  if (!shown.has(to.layer)) return [`${path} may not look inside ${to.feature}: ${target} is ${to.layer}`]
  return features.indexOf(to.feature) < features.indexOf(from.feature)
    ? []
    : [`${path} may only look to its left, and ${to.feature} is not there`]
}

function importsOf(source: string): string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
  return [
    ...code.matchAll(
      /(?:^|\n)\s*(?:import|export)\b[^'"`;]*?from\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s+['"]([^'"]+)['"]/g,
    ),
  ].map((match) => match[1] ?? match[2] ?? match[3] ?? '')
}

/** The file in src/ that is meant, or undefined for a package. */
function resolve(path: string, imported: string): string | undefined {
  if (imported.startsWith('#')) return `src/${imported.slice(1)}`
  if (imported.startsWith('.')) return normalize(`${dirname(path)}/${imported}`)
  return undefined
}

function placeOf(path: string): Place | undefined {
  if (/^(src\/(app|server|config)\.ts|db\/seed\/)/.test(path)) return { layer: 'top' }
  if (path === 'src/paths.ts') return { layer: 'paths' }
  const [, folder, rest = ''] = path.match(/^src\/([\w-]+)\/(.+)$/) ?? []
  if (folder !== 'features')
    return (['shared', 'messages', 'db', 'live', 'http', 'ui', 'client'] as Layer[]).includes(folder as Layer)
      ? { layer: folder as Layer }
      : undefined
  const [feature = ''] = rest.split('/')
  return features.includes(feature) ? { feature, layer: kindOf(rest) } : undefined
}

function kindOf(path: string): Layer {
  const name = path.split('/').at(-1) ?? ''
  if (/^routes\.tsx?$/.test(name)) return 'routes'
  if (name.endsWith('.tsx')) return 'page'
  return (['access', 'form', 'queries', 'actions'] as const).find((kind) => new RegExp(`(^|-)${kind}\\.ts$`).test(name)) ?? 'domain'
}
