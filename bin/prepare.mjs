// Before every start and test: installs and builds what is missing. Plain JavaScript, because nothing is installed yet.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const ownNode = join(root, 'node_modules', '.bin', 'node')

if (Number.parseInt(process.versions.node, 10) < 20)
  giveUp(`Ledestjerne needs Node 20 or newer to start; this is ${process.versions.node}.`)
if (!isInstalled()) install()
if (!isBuilt()) build()

/** npm writes down what it installed when it has finished; that is compared, package by package, with what is asked for. */
function isInstalled() {
  const wanted = readJson('package-lock.json')
  const installed = readJson('node_modules/.package-lock.json')
  if (!wanted) giveUp('package-lock.json is missing: fetch it again, it says exactly what to install.')
  if (!installed || !existsSync(ownNode)) return false
  return Object.entries(wanted.packages).every(([path, entry]) => {
    if (path === '') return true
    const found = installed.packages[path]
    return found ? found.version === entry.version && found.integrity === entry.integrity : !isNeededHere(entry)
  })
}

/** Programs for other kinds of machines stay away; the one for this machine must be there (node_modules may have come from another). */
function isNeededHere({ optional, os, cpu, libc }) {
  if (!optional) return true
  return Boolean(os?.includes(process.platform) && cpu?.includes(process.arch) && !libc)
}

function install() {
  console.log('Installing what Ledestjerne is made of (npm ci) …')
  // Building and testing need the development packages whatever NODE_ENV says, and the programs need their install scripts.
  const args = ['ci', '--include=dev', '--ignore-scripts=false', '--no-audit', '--no-fund', '--loglevel=error']
  // npm must not run on the Node inside the folder that it is about to replace.
  const path = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.startsWith(join(root, 'node_modules')))
    .join(delimiter)
  run('npm', args, { env: { ...process.env, PATH: path } }, 'npm ci failed (see above): is there a connection to the package registry?')
  if (!existsSync(ownNode)) giveUp('npm ci did not install Node 24 (the package "node"): were its install scripts blocked?')
}

function isBuilt() {
  if (!existsSync(join(root, 'dist', 'server.js')) || !existsSync(join(root, 'dist', 'assets', 'manifest.json'))) return false
  return readText('dist/.built-from') === fingerprint()
}

function build() {
  const from = fingerprint()
  run(ownNode, ['bin/build.mjs'], {}, 'The build failed (see above).')
  writeFileSync(join(root, 'dist', '.built-from'), from)
}

/** Contents, not times: an unpacked archive or a checkout may be older than the last build and still be different. */
function fingerprint() {
  const hash = createHash('sha256')
  const files = ['package.json', 'package-lock.json', 'tsconfig.json']
  for (const folder of ['src', 'db', 'bin'])
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
      if (entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
        files.push(join(entry.parentPath ?? entry.path, entry.name).slice(root.length + 1))
  for (const file of files.sort())
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0')
  return hash.digest('hex')
}

function run(command, args, options, failure) {
  const result = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], ...options })
  if (result.signal) process.exit(130)
  if (result.status !== 0) giveUp(failure)
}

function readJson(file) {
  try {
    return JSON.parse(readText(file))
  } catch {
    return undefined
  }
}

function readText(file) {
  return existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : ''
}

function giveUp(reason) {
  console.error(reason)
  process.exit(1)
}
