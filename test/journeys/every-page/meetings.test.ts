import { serveWorld } from '../browser.ts'
import { pagesOfCircles } from './stops/circles.ts'
import { pagesOfMeetingFormats } from './stops/meeting-formats.ts'
import { pagesOfMeetings } from './stops/meetings.ts'
import { walkPart } from './walk.ts'

const world = await serveWorld()

walkPart({
  part: 'meetings',
  world,
  stops: [...(await pagesOfCircles(world)), ...(await pagesOfMeetings(world)), ...(await pagesOfMeetingFormats(world))],
})
