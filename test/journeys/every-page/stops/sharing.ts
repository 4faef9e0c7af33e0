import assert from 'node:assert/strict'
import { paths } from '#paths.ts'
import { cast } from '../../../cast.ts'
import { around, beginExperiment, fillExperiment } from '../../../experiment-cast.ts'
import type { ServedWorld } from '../../browser.ts'
import type { Stop } from '../stop.ts'

/** Who sees an experiment, what is ticked to be told, how it will look, and what was told; and the same on paper. */
export async function pagesOfSharing(world: ServedWorld): Promise<Stop[]> {
  const { id: experiment, star, indicator } = await fillExperiment(world)
  const alone = await beginExperiment(world)
  await world.as(around.owner).post(paths.experimentCircleRemoval.to({ experiment: alone }))
  const parts = ['answer:baseline', 'answer:try', `star:${star}`, `indicator:${indicator}`, 'expectations']
  const preview = `${paths.experimentTelling.to({ experiment }, { preview: 'yes' })}&${new URLSearchParams(parts.map((part) => ['part', part]))}`
  const html = await (await world.as(around.owner).get(preview)).text()
  const form = new FormData()
  for (const part of parts) form.append('part', part)
  form.set('seal', html.match(/name="seal" value="(\w+)"/)?.[1] ?? '')
  assert.equal((await world.as(around.owner).post(paths.experimentTelling.to({ experiment }), form)).status, 303)
  return [
    { path: paths.experimentSharing.to({ experiment }), as: around.owner },
    { path: paths.experimentSharing.to({ experiment: alone }), as: around.owner },
    { path: paths.experimentTelling.to({ experiment }), as: around.owner },
    { path: paths.experimentTelling.to({ experiment }, { preview: 'yes' }), as: around.owner },
    { path: paths.experimentTelling.to({ experiment: alone }), as: around.owner },
    { path: preview, as: around.owner },
    { path: paths.toldExperiments.to(), as: cast.employee },
    { path: paths.toldExperiments.to({ q: 'xyzzy' }), as: cast.employee },
    { path: paths.toldExperiments.to(), as: cast.stranger },
    { path: paths.toldExperiment.to({ experiment }), as: around.owner },
    { path: paths.toldExperiment.to({ experiment }), as: cast.employee },
    { path: paths.experimentPrint.to({ experiment }), as: around.owner },
    { path: paths.experimentPrint.to({ experiment: alone }), as: around.owner },
  ]
}
