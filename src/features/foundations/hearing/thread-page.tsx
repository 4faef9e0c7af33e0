import { paths } from '#paths.ts'
import { Alert } from '#ui/alert.tsx'
import { BackLink } from '#ui/back-link.tsx'
import { danish } from '#ui/danish.ts'
import { Textarea } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import type { Placed } from '../history/changes.ts'
import { placeName } from '../history/difference-text.tsx'
import { anchorOf, HeardExpectation, type Marked } from './heard-expectation.tsx'
import type { Thread } from './hearing.ts'
import { HearingFrame } from './hearing-frame.tsx'
import { type Failed, type HearingReading, ThreadBox } from './thread-box.tsx'

interface ThreadPageProps {
  reading: HearingReading
  /** Undefined: the version as a whole. */
  expectation?: { after: Placed; marked?: Marked }
  threads: Thread[]
  failed?: Failed
  written?: string
  /** What was typed while the hearing closed. */
  tooLate?: string
}

/** One expectation, or the whole, and what was said of it. */
export function ThreadPage({ reading, expectation, threads, failed, written, tooLate }: ThreadPageProps) {
  const { frame, hearing } = reading
  const t = frame.t
  const key = expectation?.after.expectation.key
  const whole = paths.hearing.to({ foundation: hearing.foundation.slug, hearing: hearing.id })
  const box = <ThreadBox reading={reading} expectationKey={key} threads={threads} open failed={failed} written={written} />
  return (
    <HearingFrame
      frame={frame}
      hearing={hearing}
      title={t.hearing.readTitle(hearing.foundation.name)}
      within={withinOf(frame, expectation?.after)}
      withinLang={expectation?.after.theme ? danish(frame) : undefined}
    >
      <BackLink
        t={t}
        href={`${whole}#${expectation ? anchorOf(expectation.after.expectation) : 'helheden'}`}
        text={t.hearing.backToWhole}
      />
      {tooLate !== undefined && (
        <Alert t={t} variant="warning" headingLevel="h2" heading={t.hearing.closedMeanwhile} text={t.hearing.closedMeanwhileText}>
          <Textarea t={t} name="body" id="for-sent" label={t.hearing.yourText} value={tooLate} readonly />
        </Alert>
      )}
      {expectation ? (
        <ul class="ls-uden no-max-width">
          <HeardExpectation frame={frame} after={expectation.after} marked={expectation.marked}>
            {box}
          </HeardExpectation>
        </ul>
      ) : (
        <>
          <h2>{t.hearing.aboutWhole}</h2>
          {box}
        </>
      )}
    </HearingFrame>
  )
}

/** Where in the version one is; what is no longer there has no place in it. */
function withinOf({ t }: Frame, placed: Placed | undefined): string {
  if (!placed) return t.hearing.aboutWhole
  return placed.theme ? placeName(placed, t) : t.hearing.listTitle
}
