import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Language, messagesIn } from '#messages/messages.ts'
import type { Frame } from '#ui/frame.ts'
import { sentence } from './said.tsx'

test('in an English sentence the words of others are Danish, and only they', () => {
  const frame = frameIn('en')
  assert.equal(html(sentence(frame, frame.t.meetingBoard.cardIn, 'Vi skriver')), 'New card in <span lang="da">Vi skriver</span>')
  assert.equal(
    html(sentence(frame, frame.t.meetings.joinMeeting, 'Møde', 'Vest')),
    '<span lang="da">Møde</span> in <span lang="da">Vest</span>',
  )
})

test('a word that the format has in English stands in the sentence as it is', () => {
  const frame = frameIn('en')
  const say = (title: string) => frame.t.meetings.forwardToRound('Sanne', title)
  assert.equal(html(sentence(frame, say, { text: 'checking in', isDanish: false })), 'On to Sanne: checking in')
  assert.equal(html(sentence(frame, say, { text: 'tjek ind', isDanish: true })), 'On to Sanne: <span lang="da">tjek ind</span>')
})

test('in a Danish page nothing is marked, and what was typed is text and no markup', () => {
  const frame = frameIn('da')
  assert.equal(html(sentence(frame, frame.t.meetingBoard.cardIn, 'Vi <b>')), 'Nyt kort i Vi &lt;b&gt;')
  assert.equal(
    html(sentence(frameIn('en'), messagesIn('en').meetingBoard.cardIn, 'Vi <b>')),
    'New card in <span lang="da">Vi &lt;b&gt;</span>',
  )
})

function frameIn(language: Language): Frame {
  return { t: messagesIn(language), language, appearance: 'auto', path: '/', demo: false }
}

function html(child: ReturnType<typeof sentence>): string {
  return (<p>{child}</p>).toString().slice(3, -4)
}
