import { isWhole, leadsOn } from './decision.ts'
import { findParticipant, type Meeting, type Pledge, type Round } from './meeting.ts'
import { type Change, changed, type OperationOf, refuse } from './operation.ts'

/*
 * What was promised at one meeting opens the next. Promises are worked out of the decisions, and never typed twice: the actor tries what
 * was decided, the helpers help, and what was not decided is taken up again.
 */

export function answerPledge(meeting: Meeting, { by, pledge: id, answer }: OperationOf<'answer_pledge'>): Change {
  const pledge = meeting.pledges.find((pledge) => pledge.id === id)
  if (!pledge) return refuse('unknown_pledge')
  if (pledge.answer === answer) return changed(meeting)
  const answered = { ...pledge, answer, answeredBy: answer === null ? null : by }
  return changed({ ...meeting, pledges: meeting.pledges.map((other) => (other === pledge ? answered : other)) })
}

/** What the next meeting begins with: what is still open from before, then what this one decided. */
export function pledgesFrom(meeting: Meeting): Pledge[] {
  const open = meeting.pledges
    .filter(({ answer }) => answer === null || answer === 'not_yet')
    .map((pledge): Pledge => ({ ...pledge, carried: pledge.carried + 1, answer: null, answeredBy: null }))
  return [...open, ...newPledges(meeting)]
}

/** What this meeting has promised, so far as it is decided. */
export function newPledges(meeting: Meeting): Pledge[] {
  return meeting.rounds.flatMap((round) => pledgesOf(meeting, round))
}

function pledgesOf(meeting: Meeting, round: Round): Pledge[] {
  const { outcome } = round
  const pledge = (key: string, person: string | null, name: string, kind: Pledge['kind'], what: string): Pledge => ({
    id: `${meeting.id}:${round.id}:${key}`,
    kind,
    person: findParticipant(meeting, person ?? '')?.kind === 'member' ? person : null,
    name,
    what,
    about: round.title,
    carried: 0,
    answer: null,
    answeredBy: null,
  })
  const [actor = ''] = round.actors
  const names = round.actors.map((id) => findParticipant(meeting, id)?.name ?? '').join(', ')
  if (!outcome || !isWhole(outcome)) return []
  if (outcome.kind === 'not_today') return [pledge('decide', actor, names, 'decide', outcome.because)]
  const isTried = outcome.choice !== null && leadsOn(outcome.choice)
  return [
    ...(isTried ? [pledge('try', actor, names, 'try', outcome.tryNext)] : []),
    ...outcome.helpers.map((helper, index) => pledge(`help-${index}`, helper.person, helper.name, 'help', helper.what)),
  ]
}
