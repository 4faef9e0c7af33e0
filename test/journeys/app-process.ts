import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** The application as an operator starts it: a process of its own, which can be killed. */
export interface AppProcess {
  origin: string
  /** What it has written to its log of errors. */
  logged: string[]
  start(): Promise<void>
  kill(): Promise<void>
}

const root = join(import.meta.dirname, '../..')

/** The build that the pages' scripts come from, too. Started again it stands at the same address. */
export async function startApp(databaseUrl: string): Promise<AppProcess> {
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const logged: string[] = []
  let kill = async () => {}
  process.once('exit', () => void kill())

  async function start(): Promise<void> {
    const { PATH, HOME } = process.env
    const env = { PATH, HOME, NODE_ENV: 'production', DATABASE_URL: databaseUrl, PORT: `${port}`, PUBLIC_ORIGIN: origin }
    const child = spawn(process.execPath, ['dist/server.js'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env })
    const ended = once(child, 'exit')
    kill = async () => {
      child.kill('SIGKILL')
      await ended
    }
    createInterface(child.stderr).on('line', (line) => logged.push(line))
    const lines = createInterface(child.stdout)
    const ready = new Promise<boolean>((say) => {
      lines.on('line', (line) => line.includes(origin) && say(true))
      lines.on('close', () => say(false))
    })
    if (!(await ready)) throw new Error(`the application did not start: ${logged.join('\n')}`)
  }

  await start()
  return { origin, logged, start, kill: () => kill() }
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
