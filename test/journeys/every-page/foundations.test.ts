import { serveWorld } from '../browser.ts'
import { pagesAroundAnExpectation } from './stops/local.ts'
import { pagesOfReading } from './stops/reading.ts'
import { walkPart } from './walk.ts'

const world = await serveWorld()

walkPart({
  part: 'foundations',
  world,
  stops: [...(await pagesOfReading(world)), ...(await pagesAroundAnExpectation(world, 'faelles-kurs'))],
})
