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

// A reader that fails beside its own promise has still met a document that it cannot read.
process.on('uncaughtException', (error: unknown) => {
  parentPort?.postMessage({ refused: 'broken', error: error instanceof Error ? error.name : 'unknown' })
})

const { task, bytes, limits } = workerData as DocumentJob
const reading = await readBytes(bytes, limits)
if ('document' in reading && task === 'propose') {
  parentPort?.postMessage(await proposeFromPages(reading.document))
} else parentPort?.postMessage(reading)
