import { Worker } from 'node:worker_threads'
import { defaultLimits, type Limits, type Reading, type Refusal } from './document.ts'
import type { DocumentJob } from './document-worker.ts'
import type { DocumentProposal } from './propose-from-pages.ts'

/*
 * A file from outside is the most dangerous thing that this product takes in: it can be made to take all time and all memory of
 * whoever reads it. So it is read in a thread of its own that gets nothing but the bytes (no environment, no output), and that is
 * ended when it takes too long or too much. Its memory, on the heap and beside it, is watched from here: V8 has a bound of its own, but
 * can take the whole process with it when that is met by one large piece. So that bound lies far above, and is never met first.
 */

export interface File {
  name: string
  bytes: Uint8Array
}

/** Reads an organisation's own document. What cannot be read says why. */
export async function readDocument(file: File, limits: Partial<Limits> = {}): Promise<Reading> {
  return (await inTurn('read', file, limits)) as Reading
}

/** Reads a document and makes its whole proposal in the same thread, so that a long text never keeps another request waiting. */
export async function proposeFromDocument(file: File, limits: Partial<Limits> = {}): Promise<DocumentProposal | Refusal> {
  return (await inTurn('propose', file, limits)) as DocumentProposal | Refusal
}

/** One document at a time: two would need the memory twice. */
let turn: Promise<unknown> = Promise.resolve()

function inTurn(task: DocumentJob['task'], file: File, given: Partial<Limits>): Promise<unknown> {
  const limits = { ...defaultLimits, ...given }
  if (file.bytes.length > limits.bytes) return Promise.resolve({ refused: 'too_large', limit: limits.bytes } satisfies Refusal)
  const done = turn.then(() => inThread({ task, bytes: new Uint8Array(file.bytes), limits }))
  turn = done.catch(() => undefined)
  return done
}

async function inThread(job: DocumentJob): Promise<unknown> {
  const { limits } = job
  const worker = new Worker(workerPlace(), {
    workerData: job,
    transferList: [job.bytes.buffer as ArrayBuffer],
    env: {},
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: 2 * limits.memory, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
  })
  const stop = new AbortController()
  try {
    return await Promise.race([answer(worker, limits), tooSlow(limits, stop.signal), tooMuchMemory(worker, limits, stop.signal)])
  } finally {
    stop.abort()
    await worker.terminate()
  }
}

/** Beside this file as source; beside server.js in the bundle, where the build puts it as an entry of its own. */
function workerPlace(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './document-worker.ts' : './document-worker.js', import.meta.url)
}

function answer(worker: Worker, limits: Limits): Promise<unknown> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', (error: NodeJS.ErrnoException) => {
      if (isOutOfMemory(error)) resolve({ refused: 'too_much_memory', limit: limits.memory } satisfies Refusal)
      else reject(error)
    })
    worker.once('exit', () => reject(new Error('The thread that reads a document ended without an answer.')))
  })
}

function isOutOfMemory(error: NodeJS.ErrnoException): boolean {
  return error.code === 'ERR_WORKER_OUT_OF_MEMORY' || (error.name === 'RangeError' && /allocation failed|array buffer/i.test(error.message))
}

function tooSlow(limits: Limits, signal: AbortSignal): Promise<Refusal> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve({ refused: 'too_slow', limit: limits.milliseconds }), limits.milliseconds)
    signal.addEventListener('abort', () => clearTimeout(timer))
  })
}

function tooMuchMemory(worker: Worker, limits: Limits, signal: AbortSignal): Promise<Refusal> {
  return new Promise((resolve) => {
    const timer = setInterval(async () => {
      // A thread that is starting or ending has no numbers.
      const memory = await worker.getHeapStatistics().catch(() => undefined)
      if (memory && memory.external_memory + memory.used_heap_size > limits.memory * 1024 * 1024) {
        resolve({ refused: 'too_much_memory', limit: limits.memory })
      }
    }, 50)
    signal.addEventListener('abort', () => clearInterval(timer))
  })
}
