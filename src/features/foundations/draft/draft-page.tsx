import type { Child } from 'hono/jsx'
import { paths } from '#paths.ts'
import { Alert } from '#ui/alert.tsx'
import { Breadcrumbs } from '#ui/breadcrumbs.tsx'
import { ButtonLink } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { ErrorSummary } from '#ui/form.tsx'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { SectionHead } from '#ui/section-head.tsx'
import type { PassagePlace } from '../foundation.ts'
import { passagesAt } from '../foundation.ts'
import { PassageBlock, Vision } from '../passage.tsx'
import { DraftRoles } from './draft-roles.tsx'
import { DraftThemes } from './draft-themes.tsx'
import { canEdit, controlId, draftHref, type Editor, isAdding, isOpen, takesFocus } from './editor.tsx'
import { ElementForm } from './element-form.tsx'
import { AddLink, Tools } from './element-tools.tsx'

interface DraftPageProps {
  editor: Editor
  /** Something is adopted already: there is a page to read it on. */
  isAdopted: boolean
  /** Above all, when something has happened meanwhile. */
  children?: Child
}

/** The whole draft as it is read, with every thing in it open to be worded where it stands. */
export function DraftPage({ editor, isAdopted, children }: DraftPageProps) {
  const { frame, draft, open } = editor
  const { edition } = draft
  const t = frame.t.draft
  const { number, state } = edition.version
  return (
    <Layout frame={frame} title={t.title(edition.name)} section="foundations">
      <DraftTrail editor={editor} isAdopted={isAdopted} />
      {children}
      {open?.errors && <ErrorSummary t={frame.t} errors={open.errors} />}
      <PageHead title={t.title(edition.name)} lead={isAdopted ? t.lead(number) : t.leadFirst} />
      {state === 'hearing' && (
        <Alert t={frame.t} variant="info" heading={t.heldTitle} headingLevel="h2" text={t.heldText}>
          <p class="alert-text">
            <a href={paths.hearings.to({ foundation: edition.slug })}>{t.toHearings}</a>
          </p>
        </Alert>
      )}
      {!open && <Ways editor={editor} isAdopted={isAdopted} />}
      <Head editor={editor} />
      <Passages editor={editor} place="foreword" />
      <Passages editor={editor} place="opening" />
      <DraftRoles editor={editor} />
      <section aria-labelledby="temaer">
        <SectionHead id="temaer" title={t.sections.themes} />
        {edition.themes.length === 0 && !isAdding(editor, 'theme') && (
          <EmptyState headingLevel="h3" title={t.emptyThemesTitle(edition.themeWord.many)} text={t.emptyThemesText} />
        )}
        <DraftThemes editor={editor} />
        {isAdding(editor, 'theme') ? (
          <ElementForm editor={editor} />
        ) : (
          <AddLink editor={editor} kind="theme" text={t.add.theme(edition.themeWord.one)} />
        )}
      </section>
      <Passages editor={editor} place="reading_guide" />
      <Passages editor={editor} place="background" />
      <Passages editor={editor} place="closing" />
      <Passages editor={editor} place="provenance" />
      <Vision reading={editor.reading} last />
    </Layout>
  )
}

export function DraftTrail({ editor, isAdopted, here }: { editor: Editor; isAdopted: boolean; here?: string }) {
  const { frame, draft } = editor
  const { name, slug, version } = draft.edition
  const draftName = version.state === 'hearing' ? frame.t.draft.listHearing(version.number) : frame.t.draft.listDraft(version.number)
  return (
    <Breadcrumbs
      t={frame.t}
      items={[
        { text: frame.t.foundations.title, href: paths.foundations.to() },
        ...(isAdopted ? [{ text: name, href: paths.foundation.to({ foundation: slug }), lang: danish(frame) }] : []),
        ...(here ? [{ text: draftName, href: draftHref(editor) }, { text: here }] : [{ text: draftName }]),
      ]}
    />
  )
}

function Ways({ editor, isAdopted }: { editor: Editor; isAdopted: boolean }) {
  const { frame, draft } = editor
  const t = frame.t.draft
  const foundation = draft.edition.slug
  const isDraft = draft.edition.version.state === 'draft'
  return (
    <div class="ls-knapper ls-kladdeveje">
      {isDraft && <ButtonLink href={paths.hearingNew.to({ foundation })}>{t.openHearing}</ButtonLink>}
      <ButtonLink variant="secondary" href={paths.draftAdoption.to({ foundation })}>
        {t.adopt}
      </ButtonLink>
      {isDraft && <a href={paths.draftRemoval.to({ foundation })}>{t.throwAway}</a>}
      {isAdopted && <a href={paths.foundation.to({ foundation })}>{t.readAdopted}</a>}
    </div>
  )
}

function Head({ editor }: { editor: Editor }) {
  const { frame, draft } = editor
  const { edition } = draft
  const t = frame.t.draft
  const id = controlId('edit', 'head')
  const facts: [string, string | undefined, boolean][] = [
    [t.fields.document, edition.document, true],
    [t.fields.shape, t.shapes[edition.shape], false],
    [t.fields.themeWord, `${edition.themeWord.one}, ${edition.themeWord.many}`, true],
    [t.source, edition.source && `${edition.source.document}, ${edition.source.publisher}, ${edition.source.year}`, true],
  ]
  return (
    <section aria-labelledby="hoved">
      <SectionHead id="hoved" title={t.sections.head}>
        {canEdit(editor) && (
          <a
            id={id}
            href={draftHref(editor, { edit: 'head' })}
            data-turbo-action="replace"
            aria-label={t.editWhat(t.sections.head)}
            autofocus={takesFocus(editor, id)}
          >
            {t.edit}
          </a>
        )}
      </SectionHead>
      {isOpen(editor, 'head') ? (
        <ElementForm editor={editor} />
      ) : (
        <div class="ls-kladdehoved">
          <Vision reading={editor.reading} />
          <p class="ls-lead" lang={danish(frame)}>
            {edition.lead}
          </p>
          <dl class="ls-fakta">
            {facts.map(
              ([name, value, isDanish]) =>
                value && (
                  <div>
                    <dt>{name}</dt>
                    <dd lang={isDanish ? danish(frame) : undefined}>{value}</dd>
                  </div>
                ),
            )}
          </dl>
        </div>
      )}
    </section>
  )
}

function Passages({ editor, place }: { editor: Editor; place: PassagePlace }) {
  const t = editor.frame.t.draft
  return (
    <section aria-labelledby={`sted-${place}`}>
      <SectionHead id={`sted-${place}`} title={t.places[place]} />
      <p class="ls-svag ls-stedhint">{t.placeHints[place]}</p>
      {passagesAt(editor.draft.edition, place).map((passage) => (
        <div class="ls-rettes" id={`passage-${passage.key}`}>
          {isOpen(editor, 'passage', passage.key) ? (
            <ElementForm editor={editor} />
          ) : (
            <>
              <PassageBlock reading={editor.reading} passage={passage} />
              <Tools editor={editor} kind="passage" elementKey={passage.key} />
            </>
          )}
        </div>
      ))}
      {isAdding(editor, 'passage', { place }) ? (
        <ElementForm editor={editor} />
      ) : (
        <AddLink editor={editor} kind="passage" text={t.add.passage} label={t.addPassageTo(t.places[place])} given={{ place }} />
      )}
    </section>
  )
}
