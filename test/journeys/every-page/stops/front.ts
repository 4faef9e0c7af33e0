import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { paths } from '#paths.ts'
import { cast } from '../../../cast.ts'
import { type ServedWorld, serveAgain, serveWorld } from '../../browser.ts'
import { type Stop, sendEmpty } from '../stop.ts'

const skovlundsAdministrator = 'torben.ravn@skovlund.example'

/** Before sign-in, just after, and what belongs to no other part. */
export async function pagesOfFront(world: ServedWorld): Promise<Stop[]> {
  return [
    { path: paths.signIn.to() },
    { path: paths.signIn.to(), prepare: sendEmpty },
    { path: paths.signInSent.to() },
    { path: await signInLink(world) },
    { path: paths.signInLink.to({ token: 'a-guess' }) },
    { path: paths.demo.to() },
    { path: paths.help.to() },
    { path: paths.dataProtection.to() },
    { path: paths.accessibility.to() },
    { path: '/nowhere' },
    { path: paths.overview.to(), as: cast.leader },
    { path: paths.overview.to(), as: cast.leader, prepare: openDrawer },
    { path: paths.overview.to(), as: skovlundsAdministrator },
    { path: paths.search.to(), as: cast.leader },
    { path: paths.search.to({ q: 'borgeren' }), as: cast.leader },
    { path: paths.search.to({ q: 'xyzzy' }), as: cast.leader },
    { path: paths.sessions.to(), as: cast.leader },
    { path: '/nowhere', as: cast.leader },
  ]
}

/** With nothing in it: an organisation is to be made. */
export async function pagesOfEmpty(): Promise<Stop[]> {
  const world = await serveWorld({ empty: true, demo: false })
  await world.database.asOwner((owner) => sql`insert into auth.setup_code (code_hash) values (${Buffer.alloc(32)})`.execute(owner))
  return [
    { path: paths.setup.to(), world },
    { path: paths.setup.to(), world, prepare: sendEmpty },
  ]
}

/** On a bad day every page is this one, and each look at it is one error in the log. */
export async function pagesOfBadDay(world: ServedWorld): Promise<Stop[]> {
  const broken = await serveAgain(world, {
    now: () => {
      throw new Error('the clock stands still')
    },
  })
  return [{ path: paths.overview.to(), world: broken, as: cast.leader }]
}

async function signInLink(world: ServedWorld): Promise<string> {
  await world.visit('/sign-in', {
    method: 'POST',
    headers: { Origin: world.origin },
    body: new URLSearchParams({ email: 'mette.holm.krogh@fjordby.example' }),
  })
  const letter = await world.letterTo('mette.holm.krogh@fjordby.example')
  return letter.text.match(/\/sign-in\/\S+/)?.[0] ?? ''
}

async function openDrawer(page: Page): Promise<void> {
  await page.setViewportSize({ width: 390, height: 900 })
  await page.locator('.js-menu-open').click()
}
