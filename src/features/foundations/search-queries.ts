import { type Kysely, sql } from 'kysely'
import type { DB } from '#db/types.ts'
import { markEnd, markStart, type SearchAnswer, type SearchHit, searchTerms, withEllipses } from './search.ts'

const limit = 50

/**
 * Full text in Danish, so that "lytte" finds "lytter", and the last word by its beginning too, so that "medarb" finds
 * "medarbejderne" while it is being typed. Stemming can bend a beginning away from its word ("ledels" from "ledelse"), so
 * beginnings are tried on the unstemmed words as well. No index: an organisation has some hundred rows.
 */
export async function searchFoundations(tx: Kysely<DB>, typed: string): Promise<SearchAnswer> {
  const terms = searchTerms(typed)
  if (!terms) return { hits: [], more: false }
  const start = terms.last === undefined ? '' : `${terms.last}:*`
  const { rows } = await sql<SearchHit & { body: string }>`
    with asked as materialized (
      select whole, case when numnode(last) = 0 then whole when numnode(before) = 0 then whole || last else whole || (before && last) end as stemmed,
        case when numnode(last) = 0 then null when numnode(plain_before) = 0 then plain_last else plain_before && plain_last end as plain
      from (select
        websearch_to_tsquery('pg_catalog.danish', ${terms.whole}) as whole,
        plainto_tsquery('pg_catalog.danish', ${terms.before}) as before,
        plainto_tsquery('pg_catalog.simple', ${terms.before}) as plain_before,
        to_tsquery('pg_catalog.danish', ${start}) as last,
        to_tsquery('pg_catalog.simple', ${start}) as plain_last) words
    ), text as (
      select 'expectation' as kind, null as passage_place, e.organisation_id, e.version_id, e.key, r.name as role_name, t.name as theme_name, t.position + 1 as theme_number,
        null as title, e.text as body, e.text || ' ' || coalesce(e.key_term, '') as words, e.search, 0 as place, t.position * 1000 + e.position as position
      from data.expectation e
      join data.theme t on t.organisation_id = e.organisation_id and t.version_id = e.version_id and t.id = e.theme_id
      join data.foundation_role r on r.organisation_id = e.organisation_id and r.version_id = e.version_id and r.id = e.role_id
      union all
      select 'theme', null, t.organisation_id, t.version_id, t.key, null, t.name, t.position + 1, t.name,
        concat_ws(' ', t.claim, t.body, t.theory_name || ':', t.theory_body), concat_ws(' ', t.name, t.claim, t.body, t.theory_name, t.theory_body),
        t.search, 1, t.position
      from data.theme t
      union all
      select 'passage', p.place, p.organisation_id, p.version_id, p.key, null, null, null, p.heading,
        concat_ws(' ', p.body, said.words), concat_ws(' ', p.heading, p.body, said.words), p.search, 2, p.position
      from data.passage p,
        lateral (select string_agg(point ->> 'text', ' ') as words from jsonb_array_elements(p.points) point) said
    ), found as (
      select text.*, f.slug, f.name as foundation_name, f.position as foundation_position, stemmed, plain,
        ts_rank(search, stemmed) + case when search @@ whole then 1 else 0 end as rank, search @@ stemmed as is_stemmed
      from asked, text
      join data.foundation_version v on v.organisation_id = text.organisation_id and v.id = text.version_id and v.state = 'adopted'
      join data.foundation f on f.organisation_id = v.organisation_id and f.id = v.foundation_id
      where search @@ stemmed or to_tsvector('pg_catalog.simple', words) @@ plain
      order by rank desc, place, foundation_position, position
      limit ${limit + 1}
    )
    select kind, slug as "foundationSlug", foundation_name as "foundationName", key, role_name as "roleName", theme_name as "themeName",
      theme_number as "themeNumber", title, passage_place as "passagePlace", body,
      case when is_stemmed
        then ts_headline('pg_catalog.danish', body, stemmed, ${headlineOptions} || case kind when 'expectation' then ', MaxFragments=0, HighlightAll=true' else '' end)
        else ts_headline('pg_catalog.simple', body, plain, ${headlineOptions} || case kind when 'expectation' then ', MaxFragments=0, HighlightAll=true' else '' end) end as headline
    from found
    order by rank desc, place, foundation_position, position`.execute(tx)
  const hits = rows.slice(0, limit).map(({ body, ...hit }) => ({ ...hit, headline: withEllipses(hit.headline, body) }))
  return { hits, more: rows.length > limit }
}

const headlineOptions = `StartSel=${markStart}, StopSel=${markEnd}, MaxWords=28, MinWords=14, ShortWord=0, MaxFragments=2, FragmentDelimiter=" … "`
