import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readPostmaster } from '../src/db/postmaster.ts'

export interface Memory {
  nodeMb: number
  /** All processes of PostgreSQL. */
  postgresMb: number
  /** False where the memory that its processes share is counted once per process. */
  sharedOnce: boolean
}

/** Resident memory. PostgreSQL's processes share theirs; where the system tells each one's part of it, the parts are added. */
export function memoryOf({ pid, dataDir }: { pid: number; dataDir: string }): Memory {
  const processes = listProcesses()
  const rss = (pid: number) => processes.find((one) => one.pid === pid)?.rssKb ?? 0
  const postmaster = readPostmaster(join(dataDir, 'postgres'))?.pid
  const ofPostgres = processes.filter((one) => postmaster !== undefined && (one.pid === postmaster || one.parent === postmaster))
  const parts = ofPostgres.map((one) => partKb(one.pid))
  const sharedOnce = parts.every((part) => part !== undefined)
  const postgresKb = sharedOnce ? parts.reduce((sum, part) => sum + part, 0) : ofPostgres.reduce((sum, one) => sum + one.rssKb, 0)
  return { nodeMb: rss(pid) / 1024, postgresMb: postgresKb / 1024, sharedOnce }
}

export interface Processor {
  nodeMs: number
  postgresMs: number
}

/** Time of the processors used so far. It tells more than the clock where the machine is busy with other things; Linux only. */
export function processorOf({ pid, dataDir }: { pid: number; dataDir: string }): Processor | undefined {
  if (process.platform !== 'linux') return undefined
  const postmaster = readPostmaster(join(dataDir, 'postgres'))?.pid
  const ofPostgres = listProcesses().filter((one) => one.parent === postmaster)
  return { nodeMs: processorMs(pid), postgresMs: ofPostgres.reduce((sum, one) => sum + processorMs(one.pid), 0) }
}

/** Time of all processors that something used, ours and others'; Linux only. */
export function busyMs(): number | undefined {
  if (process.platform !== 'linux') return undefined
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0] = (read('/proc/stat')?.split('\n')[0]?.split(/\s+/).slice(1) ?? []).map(
    Number,
  )
  return (user + nice + system + irq + softirq) * 10
}

/** The 14th and 15th word of /proc/…/stat, in hundredths of a second; the second word, in brackets, may hold spaces. */
function processorMs(pid: number): number {
  const words = read(`/proc/${pid}/stat`)?.split(') ').at(-1)?.split(' ') ?? []
  return (Number(words[11] ?? 0) + Number(words[12] ?? 0)) * 10
}

interface Process {
  pid: number
  parent: number
  rssKb: number
}

function listProcesses(): Process[] {
  if (process.platform !== 'linux') {
    const lines = execFileSync('ps', ['-axo', 'pid=,ppid=,rss='], { encoding: 'utf8' }).trim().split('\n')
    return lines.map((line) => line.trim().split(/\s+/).map(Number)).map(([pid = 0, parent = 0, rssKb = 0]) => ({ pid, parent, rssKb }))
  }
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const status = read(`/proc/${name}/status`)
      if (!status) return []
      const number = (field: string) => Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0)
      return [{ pid: Number(name), parent: number('PPid'), rssKb: number('VmRSS') }]
    })
}

/** Linux's proportional set size: what a process has alone, and its part of what it shares. */
function partKb(pid: number): number | undefined {
  const part = /^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`) ?? '')?.[1]
  return part === undefined ? undefined : Number(part)
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
