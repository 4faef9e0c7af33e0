// npm test: lint, types, and every test, on a database server of its own. With arguments, only those test files:
//   npm test -- src/config.test.ts
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { findOrInstallChromium } from './find-chromium.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const program = (name) => join(root, 'node_modules', '.bin', name)
const chosen = process.argv.slice(2)

let interrupted = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => {
    interrupted = true
    running?.kill(signal)
  })
let running

process.exitCode = await runAll()

async function runAll() {
  let chromium
  try {
    chromium = findOrInstallChromium()
  } catch (error) {
    console.error(error.message)
    return 1
  }
  console.log(`Chromium: ${chromium}`)

  const lint = await step('Lint', program('biome'), ['check'])
  if (lint) return lint
  const types = await step('Types', program('tsc'), ['-p', '.'])
  if (types) return types

  const database = await startDatabase()
  if (!database) return 1
  try {
    const env = { CHROMIUM: chromium, LEDESTJERNE_TEST_SERVER: database.url, LEDESTJERNE_TEST_RUN: randomBytes(4).toString('hex') }
    const files = chosen.length ? chosen : ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts']
    return await step('Tests', process.execPath, ['bin/run-tests.mjs', ...files], env)
  } finally {
    await database.stop()
  }
}

async function step(title, command, args, env = {}) {
  if (interrupted) return 130
  console.log(`\n${title}`)
  running = spawn(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } })
  const [code] = await once(running, 'exit')
  running = undefined
  return interrupted ? 130 : (code ?? 1)
}

/** TEST_DATABASE_URL, or an embedded server that lives as long as its input is open: it ends with us, however we end. */
async function startDatabase() {
  const url = process.env.TEST_DATABASE_URL
  if (url) return { url, stop: async () => {} }
  const child = spawn(process.execPath, ['--import', 'tsx', 'bin/test-database.ts'], { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  const [address] = await Promise.race([once(createInterface(child.stdout), 'line'), ended.then(() => [undefined])])
  if (!address) return undefined
  return {
    url: address,
    stop: async () => {
      child.stdin.end()
      await ended
    },
  }
}
