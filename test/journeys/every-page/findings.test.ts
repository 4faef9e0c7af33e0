import { serveWorld } from '../browser.ts'
import { pagesOfIndicators } from './stops/indicators.ts'
import { pagesOfNoticing } from './stops/noticing.ts'
import { pagesOfRatings } from './stops/ratings.ts'
import { pagesOfSharing } from './stops/sharing.ts'
import { walkPart } from './walk.ts'

const world = await serveWorld()

walkPart({
  part: 'findings',
  world,
  stops: [
    ...(await pagesOfRatings(world)),
    ...(await pagesOfNoticing(world)),
    ...(await pagesOfIndicators(world)),
    ...(await pagesOfSharing(world)),
  ],
})
