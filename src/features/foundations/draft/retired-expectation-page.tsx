import { paths } from '#paths.ts'
import { Alert } from '#ui/alert.tsx'
import { danish } from '#ui/danish.ts'
import { Layout } from '#ui/layout.tsx'
import type { Edition, Expectation } from '../foundation.ts'
import { findRole, findTheme } from '../foundation.ts'
import { Trail } from '../foundation-head.tsx'
import { AtYours, type AtYoursProps } from '../local/at-yours.tsx'
import { colourOf, type Reading, ThemeLabel } from '../reading.tsx'

interface RetiredExpectationPageProps {
  /** Of the newest edition that had it. */
  reading: Reading
  edition: Edition
  expectation: Expectation
  retiredIn: number
  /** What people have written about it where they work: to be read, and not to be written any more. */
  sparrings: AtYoursProps['sparrings']
  readerId: string
}

/**
 * An expectation that no longer stands in what is adopted. Somebody has written about it, or keeps its address: so it is still read,
 * as it was, and says that it is over. Nothing leads on from here but to what applies now, since its theme may be gone as well.
 */
export function RetiredExpectationPage({ reading, edition, expectation, retiredIn, sparrings, readerId }: RetiredExpectationPageProps) {
  const { frame, content } = reading
  const t = frame.t.draft
  const theme = findTheme(edition, expectation.theme)
  const role = findRole(edition, expectation.role)
  return (
    <Layout frame={frame} title={expectation.text} section="foundations">
      <Trail reading={reading} here={t.retiredIn(retiredIn)} />
      <Alert t={frame.t} variant="info" heading={t.retiredIn(retiredIn)} headingLevel="strong" text={t.retiredText(content.name)}>
        <p class="alert-text">
          <a href={paths.foundation.to({ foundation: edition.slug })}>{t.retiredToFoundation}</a>
        </p>
      </Alert>
      <div class={theme ? `ls-en-forventning ${colourOf(edition, theme)}` : 'ls-en-forventning'}>
        <div>
          <p class="ls-forventning-over">
            {theme && <ThemeLabel reading={{ ...reading, content: edition }} theme={theme} />}
            <span lang={danish(frame)}>{role?.name}</span>
          </p>
          <h1 class="ls-citat" lang={danish(frame)}>
            {expectation.text}
          </h1>
          {expectation.keyTerm && (
            <p class="ls-meta">
              <span>
                {frame.t.foundations.keyTerm}: <em lang={danish(frame)}>{expectation.keyTerm}</em>
              </span>
            </p>
          )}
        </div>
        {expectation.practice.length > 0 && (
          <div class="ls-sidespalte">
            <section aria-labelledby="ser-ud">
              <h2 class="ls-lille" id="ser-ud">
                {frame.t.foundations.itMayLook}
              </h2>
              <ul class="ls-forslag" lang={danish(frame)}>
                {expectation.practice.map((suggestion) => (
                  <li>{suggestion}</li>
                ))}
              </ul>
            </section>
          </div>
        )}
      </div>
      <AtYours
        reading={reading}
        expectation={expectation}
        mayWrite={false}
        led={[]}
        mayAsk={false}
        readerId={readerId}
        sparrings={sparrings}
      />
    </Layout>
  )
}
