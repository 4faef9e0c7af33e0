import assert from 'node:assert/strict'
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, type TestContext, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { DatabaseProblem, type EmbeddedOptions, type EmbeddedServer, startEmbedded } from './embedded.ts'
import { findPackage } from './embedded-place.ts'

const root = process.getuid?.() === 0
const settings = { fsync: 'off', shared_buffers: '16MB' }

test('the first start makes a database that sorts Danish, searches Danish and listens on no port', async (t) => {
  const scene = prepare(t)
  const server = await scene.start()
  const [row] = await ask(
    server,
    `select (select string_agg(x, ' ' order by x collate "da-x-icu") from unnest(array['å','z','æ','ø','b']) x) as sorted,
            to_tsvector('danish', 'ÆBLER') @@ to_tsquery('danish', 'æble') as found,
            current_setting('server_encoding') as encoding, current_setting('data_checksums') as checksums,
            current_setting('listen_addresses') as addresses, current_setting('jit') as jit`,
  )
  assert.deepEqual(row, { sorted: 'b z æ ø å', found: true, encoding: 'UTF8', checksums: 'on', addresses: '', jit: 'off' })
  assert.equal(statSync(server.superuser.host).mode & 0o777, 0o700)
  assert.ok(server.superuser.host.startsWith(scene.dataDir))
  // The data stay where they were asked for; the binaries may have had to go, when this clone lies below a closed folder.
  assert.doesNotMatch(server.note ?? '', /data in/)
})

test('writing reaches the disk unless a test asks otherwise', async (t) => {
  const scene = await prepareMade(t)
  const server = await scene.start({ settings: {} })
  assert.deepEqual(await ask(server, 'show fsync'), [{ fsync: 'on' }])
})

test('the last one out stops the server, and a later start finds everything again', async (t) => {
  const scene = await prepareMade(t)
  const first = await scene.start()
  const second = await scene.start()
  assert.equal(second.superuser.host, first.superuser.host)
  await ask(first, 'create table kept as select 1 as x')
  const pid = scene.postmaster()
  await first.stop()
  assert.equal(scene.postmaster(), pid, 'the server went away under the second')
  assert.deepEqual(await ask(second, 'select x from kept'), [{ x: 1 }])
  await second.stop()
  assert.equal(scene.postmaster(), undefined, 'the server still runs')
  const later = await scene.start()
  assert.deepEqual(await ask(later, 'select x from kept'), [{ x: 1 }])
})

test('starts at the same moment share one server, and stops at the same moment end it', async (t) => {
  const scene = prepare(t)
  const servers = await Promise.all([scene.start(), scene.start(), scene.start()])
  const started = await Promise.all(servers.map((server) => ask(server, 'select pg_postmaster_start_time()::text as at')))
  assert.equal(new Set(started.map((rows) => rows[0].at)).size, 1)
  assert.deepEqual(readdirSync(scene.dataDir).sort(), ['postgres', 'postgres.log'])
  await Promise.all(servers.map((server) => server.stop()))
  assert.equal(scene.postmaster(), undefined)
})

test('a start that meets a server on its way down waits and starts its own', async (t) => {
  const scene = await prepareMade(t)
  for (let round = 0; round < 5; round++) {
    const leaving = await scene.start()
    const [, next] = await Promise.all([leaving.stop(), scene.start()])
    assert.deepEqual(await ask(next, 'select 1 as x'), [{ x: 1 }])
    await next.stop()
  }
})

test('a backup that is connected is not cut off', async (t) => {
  const scene = await prepareMade(t)
  const server = await scene.start()
  const backup = new pg.Client(server.superuser)
  await backup.connect()
  t.after(() => backup.end())
  await server.stop()
  assert.deepEqual((await backup.query('select 1 as x')).rows, [{ x: 1 }])
  await backup.end()
  await (await scene.start()).stop()
  assert.equal(scene.postmaster(), undefined)
})

test('after the application was killed the next start joins the server that it left', async (t) => {
  const scene = await prepareMade(t)
  const application = await scene.startElsewhere()
  const pid = scene.postmaster()
  await kill(application)
  const server = await scene.start()
  assert.equal(scene.postmaster(), pid)
  await server.stop()
  assert.equal(scene.postmaster(), undefined)
})

