import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { run } from './embedded-place.ts'

/** What a server says of itself in the file postmaster.pid of its data directory. */
export interface Postmaster {
  pid: number
  port: number
  host: string
}

export function readPostmaster(cluster: string): Postmaster | undefined {
  try {
    const [pid, , , port, host] = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
    return pid ? { pid: Math.abs(Number(pid)), port: Number(port), host: host ?? '' } : undefined
  } catch {
    return undefined
  }
}

export function isAlive(pid: number) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM'
  }
}

export async function isPostmaster(pid: number, cluster: string) {
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(async () => {
    // No /proc on macOS.
    return process.platform === 'linux' ? '' : (await run('ps', ['-ww', '-o', 'command=', '-p', String(pid)])).output
  })
  return /postgres|postmaster/.test(command) && command.includes(cluster)
}

/**
 * After a restart of the machine (or in a container, where numbers are small, or in a copied folder) the number in a lock file may be
 * that of a stranger, and PostgreSQL would refuse to start. It takes the number of its parent, us, for stale. The rest of the file
 * stays: with it PostgreSQL sees whether processes of the old server are still alive.
 */
export async function disown(file: string, cluster: string) {
  const pid = readPid(file)
  if (!pid || !isAlive(pid) || (await isPostmaster(pid, cluster)) || readPid(file) !== pid) return
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^-?\d+/, String(process.pid)))
}

function readPid(file: string) {
  return existsSync(file) ? Math.abs(Number.parseInt(readFileSync(file, 'utf8'), 10)) : undefined
}
