import { Alert } from '#ui/alert.tsx'
import { BackLink } from '#ui/back-link.tsx'
import { Button } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { PostForm, RadioGroup, Textarea, TextInput } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { Words } from './answer-form.tsx'

export interface ConflictField {
  name: string
  label: string
  mine: string
  theirs: string
  /** How theirs is shown, where it is no text that somebody typed. */
  shown?: string
  type?: 'text' | 'date' | 'choice'
  choices?: { value: string; label: string }[]
}

interface ConflictPageProps {
  frame: Frame
  back: { href: string; text: string }
  /** Who wrote what stands now. */
  author?: string
  action: string
  /** Of what stands now: saving from here is a choice made with both texts in view. */
  revision: number
  fields: ConflictField[]
}

/** Two wrote at once. Both texts stand side by side, and what is saved is mine, theirs, or what I make of both. */
export function ConflictPage({ frame, back, author, action, revision, fields }: ConflictPageProps) {
  const t = frame.t.sheet
  const { somebody, conflict, own } = frame.t.autoSave
  const isOwn = author !== undefined && author === frame.reader?.name
  const name = author?.split(' ')[0] || somebody
  return (
    <Layout frame={frame} title={t.conflictTitle} section="experiments">
      <BackLink t={frame.t} href={back.href} text={back.text} lang={danish(frame)} />
      <PageHead title={t.conflictTitle} />
      <Alert t={frame.t} variant="warning" text={isOwn ? own.heading : conflict(name)} />
      <div class="ls-udgaver">
        <section aria-labelledby="deres">
          <h2 class="ls-svar-titel" id="deres">
            {isOwn ? own.theirs : t.theirsNow(name)}
          </h2>
          {fields.map((field) => (
            <div class="ls-udgave">
              <h3 class="ls-lille">{field.label}</h3>
              {field.shown !== undefined ? <p>{field.shown || t.nothing}</p> : <Words frame={frame} text={field.theirs} />}
            </div>
          ))}
          <p>
            <a href={back.href}>{isOwn ? t.leave : t.keepTheirs(name)}</a>
          </p>
        </section>
        <section aria-labelledby="min">
          <h2 class="ls-svar-titel" id="min">
            {t.yours}
          </h2>
          <PostForm action={action}>
            <input type="hidden" name="revision" value={String(revision)} />
            {fields.map((field) => (
              <Field frame={frame} field={field} />
            ))}
            <p class="ls-svag">{t.mixHint}</p>
            <p class="ls-knapper">
              <Button>{t.saveMine}</Button>
            </p>
          </PostForm>
        </section>
      </div>
    </Layout>
  )
}

function Field({ frame, field: { name, label, mine, type, choices } }: { frame: Frame; field: ConflictField }) {
  const common = { t: frame.t, name, label, value: mine }
  if (type === 'choice') return <RadioGroup {...common} options={choices ?? []} />
  if (type === 'date') return <TextInput {...common} type="date" optional="unsaid" />
  if (type === 'text') return <TextInput {...common} lang={danish(frame)} optional="unsaid" />
  return <Textarea {...common} rows={6} lang={danish(frame)} optional="unsaid" />
}

/** It can no longer be saved; what was typed is not taken from anybody. */
export function NotSavedPage({
  frame,
  back,
  title,
  text,
  typed,
}: {
  frame: Frame
  back: { href: string; text: string }
  title: string
  text: string
  typed: string[]
}) {
  const t = frame.t.sheet
  return (
    <Layout frame={frame} title={title} section="experiments">
      <BackLink t={frame.t} href={back.href} text={back.text} lang={danish(frame)} />
      <PageHead title={title} />
      <Alert t={frame.t} variant="warning" text={text} />
      {typed.some((words) => words.trim()) && (
        <section class="ls-under-hoved" aria-labelledby="skrevet">
          <h2 class="ls-svar-titel" id="skrevet">
            {t.yourText}
          </h2>
          {typed
            .filter((words) => words.trim())
            .map((words) => (
              <Words frame={frame} text={words} />
            ))}
        </section>
      )}
    </Layout>
  )
}
