import assert from 'node:assert/strict'
import { paths } from '#paths.ts'
import { cast } from '../../../cast.ts'
import { around, beginExperiment } from '../../../experiment-cast.ts'
import type { ServedWorld } from '../../browser.ts'
import { type Stop, sendEmpty } from '../stop.ts'

/** The list, the beginning, and how sure one can be. */
export async function pagesOfExperiments(world: ServedWorld): Promise<Stop[]> {
  const experiment = await beginExperiment(world)
  const owner = around.owner
  const begun = { foundation: 'faelles-kurs', expectation: 'sikrer-leder-af-medarbejdere-1' }
  const evaluated = await beginExperiment(world)
  const design = { design: 'stepped', plan: 'Tre enheder begynder efter hinanden.' }
  assert.equal((await world.as(owner).post(paths.experimentEvaluation.to({ experiment: evaluated }), design)).status, 303)
  return [
    { path: paths.experiments.to(), as: owner },
    { path: paths.experiments.to({ q: 'xyzzy' }), as: owner },
    { path: paths.experiments.to(), as: cast.stranger },
    { path: paths.newExperiment.to(begun), as: owner },
    { path: paths.newExperiment.to({ foundation: 'faelles-kurs', expectation: 'nowhere' }), as: owner, prepare: sendEmpty },
    { path: paths.experimentRemoval.to({ experiment }), as: owner },
    { path: paths.experimentErrorSources.to({ experiment }), as: owner },
    { path: paths.experimentErrorSources.to({ experiment }), as: around.reader },
    { path: paths.experimentEvaluation.to({ experiment }), as: owner },
    { path: paths.experimentEvaluation.to({ experiment }), as: owner, prepare: sendEmpty },
    { path: paths.experimentEvaluation.to({ experiment: evaluated }), as: owner },
  ]
}
