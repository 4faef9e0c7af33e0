import type { Child } from 'hono/jsx'
import { paths } from '#paths.ts'
import { BackLink } from '#ui/back-link.tsx'
import { Button } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { ErrorSummary, PostForm } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ThemeName } from '#ui/theme-glyph.tsx'
import type { Experiment, PractisedExpectation } from '../../experiment.ts'
import { type Choosable, type ChoosableFoundation, type Chosen, nameOf } from './practice.ts'

interface ExpectationsPageProps {
  frame: Frame
  experiment: Experiment
  foundations: ChoosableFoundation[]
  chosen: (Chosen & { text?: string })[]
  /** What was chosen when she began. */
  shown: Chosen[]
  query?: string
  error?: string
}

/** Which expectations are practised: all of the organisation's, searched without losing what is ticked. */
export function ExpectationsPage({ frame, experiment, foundations, chosen, shown, query, error }: ExpectationsPageProps) {
  const t = frame.t.sheet
  const here = paths.experimentExpectations.to({ experiment: experiment.id })
  const back = paths.experiment.to({ experiment: experiment.id })
  const title = experiment.voice === 'vi' ? t.expectationsTitle : t.expectationsTitleOne
  const isChosen = (one: Chosen) => chosen.some((other) => nameOf(other) === nameOf(one))
  const listed = new Set(foundations.flatMap(({ themes }) => themes.flatMap(({ expectations }) => expectations.map(nameOf))))
  // What is ticked and not in the list below, because it is retired or because something else was searched for.
  const known = experiment.expectations
  const apart = [
    ...known.filter((one) => one.isRetired || isChosen(one)),
    ...chosen.filter((one) => !known.some((other) => nameOf(other) === nameOf(one))),
  ].filter((one) => !listed.has(nameOf(one)))
  // Her own role's stand open, and so does what was chosen or searched for; the rest is a step away.
  const isNear = (one: Choosable) => one.isMine || isChosen(one) || query !== undefined
  const boxOf = (one: Choosable) => <Box frame={frame} one={one} checked={isChosen(one)} text={one.text} hint={hintOf(frame, one)} />
  const isAnything = foundations.some(({ themes }) => themes.length > 0)
  return (
    <Layout frame={frame} title={`${title} – ${experiment.title}`} section="experiments">
      <BackLink t={frame.t} href={back} text={experiment.title} lang={danish(frame)} />
      <ErrorSummary t={frame.t} errors={{ forventninger: error }} />
      <PageHead title={title} lead={t.expectationsLead} />
      <PostForm action={here} class="ls-vaelg">
        {shown.map((one) => (
          <input type="hidden" name="shown" value={nameOf(one)} />
        ))}
        <div class="form-group">
          <label class="form-label" for="q">
            {t.searchLabel}
          </label>
          <div class="ls-soegefelt">
            <input class="form-input" id="q" name="q" type="search" value={query} maxlength={200} />
            <button class="button button-secondary" type="submit" formmethod="get">
              {t.search}
            </button>
          </div>
        </div>
        {query && !isAnything && <p>{t.searchNone(query)}</p>}
        {query && (
          <p>
            <a href={here}>{t.showAll}</a>
          </p>
        )}
        <div id="forventninger" tabindex={-1}>
          {apart.length > 0 && (
            <fieldset class="ls-vaelg-tema">
              <legend class="form-label">{t.chosen}</legend>
              {apart.map((one) => (
                <Box frame={frame} one={one} checked={isChosen(one)} text={wordsOf(one)} hint={isRetired(one) ? t.retired : undefined} />
              ))}
            </fieldset>
          )}
          {foundations
            .filter(({ themes }) => themes.length > 0)
            .map((foundation, i) => (
              <details
                class="ls-vaelg-grundlag"
                open={i === 0 || query !== undefined || foundation.themes.some(({ expectations }) => expectations.some(isChosen))}
              >
                <summary>
                  <h2 class="ls-svar-titel" lang={danish(frame)}>
                    {foundation.name}
                  </h2>
                </summary>
                {foundation.themes.map((theme) => (
                  <fieldset class="ls-vaelg-tema">
                    <legend lang={danish(frame)}>
                      <ThemeName index={theme.index} of={theme.of} name={theme.name} />
                    </legend>
                    {theme.expectations.filter(isNear).map(boxOf)}
                    {theme.expectations.some((one) => !isNear(one)) && (
                      <details class="ls-vaelg-andre">
                        <summary>{t.otherRoles(theme.expectations.filter((one) => !isNear(one)).length)}</summary>
                        {theme.expectations.filter((one) => !isNear(one)).map(boxOf)}
                      </details>
                    )}
                  </fieldset>
                ))}
              </details>
            ))}
        </div>
        <p class="ls-knapper ls-vaelg-gem">
          <Button>{t.saveExpectations}</Button>
          <a href={back}>{t.cancel}</a>
        </p>
      </PostForm>
    </Layout>
  )
}

function Box({ frame, one, checked, text, hint }: { frame: Frame; one: Chosen; checked: boolean; text: string; hint?: Child }) {
  const id = nameOf(one)
  return (
    <div class="form-group-checkbox">
      <input
        type="checkbox"
        id={id}
        name="expectation"
        class="form-checkbox"
        value={id}
        checked={checked}
        aria-describedby={hint && `${id}-hint`}
      />
      <label class="form-label" for={id} lang={danish(frame)}>
        {text}
      </label>
      {hint && (
        <span class="form-hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
    </div>
  )
}

function hintOf(frame: Frame, { isMine, roleName }: Choosable): Child {
  const t = frame.t.sheet
  return (
    <>
      {t.ofRole} <span lang={danish(frame)}>{roleName}</span>
      {isMine && ` · ${t.myRole}`}
    </>
  )
}

function wordsOf(one: Chosen & { text?: string }): string {
  return one.text || one.key
}

function isRetired(one: Chosen | PractisedExpectation): boolean {
  return 'isRetired' in one && one.isRetired
}
