import { SectionHead } from '#ui/section-head.tsx'
import { OperationForm, type Room } from './operation-form.tsx'
import { PledgeWords } from './pledge-words.tsx'
import type { Sight } from './sights.ts'

const answers = ['kept', 'not_yet', 'let_go'] as const

/** What was promised last time, with what became of it: a meeting that forgets its promises is soon held for nothing. */
export function PledgesSection({ room }: { room: Room<Sight<'pledges'>> }) {
  const { frame, view } = room
  const t = frame.t.meetings
  if (view.pledges.length === 0) return null
  return (
    <section aria-labelledby="loefter">
      <SectionHead id="loefter" title={t.pledges} />
      <ul class="ls-uden ls-loefter no-max-width">
        {view.pledges.map((pledge) => {
          const by = view.people.find(({ id }) => id === pledge.answeredBy)?.name
          return (
            <li>
              <PledgeWords frame={frame} pledge={pledge} />
              {pledge.answer && (
                <p>
                  <strong>{t.pledgeAnswers[pledge.answer]}</strong>
                  {by && <span class="ls-svag"> · {t.pledgeAnswered(by)}</span>}
                </p>
              )}
              {view.may.answerPledges && (
                <div class="ls-knapper">
                  {answers
                    .filter((answer) => answer !== pledge.answer)
                    .map((answer) => (
                      <OperationForm room={room} kind="answer_pledge" at="loefter" fields={{ pledge: pledge.id, answer }}>
                        <button class="button ls-knap-link" type="submit">
                          {t.pledgeAnswers[answer]}
                        </button>
                      </OperationForm>
                    ))}
                </div>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
