import { addPattern, groupCards, moveCard, renamePattern, shareCard, ungroup, withdrawCard } from './board.ts'
import { closeMeeting, endOfDay } from './closing.ts'
import { decideNotToday, setNextMeeting, writeAction, writeDecision } from './decision.ts'
import { refusedAtTheDoor } from './door.ts'
import type { Instant, Meeting } from './meeting.ts'
import type { Change, Effect, Operation, Refusal } from './operation.ts'
import { answerPledge } from './pledges.ts'
import { join, leave, notReady, ready, showOut } from './presence.ts'
import { dealRoles, exchangeRoles, giveRole, takeOver } from './roles.ts'
import { pauseTimer, startTimer, twoMinutesMore } from './timer.ts'
import { forward, nextQuestion, openMeeting, setOrder, undoForward } from './way.ts'

/**
 * Does one thing to a meeting: the meeting as it is afterwards with what else must happen, or a refusal, with which nothing has changed.
 * Where there is nothing to do, as with most things that are sent twice, it gives the very same meeting and no effects.
 */
export function apply(meeting: Meeting, operation: Operation, now: Date): { meeting: Meeting; effects: Effect[] } | Refusal {
  const instant = now.getTime()
  const change =
    refusedAtTheDoor(meeting, operation.kind, 'by' in operation ? operation.by : null, instant) ?? carryOut(meeting, operation, instant)
  if ('refused' in change || change.meeting === meeting) return change
  return {
    meeting: { ...change.meeting, changedAt: Math.max(instant, meeting.changedAt), revision: meeting.revision + 1 },
    effects: [{ kind: 'refresh' }, ...change.effects],
  }
}

function carryOut(meeting: Meeting, operation: Operation, now: Instant): Change {
  switch (operation.kind) {
    case 'join':
      return join(meeting, operation, now)
    case 'leave':
      return leave(meeting, operation)
    case 'show_out':
      return showOut(meeting, operation)
    case 'ready':
      return ready(meeting, operation)
    case 'not_ready':
      return notReady(meeting, operation)
    case 'take_over':
      return takeOver(meeting, operation)
    case 'deal_roles':
      return dealRoles(meeting)
    case 'give_role':
      return giveRole(meeting, operation)
    case 'exchange_roles':
      return exchangeRoles(meeting, operation)
    case 'set_order':
      return setOrder(meeting, operation)
    case 'open':
      return openMeeting(meeting, now)
    case 'forward':
      return forward(meeting, operation, now)
    case 'undo_forward':
      return undoForward(meeting, operation, now)
    case 'next_question':
      return nextQuestion(meeting, operation)
    case 'start_timer':
      return startTimer(meeting, now)
    case 'pause_timer':
      return pauseTimer(meeting, now)
    case 'two_minutes_more':
      return twoMinutesMore(meeting, operation, now)
    case 'share_card':
      return shareCard(meeting, operation, now)
    case 'withdraw_card':
      return withdrawCard(meeting, operation)
    case 'move_card':
      return moveCard(meeting, operation)
    case 'group_cards':
      return groupCards(meeting, operation)
    case 'add_pattern':
      return addPattern(meeting, operation)
    case 'rename_pattern':
      return renamePattern(meeting, operation)
    case 'ungroup':
      return ungroup(meeting, operation)
    case 'answer_pledge':
      return answerPledge(meeting, operation)
    case 'write_action':
      return writeAction(meeting, operation)
    case 'write_decision':
      return writeDecision(meeting, operation, now)
    case 'decide_not_today':
      return decideNotToday(meeting, operation)
    case 'set_next_meeting':
      return setNextMeeting(meeting, operation, now)
    case 'close':
      return closeMeeting(meeting, operation, now)
    case 'end_of_day':
      return endOfDay(meeting, now)
  }
}
