import type { Scope } from '#db/scope.ts'

/** The reader has read what is new in the edition in force. Saying it twice changes nothing; for others than herself nobody can. */
export async function markVersionRead({ tx, actor, now }: Scope, slug: string, number: number) {
  const version = await tx
    .selectFrom('data.foundation_version as v')
    .innerJoin('data.foundation as f', (join) =>
      join.onRef('f.organisation_id', '=', 'v.organisation_id').onRef('f.id', '=', 'v.foundation_id'),
    )
    .where('f.slug', '=', slug)
    .where('v.number', '=', number)
    .where('v.state', '=', 'adopted')
    .select('v.id')
    .executeTakeFirst()
  if (!version) return { refused: 'not_found' } as const
  await tx
    .insertInto('data.version_reading')
    .values({ organisation_id: actor.organisationId, person_id: actor.personId, version_id: version.id, read_at: now })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'person_id', 'version_id']).doNothing())
    .execute()
  return { read: version.id } as const
}
