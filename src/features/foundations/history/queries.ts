import { type Kysely, sql } from 'kysely'
import type { DB } from '#db/types.ts'

type Tx = Kysely<DB>

/** What a foundation is called now, and whether it has ever been adopted: then it has a page of its own. */
export async function findFoundationName(tx: Tx, slug: string): Promise<{ name: string; isAdopted: boolean } | undefined> {
  const { rows } = await sql<{ name: string; isAdopted: boolean }>`
    select coalesce(v.name, f.name) as name, v.state = 'adopted' as "isAdopted"
    from data.foundation f
    join data.foundation_version v on v.organisation_id = f.organisation_id and v.foundation_id = f.id
    where f.slug = ${slug}
    order by v.state = 'adopted' desc, v.number desc limit 1`.execute(tx)
  return rows[0]
}
