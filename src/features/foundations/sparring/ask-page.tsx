import { paths } from '#paths.ts'
import type { FormErrors } from '#shared/form.ts'
import { Button } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { FindForm } from '#ui/find-form.tsx'
import { ErrorSummary, PostForm, RadioGroup, Textarea } from '#ui/form.tsx'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import type { Expectation, Theme } from '../foundation.ts'
import { Trail } from '../foundation-head.tsx'
import { expectationHref, type Reading, themeHref } from '../reading.tsx'
import { type Colleague, mostFound } from './sparring.ts'

interface AskPageProps {
  reading: Reading & { slug: string }
  theme: Theme
  expectation: Expectation
  /** What was searched for; without it the consultants are offered. */
  query?: string
  colleagues: Colleague[]
  isCut?: boolean
  form?: FormErrors
}

/** Whom to ask: found by name in one step, asked in the next, so that it needs no script. */
export function AskPage({ reading, theme, expectation, query, colleagues, isCut, form }: AskPageProps) {
  const { frame, slug } = reading
  const t = frame.t.sparring
  const errors = form?.errors ?? {}
  const here = paths.askForSparring.to({ foundation: slug, expectation: expectation.key })
  return (
    <Layout frame={frame} title={t.askTitle} section="foundations">
      <Trail reading={reading} items={[{ text: theme.name, href: themeHref(reading, theme), lang: danish(frame) }]} here={t.ask} />
      <ErrorSummary t={frame.t} errors={errors} />
      <PageHead title={t.askTitle} lead={t.askLead} />
      <p class="ls-svag">{t.about}</p>
      <blockquote class="ls-forventningscitat" lang={danish(frame)}>
        <a href={expectationHref(reading, expectation)}>{expectation.text}</a>
      </blockquote>
      <section aria-label={t.searchLabel}>
        <FindForm action={here} id="q" label={t.searchLabel} hint={t.searchHint} button={t.search} query={query} />
        {colleagues.length === 0 ? (
          <p class="ls-efter-soegning">{query === undefined ? t.noConsultants : t.nobodyFound(query)}</p>
        ) : (
          <PostForm action={here} class="ls-spoerg">
            {query !== undefined && <input type="hidden" name="q" value={query} />}
            <RadioGroup
              t={frame.t}
              name="asked"
              label={query === undefined ? t.consultantsLegend : t.foundLegend(query)}
              hint={isCut ? t.manyFound(mostFound) : undefined}
              error={errors.asked}
              value={form?.typed.asked}
              options={colleagues.map((colleague) => ({
                value: colleague.id,
                label: colleague.name,
                hint: placesOf(reading, colleague),
              }))}
            />
            <Textarea
              t={frame.t}
              name="message"
              label={t.messageLabel}
              hint={t.messageHint}
              error={errors.message}
              optional
              value={form?.typed.message}
              rows={4}
            />
            <p class="ls-knapper">
              <Button>{t.send}</Button>
              <a href={expectationHref(reading, expectation)}>{t.cancel}</a>
            </p>
          </PostForm>
        )}
      </section>
    </Layout>
  )
}

/** Two may have the same name: where they work tells them apart. */
function placesOf({ frame }: Reading, { positions, isAdministrator }: Colleague): string | undefined {
  const { people, sparring: t } = frame.t
  const places = positions.map(({ role, unitName }) => t.positionIn(people.roles[role], unitName))
  return [...(isAdministrator ? [people.administrator] : []), ...places].join(' · ') || undefined
}
