import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { paths } from '../src/paths.ts'
import { firstVisit } from './first-visit.ts'
import { load } from './load.ts'
import { measureMeetings } from './meetings.ts'
import { runScript, startServer, stopEverything } from './processes.ts'
import { type Aim, aimLines, kB, megabytes, seconds, table } from './report.ts'
import { memoryOf, type Processor, processorOf } from './usage.ts'

// npm run bench: the production build on a database of its own, with the demonstration ten times its size, asked by 16 browsers at
// once that share the machine with it. What is written is what was measured just now; a machine that does other things says so itself.
// --quick: shorter, for a first look. --only meetings: these alone.
const isQuick = process.argv.includes('--quick')
const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : undefined
if (only !== undefined && only !== 'meetings') throw new Error(`--only ${only}: there is --only meetings`)
const secondsPerPage = isQuick ? 2 : 6
const size = { people: 12_000, units: 900 }
const foundation = 'faelles-kurs'

const pages = [
  { name: 'overview', path: paths.overview.to() },
  { name: 'matrix', path: paths.foundation.to({ foundation }) },
  { name: 'role', path: paths.foundationRole.to({ foundation, role: 'leder-af-medarbejdere' }) },
  { name: 'search', path: paths.search.to({ q: 'borgeren' }) },
]

const folder = mkdtempSync(join(tmpdir(), 'ledestjerne-bench-'))
// PostgreSQL runs as somebody else when this is root, and must be able to enter.
chmodSync(folder, 0o755)

let interrupted = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, async () => {
    if (interrupted) return
    interrupted = true
    await cleanUp()
    process.exit(130)
  })

try {
  await (only === 'meetings' ? benchMeetings() : bench())
} catch (error) {
  if (!interrupted) {
    console.error(error)
    process.exitCode = 1
  }
} finally {
  if (!interrupted) await cleanUp()
}

async function cleanUp() {
  await stopEverything(folder)
  rmSync(folder, { recursive: true, force: true })
}

async function benchMeetings() {
  const { dataDir, postgresVersion } = await makeTenTimes()
  const meetings = await measureMeetings(dataDir, folder, { isQuick, say })
  console.log(
    `\n${machineLine(postgresVersion)}\n${size.people} people, ${size.units} units\n\n${meetings.text}\n\n${aimLines(meetings.aims)}`,
  )
}

async function bench() {
  const loadBefore = loadavg()[0] ?? 0
  const aims: Aim[] = []

  say('Starting for the first time, and again …')
  const startup = await measureStartUp(join(folder, 'as-delivered'))
  aims.push({ what: 'a later start is ready in under 3 s', measured: seconds(startup.later), isMet: startup.later < 3000 })

  const { dataDir, postgresVersion, seedMs } = await makeTenTimes()
  const server = await startServer(dataDir)
  const headers = { Cookie: await signIn(server.origin), 'Accept-Encoding': 'br, gzip' }
  const visits = await Promise.all(
    pages.map(async ({ name, path }) => ({ name, fetched: await firstVisit(server.origin + path, headers) })),
  )
  const before = memoryOf(server)

  say(`Asking for ${pages.length} pages, 16 at a time, ${secondsPerPage} s each …`)
  for (const { path } of pages) await load(server.origin + path, { seconds: isQuick ? 1 : 2, headers })
  const measured = []
  for (const page of pages) {
    const before = processorOf(server)
    const result = await load(server.origin + page.path, { seconds: secondsPerPage, headers })
    measured.push({ ...page, load: result, perRequest: perRequest(before, processorOf(server), result.count) })
  }
  const after = memoryOf(server)
  await server.stop()

  say('16 writers on 5 connections …')
  const writers = await measureWriters(dataDir, isQuick ? 320 : 1600)

  const meetings = await measureMeetings(dataDir, folder, { isQuick, say })

  console.log(`\n${machineLine(postgresVersion)}`)
  console.log(
    `${size.people} people, ${size.units} units · 16 connections, ${secondsPerPage} s per page, load generator and database on the same cores`,
  )
  if (loadBefore > availableParallelism() / 4)
    console.log(
      `The machine was busy with other things when this began (load ${loadBefore.toFixed(1)}): times are longer than they are on a quiet one.`,
    )
  console.log()

  console.log(
    table(
      ['page', 'requests/s', 'p50', 'p99', 'errors', 'HTML sent', 'CPU node', 'CPU PostgreSQL'],
      measured.map(({ name, load, perRequest }) => [
        name,
        load.perSecond.toFixed(0),
        `${load.p50} ms`,
        `${load.p99} ms`,
        String(load.errors),
        kB(bytesOf(visits.find((visit) => visit.name === name)?.fetched ?? [], 'HTML')),
        perRequest ? `${perRequest.nodeMs.toFixed(1)} ms` : '',
        perRequest ? `${perRequest.postgresMs.toFixed(1)} ms` : '',
      ]),
    ),
  )

  console.log(
    `\n${table(
      ['memory', 'before', 'after'],
      [
        ['node', megabytes(before.nodeMb), megabytes(after.nodeMb)],
        [
          `PostgreSQL (${after.sharedOnce ? 'shared memory once' : 'shared memory per process'})`,
          megabytes(before.postgresMb),
          megabytes(after.postgresMb),
        ],
      ],
    )}`,
  )

  const visit = visits[0]?.fetched ?? []
  console.log(
    `\n${table(
      ['first visit (overview)', 'requests', 'sent', 'as'],
      [
        ...(['HTML', 'CSS', 'JS', 'font', 'other'] as const).map((kind) => [
          kind,
          String(visit.filter((one) => one.kind === kind).length),
          kB(bytesOf(visit, kind)),
          [...new Set(visit.filter((one) => one.kind === kind).map((one) => one.encoding))].join(', '),
        ]),
        ['together', String(visit.length), kB(visit.reduce((sum, one) => sum + one.bytes, 0)), ''],
      ],
    )}`,
  )

  console.log(
    `\n${table(
      ['start-up', 'ready after'],
      [
        ['first start: database, migrations, demonstration ×1', seconds(startup.first)],
        ['later start (median of 3)', seconds(startup.later)],
        ['making the demonstration ×10, once', seconds(seedMs)],
      ],
    )}`,
  )

  console.log(
    `\n${table(
      ['16 writers, POOL_SIZE=5', 'sign-ins', 'per second', 'p50', 'p99', 'failed'],
      [
        [
          'sign-in as a persona',
          String(writers.count),
          writers.perSecond.toFixed(0),
          `${writers.p50} ms`,
          `${writers.p99} ms`,
          String(writers.errors),
        ],
      ],
    )}`,
  )

  console.log(`\n${meetings.text}`)

  const matrix = measured.find(({ name }) => name === 'matrix')?.load
  const code = bytesOf(visit, 'CSS') + bytesOf(visit, 'JS')
  const fonts = visit.filter((one) => one.kind === 'font').length
  const failed = measured.reduce((sum, { load }) => sum + load.errors, 0)
  aims.unshift(
    { what: 'matrix p50 under 25 ms at 16 connections', measured: `${matrix?.p50} ms`, isMet: matrix !== undefined && matrix.p50 < 25 },
    { what: 'no page answers wrongly under load', measured: `${failed} errors`, isMet: failed === 0 },
    { what: 'first visit: at most 60 kB of CSS and JS', measured: kB(code), isMet: code <= 60_000 },
    { what: 'first visit: at most 2 font files', measured: String(fonts), isMet: fonts <= 2 },
  )
  aims.push({
    what: '16 parallel writers on 5 connections all succeed',
    measured: `${writers.errors} failed of ${writers.count + writers.errors}`,
    isMet: writers.errors === 0,
  })
  aims.push(...meetings.aims)
  console.log(`\n${aimLines(aims)}`)
}

