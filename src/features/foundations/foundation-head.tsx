import type { Child } from 'hono/jsx'
import { paths } from '#paths.ts'
import { dayAndMonth } from '#shared/dates.ts'
import { Alert } from '#ui/alert.tsx'
import { Breadcrumbs, type Crumb } from '#ui/breadcrumbs.tsx'
import { danish } from '#ui/danish.ts'
import { PageHead } from '#ui/page-head.tsx'
import { Star } from '#ui/star.tsx'
import { Tabs } from '#ui/tabs.tsx'
import { DraftNotice } from './draft/draft-notice.tsx'
import { chainRoles } from './foundation.ts'
import { elements, type Reading, roleHref } from './reading.tsx'

type Way = 'theme' | 'role' | 'background'

/** The head that all ways of reading one foundation share: its name, and the other ways. */
export function FoundationHead({ reading, way, lead, children }: { reading: Reading; way: Way; lead: Child; children?: Child }) {
  const { frame, content } = reading
  return (
    <>
      <div class="ls-grundlagshoved" lang={danish(frame)} data-element={elements(content.ids)}>
        <PageHead title={content.name} lead={lead} />
      </div>
      {children}
      <InHearing reading={reading} />
      {reading.slug !== undefined && reading.making !== undefined && (
        <DraftNotice frame={frame} foundation={reading.slug} making={reading.making ?? undefined} />
      )}
      <Ways reading={reading} way={way} />
    </>
  )
}

/** For those invited; the editor is told of what is in the making below. */
function InHearing({ reading: { frame, slug, hearing, making } }: { reading: Reading }) {
  const t = frame.t.hearing
  if (!hearing || slug === undefined || making !== undefined) return null
  return (
    <div class="ls-hoering-nu">
      <Alert t={frame.t} variant="info">
        <p class="alert-text">
          {t.underFoundation(hearing.number, dayAndMonth(hearing.closesOn, frame.language))}{' '}
          <a href={paths.hearing.to({ foundation: slug, hearing: hearing.id })}>{t.underFoundationLink}</a>
        </p>
      </Alert>
    </div>
  )
}

function Ways({ reading, way }: { reading: Reading; way: Way }) {
  const { frame, content, slug, mine } = reading
  const t = frame.t.foundations
  if (slug === undefined) return null
  const role = mine[0] ?? chainRoles(content)[0] ?? content.roles[0]
  return (
    <div class="ls-vaerktoej">
      <Tabs
        label={t.waysToRead}
        items={[
          { href: paths.foundation.to({ foundation: slug }), text: t.readByTheme(content.themeWord.one), current: way === 'theme' },
          ...(role ? [{ href: roleHref(reading, role) ?? '', text: t.readByRole, current: way === 'role' }] : []),
          { href: paths.foundationAbout.to({ foundation: slug }), text: t.background, current: way === 'background' },
        ]}
      />
      {way === 'theme' && content.shape === 'matrix' && (
        <p class="ls-noegle-linje">
          {mine.length > 0 && (
            <span>
              <svg width="20" height="22" viewBox="0 0 20 22" aria-hidden="true" focusable="false">
                <circle class="f-stjerne" cx="10" cy="11" r="8" />
              </svg>
              {t.yourRoleInKey}
            </span>
          )}
          {reading.practice && (
            <>
              <Key r={8} text={frame.t.practice.legend.many} />
              <Key r={5} text={frame.t.practice.legend.few} />
              <Key r={6} text={frame.t.practice.legend.none} isEmpty />
            </>
          )}
          <span>
            <Star class="ls-maal" />
            {t.citizenInKey}
          </span>
        </p>
      )}
    </div>
  )
}

function Key({ r, text, isEmpty }: { r: number; text: string; isEmpty?: boolean }) {
  return (
    <span>
      <svg width="20" height="22" viewBox="0 0 20 22" aria-hidden="true" focusable="false">
        <circle class={isEmpty ? 'f-bund k-ingen' : 'f-blaek'} cx="10" cy="11" r={r} />
      </svg>
      {text}
    </span>
  )
}

/** Where a page inside a foundation is. */
export function Trail({
  reading,
  items = [],
  here,
  hereLang,
}: {
  reading: Reading
  items?: Crumb[]
  here: string
  /** Where the page is called by the foundation's own words. */
  hereLang?: 'da'
}) {
  const { frame, content, slug } = reading
  return (
    <Breadcrumbs
      t={frame.t}
      items={[
        { text: frame.t.foundations.title, href: paths.foundations.to() },
        ...(slug === undefined ? [] : [{ text: content.name, href: paths.foundation.to({ foundation: slug }), lang: danish(frame) }]),
        ...items,
        { text: here, lang: hereLang },
      ]}
    />
  )
}
