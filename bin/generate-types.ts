/**
 * node --import tsx bin/generate-types.ts <postgres url> [--verify]: writes src/db/types.ts from a migrated database,
 * or says whether it is as the database has it.
 */
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const [url, ...flags] = process.argv.slice(2)
const codegen = join(dirname(createRequire(import.meta.url).resolve('kysely-codegen/package.json')), 'dist/cli/bin.js')
const result = spawnSync(
  process.execPath,
  [
    codegen,
    '--dialect',
    'postgres',
    '--url',
    url ?? '',
    '--include-pattern',
    'data.*',
    '--default-schema',
    'none',
    '--date-parser',
    'string',
    '--out-file',
    'src/db/types.ts',
    ...flags,
  ],
  { stdio: 'inherit' },
)
process.exitCode = result.status ?? 1