test('a Ctrl-C in the terminal, which goes to every process of the group, leaves the server to its users', async (t) => {
  const scene = await prepareMade(t)
  const application = await scene.startElsewhere()
  const pid = scene.postmaster()
  process.kill(-(application.pid as number), 'SIGINT')
  await once(application, 'exit')
  const server = await scene.start()
  assert.equal(scene.postmaster(), pid)
  assert.deepEqual(await ask(server, 'select 1 as x'), [{ x: 1 }])
})

test('after everything was killed the next start recovers what was committed', async (t) => {
  const scene = await prepareMade(t)
  const application = await scene.startElsewhere()
  await ask(scene.address(), 'create table kept as select 1 as x')
  await kill(application)
  process.kill(scene.postmaster() as number, 'SIGKILL')
  assert.ok(existsSync(join(scene.dataDir, 'postgres', 'postmaster.pid')))
  const server = await scene.start()
  assert.deepEqual(await ask(server, 'select x from kept'), [{ x: 1 }])
})

test('a server that dies under a running application comes back', async (t) => {
  t.mock.method(console, 'warn', () => {})
  const scene = await prepareMade(t)
  const server = await scene.start()
  process.kill(scene.postmaster() as number, 'SIGKILL')
  await until(() => ask(server, 'select 1').then(Boolean, () => false))
  await server.stop()
  assert.equal(scene.postmaster(), undefined)
})

test('a left-over process number that now belongs to a stranger does not keep the server from starting', async (t) => {
  const scene = await prepareMade(t)
  const application = await scene.startElsewhere()
  await kill(application)
  process.kill(scene.postmaster() as number, 'SIGKILL')
  const owner = statSync(join(scene.dataDir, 'postgres'))
  const stranger = spawn('sleep', ['60'], { uid: owner.uid, gid: owner.gid, cwd: '/' })
  t.after(() => kill(stranger))
  for (const name of ['postmaster.pid', '.s.PGSQL.5432.lock']) {
    const file = join(scene.dataDir, 'postgres', name)
    writeFileSync(file, readFileSync(file, 'utf8').replace(/\d+/, String(stranger.pid)))
  }
  const server = await scene.start()
  assert.notEqual(scene.postmaster(), stranger.pid)
  assert.deepEqual(await ask(server, 'select 1 as x'), [{ x: 1 }])
})

test('a copy of the folder of a running server does not join the original', async (t) => {
  const scene = await prepareMade(t)
  const original = await scene.start()
  await ask(original, 'checkpoint')
  execFileSync('cp', ['-a', scene.dataDir, join(scene.folder, 'copy')])
  const copy = await scene.start({ dataDir: join(scene.folder, 'copy') })
  await ask(copy, 'create table only_here ()')
  assert.deepEqual(await ask(original, `select to_regclass('only_here') as found`), [{ found: null }])
})

test('data of another major version is refused in one line and left as it was', async (t) => {
  const scene = await prepareMade(t)
  await (await scene.start()).stop()
  const cluster = join(scene.dataDir, 'postgres')
  const version = readFileSync(join(cluster, 'PG_VERSION'), 'utf8')
  writeFileSync(join(cluster, 'PG_VERSION'), '17\n')
  const before = fingerprint(cluster)
  await assert.rejects(scene.start(), (error) => {
    assert.ok(error instanceof DatabaseProblem)
    assert.match(error.message, /PostgreSQL 17\b.*PostgreSQL 18\b.*untouched.*pg_dump/)
    assert.doesNotMatch(error.message, /\n/)
    return true
  })
  assert.equal(fingerprint(cluster), before)
  assert.equal(scene.postmaster(), undefined)
  writeFileSync(join(cluster, 'PG_VERSION'), version)
  await scene.start()
})

