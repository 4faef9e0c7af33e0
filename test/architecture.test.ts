import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { test } from 'node:test'
import { violations } from './architecture.ts'

const project = join(import.meta.dirname, '..')
const paths = globSync(['src/**/*.{ts,tsx}', 'db/seed/*.ts'], { cwd: project })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => !/\.test\.tsx?$/.test(path))
const files = Object.fromEntries(paths.map((path) => [path, readFileSync(join(project, path), 'utf8')]))

test('every file imports only what its place in the tree may know', () => {
  assert.ok(paths.length > 50, 'the tree was found')
  assert.deepEqual(violations(files), [])
})

const forbidden: [what: string, path: string, source: string][] = [
  ['a domain file that knows the database', 'src/features/foundations/foundation.ts', `import { x } from '#db/scope.ts'`],
  ['a domain file that knows the driver', 'src/features/foundations/foundation.ts', `import { sql } from 'kysely'`],
  ['a page that asks the database', 'src/features/foundations/show-page.tsx', `import { x } from './queries.ts'`],
  ['a page that knows of requests', 'src/features/foundations/show-page.tsx', `import { x } from '#http/env.ts'`],
  ['a query that writes', 'src/features/foundations/queries.ts', `import { x } from './actions.ts'`],
  ['an action that reads a form', 'src/features/people/actions.ts', `import type { X } from './form.ts'`],
  ['a feature that looks to its right', 'src/features/people/routes.tsx', `import { x } from '#features/foundations/queries.ts'`],
  ['a feature that looks inside another', 'src/features/overview/routes.tsx', `import { x } from '#features/foundations/show-page.tsx'`],
  ['a component that knows a feature', 'src/ui/layout.tsx', `import { x } from '../features/people/people-row.ts'`],
  ['something shared that knows us', 'src/shared/dates.ts', `import { x } from '#messages/messages.ts'`],
  ['a request file that knows a feature', 'src/http/scoped.ts', `import { x } from '#features/people/queries.ts'`],
  ['an import at run time', 'src/shared/dates.ts', `const x = await import('#db/scope.ts')`],
  ['an export from elsewhere', 'src/shared/dates.ts', `export { x } from '#db/scope.ts'`],
  ['an import over several lines', 'src/shared/dates.ts', `import {\n  x,\n  y,\n} from '#db/scope.ts'`],
  ['a file outside the tree', 'src/utils/thing.ts', `import { x } from '#shared/dates.ts'`],
]

for (const [what, path, source] of forbidden)
  test(`${what} is found`, () => {
    assert.equal(violations({ [path]: source }).length, 1)
  })

test('what may be imported is not complained of', () => {
  assert.deepEqual(
    violations({
      'src/features/overview/routes.tsx': `import { x } from '#features/foundations/queries.ts'\nimport { Hono } from 'hono'`,
      'src/features/people/actions.ts': `import { sql } from 'kysely'\nimport { y } from './access.ts'\n// import { z } from './form.ts'`,
    }),
    [],
  )
})

test('only config.ts reads the environment', () => {
  const readers = paths.filter((path) => /process\.env|import\.meta\.env/.test(files[path] ?? ''))
  assert.deepEqual(readers, ['src/config.ts'])
})

test('no file has a name that says nothing', () => {
  const vague = paths.filter(
    (path) =>
      /^(utils?|helpers?|lib|common|misc|manager|service|index)\.tsx?$/.test(basename(path)) ||
      /\/(utils?|helpers?|lib|common|misc)\//.test(path),
  )
  assert.deepEqual(vague, [])
})

test('no file goes around the escaping of the pages', () => {
  const raw = paths.filter((path) => /dangerouslySetInnerHTML|from 'hono\/html'|srcdoc/i.test(files[path] ?? ''))
  assert.deepEqual(raw, [])
})
