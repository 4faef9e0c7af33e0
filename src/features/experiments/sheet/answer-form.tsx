import type { Child } from 'hono/jsx'
import { paths } from '#paths.ts'
import { dateAndTime } from '#shared/dates.ts'
import { AutoSaveForm } from '#ui/auto-save.tsx'
import { danish } from '#ui/danish.ts'
import { Textarea } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import type { Answer } from './sheet.ts'

export interface SheetReading {
  frame: Frame
  experiment: { id: string }
  /** She writes here, and it is not concluded. */
  canWrite: boolean
  /** The answer that was saved a moment ago, without a script. */
  saved?: string
  /** An answer that could not be saved: what was typed comes back. */
  refused?: { question: string; text: string; error: string }
}

/** One question of the template and its answer: a small form of its own, or the words, for who only reads. */
export function AnswerForm({
  reading: { frame, experiment, canWrite, saved, refused },
  heading: Heading = 'h2',
  label,
  note,
  text,
  hint,
  answer,
  rows = 4,
  elements,
  children,
}: {
  reading: SheetReading
  heading?: 'h2' | 'h3'
  label: Child
  note?: string
  /** The question itself. */
  text: Child
  hint?: string
  answer: Answer
  rows?: number
  /** The elements of the checklist that it realises. */
  elements?: readonly string[]
  children?: Child
}) {
  const t = frame.t.sheet
  const id = answer.question
  const mine = refused?.question === id ? refused : undefined
  return (
    <section class="ls-svar" aria-labelledby={`${id}-titel`} data-element={elements?.join(' ') || undefined}>
      <Heading class="ls-svar-titel" id={`${id}-titel`}>
        {label}
        {note && <span>{note}</span>}
      </Heading>
      {canWrite ? (
        <AutoSaveForm
          frame={frame}
          action={paths.experimentAnswer.to({ experiment: experiment.id, question: id })}
          revision={answer.revision}
          isSaved={saved === id}
          saveWhat={typeof label === 'string' ? label : undefined}
        >
          <Textarea
            t={frame.t}
            id={id}
            name="text"
            label={text}
            hint={hint}
            error={mine?.error}
            value={mine?.text ?? answer.text}
            rows={rows}
            lang={danish(frame)}
            optional="unsaid"
          />
        </AutoSaveForm>
      ) : (
        <>
          <p class="ls-svag">{text}</p>
          <Words frame={frame} text={answer.text} />
        </>
      )}
      {answer.author && answer.updatedAt && answer.text && (
        <p class="ls-svag ls-svar-af">{t.lastBy(answer.author, dateAndTime(answer.updatedAt, frame.language))}</p>
      )}
      {children}
    </section>
  )
}

/** What was written, or that nothing is. */
export function Words({ frame, text }: { frame: Frame; text: string }) {
  if (!text.trim()) return <p class="ls-svag">{frame.t.sheet.notWritten}</p>
  return (
    <div class="ls-skrevet" lang={danish(frame)}>
      {text
        .split(/\n\s*\n/)
        .filter((paragraph) => paragraph.trim())
        .map((paragraph) => (
          <p>{paragraph.trim()}</p>
        ))}
    </div>
  )
}
