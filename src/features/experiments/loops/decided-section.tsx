import { paths } from '#paths.ts'
import { dayAndMonth } from '#shared/dates.ts'
import { Button, ButtonLink } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { PostForm } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import type { Experiment } from '../experiment.ts'
import { type Decided, isOpen, leadsOn } from './decided.ts'

interface DecidedSectionProps {
  frame: Frame
  experiment: Pick<Experiment, 'id' | 'loop' | 'standing' | 'conclusion'>
  decided?: Decided
  hasNext: boolean
  /** On the page where one concludes, her own way is the rest of it. */
  isConcluding?: boolean
}

/** For the owner: what the group decided, and one press that makes it so. */
export function DecidedSection({ frame, experiment, decided, hasNext, isConcluding }: DecidedSectionProps) {
  const t = frame.t.decided
  const { id, loop, standing, conclusion } = experiment
  if (!decided || standing !== 'owner' || !isOpen(decided, { isConcluded: conclusion !== undefined, hasNext })) return null
  const { circle, decidedAt, outcome, reason, answers, meetAgain, meetingId } = decided
  const lang = danish(frame)
  const on = dayAndMonth(decidedAt, frame.language)
  return (
    <section class="ls-nu ls-besluttet-af d-print-none" aria-labelledby="besluttet">
      <h2 id="besluttet">
        <span lang={lang}>{circle}</span> {outcome ? t.decidedOn(on) : t.waitedOn(on)}
      </h2>
      {outcome && <p class="ls-besluttet-valg">{frame.t.loops.choices[outcome][0]}</p>}
      <blockquote class="ls-egne-ord ls-linjer" lang={lang}>
        {reason}
      </blockquote>
      {answers.length > 0 && (
        <dl class="ls-besluttet">
          {answers
            .filter(({ text }) => text !== reason)
            .map(({ question, text }) => (
              <>
                <dt>{t.questions[question as keyof typeof t.questions]}</dt>
                <dd class="ls-linjer" lang={lang}>
                  {text}
                </dd>
              </>
            ))}
          {meetAgain && (
            <>
              <dt>{t.meetAgain}</dt>
              <dd>{dayAndMonth(meetAgain, frame.language)}</dd>
            </>
          )}
        </dl>
      )}
      {outcome ? (
        <PostForm action={paths.experimentDecision.to({ experiment: id, meeting: meetingId })}>
          <p class="ls-svag">
            {conclusion ? t.beginsText(loop + 1) : leadsOn(decided) ? t.bothText(loop, loop + 1) : t.concludesText(loop)}
          </p>
          <p class="ls-knapper">
            <Button>{conclusion ? t.begin(loop + 1) : leadsOn(decided) ? t.both(loop, loop + 1) : t.conclude(loop)}</Button>
            {!conclusion && !isConcluding && (
              <ButtonLink variant="link" href={paths.experimentConclusion.to({ experiment: id })}>
                {t.otherwise}
              </ButtonLink>
            )}
          </p>
        </PostForm>
      ) : (
        <p class="ls-svag">{t.waitedText}</p>
      )}
    </section>
  )
}
