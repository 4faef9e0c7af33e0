import { type Kysely, sql } from 'kysely'
import type { DB } from '#db/types.ts'
import type { Calls } from './calls.ts'

/**
 * What calls on the reader, in one question: hearings that are open to her, and editions that are new to her.
 *
 * @param since 2026-06-19: what was adopted before that day is no news
 */
export async function findCalls(tx: Kysely<DB>, personId: string, since: string): Promise<Calls> {
  const { rows } = await sql<Calls>`
    select (
      select coalesce(json_agg(json_build_object('id', h.id, 'slug', f.slug, 'name', coalesce(v.name, f.name), 'number', v.number,
        'closesOn', h.closes_on, 'written', said.written, 'waiting', said.waiting) order by h.closes_on, f.position), '[]')
      from data.hearing h
      join data.foundation_version v on v.organisation_id = h.organisation_id and v.id = h.version_id
      join data.foundation f on f.organisation_id = v.organisation_id and f.id = v.foundation_id,
      lateral (
        select coalesce(sum(written), 0) as written, count(*) filter (where asked > coalesce(answered, '-infinity')) as waiting
        from (
          select count(*) filter (where c.author_id = ${personId}) as written,
            max(c.created_at) filter (where not c.by_editor) as asked, max(c.created_at) filter (where c.by_editor) as answered
          from data.hearing_comment c where c.organisation_id = h.organisation_id and c.hearing_id = h.id
          group by coalesce(c.parent_id, c.id)) thread) said
      where h.ended_at is null and app.today() between h.opens_on and h.closes_on) as hearings,
    (
      select coalesce(json_agg(json_build_object('versionId', v.id, 'previousId', (
          select w.id from data.foundation_version w
          where w.organisation_id = v.organisation_id and w.foundation_id = v.foundation_id and w.state = 'superseded'
          order by w.number desc limit 1)) order by v.adopted_on desc, f.position), '[]')
      from data.foundation_version v
      join data.foundation f on f.organisation_id = v.organisation_id and f.id = v.foundation_id
      where v.state = 'adopted' and v.adopted_on >= ${since}::date
        and exists (
          select from data.foundation_version w
          where w.organisation_id = v.organisation_id and w.foundation_id = v.foundation_id and w.state = 'superseded')
        and not exists (
          select from data.version_reading r
          where r.organisation_id = v.organisation_id and r.version_id = v.id and r.person_id = ${personId})) as unread`.execute(tx)
  return rows[0] ?? { hearings: [], unread: [] }
}
