import { paths } from '#paths.ts'
import { Button } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { TextInput } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { passageAnchor } from './reading.tsx'
import type { SearchAnswer, SearchHit } from './search.ts'
import { headlineParts } from './search.ts'

interface SearchPageProps {
  frame: Frame
  query: string
  /** Undefined before anything was asked. */
  answer?: SearchAnswer
}

export function SearchPage({ frame, query, answer }: SearchPageProps) {
  const t = frame.t.foundations
  const shown = query.length > 60 ? `${query.slice(0, 60)} …` : query
  const title = answer ? (answer.hits.length > 0 ? t.searchFound(answer.hits.length, shown) : t.searchNothingTitle(shown)) : t.searchTitle
  return (
    <Layout frame={frame} title={title}>
      <PageHead title={title} lead={answer?.more ? t.searchMore(answer.hits.length) : undefined} />
      <search class="ls-soegeform" aria-label={t.searchTitle}>
        <form method="get" action={paths.search.to()}>
          <TextInput t={frame.t} id="q" name="q" type="search" label={t.searchLabel} hint={t.searchHint} value={query} maxlength={200} />
          <Button>{t.searchButton}</Button>
        </form>
      </search>
      {answer && answer.hits.length === 0 && <p class="ls-lead">{t.searchNothingText}</p>}
      {answer && answer.hits.length > 0 && (
        <ol class="ls-fund ls-uden no-max-width">
          {answer.hits.map((hit) => (
            <Hit frame={frame} hit={hit} />
          ))}
        </ol>
      )}
    </Layout>
  )
}

function Hit({ frame, hit }: { frame: Frame; hit: SearchHit }) {
  const where = [hit.foundationName, hit.kind === 'expectation' ? hit.themeName : undefined, hit.roleName].filter((name) => name)
  const words = headlineParts(hit.headline).map((part) => (part.isFound ? <mark>{part.text}</mark> : part.text))
  return (
    <li lang={danish(frame)}>
      {hit.kind === 'expectation' ? (
        <a href={hrefOf(hit)}>{words}</a>
      ) : (
        <>
          <a href={hrefOf(hit)}>{hit.title ?? hit.foundationName}</a>
          <p>{words}</p>
        </>
      )}
      <p class="ls-meta">
        {where.map((name) => (
          <span>{name}</span>
        ))}
      </p>
    </li>
  )
}

function hrefOf(hit: SearchHit): string {
  const foundation = hit.foundationSlug
  if (hit.kind === 'expectation') return paths.expectation.to({ foundation, expectation: hit.key })
  if (hit.kind === 'theme') return paths.theme.to({ foundation, theme: hit.key })
  const isWithThemes = hit.passagePlace === 'opening' || hit.passagePlace === 'closing'
  return `${(isWithThemes ? paths.foundation : paths.foundationAbout).to({ foundation })}#${passageAnchor(hit)}`
}
