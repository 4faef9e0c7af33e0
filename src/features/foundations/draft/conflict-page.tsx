import { paths } from '#paths.ts'
import { Alert } from '#ui/alert.tsx'
import { Button, ButtonLink } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { Difference } from '#ui/difference.tsx'
import { PostForm } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { SectionHead } from '#ui/section-head.tsx'
import { words } from '../word-difference.ts'
import type { Draft } from './draft.ts'
import { DraftTrail } from './draft-page.tsx'
import { controlId, draftHref, editorOf } from './editor.tsx'
import { HiddenFields, inWords, labelOf, OneField } from './element-fields.tsx'
import { saveHref } from './element-form.tsx'
import { type Clash, clashesOf, merge } from './merging.ts'
import { type Field, fieldsOf, type Typed, type WordedKind } from './words.ts'

interface ConflictPageProps {
  frame: Frame
  draft: Draft
  isAdopted: boolean
  kind: WordedKind
  elementKey?: string
  was: Typed
  mine: Typed
  stored: Typed
  /** That of what is stored now: what is chosen here is saved upon it. */
  revision: number
}

/** Two have worded the same. Both texts stand side by side, and nothing is written until one of them has chosen. */
export function ConflictPage({ frame, draft, isAdopted, kind, elementKey, was, mine, stored, revision }: ConflictPageProps) {
  const t = frame.t.draft
  const content = draft.edition
  const editor = editorOf(frame, draft)
  const merged = merge(kind, { was, mine, stored })
  const clashes = clashesOf(kind, { was, mine, stored })
  const fields = clashes.map(({ field }) => field)
  const action = saveHref(content.slug, kind, elementKey)
  const begunFrom = (
    <>
      <input type="hidden" name="revision" value={String(revision)} />
      <HiddenFields typed={stored} prefix="was-" />
    </>
  )
  return (
    <Layout frame={frame} title={t.conflictTitle} section="foundations">
      <DraftTrail editor={editor} isAdopted={isAdopted} here={t.conflictTitle} />
      <PageHead title={t.conflictTitle} lead={t.conflictLead} />
      {clashes.map((clash) => (
        <SideBySide
          frame={frame}
          clash={clash}
          label={labelOf(frame, kind, clash.field)}
          read={(value) => inWords(frame, content, kind, clash.field, value)}
        />
      ))}
      <section aria-labelledby="vaelg">
        <div class="ls-konflikt-valg">
          <PostForm action={action}>
            {begunFrom}
            <HiddenFields typed={merged} />
            <Button>{t.keepMine}</Button>
            {clashes.some((clash) => clash.onlyTheirs) && <p class="ls-svag">{t.keepMineText}</p>}
          </PostForm>
          <ButtonLink variant="secondary" href={draftHref(editor, { at: controlId('edit', kind, elementKey) })}>
            {t.keepStored}
          </ButtonLink>
        </div>
        <SectionHead id="vaelg" title={t.mergeTitle} />
        <PostForm action={action}>
          {begunFrom}
          <HiddenFields typed={withoutFields(kind, merged, fields)} />
          {fields.map((field) => (
            <OneField frame={frame} content={content} kind={kind} elementKey={elementKey} typed={merged} field={field} />
          ))}
          <div class="ls-knapper">
            <Button>{t.saveMerged}</Button>
          </div>
        </PostForm>
      </section>
    </Layout>
  )
}

function withoutFields(kind: WordedKind, typed: Typed, fields: readonly Field[]): Typed {
  return Object.fromEntries(fieldsOf[kind].filter((field) => !fields.includes(field)).map((field) => [field, typed[field] ?? '']))
}

interface SideBySideProps {
  frame: Frame
  clash: Clash
  label: string
  read: (value: string) => string
}

function SideBySide({ frame, clash, label, read }: SideBySideProps) {
  const t = frame.t.draft
  const parts = words(read(clash.stored), read(clash.mine))
  const id = `felt-${clash.field}`
  const side = (name: string, only: 'before' | 'after', value: string) => (
    <div>
      <h3>{name}</h3>
      <p class="ls-konflikt-tekst">
        {value ? <Difference t={frame.t} parts={parts} lang={danish(frame)} only={only} /> : <span class="ls-svag">{t.empty}</span>}
      </p>
    </div>
  )
  return (
    <section class="ls-konflikt" aria-labelledby={id}>
      <SectionHead id={id} title={label} />
      {clash.onlyTheirs && <p class="ls-svag">{t.onlyTheirs}</p>}
      <div class="ls-konflikt-sider">
        {side(clash.onlyTheirs ? t.asItWas : t.yours, 'after', clash.mine)}
        {side(t.stored, 'before', clash.stored)}
      </div>
    </section>
  )
}

interface NoDraftPageProps {
  frame: Frame
  foundation: string
  isAdopted: boolean
  /** Undefined where nothing was typed. */
  kind?: WordedKind
  mine?: Typed
}

/** The draft went out of hand while somebody wrote. Her words are shown, whole, to be taken along. */
export function NoDraftPage({ frame, foundation, isAdopted, kind, mine = {} }: NoDraftPageProps) {
  const t = frame.t.draft
  return (
    <Layout frame={frame} title={t.noDraftTitle} section="foundations">
      <PageHead title={t.noDraftTitle} />
      <Alert t={frame.t} variant="warning" text={t.noDraftText} />
      {kind &&
        fieldsOf[kind].map((field) => {
          const typed = mine[field]
          return (
            typed && (
              <section aria-labelledby={`felt-${field}`}>
                <SectionHead id={`felt-${field}`} title={labelOf(frame, kind, field)} />
                <p class="ls-konflikt-tekst ls-forskel" lang={danish(frame)}>
                  {typed}
                </p>
              </section>
            )
          )
        })}
      <p class="ls-knapper ls-efter-liste">
        <ButtonLink variant="secondary" href={isAdopted ? paths.foundation.to({ foundation }) : paths.foundations.to()}>
          {t.toFoundation}
        </ButtonLink>
      </p>
    </Layout>
  )
}
