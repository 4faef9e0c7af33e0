import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import type pg from 'pg'
import { connect, connectAsOwner } from './pool.ts'

/**
 * Migrations are plain numbered SQL: db/migrations/NNNN-noun.sql, or a folder of that name whose files are run in order.
 * They run as app_owner, so that everything they make belongs to it, whoever connected.
 *
 * @param admin connects as somebody who may create roles: the superuser of the embedded server, or the user of DATABASE_URL
 * @param folder the folder db/
 * @returns the number of the newest migration, "0001"
 */
export async function migrate(admin: pg.PoolConfig, folder: string): Promise<string> {
  await using(connect(admin), (db) =>
    db.transaction().execute((tx) => sql.raw(readFileSync(join(folder, 'roles.sql'), 'utf8')).execute(tx)),
  )
  const migrations = readMigrations(join(folder, 'migrations'))
  const { error } = await using(connectAsOwner(admin), (db) =>
    new Migrator({ db, provider: { getMigrations: async () => migrations }, migrationTableSchema: 'migration' }).migrateToLatest(),
  )
  if (error) throw error
  return newest(Object.keys(migrations))
}

async function using<T>(db: Kysely<unknown>, work: (db: Kysely<unknown>) => Promise<T>): Promise<T> {
  try {
    return await work(db)
  } finally {
    await db.destroy()
  }
}

function newest(names: string[]): string {
  return names.sort().at(-1)?.slice(0, 4) ?? '0000'
}

function readMigrations(folder: string): Record<string, Migration> {
  const names = readdirSync(folder).filter((name) => /^\d{4}-/.test(name))
  return Object.fromEntries(names.map((name) => [name.replace(/\.sql$/, ''), asMigration(readSql(join(folder, name)))]))
}

function readSql(path: string): string {
  if (!statSync(path).isDirectory()) return readFileSync(path, 'utf8')
  return readdirSync(path)
    .sort()
    .map((name) => readFileSync(join(path, name), 'utf8'))
    .join('\n')
}

function asMigration(text: string): Migration {
  return {
    async up(db) {
      await sql.raw(text).execute(db)
    },
  }
}
