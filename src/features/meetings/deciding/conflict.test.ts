import assert from 'node:assert/strict'
import { test } from 'node:test'
import { continued, decided, done, refusal } from '../../../../test/held-meeting.ts'
import { emptyDecision } from '../decision.ts'
import { readOperation } from '../form.ts'
import type { Operation } from '../operation.ts'
import { decisionFields, theirWords } from './conflict.ts'

const sanne = { id: 'sanne', name: 'Sanne', as: 'member' } as const

test('what stands of a decision is told by the names of the form, and sent back by those names it is the same decision', () => {
  const words = { ...continued, because: 'Det virker', helpers: [{ person: null, name: 'Lone', what: 'Tæller' }], meetAgain: '2026-11-11' }
  const body = { kind: 'write_decision', round: 'r1', seen: '2', ...decisionFields(words) }
  assert.deepEqual(readOperation(body, sanne), { kind: 'write_decision', by: 'sanne', round: 'r1', seen: 2, words })
})

test('two who decide at once: the second is told what the first wrote, and by whom', () => {
  const meeting = decided()
  const late: Operation = {
    kind: 'write_decision',
    by: 'sanne',
    round: 'r1',
    words: { ...emptyDecision, choice: 'stop', because: 'Nok nu' },
    seen: 0,
  }
  const theirs = theirWords(refusal(meeting, late), late.kind)
  assert.equal(theirs?.by, 'mette')
  assert.equal(theirs?.revision, 1)
  assert.equal(theirs?.fields['words.choice'], 'continue')
  assert.equal(theirs?.fields['words.tryNext'], continued.tryNext)
  assert.equal(theirs?.fields['words.helpers.0.person'], 'sanne')
})

test('“not today” and a decision answer each other in the form that was sent', () => {
  const meeting = decided()
  const waits: Operation = { kind: 'decide_not_today', by: 'sanne', round: 'r1', because: 'Vi venter', seen: 0 }
  assert.deepEqual(theirWords(refusal(meeting, waits), waits.kind)?.fields, { because: '' })
  const decides: Operation = {
    kind: 'write_decision',
    by: 'sanne',
    round: 'r2',
    words: { ...emptyDecision, choice: 'stop', because: 'Nok' },
    seen: 0,
  }
  const fields = theirWords(refusal(meeting, decides), decides.kind)?.fields ?? {}
  assert.equal(fields['words.because'], 'Vi nåede det ikke')
  assert.equal(fields['words.choice'], '')
})

test('the day and the next step are told alike, and what is no conflict of words is none', () => {
  const meeting = done(decided(), {
    kind: 'write_action',
    by: 'mette',
    round: 'r1',
    words: { what: 'Ringe', where: '', when: '', how: '', why: '' },
    seen: 0,
  })
  const day: Operation = { kind: 'set_next_meeting', by: 'jonas', on: null, time: null, because: 'Ferie', seen: 0 }
  assert.deepEqual(theirWords(refusal(meeting, day), day.kind)?.fields, { on: '2026-11-11', time: '09:00', because: '' })
  const step: Operation = {
    kind: 'write_action',
    by: 'mette',
    round: 'r1',
    words: { what: 'Skrive', where: '', when: '', how: '', why: '' },
    seen: 0,
  }
  assert.equal(theirWords(refusal(meeting, step), step.kind)?.fields['words.what'], 'Ringe')
  assert.equal(theirWords({ refused: 'over' }, 'write_action'), undefined)
})
