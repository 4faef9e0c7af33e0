import type { Page } from 'playwright-core'
import { paths } from '#paths.ts'
import { around, beginExperiment, conclude } from '../../../experiment-cast.ts'
import type { ServedWorld } from '../../browser.ts'
import type { Stop } from '../stop.ts'

/** How a loop ends, how the next begins, and both beside each other. */
export async function pagesOfLoops(world: ServedWorld): Promise<Stop[]> {
  const running = await beginExperiment(world)
  const stopped = await beginExperiment(world)
  const first = await beginExperiment(world)
  await conclude(world, stopped, 'stop')
  await conclude(world, first, 'change')
  const begun = await world.as(around.owner).post(paths.experimentLoops.to({ experiment: first }), { title: 'Fem minutter', anyway: 'yes' })
  const second = begun.headers.get('Location')?.split('/').at(-1) ?? ''
  const conclusion = (experiment: string) => paths.experimentConclusion.to({ experiment })
  return [
    { path: conclusion(running), as: around.owner },
    { path: conclusion(running), as: around.owner, prepare: sendWithoutScript },
    { path: conclusion(stopped), as: around.owner },
    { path: conclusion(first), as: around.owner },
    { path: paths.experiment.to({ experiment: first }), as: around.reader },
    { path: paths.experiment.to({ experiment: second }), as: around.owner },
    { path: paths.experimentLoops.to({ experiment: second }), as: around.owner },
    { path: paths.experimentLoops.to({ experiment: first }), as: around.reader },
  ]
}

async function sendWithoutScript(page: Page): Promise<void> {
  await page.locator('main form').evaluate((form: HTMLFormElement) => form.submit())
  await page.locator('.ls-fejlliste').waitFor()
}
