import { serveWorld } from '../browser.ts'
import { pagesOfDocument } from './stops/document.ts'
import { pagesOfDraft } from './stops/draft.ts'
import { pagesOfHearing } from './stops/hearing.ts'
import { walkPart } from './walk.ts'

const world = await serveWorld()

walkPart({
  part: 'drafts',
  world,
  stops: [
    ...(await pagesOfHearing(world, 'personalepolitik')),
    ...(await pagesOfDraft(world, 'vaerdikompas', 'personalepolitik')),
    ...(await pagesOfDocument(world)),
  ],
})
