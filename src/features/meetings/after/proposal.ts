import type { MeetingRecord } from '../meeting-record.ts'
import type { Effect } from '../operation.ts'

/*
 * What a meeting lays beside an experiment when it is closed: the words of its decision, and which group it was, so that the owner reads
 * it also when she is no longer in the group. Its shape is the experiments' (experiments/loops/decided.ts), which read it.
 */

export interface Proposal {
  round: string
  circle: string
  /** When the meeting was closed, as milliseconds since 1970. */
  decidedAt: number
  outcome: Extract<Effect, { kind: 'decided' }>['outcome']
  action: Extract<Effect, { kind: 'decided' }>['action']
}

export function proposalOf(
  { circle, meeting }: Pick<MeetingRecord, 'circle' | 'meeting'>,
  { round, outcome, action }: Extract<Effect, { kind: 'decided' }>,
  now: Date,
): Proposal {
  return { round, circle: circle.name, decidedAt: meeting.closedAt ?? now.getTime(), outcome, action }
}
