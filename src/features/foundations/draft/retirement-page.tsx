import { paths } from '#paths.ts'
import { Alert } from '#ui/alert.tsx'
import { Button, ButtonLink } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { Difference } from '#ui/difference.tsx'
import { ErrorSummary, PostForm, RadioGroup } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import type { Expectation, FoundationRole, Theme } from '../foundation.ts'
import { words } from '../word-difference.ts'
import { type Draft, sealOfElement } from './draft.ts'
import { DraftTrail } from './draft-page.tsx'
import { expectationsHeldBy, heirsOf } from './editing.ts'
import { controlId, draftHref, editorOf } from './editor.tsx'
import { type AnyElement, type ElementKind, nameOf } from './words.ts'

interface RetirementPageProps {
  frame: Frame
  draft: Draft
  isAdopted: boolean
  kind: ElementKind
  element: AnyElement
  /** Nothing was chosen although something must be. */
  error?: string
  /** What the element said when the reader chose to retire it, when that is not what it says now. */
  changedFrom?: string
}

/** What goes when an element goes, what stays, and where the expectations under it are to be. */
export function RetirementPage({ frame, draft, isAdopted, kind, element, error, changedFrom }: RetirementPageProps) {
  const t = frame.t.draft
  const editor = editorOf(frame, draft)
  const content = draft.edition
  const name = nameOf(kind, element)
  const heirs = kind === 'role' ? heirsOf(content, element.key) : []
  const back = draftHref(editor, { at: controlId('edit', kind, element.key) })
  return (
    <Layout frame={frame} title={t.retireTitles[kind]} section="foundations">
      <DraftTrail editor={editor} isAdopted={isAdopted} here={t.retire} />
      {error && <ErrorSummary t={frame.t} errors={{ remains: error }} />}
      <PageHead title={t.retireTitles[kind]} />
      {changedFrom !== undefined && (
        <Alert t={frame.t} variant="warning" heading={t.retireChangedTitle} headingLevel="h2" text={t.retireChangedText} />
      )}
      <blockquote class="ls-udgaar" lang={danish(frame)}>
        {name}
      </blockquote>
      {changedFrom !== undefined && changedFrom !== name && (
        <p class="ls-udgaar-forskel">
          {t.retireSeen}: <Difference t={frame.t} parts={words(changedFrom, name)} lang={danish(frame)} />
        </p>
      )}
      {heirs.length > 0 ? (
        <>
          <Alert t={frame.t} variant="warning" text={t.retireHeirs(heirs.map((heir) => heir.name).join(', '))} />
          <p class="ls-knapper ls-efter-liste">
            {heirs.map((heir) => (
              <a href={draftHref(editor, { edit: 'role', key: heir.key })}>{t.editWhat(heir.name)}</a>
            ))}
            <ButtonLink variant="secondary" href={back}>
              {t.retireNo}
            </ButtonLink>
          </p>
        </>
      ) : (
        <PostForm action={paths.draftElementRetirement.to({ foundation: content.slug, kind, element: element.key })} class="ls-bekraeft">
          <input type="hidden" name="seal" value={sealOfElement(draft, kind, element.key)} />
          <input type="hidden" name="seen" value={name} />
          <p>{t.retireText}</p>
          {kind === 'expectation' && <p class="ls-svag">{t.retireUsed}</p>}
          {(kind === 'theme' || kind === 'role') && (
            <Remains frame={frame} draft={draft} kind={kind} elementKey={element.key} error={error} />
          )}
          <div class="ls-knapper">
            <Button>{t.retireYes}</Button>
            <ButtonLink variant="secondary" href={back}>
              {t.retireNo}
            </ButtonLink>
          </div>
        </PostForm>
      )}
    </Layout>
  )
}

interface RemainsProps {
  frame: Frame
  draft: Draft
  kind: 'theme' | 'role'
  elementKey: string
  error?: string
}

function Remains({ frame, draft, kind, elementKey, error }: RemainsProps) {
  const t = frame.t.draft
  const content = draft.edition
  const held: Expectation[] = expectationsHeldBy(content, kind, elementKey)
  if (held.length === 0) return null
  const others: (Theme | FoundationRole)[] = kind === 'theme' ? content.themes : content.roles
  return (
    <>
      <p>{t.retireHolds(held.length)}</p>
      <ul lang={danish(frame)}>
        {held.map((expectation) => (
          <li>{expectation.text}</li>
        ))}
      </ul>
      <RadioGroup
        t={frame.t}
        name="remains"
        label={t.retireWhere}
        error={error}
        options={[
          ...others
            .filter((other) => other.key !== elementKey)
            .map((other) => ({ value: `to:${other.key}`, label: t.retireMoveTo(other.name) })),
          { value: 'retire', label: t.retireAll },
        ]}
      />
    </>
  )
}
