import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Language, messagesIn } from '#messages/messages.ts'
import { type LivePart, LivePartPlace } from '#ui/live-part.tsx'
import { after, done, join, nine, pair, planned, short, whole } from '../../../test/held-meeting.ts'
import { begin, people, steps } from '../../../test/random-meeting.ts'
import { apply } from './apply.ts'
import { boardPlace } from './board/routes.tsx'
import { decidingPlace } from './deciding/routes.tsx'
import { livePartsOf } from './live-page.tsx'
import type { Meeting } from './meeting.ts'
import { nextStopOf } from './next-stop.ts'
import type { Note } from './notes/note.ts'
import { notesPlace } from './notes/routes.tsx'
import { roomOf } from './room.tsx'

const note: Note = { id: 'n', text: 'Kun for mig', cardId: 'a', revision: 1 }

function partsOf(meeting: Meeting, viewer: string, language: Language, now: Date): LivePart[] | undefined {
  const format = [whole, short, pair].find(({ key }) => key === meeting.format) ?? whole
  const frame = { t: messagesIn(language), language, appearance: 'auto' as const, path: '/meetings/m?card=b', demo: false }
  const room = roomOf({ frame, meeting, format, viewer, isGuest: viewer === 'guest', lookingAt: null, now })
  if (!room) return undefined
  const held = { format, notes: [note] }
  const { parts } = livePartsOf({
    room,
    stamp: '',
    heading: { title: 'Mødet', circleName: 'Gruppen', startsAt: nine, endsAt: after(90) },
    next: nextStopOf(meeting, format, language),
    topic: 'meeting:m',
    now: '/meetings/m',
    door: { address: 'ledestjerne.example/join' },
    presentable: [],
    places: { notes: notesPlace(room, held), board: boardPlace(room), deciding: decidingPlace(room, held) },
  })
  return parts.flatMap((part) => [part, ...(part.inner ?? [])])
}

/** What is made anew each time a form is drawn, so that what is sent twice is done once, stands for itself. */
function drawn(part: LivePart): string {
  const html = (<LivePartPlace part={{ ...part, inner: [] }} />).toString() as string
  return html.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'new')
}

/** Without the parts in it, which are told apart by themselves. */
function alone(part: LivePart): string {
  return (part.inner ?? []).reduce((html, inner) => html.replace(drawn(inner), ''), drawn(part))
}

test('whatever people do: a part with the same stamp is drawn the same, for everybody, in both languages', () => {
  const kept = { same: 0, other: 0 }
  fc.assert(
    fc.property(begin, steps, fc.constantFrom<Language>('da', 'en'), (start, steps, language) => {
      let meeting = start
      let now = nine.getTime()
      for (const { draw, pause } of steps) {
        now += pause
        const result = apply(meeting, draw(meeting), new Date(now))
        if ('refused' in result || result.meeting === meeting) continue
        const viewer = people[result.meeting.revision % people.length] ?? ''
        const before = partsOf(meeting, viewer, language, new Date(now))
        const then = partsOf(result.meeting, viewer, language, new Date(now))
        meeting = result.meeting
        for (const part of then ?? []) {
          const same = before?.find(({ name, stamp }) => name === part.name && stamp === part.stamp)
          if (!same) {
            kept.other += 1
            continue
          }
          kept.same += 1
          assert.equal(alone(part), alone(same), `${part.name} for ${viewer}`)
        }
      }
    }),
    { numRuns: 25, seed: 20260923 },
  )
  assert.ok(kept.same > 2 * kept.other, `${kept.same} left alone, ${kept.other} drawn anew`)
})

test('a part that runs on by the clock is the same part as long as nobody stops it', () => {
  const meeting = done(planned(), ...join('mette'), { kind: 'deal_roles', by: 'mette' }, { kind: 'open', by: 'mette' })
  const stampAt = (minutes: number, held = meeting) =>
    partsOf(held, 'mette', 'da', after(minutes))?.find(({ name }) => name === 'scene')?.stamp
  assert.equal(stampAt(1), stampAt(2))
  assert.notEqual(stampAt(1), stampAt(1, done(meeting, { kind: 'pause_timer', by: 'mette' })))
})
