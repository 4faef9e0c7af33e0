import { writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import type { BenchMeeting, Measured, MeetingsJob } from './meetings-plan.ts'
import { runScript, startServer } from './processes.ts'
import { type Aim, megabytes, table } from './report.ts'

interface Sitting {
  name: string
  meetings: BenchMeeting[]
  everyMs: number
  /** The aim, for the last of a meeting's pages. Without one it tells how much is carried. */
  underMs?: number
}

export interface MeetingsReport {
  text: string
  aims: Aim[]
}

/**
 * Live meetings: everybody's page open, somebody who does something, and the time until the last page shows it. Each sitting on a server
 * that has just been started and with meetings of its own, so that none pays for what another left behind.
 *
 * @param folder for what the processes tell each other
 */
export async function measureMeetings(
  dataDir: string,
  folder: string,
  { isQuick, say }: { isQuick: boolean; say: (what: string) => void },
): Promise<MeetingsReport> {
  const sizes = [8, 300, ...Array.from({ length: 200 }, () => 8)]
  say(`Gathering ${sizes.length} meetings …`)
  const printed = await runScript(['--import', 'tsx', 'bench/meetings-seed.ts', dataDir, ...sizes.map(String)])
  const [one, joint, ...many] = JSON.parse(printed.trim().split('\n').at(-1) ?? '') as [BenchMeeting, BenchMeeting, ...BenchMeeting[]]
  const sittings: Sitting[] = [
    { name: '1 meeting × 8', meetings: [one], everyMs: 500, underMs: 300 },
    { name: '100 meetings × 8', meetings: many.slice(0, 100), everyMs: 1000, underMs: 1000 },
    { name: '100 meetings × 8', meetings: many.slice(100), everyMs: 2000 },
    { name: '1 meeting × 300', meetings: [joint], everyMs: 1000, underMs: 1000 },
  ]
  const seconds = isQuick ? 10 : 60
  const results: { sitting: Sitting; measured: Measured }[] = []
  for (const sitting of sittings) {
    say(`${titleOf(sitting)}, ${seconds} s …`)
    const server = await startServer(dataDir)
    const { meetings, everyMs } = sitting
    const { origin, pid } = server
    const job: MeetingsJob = { origin, pid, dataDir, meetings, everyMs, seconds, warmUpSeconds: isQuick ? 3 : 10 }
    const file = join(folder, 'meetings-job.json')
    writeFileSync(file, JSON.stringify(job), { mode: 0o600 })
    const measured = JSON.parse(await runScript(['--import', 'tsx', 'bench/meetings-load.ts', file])) as Measured
    await server.stop()
    results.push({ sitting, measured })
  }
  return { text: reportOf(results, seconds), aims: results.flatMap(({ sitting, measured }) => aimOf(sitting, measured)) }
}

function aimOf({ name, underMs }: Sitting, { p99, errors }: Measured): Aim[] {
  if (underMs === undefined) return []
  return [
    {
      what: `${name}: all pages fresh, p99 under ${underMs} ms, no errors`,
      measured: `${ms(p99)}, ${errors} errors`,
      isMet: p99 < underMs && errors === 0,
    },
  ]
}

function reportOf(results: { sitting: Sitting; measured: Measured }[], seconds: number): string {
  const times = table(
    ['action until the last page shows it', 'actions', 'p50', 'p99', 'longest', 'errors', 'load before'],
    results.map(({ sitting, measured }) => [
      titleOf(sitting),
      String(measured.actions),
      ms(measured.p50),
      ms(measured.p99),
      ms(measured.longest),
      String(measured.errors),
      measured.machineLoad.toFixed(1),
    ]),
  )
  const pages = table(
    ['pages asked for', 'per second', 'p50', 'p99', 'sent', 'HTML', 'node', 'PostgreSQL', 'load generator', 'others'],
    results.map(({ sitting, measured: { pages, seconds, cores, ...measured } }) => [
      titleOf(sitting),
      (pages / seconds).toFixed(0),
      ms(measured.pageP50),
      ms(measured.pageP99),
      `${(measured.pageBytes / 1000).toFixed(1)} kB`,
      `${(measured.htmlBytes / 1000).toFixed(0)} kB`,
      ...(cores ? [cores.node, cores.postgres, cores.load, cores.others].map((share) => `${(share * 100).toFixed(0)} %`) : []),
    ]),
  )
  const most = results.toSorted((a, b) => b.measured.people - a.measured.people)[0]?.measured
  const memory =
    most &&
    table(
      [`${most.people} connected pages`, 'before', 'after', 'each'],
      (['nodeMb', 'postgresMb'] as const).map((which) => {
        const { before, after } = most.memory
        const each = ((after[which] - before[which]) * 1024) / most.people
        return [which === 'nodeMb' ? 'node' : 'PostgreSQL', megabytes(before[which]), megabytes(after[which]), `${each.toFixed(1)} kB`]
      }),
    )
  const complaints = results.flatMap(({ sitting, measured }) =>
    Object.entries(measured.complaints).map(([what, count]) => `${titleOf(sitting)}: ${count} × ${what}`),
  )
  return [
    `Live meetings, ${seconds} s each; the processors' shares are of one core, and all of them share the machine (load now ${(loadavg()[0] ?? 0).toFixed(1)}).`,
    times,
    pages,
    memory,
    complaints.join('\n'),
  ]
    .filter(Boolean)
    .join('\n\n')
}

function titleOf({ name, everyMs }: Sitting): string {
  return `${name}, one each ${everyMs / 1000} s`
}

function ms(time: number): string {
  return `${Math.round(time)} ms`
}
