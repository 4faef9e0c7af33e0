import { type Kysely, sql } from 'kysely'
import type { DB } from '#db/types.ts'
import type { Practice } from './practice.ts'

/** The counts of the adopted edition, of everybody's running experiments, also of those that the reader may not see. */
export async function findPractice(tx: Kysely<DB>, foundationId: string): Promise<Practice> {
  const { rows } = await sql<Practice>`
    select
      (select coalesce(jsonb_object_agg(expectation_key, practising), '{}') from app.practice_by_expectation(${foundationId})) as expectations,
      (select coalesce(jsonb_object_agg(theme_key || ' ' || role_key, practising), '{}') from app.practice_by_cell(${foundationId})) as cells`.execute(
    tx,
  )
  return rows[0] ?? { expectations: {}, cells: {} }
}
