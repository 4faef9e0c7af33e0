import { join } from 'node:path'
import { sql } from 'kysely'
import { seedDemonstration } from '../db/seed/demonstration.ts'
import { openDatabase } from '../src/db/connect.ts'

// A process of its own, run before the server: a data directory with a demonstration of another size than the product's.
// Prints the version of PostgreSQL, for the head of the report.
const [dataDir, people, units] = process.argv.slice(2)
if (!dataDir || !people || !units) throw new Error('seed.ts <data directory> <people> <units>')

const database = await openDatabase({ dataDir, poolSize: 2, sqlFolder: join(import.meta.dirname, '..', 'db') })
try {
  const version = await database.asOwner(async (owner) => {
    await seedDemonstration(owner, { now: new Date(), people: Number(people), units: Number(units) })
    // As autovacuum would after a while: the server that is measured is not one that was filled a second ago.
    await sql`analyze`.execute(owner)
    const { rows } = await sql<{ server_version: string }>`show server_version`.execute(owner)
    return rows[0]?.server_version
  })
  console.log(version)
} finally {
  await database.close()
}
