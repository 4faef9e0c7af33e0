import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serve } from '@hono/node-server'
import { sql } from 'kysely'
import { seedDemonstration } from '../db/seed/demonstration.ts'
import { createApp } from './app.ts'
import { readConfig } from './config.ts'
import { type Database, openDatabase } from './db/connect.ts'
import { DatabaseProblem } from './db/database-problem.ts'
import { asJob } from './db/scope.ts'
import { endLeftMeetings, keepPresence, sweepGuestNotes } from './features/meetings/presence-actions.ts'
import { createMailer } from './http/mail.ts'
import { createHub } from './live/hub.ts'
import { listen } from './live/listener.ts'

/** Reads the configuration, opens the database, listens, and stops cleanly. Whatever stops it from starting is one line. */
async function start(): Promise<void> {
  const configured = readConfig()
  if ('problem' in configured) return giveUp(configured.problem)
  const { config } = configured

  let database: Database
  try {
    database = await openDatabase({ ...config, sqlFolder: join(projectFolder(), 'db') })
  } catch (error) {
    if (error instanceof DatabaseProblem) return giveUp(error.message)
    throw error
  }

  const isNew = await database.asOwner(
    async (owner) => !(await owner.selectFrom('data.organisation').select('slug').limit(1).executeTakeFirst()),
  )
  if (isNew && config.demo) {
    console.log('Loading the demonstration: two invented municipalities …')
    await database.asOwner((owner) => seedDemonstration(owner, { now: new Date() }))
  }

  const live = createHub((hears) => listen(database.newListener, hears))
  await live.hears()
  const app = createApp({
    db: database.db,
    proof: database.proof,
    databaseKind: database.kind,
    migration: database.migration,
    publicOrigin: config.publicOrigin,
    demo: config.demo,
    wasUrl: config.wasUrl,
    sendMail: createMailer(config),
    live,
    now: () => new Date(),
  })

  const server = serve({ fetch: app.fetch, port: config.port, hostname: config.host }, async () => {
    const code = isNew && !config.demo && `One-time code for the first visitor: ${await makeSetupCode(database)}`
    console.log([`Ledestjerne is ready at ${config.publicOrigin}`, database.note, code].filter(Boolean).join(' · '))
  })
  const sweeping = setInterval(() => sweep(database), 10 * 60 * 1000)
  const attending = setInterval(() => keepPresence(database, live, new Date()).catch(() => {}), 10_000)

  const stop = once(async (exitCode: number) => {
    clearInterval(sweeping)
    clearInterval(attending)
    server.close()
    await live.close()
    if ('closeAllConnections' in server) server.closeAllConnections()
    await database.close()
    process.exit(exitCode)
  })
  server.on('error', async (error: NodeJS.ErrnoException) => {
    giveUp(
      error.code === 'EADDRINUSE'
        ? `Port ${config.port} is taken: is Ledestjerne running already? Stop it, or choose another with PORT=${config.port + 1} npm start. Nothing was changed.`
        : `Cannot listen on ${config.host}:${config.port}: ${error.code ?? error.message}`,
    )
    await stop(1)
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(0))
}

/** What has run out is swept away now and then; what an answer to a sweep would say, nobody waits for. */
async function sweep(database: Database): Promise<void> {
  await asJob(database, new Date(), ({ tx }) =>
    sql`select auth.sweep(), app.sweep_people_imports(), app.sweep_document_imports()`.execute(tx),
  ).catch(() => {})
  await sweepGuestNotes(database, new Date()).catch(() => {})
  await endLeftMeetings(database, new Date()).catch(() => {})
}

function once<Given>(work: (given: Given) => Promise<void>): (given: Given) => Promise<void> {
  let begun: Promise<void> | undefined
  return (given) => {
    begun ??= work(given)
    return begun
  }
}

/** Eight letters that cannot be mistaken for each other. Made anew at each start until an organisation exists. */
async function makeSetupCode(database: Database): Promise<string> {
  const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
  const code = Array.from(randomBytes(8), (byte) => letters[byte % letters.length]).join('')
  const hash = createHash('sha256').update(code).digest()
  await database.asOwner(async (owner) => {
    await sql`delete from auth.setup_code`.execute(owner)
    await sql`insert into auth.setup_code (code_hash) values (${hash})`.execute(owner)
  })
  return `${code.slice(0, 4)}-${code.slice(4)}`
}

/** The folder of package.json, whether this runs as src/server.ts or as dist/server.js. */
function projectFolder(): string {
  const here = dirname(fileURLToPath(import.meta.url))
  const above = dirname(here)
  return existsSync(join(above, 'package.json')) ? above : process.cwd()
}

function giveUp(problem: string): void {
  console.error(problem)
  process.exitCode = 1
}

await start()
