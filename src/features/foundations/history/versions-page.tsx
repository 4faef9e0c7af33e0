import { paths } from '#paths.ts'
import { dayAndMonth, longDate } from '#shared/dates.ts'
import { Badge } from '#ui/badge.tsx'
import { Breadcrumbs } from '#ui/breadcrumbs.tsx'
import { ButtonLink } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import type { EditionSummary } from '../foundation.ts'
import { type Hearing, phaseOf } from '../hearing/hearing.ts'

interface VersionsPageProps {
  frame: Frame
  slug: string
  name: string
  isAdopted: boolean
  /** Those that the reader may see, the newest first. */
  editions: EditionSummary[]
  hearings: Hearing[]
  canEdit: boolean
}

/** A foundation through its editions: what each has become, who adopted it, and what was said on the way. */
export function VersionsPage({ frame, slug, name, isAdopted, editions, hearings, canEdit }: VersionsPageProps) {
  const t = frame.t.history
  // What somebody was heard on is seen by her as long as it is heard; the hearing itself stays.
  const numbers = [...new Set([...editions.map((edition) => edition.number), ...hearings.map((hearing) => hearing.version.number)])]
  return (
    <Layout frame={frame} title={t.versionsTitle(name)} section="foundations">
      <Breadcrumbs
        t={frame.t}
        items={[
          { text: frame.t.foundations.title, href: paths.foundations.to() },
          ...(isAdopted ? [{ text: name, href: paths.foundation.to({ foundation: slug }), lang: danish(frame) }] : []),
          { text: t.versionsTitle(name) },
        ]}
      />
      <PageHead title={t.versionsTitle(name)} lead={t.versionsLead} />
      <ol class="ls-udgaver ls-uden no-max-width">
        {numbers
          .sort((a, b) => b - a)
          .map((number) => (
            <li>
              <OneVersion
                frame={frame}
                slug={slug}
                number={number}
                edition={editions.find((edition) => edition.number === number)}
                previous={editions.find((edition) => edition.number < number)}
                hearings={hearings.filter((hearing) => hearing.version.number === number)}
                canEdit={canEdit}
              />
            </li>
          ))}
      </ol>
    </Layout>
  )
}

interface OneVersionProps {
  frame: Frame
  slug: string
  number: number
  /** Undefined: a draft once more, which is the editor's. */
  edition?: EditionSummary
  previous?: EditionSummary
  hearings: Hearing[]
  canEdit: boolean
}

function OneVersion({ frame, slug, number, edition, previous, hearings, canEdit }: OneVersionProps) {
  const t = frame.t.history
  const open = hearings.find((hearing) => phaseOf(hearing) !== 'ended')
  return (
    <>
      <div>
        <h2>{t.version(number)}</h2>
        <p>
          <Badge text={t.states[edition?.state ?? 'draft']} />
        </p>
      </div>
      <div>
        {edition?.adoptedBy && edition.adoptedOn && <p>{t.adopted(edition.adoptedBy, longDate(edition.adoptedOn, frame.language))}</p>}
        {edition?.participants && (
          <p class="ls-svag">
            {t.participants}: <span lang={danish(frame)}>{edition.participants}</span>
          </p>
        )}
        {edition?.state === 'draft' && canEdit && <p class="ls-svag">{t.onlyYou}</p>}
        {hearings.length > 0 && (
          <ul class="ls-uden">
            {hearings.map((hearing) => (
              <li>
                <a href={paths.hearing.to({ foundation: slug, hearing: hearing.id })}>
                  {t.hearing(dayAndMonth(hearing.opensOn, frame.language), longDate(hearing.closesOn, frame.language))}
                </a>
                : {t.hearingComments(hearing.comments)}
              </li>
            ))}
          </ul>
        )}
        <p class="ls-meta">
          {edition?.state === 'superseded' && <a href={paths.version.to({ foundation: slug, number: `${number}` })}>{t.readIt}</a>}
          {edition?.state === 'adopted' && <a href={paths.foundation.to({ foundation: slug })}>{t.readCurrent}</a>}
          {open && <a href={paths.hearing.to({ foundation: slug, hearing: open.id })}>{t.readHearing}</a>}
          {edition && previous && (
            <a href={paths.changes.to({ foundation: slug }, { from: `${previous.number}`, to: `${number}` })}>
              {t.changesSince(previous.number)}
            </a>
          )}
        </p>
        {edition?.state === 'draft' && canEdit && (
          <ButtonLink variant="secondary" href={paths.hearingNew.to({ foundation: slug })}>
            {t.openHearing}
          </ButtonLink>
        )}
      </div>
    </>
  )
}
