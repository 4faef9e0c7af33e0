import { parentPort, workerData } from 'node:worker_threads'
import type { Limits } from './document.ts'
import { proposeFromPages } from './propose-from-pages.ts'
import { readBytes } from './read-bytes.ts'

/** What the thread is asked for. It answers with one message and is then ended by who started it. */
export interface DocumentJob {
  task: 'read' | 'propose'
  bytes: Uint8Array
  limits: Limits
}

const { task, bytes, limits } = workerData as DocumentJob

// A reader that fails beside its own promise has still met a document that it cannot read. Later, a failure is a mistake of ours.
const fail = (error: unknown) => parentPort?.postMessage({ refused: 'broken', error: error instanceof Error ? error.name : 'unknown' })
process.on('uncaughtException', fail)
const reading = await readBytes(bytes, limits)
process.off('uncaughtException', fail)

if ('document' in reading && task === 'propose') parentPort?.postMessage(await proposeFromPages(reading.document))
else parentPort?.postMessage(reading)
