import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { emptyDecision } from '#features/meetings/decision.ts'
import { paths } from '#paths.ts'
import { cast } from '../../../cast.ts'
import { does, forwardTo, openIn, planIn } from '../../../meeting-cast.ts'
import type { ServedWorld } from '../../browser.ts'
import { type Stop, sendEmpty } from '../stop.ts'

/** A meeting far ahead, in the lobby, while the actor listens, among patterns, over, and called off; and how a guest comes in. */
export async function pagesOfMeetings(world: ServedWorld): Promise<Stop[]> {
  const far = await planIn(world, { name: 'Øvegruppen', inMinutes: 5 * 24 * 60 })
  const lobby = await planIn(world, { name: 'Lobbygruppen' })
  const talking = await planIn(world, { name: 'Talegruppen' })
  const seeing = await planIn(world, { name: 'Mønstergruppen' })
  const cancelled = await planIn(world, { name: 'Aflysningsgruppen' })
  const deciding = await planIn(world, { name: 'Beslutningsgruppen' })
  await openIn(world, deciding.id)
  await forwardTo(world, deciding.id, 'beslutning')
  const over = await holdWhole(world, 'Aftengruppen')
  await openIn(world, talking.id)
  await forwardTo(world, talking.id, 'refleksioner')
  await openIn(world, seeing.id)
  const [one, other] = [crypto.randomUUID(), crypto.randomUUID()]
  for (const [card, text] of [
    [one, 'Ingen læste sedlerne'],
    [other, 'Den, der skrev dem, læste dem'],
  ] as const)
    await does(world, cast.leader, seeing.id, (by) => ({ kind: 'share_card', by, card, text }))
  const pattern = { pattern: crypto.randomUUID(), name: 'Vi skriver til os selv', seen: { card: 1, with: 1 } }
  await does(world, cast.leader, seeing.id, (by) => ({ kind: 'group_cards', by, card: one, with: other, ...pattern }))
  await forwardTo(world, seeing.id, 'moenstre')
  await world.as(cast.leader).post(paths.meetingCancelling.to({ meeting: cancelled.id }))
  await world.as(cast.leader).post(paths.meetingDoor.to({ meeting: talking.id }), { door: 'open' })
  const page = (meeting: string) => paths.meeting.to({ meeting })
  const open = await (await world.as(cast.leader).get(page(talking.id))).text()
  const code =
    open
      .match(/([A-Z2-9]{3}) ([A-Z2-9]{3})<\/p>/)
      ?.slice(1)
      .join('') ?? assert.fail('no code on the page')
  async function comeAsGuest(page: Page): Promise<void> {
    await page.locator('#name').fill('Grethe')
    await page.locator('main form button[type=submit]').click()
    await page.locator('.ls-scene').waitFor()
  }
  return [
    { path: paths.meetings.to(), as: cast.leader },
    { path: paths.meetings.to(), as: cast.stranger },
    { path: paths.newMeeting.to({ circle: far.circle }), as: cast.leader, prepare: sendEmptyPlan },
    { path: page(far.id), as: cast.leader },
    { path: page(cancelled.id), as: cast.leader },
    { path: paths.meetingPlan.to({ meeting: far.id }), as: cast.leader, prepare: sendEmptyPlan },
    { path: page(lobby.id), as: cast.leader },
    { path: page(lobby.id), as: cast.leaderOfLeaders, prepare: openWithoutReason },
    { path: page(talking.id), as: cast.leader },
    { path: page(talking.id), as: cast.leaderOfLeaders },
    { path: `${page(talking.id)}?step=tjek-ind`, as: cast.centreHead },
    { path: page(seeing.id), as: cast.centreHead },
    { path: `${page(seeing.id)}?card=${one}`, as: cast.leader },
    { path: page(over.id), as: cast.leader },
    { path: paths.meetingMinutes.to({ meeting: over.id }), as: cast.leader },
    { path: paths.meetingNotes.to({ meeting: over.id }), as: cast.leader },
    { path: paths.myNotes.to(), as: cast.leader },
    { path: paths.myNotes.to(), as: cast.stranger },
    { path: page(deciding.id), as: cast.leader },
    { path: paths.experiment.to({ experiment: over.experiment }), as: cast.leader },
    { path: paths.meetingScreen.to({ meeting: talking.id }), as: cast.leader },
    { path: paths.meetingScreen.to({ meeting: seeing.id }), as: cast.leader },
    { path: paths.guestMeeting.to() },
    { path: paths.join.to(), prepare: sendEmpty },
    { path: paths.joinByCode.to({ code: 'AAAAAA' }) },
    { path: paths.joinByCode.to({ code }) },
    { path: paths.joinByCode.to({ code }), prepare: comeAsGuest },
    { path: paths.guestMeeting.to() },
  ]
}

/** Held from beginning to end: a card, a note and a decision are left. */
async function holdWhole(world: ServedWorld, name: string) {
  const planned = await planIn(world, { name })
  const { rounds } = await openIn(world, planned.id)
  const card = crypto.randomUUID()
  await does(world, cast.leader, planned.id, (by) => ({ kind: 'share_card', by, card, text: 'Ingen læste sedlerne' }))
  await world.as(cast.leader).post(paths.meetingNotes.to({ meeting: planned.id }), { note: 'Jeg spørger Vest' })
  const words = { ...emptyDecision, choice: 'change' as const, tryNext: 'Én seddel ad gangen', lookFor: 'Om den bliver læst' }
  await does(world, cast.leader, planned.id, (by) => ({ kind: 'write_decision', by, round: rounds[0]?.id ?? '', words, seen: 0 }))
  const next = { on: null, time: null, because: 'Ferien først', seen: 0 }
  await does(world, cast.leader, planned.id, (by) => ({ kind: 'set_next_meeting', by, ...next }))
  await does(world, cast.leaderOfLeaders, planned.id, (by) => ({ kind: 'close', by }))
  return planned
}

async function sendEmptyPlan(page: Page): Promise<void> {
  await page.locator('#title').fill('')
  await page.locator('main form button[type=submit]').first().click()
  await page.locator('.ls-fejlliste').waitFor()
}

/** What is refused says so on the page itself. */
async function openWithoutReason(page: Page): Promise<void> {
  await page.locator('.ls-roller > summary').click()
  await page.locator('form:has(#byt-med)').evaluate((form: HTMLFormElement) => {
    for (const field of form.querySelectorAll<HTMLInputElement>('[name="seen.timekeeper"]')) field.value = 'nobody'
    form.requestSubmit()
  })
  await page.locator('#svar').waitFor()
}
