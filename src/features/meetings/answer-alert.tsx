import { Alert } from '#ui/alert.tsx'
import { danish } from '#ui/danish.ts'
import type { Frame } from '#ui/frame.ts'
import type { Operation } from './operation.ts'
import type { Answer } from './operation-form.tsx'

/**
 * What was sent and was refused: why, and her words, so that nothing she wrote is lost. How it stands now is on the page below. The
 * page goes on being told of what happens in the meeting, and this stays until she does the next thing (client/behaviours/live.ts).
 */
export function AnswerAlert({ frame, answer, now }: { frame: Frame; answer: Answer; now: string }) {
  const t = frame.t.meetings
  const words = wordsOf(answer.operation)
  return (
    <div id="svar" data-live-answer data-turbo-permanent class="ls-moede-svar">
      <Alert t={frame.t} variant="warning" heading={t.refusedTitle} headingLevel="strong" text={t.refused[answer.refusal.refused]}>
        {words.length > 0 && (
          <>
            <p>
              <strong>{t.yourWords}</strong>
            </p>
            <ul lang={danish(frame)}>
              {words.map((text) => (
                <li>{text}</li>
              ))}
            </ul>
          </>
        )}
        <p>
          <a href={now}>{t.seeNow}</a>
        </p>
      </Alert>
    </div>
  )
}

/** What somebody has typed into it. */
export function wordsOf(operation: Operation): string[] {
  switch (operation.kind) {
    case 'share_card':
      return said(operation.text)
    case 'add_pattern':
    case 'rename_pattern':
    case 'group_cards':
      return said(operation.name)
    case 'set_order':
      return said(...operation.presenters.filter(({ round }) => !operation.seen.includes(round)).map(({ title }) => title))
    case 'write_action':
      return said(...Object.values(operation.words))
    case 'write_decision': {
      const { helpers, choice: _, meetAgain: __, ...texts } = operation.words
      return said(...Object.values(texts), ...helpers.flatMap(({ name, what }) => [name, what]))
    }
    case 'decide_not_today':
    case 'set_next_meeting':
      return said(operation.because)
    default:
      return []
  }
}

function said(...texts: string[]): string[] {
  return texts.filter((text) => text.trim() !== '')
}