async function makeTenTimes() {
  say(`Making the demonstration ×10 (${size.people} people, ${size.units} units) …`)
  const dataDir = join(folder, 'ten-times')
  const began = performance.now()
  const seeded = await runScript(['--import', 'tsx', 'bench/seed.ts', dataDir, String(size.people), String(size.units)])
  return { dataDir, postgresVersion: seeded.trim().split('\n').at(-1), seedMs: performance.now() - began }
}

function machineLine(postgresVersion: string | undefined): string {
  const machine = `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 1024 ** 3)} GB, ${process.platform} ${process.arch}`
  return `${machine} · node ${process.version} · PostgreSQL ${postgresVersion}, embedded`
}

async function measureStartUp(dataDir: string): Promise<{ first: number; later: number }> {
  const readyAfter = async () => {
    const server = await startServer(dataDir)
    await server.stop()
    return server.readyMs
  }
  const first = await readyAfter()
  const later = [await readyAfter(), await readyAfter(), await readyAfter()].sort((a, b) => a - b)
  return { first, later: later[1] ?? Number.NaN }
}

/** Each sign-in is a transaction that inserts a session and waits for the disk. */
async function measureWriters(dataDir: string, amount: number) {
  const server = await startServer(dataDir, { poolSize: 5 })
  const result = await load(server.origin + paths.demoSession.to(), {
    amount,
    headers: { Origin: server.origin },
    form: { persona: 'leder-af-medarbejdere' },
    expectedStatus: 303,
  })
  await server.stop()
  return result
}

function perRequest(before: Processor | undefined, after: Processor | undefined, count: number): Processor | undefined {
  if (!before || !after || count === 0) return undefined
  return { nodeMs: (after.nodeMs - before.nodeMs) / count, postgresMs: (after.postgresMs - before.postgresMs) / count }
}

async function signIn(origin: string): Promise<string> {
  const response = await fetch(origin + paths.demoSession.to(), {
    method: 'POST',
    headers: { Origin: origin },
    body: new URLSearchParams({ persona: 'leder-af-medarbejdere' }),
    redirect: 'manual',
  })
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0]
  if (response.status !== 303 || !cookie) throw new Error(`Signing in answered ${response.status}`)
  return cookie
}

function bytesOf(fetched: { kind: string; bytes: number }[], kind: string): number {
  return fetched.filter((one) => one.kind === kind).reduce((sum, one) => sum + one.bytes, 0)
}

function say(what: string) {
  console.log(what)
}
