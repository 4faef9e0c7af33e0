import { paths } from '#paths.ts'
import { Alert } from '#ui/alert.tsx'
import { Badge } from '#ui/badge.tsx'
import { Button, ButtonLink } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { PostForm, Select } from '#ui/form.tsx'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { SectionHead } from '#ui/section-head.tsx'
import { findExpectation } from '../foundation.ts'
import { Trail } from '../foundation-head.tsx'
import { colourOf, ExpectationText, Paragraphs, type Reading, ThemeLabel } from '../reading.tsx'
import { expectationChoices } from './choices.ts'
import { Retired } from './local-notes.tsx'
import { isRetired, type LocalTranslation, type LocalWords, type Supplement, type UnitName } from './local-words.ts'

interface UnitWordsPageProps {
  reading: Reading & { slug: string }
  unit: UnitName
  words: LocalWords
  /** There are other units that she may write for. */
  hasOthers: boolean
  /** Something was to be removed that another has reworded since. */
  notRemoved?: boolean
}

/** All that one unit says beside one foundation, for who writes it. */
export function UnitWordsPage({ reading, unit, words, hasOthers, notRemoved }: UnitWordsPageProps) {
  const { frame, slug } = reading
  const t = frame.t.local
  return (
    <Layout frame={frame} title={`${t.title} – ${unit.name}`} section="foundations">
      <Trail
        reading={reading}
        items={hasOthers ? [{ text: t.title, href: paths.localWords.to({ foundation: slug }) }] : []}
        here={hasOthers ? unit.name : t.title}
        hereLang={hasOthers ? danish(frame) : undefined}
      />
      <PageHead title={`${t.title}: ${unit.name}`} lead={t.lead} />
      {notRemoved && <Alert t={frame.t} variant="warning" heading={t.conflictTitle} headingLevel="h2" text={t.notRemoved} />}
      <section aria-labelledby="tillaeg">
        <SectionHead id="tillaeg" title={t.supplements}>
          {words.supplements.length > 0 && <a href={paths.supplements.to({ foundation: slug, unit: unit.id })}>{t.addSupplement}</a>}
        </SectionHead>
        {words.supplements.length === 0 ? (
          <EmptyState title={t.noSupplementsTitle} headingLevel="h3" text={t.noSupplementsText}>
            <ButtonLink href={paths.supplements.to({ foundation: slug, unit: unit.id })}>{t.addSupplement}</ButtonLink>
          </EmptyState>
        ) : (
          <BySupplementTheme reading={reading} unit={unit} supplements={words.supplements} />
        )}
      </section>
      <section aria-labelledby="oversaettelser">
        <SectionHead id="oversaettelser" title={t.translations} />
        {words.translations.length === 0 ? (
          <p>{t.noTranslations}</p>
        ) : (
          <ul class="ls-raekker ls-uden no-max-width">
            {words.translations.map((translation) => (
              <TranslationRow reading={reading} unit={unit} translation={translation} />
            ))}
          </ul>
        )}
        <form method="get" action={paths.unitLocalWords.to({ foundation: slug, unit: unit.id })} class="ls-find ls-vaelg-forventning">
          <Select t={frame.t} name="expectation" label={t.translateOne} options={expectationChoices(reading.content, danish(frame))} />
          <Button variant="secondary">{t.translateButton}</Button>
        </form>
      </section>
    </Layout>
  )
}

interface RowsProps {
  reading: Reading & { slug: string }
  unit: UnitName
}

function BySupplementTheme({ reading, unit, supplements }: RowsProps & { supplements: Supplement[] }) {
  const { content, frame } = reading
  const known = content.themes
    .map((theme) => ({ theme, own: supplements.filter((supplement) => themeOf(reading, supplement) === theme.key) }))
    .filter(({ own }) => own.length > 0)
  const others = supplements.filter((supplement) => !known.some(({ own }) => own.includes(supplement)))
  return (
    <>
      {known.map(({ theme, own }) => (
        <div class={`ls-tillaegstema ${colourOf(content, theme)}`}>
          <h3 class="ls-h4">
            <ThemeLabel reading={reading} theme={theme} />
          </h3>
          <Rows reading={reading} unit={unit} supplements={own} />
        </div>
      ))}
      {others.length > 0 && (
        <div class="ls-tillaegstema">
          <h3 class="ls-h4">{frame.t.local.retiredTheme}</h3>
          <Rows reading={reading} unit={unit} supplements={others} />
        </div>
      )}
    </>
  )
}

