import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { paths } from '#paths.ts'
import { cast } from '../../../cast.ts'
import type { ServedWorld } from '../../browser.ts'
import { type Stop, sendEmpty } from '../stop.ts'

/** A document under review: a step of each kind, and what is asked of one that goes on too early. */
export async function pagesOfDocument(world: ServedWorld): Promise<Stop[]> {
  const as = cast.administrator
  const form = new FormData()
  form.set('file', new File([ourDocument], 'text.txt', { type: 'text/plain' }))
  const response = await world.as(as).post(paths.documentImports.to(), form)
  assert.equal(response.status, 303, await response.text())
  const path = response.headers.get('Location') ?? ''
  const html = await (await world.as(as).get(path)).text()
  const steps = [...new Set([...html.matchAll(/\/document-imports\/[\w-]+\/steps\/[\w-]+/g)].map(([link]) => link))]
  assert.ok(steps.length >= 4, `${steps.length} steps`)
  const ofKinds = steps.filter((step, i) => steps.findIndex((other) => kindOf(other) === kindOf(step)) === i)
  return [
    { path: paths.documentImports.to(), as },
    { path: paths.documentImports.to(), as, prepare: sendEmpty },
    { path, as },
    ...ofKinds.map((step) => ({ path: step, as })),
    ...ofKinds.slice(0, 1).map((step) => ({ path: `${step}?check=yes`, as })),
    { path: paths.foundationImports.to(), as },
    { path: paths.foundationImports.to(), as, prepare: sendEmpty },
    { path: paths.foundationImports.to(), as, prepare: sendMisfit },
  ]
}

/** Themes and their parts have numbers. */
function kindOf(step: string): string {
  return (step.split('/').at(-1) ?? '').replace(/[\d-].*/, '')
}

async function sendMisfit(page: Page): Promise<void> {
  const content = Buffer.from('{"format":"ledestjerne-foundation","name":7}')
  await page.locator('input[type=file]').setInputFiles({ name: 'grundlag.json', mimeType: 'application/json', buffer: content })
  await page.locator('main form button[type=submit]').click()
  await page.locator('.form-error-message, .alert').first().waitFor()
}

const ourDocument = `# Vores grundlag

Grundlaget er skrevet af os alle.

## Tillid

Som leder
- Jeg siger tydeligt, hvad jeg forventer af dig.
- Jeg følger op på det, vi har aftalt.

Som medarbejder
- Jeg spørger, når jeg er i tvivl.

## Samarbejde

Som leder
- Jeg inviterer andre ind i arbejdet.
- Åbenhed

Som medarbejder
- Jeg deler det, jeg ved.
`