test('a path too long for a socket gets a short private folder for it', async (t) => {
  const scene = prepare(t)
  const dataDir = join(scene.folder, 'a-rather-long-name-for-a-folder'.repeat(4))
  const server = await scene.start({ dataDir })
  const { host } = server.superuser
  t.after(() => rmSync(host, { recursive: true, force: true }))
  assert.ok(!host.startsWith(dataDir) && host.length < 80, host)
  assert.equal(statSync(host).mode & 0o777, 0o700)
  assert.equal(statSync(host).uid, statSync(join(dataDir, 'postgres')).uid)
  assert.equal((await scene.start({ dataDir })).superuser.host, host)
})

test('a folder that is in the way is named and left alone', async (t) => {
  const scene = prepare(t)
  mkdirSync(join(scene.dataDir, 'postgres'), { recursive: true })
  writeFileSync(join(scene.dataDir, 'postgres', 'letter.txt'), 'mine')
  await assert.rejects(scene.start(), { name: 'DatabaseProblem', message: /postgres is in the way/ })
  assert.deepEqual(readdirSync(scene.dataDir), ['postgres'])
  assert.deepEqual(readdirSync(join(scene.dataDir, 'postgres')), ['letter.txt'])
  writeFileSync(join(scene.folder, 'file'), '')
  await assert.rejects(scene.start({ dataDir: join(scene.folder, 'file', 'data') }), {
    name: 'DatabaseProblem',
    message: /Cannot make the folder/,
  })
})

test('a setting that PostgreSQL does not understand is told in one line with its reason', async (t) => {
  const scene = await prepareMade(t)
  await assert.rejects(scene.start({ settings: { shared_buffers: 'plenty' } }), (error) => {
    assert.ok(error instanceof DatabaseProblem)
    assert.match(error.message, /^PostgreSQL did not start .*shared_buffers.*$/)
    return true
  })
})

test('what people write does not reach the log of the server', async (t) => {
  const scene = await prepareMade(t)
  const server = await scene.start()
  await ask(server, 'create table note (words text primary key)')
  await ask(server, `insert into note values ('fortroligt')`)
  await assert.rejects(ask(server, `insert into note values ('fortroligt')`))
  await assert.rejects(ask(server, `select 'fortroligt'::int`))
  assert.doesNotMatch(readFileSync(join(scene.dataDir, 'postgres.log'), 'utf8'), /fortroligt/)
})

test('below a folder that its user may not enter, binaries and data go elsewhere, and a note says so', { skip: !root }, async (t) => {
  const scene = prepare(t)
  const closed = join(scene.folder, 'closed')
  const elsewhere = join(scene.folder, 'elsewhere')
  const dataDir = join(closed, 'data')
  mkdirSync(closed, { mode: 0o700 })
  const installed = findPackage()
  cpSync(dirname(installed.bin), join(closed, 'native'), { recursive: true, verbatimSymlinks: true })
  const programs = { bin: join(closed, 'native', 'bin'), version: '18-test' }
  // A copy that was cut off must not be taken for a whole one.
  mkdirSync(join(elsewhere, 'postgresql-18-test.new-x', 'bin'), { recursive: true })

  const servers = await Promise.all([scene.start({ dataDir, elsewhere, programs }), scene.start({ dataDir, elsewhere, programs })])
  const [server] = servers
  assert.match(server.note ?? '', /may not enter .*closed.*binaries in .*elsewhere.*data in .*elsewhere/)
  assert.ok(server.superuser.host.startsWith(elsewhere))
  assert.notEqual(statSync(server.superuser.host).uid, 0)
  assert.equal(readdirSync(elsewhere).filter((name) => name.startsWith('postgresql-18-test')).length, 2)
  await ask(server, 'create table kept as select 1 as x')
  await Promise.all(servers.map((one) => one.stop()))

  // Opening the folder later must not look as if the data were gone.
  chmodSync(closed, 0o755)
  const later = await scene.start({ dataDir, elsewhere, programs })
  assert.deepEqual(await ask(later, 'select x from kept'), [{ x: 1 }])
})

