import { serveWorld } from '../browser.ts'
import { pagesOfExperiments } from './stops/experiments.ts'
import { pagesOfLoops } from './stops/loops.ts'
import { pagesOfTheSheet } from './stops/sheet.ts'
import { walkPart } from './walk.ts'

const world = await serveWorld()

walkPart({
  part: 'experiments',
  world,
  stops: [...(await pagesOfExperiments(world)), ...(await pagesOfTheSheet(world)), ...(await pagesOfLoops(world))],
})
