import { danish } from '#ui/danish.ts'
import { Checkbox, Select, TextInput } from '#ui/form.tsx'
import { SectionHead } from '#ui/section-head.tsx'
import { isTicked } from './decisions.ts'
import type { ProposedExpectation } from './proposal.ts'
import { fields } from './review.ts'
import { SourcePassage } from './source-passage.tsx'
import { numberOf, type StepView } from './step-view.tsx'
import type { Step } from './steps.ts'
import { WordingFields } from './wording-fields.tsx'

/** One theme: its own words, and each expectation beside the place where it stands. */
export function ThemeFields({ view, step }: { view: StepView; step: Extract<Step, { kind: 'theme' }> }) {
  const { frame, typed, errors } = view
  const { t } = frame
  const { theme, expectations } = step
  const [first, ...others] = theme.sources
  return (
    <>
      {step.part === 1 && (
        <section aria-labelledby="temaet">
          <SectionHead id="temaet" title={t.documentImport.theme}>
            <Checkbox
              t={t}
              name={fields.keep(theme.id)}
              label={t.documentImport.keepTheme}
              checked={isTicked(typed, fields.keep(theme.id), true)}
            />
          </SectionHead>
          <p class="ls-svag ls-emne-note">{t.documentImport.keepThemeHint}</p>
          <div class="ls-emne">
            <div class="ls-emne-krop">
              <SourcePassage frame={frame} sources={first ? [first] : []} repairs={theme.name.repairs} />
              <div class="ls-emne-felter">
                <WordingFields view={view} worded={theme.name} label={t.documentImport.themeName} isName />
                <TextInput
                  t={t}
                  name={fields.shortName(theme.id)}
                  label={t.draft.fields.shortName}
                  hint={t.draft.hints.shortName}
                  value={view.review.themes.find(({ id }) => id === theme.id)?.shortName.text}
                  error={errors[fields.shortName(theme.id)]}
                  optional
                  autocomplete="off"
                />
              </div>
            </div>
          </div>
          {theme.text && (
            <div class="ls-emne">
              <div class="ls-emne-krop">
                <SourcePassage frame={frame} sources={others} repairs={theme.text.repairs} />
                <div class="ls-emne-felter">
                  <WordingFields view={view} worded={theme.text} label={t.documentImport.themeText} optional />
                </div>
              </div>
            </div>
          )}
        </section>
      )}
      <section aria-labelledby="forventninger">
        <SectionHead id="forventninger" title={t.documentImport.expectations(expectations.length)} />
        {expectations.length === 0 && <p>{t.documentImport.noExpectations}</p>}
        <ol class="ls-emneliste ls-uden">
          {expectations.map((expectation) => (
            <ExpectationField view={view} expectation={expectation} number={numberOf(step, expectation.id) ?? 0} />
          ))}
        </ol>
      </section>
    </>
  )
}

function ExpectationField({ view, expectation, number }: { view: StepView; expectation: ProposedExpectation; number: number }) {
  const { frame, typed } = view
  const { t } = frame
  const { id } = expectation
  return (
    <li class="ls-emne">
      <div class="ls-emne-hoved">
        <h3>{t.documentImport.expectationHeading(number)}</h3>
        <Checkbox t={t} name={fields.keep(id)} label={t.documentImport.keepExpectation} checked={isTicked(typed, fields.keep(id), true)} />
      </div>
      <div class="ls-emne-krop">
        <SourcePassage frame={frame} sources={expectation.sources} repairs={expectation.repairs} />
        <div class="ls-emne-felter">
          <WordingFields view={view} worded={expectation} label={t.documentImport.expectationText} />
          <PlaceFields view={view} id={id} />
        </div>
      </div>
    </li>
  )
}

/** Which theme and which role: what is left out elsewhere cannot be chosen, unless it is what is chosen now. */
export function PlaceFields({ view, id }: { view: StepView; id: string }) {
  const { frame, review, errors } = view
  const { t } = frame
  const chosen = review.expectations.find((one) => one.id === id)
  const options = (things: { id: string; isKept: boolean; name: { text: string } }[], value: string | undefined) => [
    ...(value ? [] : [{ value: '', label: t.documentImport.choose }]),
    ...things
      .filter((one) => one.isKept || one.id === value)
      .map((one) => ({ value: one.id, label: one.name.text || one.id, lang: danish(frame) })),
  ]
  return (
    <div class="ls-emne-valg ls-emne-sted">
      <Select
        t={t}
        name={fields.theme(id)}
        label={t.documentImport.theme}
        value={chosen?.theme}
        error={errors[fields.theme(id)]}
        options={options(review.themes, chosen?.theme)}
      />
      <Select
        t={t}
        name={fields.role(id)}
        label={t.documentImport.role}
        value={chosen?.role}
        error={errors[fields.role(id)]}
        options={options(review.roles, chosen?.role)}
      />
    </div>
  )
}
