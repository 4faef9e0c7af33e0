import { serveWorld } from '../browser.ts'
import { pagesOfBadDay, pagesOfEmpty, pagesOfFront } from './stops/front.ts'
import { pagesOfPeople } from './stops/people.ts'
import { walkPart } from './walk.ts'

const world = await serveWorld()

walkPart({
  part: 'front',
  world,
  stops: [...(await pagesOfFront(world)), ...(await pagesOfPeople(world)), ...(await pagesOfEmpty()), ...(await pagesOfBadDay(world))],
  errors: 1,
})
