import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { paths } from '#paths.ts'
import { cast } from '../../../cast.ts'
import type { ServedWorld } from '../../browser.ts'
import { linkOn, type Stop, sendEmpty } from '../stop.ts'

/** Units and people, and files that bring them in. */
export async function pagesOfPeople(world: ServedWorld): Promise<Stop[]> {
  const as = cast.administrator
  return [
    { path: paths.people.to(), as },
    { path: paths.people.to({ q: 'Mette' }), as },
    { path: paths.people.to({ q: 'xyzzy' }), as },
    { path: await unitOf(world), as },
    { path: paths.peopleImport.to(), as },
    { path: paths.peopleImport.to(), as, prepare: sendEmpty },
    { path: paths.peopleImport.to(), as, prepare: sendBrokenFile },
    { path: await importedFile(world, 'gennemfoert'), as },
    { path: await storedFile(world, 'set'), as },
  ]
}

async function storedFile(world: ServedWorld, name: string): Promise<string> {
  const form = new FormData()
  const lines = [
    'enhedskode;enhed;overenhedskode;navn;e-mail;rolle',
    `${name};${name};;;;`,
    `${name};;;Ny Nielsen;${name}@fjordby.example;medarbejder`,
  ]
  form.set('file', new File([`${lines.join('\n')}\n`], `${name}.csv`))
  const response = await world.as(cast.administrator).post(paths.peopleImport.to(), form)
  assert.equal(response.status, 303, await response.text())
  return response.headers.get('Location') ?? ''
}

async function importedFile(world: ServedWorld, name: string): Promise<string> {
  const path = await storedFile(world, name)
  const seen = (await (await world.as(cast.administrator).get(path)).text()).match(/name="seen" value="(\w+)"/)?.[1]
  const response = await world.as(cast.administrator).post(`${path}/completion`, { seen: seen ?? '' })
  assert.equal(response.headers.get('Location'), path)
  return path
}

async function sendBrokenFile(page: Page): Promise<void> {
  const content = Buffer.from('enhedskode;enhed;overenhedskode;navn;e-mail;rolle\n77;;;Ny;ny;vicevært\n')
  await page.locator('input[type=file]').setInputFiles({ name: 'fil.csv', mimeType: 'text/csv', buffer: content })
  await page.locator('main form button[type=submit]').click()
  await page.locator('main table').first().waitFor()
}

async function unitOf(world: ServedWorld): Promise<string> {
  const html = await (await world.as(cast.administrator).get(paths.people.to())).text()
  return linkOn(html, '/people/units/[^"]+')
}
