// npm run dev: builds and restarts the server whenever something in src/, db/ or templates/ changes. A build that fails leaves the
// last good server running.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, watch } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
let server
let changed = false
let busy = true

for (const folder of ['src', 'db', 'templates'])
  if (existsSync(join(root, folder)))
    watch(join(root, folder), { recursive: true }, (_, name) => {
      if (/(^|\/)\.|~$|\.test\.tsx?$/.test(name ?? '')) return
      changed = true
      // An editor writes several times for one change.
      setTimeout(rebuild, 150)
    })

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, async () => {
    busy = true
    await stop()
    process.exit(0)
  })

start()
busy = false

async function rebuild() {
  if (!changed || busy) return
  busy = true
  changed = false
  const [code] = await once(run(['bin/build.mjs']), 'exit')
  if (code === 0) {
    await stop()
    start()
  }
  busy = false
  await rebuild()
}

function start() {
  server = run(['--enable-source-maps', 'dist/server.js'])
}

async function stop() {
  if (server.exitCode !== null || server.signalCode !== null) return
  const ended = once(server, 'exit')
  server.kill('SIGTERM')
  await ended
}

function run(args) {
  return spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
}