test('data that exists is never replaced by an empty database because its folder was closed', { skip: !root }, async (t) => {
  const scene = await prepareMade(t)
  const elsewhere = join(scene.folder, 'elsewhere')
  await (await scene.start({ elsewhere })).stop()
  chmodSync(scene.folder, 0o700)
  await assert.rejects(scene.start({ elsewhere }), { name: 'DatabaseProblem', message: /may not enter its folder any more/ })
  const data = existsSync(elsewhere) ? readdirSync(elsewhere).filter((name) => !name.startsWith('postgresql-')) : []
  assert.deepEqual(data, [])
})

test('a backup that root put back belongs to the user of the server again', { skip: !root }, async (t) => {
  const scene = await prepareMade(t)
  await (await scene.start()).stop()
  execFileSync('chown', ['-R', '0:0', join(scene.dataDir, 'postgres')])
  chmodSync(join(scene.dataDir, 'postgres'), 0o755)
  const server = await scene.start({ osUser: 'nobody' })
  assert.deepEqual(await ask(server, 'select 1 as x'), [{ x: 1 }])
  await server.stop()
  await assert.rejects(scene.start({ osUser: 'daemon' }), { name: 'DatabaseProblem', message: /DATABASE_OS_USER "daemon"/ })
  const fresh = join(scene.folder, 'fresh')
  await assert.rejects(scene.start({ dataDir: fresh, osUser: 'no-such-user' }), { name: 'DatabaseProblem', message: /no-such-user/ })
})

let template: Promise<string> | undefined
const templateFolder = mkdtempSync(join(tmpdir(), 'embedded-template-'))
after(() => rmSync(templateFolder, { recursive: true, force: true }))

/** The same with a database that was made before, which is quicker. */
async function prepareMade(t: TestContext) {
  template ??= makeTemplate()
  const scene = prepare(t)
  execFileSync('cp', ['-a', await template, scene.dataDir])
  return scene
}

async function makeTemplate() {
  chmodSync(templateFolder, 0o755)
  const dataDir = join(templateFolder, 'data')
  await (await startEmbedded({ dataDir, settings })).stop()
  return dataDir
}

/** A folder of its own, in which everything that was started is stopped again, also when the test failed. */
function prepare(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'embedded-'))
  chmodSync(folder, 0o755)
  const dataDir = join(folder, 'data')
  const servers: EmbeddedServer[] = []
  const pidFile = () => join(dataDir, 'postgres', 'postmaster.pid')
  const postmaster = () => (existsSync(pidFile()) ? Number(readFileSync(pidFile(), 'utf8').split('\n')[0]) : undefined)
  t.after(async () => {
    await Promise.all(servers.map((server) => server.stop()))
    if (existsSync(pidFile())) await startEmbedded({ dataDir, settings }).then((server) => server.stop())
    rmSync(folder, { recursive: true, force: true })
  })
  return {
    folder,
    dataDir,
    postmaster,
    address: () => ({ superuser: { host: join(dataDir, 'postgres'), port: 5432, user: 'postgres', database: 'postgres' } }),
    async start(options: Partial<EmbeddedOptions> = {}) {
      const server = await startEmbedded({ dataDir, settings, ...options })
      servers.push(server)
      return server
    },
    async startElsewhere() {
      const program = `const { startEmbedded } = await import(${JSON.stringify(import.meta.resolve('./embedded.ts'))})
        await startEmbedded(${JSON.stringify({ dataDir, settings })})
        process.stdout.write('ready'); setInterval(() => {}, 1000)`
      const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
        stdio: ['ignore', 'pipe', 'inherit'],
        detached: true,
      })
      t.after(() => kill(child))
      await Promise.race([once(child.stdout, 'data'), once(child, 'exit').then(() => assert.fail('the application did not start'))])
      return child
    },
  }
}

async function ask(server: Pick<EmbeddedServer, 'superuser'>, question: string) {
  const client = new pg.Client(server.superuser)
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(question)).rows
  } finally {
    await client.end()
  }
}

async function kill(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}

async function until(happened: () => Promise<boolean>) {
  const deadline = Date.now() + 20_000
  while (!(await happened())) {
    if (Date.now() > deadline) assert.fail('it did not happen in time')
    await delay(20)
  }
}

function fingerprint(folder: string) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => `${file} ${statSync(file).mtimeMs} ${statSync(file).size}`)
    .join('\n')
}