/** The theme of the expectation that it concerns, which may have moved since. */
function themeOf({ content }: Reading, { expectation, theme }: Supplement): string {
  return (expectation === undefined ? undefined : findExpectation(content, expectation)?.theme) ?? theme
}

function Rows({ reading, unit, supplements }: RowsProps & { supplements: Supplement[] }) {
  const { frame, slug } = reading
  const t = frame.t.local
  return (
    <ul class="ls-raekker ls-uden no-max-width">
      {supplements.map((supplement) => {
        const address = { foundation: slug, unit: unit.id, supplement: supplement.id }
        return (
          <li class="ls-raekke ls-lokal-raekke">
            <div>
              <p class="ls-lokal-tekst" lang={danish(frame)}>
                {supplement.text}
              </p>
              <p class="ls-meta">
                <Badge text={t[supplement.stance]} />
                {supplement.expectation === undefined && <span>{t.newHere}</span>}
                {supplement.authorName && <span>{t.writtenBy(supplement.authorName)}</span>}
              </p>
              <Concerned reading={reading} named={supplement} />
            </div>
            <Change
              reading={reading}
              href={paths.supplement.to(address)}
              name={t.editOf(supplement.text)}
              removal={paths.supplementRemoval.to(address)}
              revision={supplement.revision}
            />
          </li>
        )
      })}
    </ul>
  )
}

function TranslationRow({ reading, unit, translation }: RowsProps & { translation: LocalTranslation }) {
  const { frame, slug } = reading
  const t = frame.t.local
  const address = { foundation: slug, unit: unit.id, expectation: translation.expectation }
  return (
    <li class="ls-raekke ls-lokal-raekke">
      <div>
        <Concerned reading={reading} named={translation} />
        <div class="ls-lokal-tekst">
          <Paragraphs text={translation.text} lang={danish(frame)} />
        </div>
        {translation.authorName && <p class="ls-meta">{t.writtenBy(translation.authorName)}</p>}
      </div>
      <Change
        reading={reading}
        href={paths.localTranslation.to(address)}
        name={t.editTranslationOf(translation.wording ?? translation.expectation)}
        removal={paths.localTranslationRemoval.to(address)}
        revision={translation.revision}
      />
    </li>
  )
}

/** The common expectation that something names: as a link while it is there, and with its last words when it is gone. */
function Concerned({ reading, named }: { reading: Reading; named: { expectation?: string; wording?: string } }) {
  const { content, frame } = reading
  if (named.expectation === undefined) return null
  if (isRetired(content, named)) return <Retired frame={frame} wording={named.wording} />
  const expectation = findExpectation(content, named.expectation)
  return (
    expectation && (
      <p class="ls-lokalt-note">
        {frame.t.local.concerns}: <ExpectationText reading={reading} expectation={expectation} />
      </p>
    )
  )
}

interface ChangeProps {
  reading: Reading
  href: string
  /** What is edited or removed, for who hears the links apart from the text. */
  name: string
  removal: string
  revision: number
}

function Change({ reading: { frame }, href, name, removal, revision }: ChangeProps) {
  const t = frame.t.local
  return (
    <div class="ls-lokal-handling">
      <a href={href}>
        {t.edit}
        <span class="sr-only"> {name}</span>
      </a>
      <details class="ls-fjern">
        <summary>
          {t.remove}
          <span class="sr-only"> {name}</span>
        </summary>
        <PostForm action={removal}>
          <p>{t.removeQuestion}</p>
          <input type="hidden" name="revision" value={String(revision)} />
          <Button variant="secondary">{t.removeButton}</Button>
        </PostForm>
      </details>
    </div>
  )
}
