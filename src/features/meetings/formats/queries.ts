import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { DB } from '#db/types.ts'
import { isId } from '#shared/id.ts'
import { type Format, formatSchema } from '../format.ts'
import { ownFormats } from '../format-files.ts'
import { addressOf, type OwnFormat } from './own-format.ts'

type Tx = Kysely<DB>

/** The organisation's own, each in its newest wording, also those that are out of use. */
export async function listOwnFormats(tx: Tx): Promise<OwnFormat[]> {
  const found = await readFormats(tx, sql`true`)
  return found.sort((a, b) => a.format.name.da.localeCompare(b.format.name.da, 'da'))
}

/** In its newest wording, or in the one that is asked for. */
export async function findOwnFormat(tx: Tx, id: string, version?: number): Promise<OwnFormat | undefined> {
  if (!isId(id)) return undefined
  const [found] = await readFormats(
    tx,
    version === undefined ? sql`f.format_id = ${id}` : sql`f.format_id = ${id} and f.version = ${version}`,
  )
  return found
}

/** The newest wording that has a step: where it was left out since, those words are what it comes back with. */
export async function findWordingWithStep(tx: Tx, id: string, step: string): Promise<OwnFormat | undefined> {
  if (!isId(id)) return undefined
  const has = JSON.stringify({ steps: [{ key: step }] })
  const [found] = await readFormats(tx, sql`f.format_id = ${id} and f.document @> ${has}::jsonb`)
  return found
}

/** By what an address calls it (`addressOf`): one of the product, or an own one as it is worded now. */
export async function findFormat(tx: Tx, address: string): Promise<{ format: Format; own?: OwnFormat } | undefined> {
  const own = await findOwnFormat(tx, address)
  if (own) return { format: own.format, own }
  const format = ownFormats().find(({ key }) => key === address)
  return format && { format }
}

/**
 * What a meeting that follows another by itself is held with: the same format as it is worded now; and where that has been taken out of
 * use, what it was copied from.
 */
export async function findFormatOfNext(tx: Tx, format: Format): Promise<Format> {
  const seen = new Set<string>()
  for (let address = addressOf(format.key); !seen.has(address); ) {
    seen.add(address)
    const found = await findFormat(tx, address)
    if (!found) return format
    if (!found.own?.retiredAt) return found.format
    address = addressOf(found.own.copiedFrom)
  }
  return format
}

async function readFormats(tx: Tx, which: RawBuilder<unknown>): Promise<OwnFormat[]> {
  type Row = Omit<OwnFormat, 'format' | 'wordedBy' | 'retiredAt'> & { document: unknown; wordedBy: string | null; retiredAt: Date | null }
  const { rows } = await sql<Row>`
    select distinct on (f.format_id) f.format_id as id, f.version, coalesce(f.copied_from, f.key) as "copiedFrom", f.worded_at as "wordedAt",
      p.name as "wordedBy", f.retired_at as "retiredAt", f.document
    from data.meeting_format f left join data.person p on p.organisation_id = f.organisation_id and p.id = f.worded_by
    where ${which} order by f.format_id, f.version desc`.execute(tx)
  return rows.map(({ document, wordedBy, retiredAt, ...row }) => ({
    ...row,
    wordedBy: wordedBy ?? undefined,
    retiredAt: retiredAt ?? undefined,
    format: formatSchema.parse(document),
  }))
}
