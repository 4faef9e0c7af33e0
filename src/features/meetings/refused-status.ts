import type { Reason } from './operation.ts'

/** What she can mend herself in what she typed; everything else is that the meeting is not as her page showed it, or not hers to change. */
const toMend: readonly Reason[] = ['empty', 'too_long', 'not_a_date', 'date_passed', 'same_card', 'no_presenters', 'too_many_presenters']

export function statusOf(reason: Reason): 409 | 422 {
  return toMend.includes(reason) ? 422 : 409
}
