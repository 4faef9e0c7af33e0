import assert from 'node:assert/strict'
import { test } from 'node:test'
import { done, formats, nine, opened, refusal } from '../../../../test/held-meeting.ts'
import type { Operation } from '../operation.ts'
import { sharedView } from '../views.ts'
import { answerOnBoard, boardRoom, withCard } from './board-room.ts'

const whole = formats[0] ?? assert.fail()

function withCards() {
  return done(
    opened(),
    { kind: 'share_card', by: 'jonas', card: 'c1', text: 'Ti minutter gav mere end en side' },
    { kind: 'share_card', by: 'amira', card: 'c2', text: 'Først når vi ser hinanden' },
    { kind: 'group_cards', by: 'amira', card: 'c1', with: 'c2', pattern: 'p1', name: 'Korte møder', seen: { card: 1, with: 1 } },
  )
}

function said(operation: Operation) {
  const meeting = withCards()
  return answerOnBoard({ operation, refusal: refusal(meeting, operation) }, sharedView(meeting, whole, 'da', nine))
}

test('the menu that is open stands in the address, beside the step she looks at', () => {
  assert.equal(withCard('/meetings/1', 'c1'), '/meetings/1?card=c1')
  assert.equal(withCard('/meetings/1?step=tjek-ind', 'c1'), '/meetings/1?step=tjek-ind&card=c1')
  const { room, openCard } = boardRoom({ frame: { path: '/meetings/1?step=tjek-ind&card=c1' }, back: '/meetings/1?step=tjek-ind' })
  assert.equal(openCard, 'c1')
  assert.equal(room.back, '/meetings/1?step=tjek-ind')
})

test('whoever moves a card that was just moved is told where it is and by whom', () => {
  const answer = said({ kind: 'move_card', by: 'peter', card: 'c1', to: null, seen: 1 })
  assert.deepEqual(answer, { kind: 'moved', by: 'Amira', card: 'c1', text: 'Ti minutter gav mere end en side', pattern: 'Korte møder' })
})

test('whoever names a pattern that was just named is told the name and keeps her own in sight', () => {
  const meeting = done(withCards(), { kind: 'rename_pattern', by: 'jonas', pattern: 'p1', name: 'Ansigt til ansigt', seen: 1 })
  const operation: Operation = { kind: 'rename_pattern', by: 'peter', pattern: 'p1', name: 'Møder', seen: 1 }
  const answer = answerOnBoard({ operation, refusal: refusal(meeting, operation) }, sharedView(meeting, whole, 'da', nine))
  assert.deepEqual(answer, { kind: 'renamed', by: 'Jonas', now: 'Ansigt til ansigt', mine: 'Møder' })
})

test('a pattern that is gone leaves the card where it lay, and says so', () => {
  assert.deepEqual(said({ kind: 'move_card', by: 'peter', card: 'c1', to: 'gone', seen: 2 }), { kind: 'still_there' })
  assert.equal(said({ kind: 'withdraw_card', by: 'peter', card: 'c1' }), undefined)
})
