import type { Child } from 'hono/jsx'
import { paths } from '#paths.ts'
import { dateAndTime } from '#shared/dates.ts'
import type { FormErrors } from '#shared/form.ts'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { Details } from '#ui/details.tsx'
import { ErrorSummary, PostForm, Textarea } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { type Comment, countComments, type Hearing, type Thread } from './hearing.ts'

/** What somebody reads and may do in a hearing: given to every part of its pages. */
export interface HearingReading {
  frame: Frame
  hearing: Hearing
  canComment: boolean
  canAnswer: boolean
  isEditor: boolean
}

/** What was typed and could not be taken. */
export type Failed = FormErrors & { parent?: string }

interface ThreadBoxProps {
  reading: HearingReading
  /** Undefined: the version as a whole. */
  expectationKey?: string
  threads: readonly Thread[]
  open?: boolean
  failed?: Failed
  /** The comment that was just written: the focus goes there. */
  written?: string
}

/** The id of a form's field, for the summary of errors. */
function fieldId(parent: string | undefined, expectationKey: string | undefined): string {
  return parent ? `svar-${parent}` : `kommentar-${expectationKey ?? 'helheden'}`
}

/**
 * What was said of one thing, folded up until somebody wants to read or write. It is a frame of its own: where there is script, a
 * comment is sent from the middle of the page without a word being lost that is typed elsewhere on it.
 */
export function ThreadBox({ reading, expectationKey, threads, open, failed, written }: ThreadBoxProps) {
  const t = reading.frame.t.hearing
  const count = countComments(threads)
  if (count === 0 && !reading.canComment) return null
  return (
    <turbo-frame id={`traad-${expectationKey ?? 'helheden'}`}>
      <details class="ls-traad" open={open}>
        <summary>{count > 0 ? t.comments(count) : t.write}</summary>
        <Threads reading={reading} threads={threads} failed={failed} written={written} />
        {reading.canComment && (
          <CommentForm reading={reading} expectationKey={expectationKey} failed={failed?.parent ? undefined : failed} />
        )}
      </details>
    </turbo-frame>
  )
}

export function Threads({
  reading,
  threads,
  failed,
  written,
}: {
  reading: HearingReading
  threads: readonly Thread[]
  failed?: Failed
  written?: string
}) {
  if (threads.length === 0) return null
  return (
    <ul class="ls-kommentarer ls-uden">
      {threads.map((thread) => (
        <li>
          <OneThread reading={reading} thread={thread} failed={failed} written={written} />
        </li>
      ))}
    </ul>
  )
}

function OneThread({ reading, thread, failed, written }: { reading: HearingReading; thread: Thread; failed?: Failed; written?: string }) {
  return (
    <>
      <OneComment reading={reading} comment={thread.first} written={written} />
      {thread.answers.length > 0 && (
        <ul class="ls-svarliste ls-uden">
          {thread.answers.map((answer) => (
            <li>
              <OneComment reading={reading} comment={answer} written={written} />
            </li>
          ))}
        </ul>
      )}
      {reading.canAnswer && (
        <Details summary={reading.frame.t.hearing.answer} open={failed?.parent === thread.first.id}>
          <AnswerForm reading={reading} thread={thread} failed={failed?.parent === thread.first.id ? failed : undefined} />
        </Details>
      )}
    </>
  )
}

/** Signed. What was typed is text, whatever it looks like; its lines are kept. */
export function OneComment({ reading: { frame }, comment, written }: { reading: HearingReading; comment: Comment; written?: string }) {
  const t = frame.t.hearing
  const isNew = comment.id === written
  return (
    <article
      class={comment.byEditor ? 'ls-kommentar ls-redaktoer' : 'ls-kommentar'}
      id={`kommentar-${comment.id}`}
      tabindex={isNew ? -1 : undefined}
      autofocus={isNew}
    >
      <p class="ls-meta">
        <strong>{comment.authorName}</strong>
        {comment.byEditor && <Badge text={t.asEditor} />}
        <span>{dateAndTime(comment.createdAt, frame.language)}</span>
      </p>
      <p class="ls-kommentar-tekst" lang={danish(frame)}>
        {comment.body}
      </p>
    </article>
  )
}

function CommentForm({ reading, expectationKey, failed }: { reading: HearingReading; expectationKey?: string; failed?: Failed }) {
  const t = reading.frame.t
  const id = fieldId(undefined, expectationKey)
  return (
    <SayingForm reading={reading}>
      <Problem t={t} id={id} failed={failed} />
      {expectationKey !== undefined && <input type="hidden" name="expectation" value={expectationKey} />}
      <Textarea
        t={t}
        name="body"
        id={id}
        label={t.hearing.commentLabel}
        hint={t.hearing.commentHint}
        rows={3}
        maxlength={4000}
        value={failed?.typed.body}
        error={failed?.errors.body}
      />
      <Button variant="secondary">{t.hearing.send}</Button>
    </SayingForm>
  )
}

export function AnswerForm({
  reading,
  thread: { first },
  failed,
  inList,
}: {
  reading: HearingReading
  thread: Thread
  failed?: Failed
  /** In the editor's list one comes back to the list. */
  inList?: boolean
}) {
  const t = reading.frame.t
  const id = fieldId(first.id, first.expectationKey)
  return (
    <SayingForm reading={reading}>
      <Problem t={t} id={id} failed={failed} />
      <input type="hidden" name="parent" value={first.id} />
      {inList && <input type="hidden" name="view" value="list" />}
      <Textarea
        t={t}
        name="body"
        id={id}
        label={t.hearing.answerLabel(first.authorName)}
        rows={3}
        maxlength={4000}
        value={failed?.typed.body}
        error={failed?.errors.body}
      />
      <Button variant="secondary">{t.hearing.sendAnswer}</Button>
    </SayingForm>
  )
}

/** Inside the frame, so that the focus goes there whether the frame or the whole page was answered. */
function Problem({ t, id, failed }: { t: Frame['t']; id: string; failed?: Failed }) {
  return failed ? <ErrorSummary t={t} errors={{ [id]: failed.errors.body }} /> : null
}

function SayingForm({ reading: { hearing }, children }: { reading: HearingReading; children: Child }) {
  return (
    <PostForm action={paths.hearingComments.to({ foundation: hearing.foundation.slug, hearing: hearing.id })} class="ls-sigeform">
      {children}
    </PostForm>
  )
}
