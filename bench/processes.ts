import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { isAlive, isPostmaster, readPostmaster } from '../src/db/postmaster.ts'

const root = join(import.meta.dirname, '..')
const running = new Set<ChildProcess>()

export interface ServerProcess {
  origin: string
  pid: number
  dataDir: string
  /** From the start of the process to the line that it is ready. */
  readyMs: number
  stop(): Promise<void>
}

/** The production build as an operator starts it, and nothing of our own environment but what a program needs. */
export async function startServer(dataDir: string, settings: { poolSize?: number } = {}): Promise<ServerProcess> {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const started = performance.now()
  const child = run(['dist/server.js'], {
    NODE_ENV: 'production',
    DATA_DIR: dataDir,
    PORT: String(port),
    HOST: '127.0.0.1',
    PUBLIC_ORIGIN: origin,
    POOL_SIZE: settings.poolSize === undefined ? '' : String(settings.poolSize),
  })
  const ended = once(child, 'exit')
  const ready = (async () => {
    for await (const line of createInterface(child.stdout as NodeJS.ReadableStream)) if (line.includes(origin)) return true
    return false
  })()
  if (!(await ready)) throw new Error('The server ended before it was ready (see above)')
  const readyMs = performance.now() - started
  child.stdout?.resume()
  return {
    origin,
    pid: child.pid as number,
    dataDir,
    readyMs,
    async stop() {
      child.kill('SIGTERM')
      const [code, signal] = await ended
      if (code !== 0) throw new Error(`The server ended with ${signal ?? code}: what was measured is worth nothing`)
    },
  }
}

/** A script of ours to its end; answers with what it printed. */
export async function runScript(args: string[]): Promise<string> {
  const child = run(args)
  let printed = ''
  child.stdout?.on('data', (chunk) => (printed += chunk))
  const [code, signal] = await once(child, 'close')
  if (code !== 0) throw new Error(`${args.find((arg) => /\.[jt]s$/.test(arg))} ended with ${code ?? signal}`)
  return printed
}

/**
 * Whatever happened before: afterwards none of our processes is left, and no PostgreSQL of a process that could not stop its own.
 * @param folder holds the data directories
 */
export async function stopEverything(folder: string): Promise<void> {
  await Promise.all(
    [...running].map(async (child) => {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      if (!(await Promise.race([ended.then(() => true), delay(8000, false, { ref: false })]))) child.kill('SIGKILL')
      await ended
    }),
  )
  for (const dataDir of readdirSync(folder)) await stopPostgres(join(folder, dataDir, 'postgres'))
}

async function stopPostgres(cluster: string) {
  const pid = readPostmaster(cluster)?.pid
  if (!pid || !(await isPostmaster(pid, cluster))) return
  process.kill(pid, 'SIGINT')
  for (let waited = 0; isAlive(pid) && waited < 8000; waited += 50) await delay(50)
  if (isAlive(pid)) process.kill(pid, 'SIGQUIT')
}

function run(args: string[], env: Record<string, string> = {}): ChildProcess {
  const { PATH, HOME, TMPDIR } = process.env
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH, HOME, ...(TMPDIR && { TMPDIR }), ...env },
  })
  running.add(child)
  child.on('exit', () => running.delete(child))
  return child
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}
