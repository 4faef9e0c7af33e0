import { createRequire } from 'node:module'
import { runScript } from './processes.ts'

export interface Load {
  perSecond: number
  p50: number
  p99: number
  /** Connections that broke, requests without an answer, and answers of another status than asked for. */
  errors: number
  count: number
}

interface Asked {
  seconds?: number
  /** Instead of seconds: so many requests in all. */
  amount?: number
  connections?: number
  headers?: Record<string, string>
  form?: Record<string, string>
  expectedStatus?: number
}

/** What of autocannon's JSON is read here. Times are in whole milliseconds. */
interface Result {
  requests: { total: number }
  duration: number
  latency: { p50: number; p99: number }
  errors: number
  statusCodeStats: Record<string, { count: number }>
}

/** From a process of its own, so that the one that measures does not wait for the one that reports. */
export async function load(
  url: string,
  { seconds = 1, amount, connections = 16, headers = {}, form, expectedStatus = 200 }: Asked,
): Promise<Load> {
  const body = form && ['--method', 'POST', '--body', new URLSearchParams(form).toString()]
  const sent = form ? { ...headers, 'Content-Type': 'application/x-www-form-urlencoded' } : headers
  const printed = await runScript([
    createRequire(import.meta.url).resolve('autocannon'),
    ...['--json', '--no-progress', '--connections', String(connections)],
    ...(amount === undefined ? ['--duration', String(seconds)] : ['--amount', String(amount)]),
    ...Object.entries(sent).flatMap(([name, value]) => ['--headers', `${name}=${value}`]),
    ...(body ?? []),
    url,
  ])
  const result = JSON.parse(printed) as Result
  const asExpected = result.statusCodeStats[String(expectedStatus)]?.count ?? 0
  return {
    perSecond: result.requests.total / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    errors: result.errors + result.requests.total - asExpected + (amount === undefined ? 0 : amount - result.requests.total),
    count: asExpected,
  }
}
