import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'

/** The path of a Chromium that runs; installs one when there is none. Throws with one line when that fails, too. */
export function findOrInstallChromium() {
  const found = findChromium()
  if (found) return found
  console.log('There is no Chromium for the browser journeys; installing one …')
  for (const install of [installWithApt, installWithPlaywright]) {
    install()
    const installed = findChromium()
    if (installed) return installed
  }
  throw new Error('No Chromium was found and none could be installed: install one and name it with CHROMIUM=/path/to/chromium.')
}

function findChromium() {
  if (process.env.CHROMIUM) {
    if (runs(process.env.CHROMIUM)) return process.env.CHROMIUM
    throw new Error(`CHROMIUM names ${process.env.CHROMIUM}, which does not run.`)
  }
  // Trying tells a browser from the stub that Ubuntu has under the same name.
  return [...onThePath(), ...onMac(), ...fromPlaywright()].find((path) => existsSync(path) && runs(path))
}

function onThePath() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'))
  return names.flatMap((name) => folders.map((folder) => join(folder, name)))
}

function onMac() {
  if (process.platform !== 'darwin') return []
  const programs = ['Chromium.app/Contents/MacOS/Chromium', 'Google Chrome.app/Contents/MacOS/Google Chrome']
  return ['/Applications', join(homedir(), 'Applications')].flatMap((folder) => programs.map((program) => join(folder, program)))
}

function fromPlaywright() {
  const cache =
    process.env.PLAYWRIGHT_BROWSERS_PATH ||
    (process.platform === 'darwin'
      ? join(homedir(), 'Library/Caches/ms-playwright')
      : join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'ms-playwright'))
  const names = /^(chrome|headless_shell|chrome-headless-shell|Chromium|Google Chrome for Testing)$/
  return list(cache)
    .filter((name) => /^chromium(_headless_shell)?-\d+$/.test(name))
    .sort((a, b) => Number(b.split('-')[1]) - Number(a.split('-')[1]))
    .flatMap((name) =>
      list(join(cache, name)).flatMap((inner) => {
        const folder = join(cache, name, inner)
        const apps = list(folder).filter((entry) => entry.endsWith('.app'))
        return [folder, ...apps.map((app) => join(folder, app, 'Contents/MacOS'))].flatMap((place) =>
          list(place)
            .filter((entry) => names.test(entry))
            .map((entry) => join(place, entry)),
        )
      }),
    )
}

/** Ubuntu's package only points to a snap, so there playwright is asked. */
function installWithApt() {
  const system = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : ''
  if (process.getuid?.() !== 0 || !/^ID=debian/m.test(system)) return
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  run('apt-get', ['-q', 'update'], env)
  run('apt-get', ['-q', 'install', '-y', '--no-install-recommends', 'chromium'], env)
}

function installWithPlaywright() {
  const cli = join(dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'cli.js')
  const withLibraries = process.platform === 'linux' && process.getuid?.() === 0 ? ['--with-deps'] : []
  run(process.execPath, [cli, 'install', ...withLibraries, 'chromium'], process.env)
}

function run(command, args, env) {
  spawnSync(command, args, { env, stdio: ['ignore', 'inherit', 'inherit'] })
}

function runs(path) {
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 30_000 })
  return status === 0 && /chrom/i.test(stdout)
}

function list(folder) {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
