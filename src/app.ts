import { Hono } from 'hono'
import { except } from 'hono/combine'
import { compress } from 'hono/compress'
import type { PublicScope } from '#db/scope.ts'
import { about } from '#features/about/routes.tsx'
import { findCircle } from '#features/circles/queries.ts'
import { circles } from '#features/circles/routes.tsx'
import { evidence } from '#features/experiments/evidence/routes.tsx'
import { experimentExchange } from '#features/experiments/exchange/routes.ts'
import { indicators } from '#features/experiments/indicators/routes.tsx'
import { loops } from '#features/experiments/loops/routes.tsx'
import { guests } from '#features/experiments/observations/guest/routes.tsx'
import { observations } from '#features/experiments/observations/routes.tsx'
import { experimentPrint } from '#features/experiments/print/routes.tsx'
import { findExperiment } from '#features/experiments/queries.ts'
import { ratings } from '#features/experiments/ratings/routes.tsx'
import { experiments } from '#features/experiments/routes.tsx'
import { sharedWithCircle, sharing } from '#features/experiments/sharing/routes.tsx'
import { helping } from '#features/experiments/sheet/helping/routes.tsx'
import { practice } from '#features/experiments/sheet/practice/routes.tsx'
import { sheet } from '#features/experiments/sheet/routes.tsx'
import { settings } from '#features/experiments/sheet/settings/routes.tsx'
import { documentImport } from '#features/foundations/document-import/routes.tsx'
import { draftLife } from '#features/foundations/draft/life/routes.tsx'
import { draft } from '#features/foundations/draft/routes.tsx'
import { exchange } from '#features/foundations/exchange/routes.tsx'
import { hearing } from '#features/foundations/hearing/routes.tsx'
import { history } from '#features/foundations/history/routes.tsx'
import { localWords } from '#features/foundations/local/routes.tsx'
import { foundations } from '#features/foundations/routes.tsx'
import { sparring } from '#features/foundations/sparring/routes.tsx'
import { afterMeetings, afterPlace, beforePlace } from '#features/meetings/after/routes.tsx'
import { boardPlace, meetingBoard } from '#features/meetings/board/routes.tsx'
import { decidingPlace, keptOperations } from '#features/meetings/deciding/routes.tsx'
import { meetingFormats } from '#features/meetings/formats/routes.tsx'
import { meetingGuests } from '#features/meetings/guest/routes.tsx'
import { createLooks } from '#features/meetings/look-queries.ts'
import { meetingNotes, notesPlace } from '#features/meetings/notes/routes.tsx'
import { planning } from '#features/meetings/planning/routes.tsx'
import { findGuestMeeting, isMyMeeting } from '#features/meetings/queries.ts'
import { meetings, meetingsOfCircle } from '#features/meetings/routes.tsx'
import { striking } from '#features/meetings/striking/routes.tsx'
import { overview } from '#features/overview/routes.tsx'
import { people } from '#features/people/routes.tsx'
import { signIn } from '#features/sign-in/routes.tsx'
import { assets } from '#http/assets.ts'
import { compressedPages } from '#http/compressed-pages.ts'
import type { AppContext, AppEnv, Deps } from '#http/env.ts'
import { answerError, answerNotFound } from '#http/errors.tsx'
import { framed } from '#http/frame.ts'
import { guestHash } from '#http/guest.ts'
import { health } from '#http/health.ts'
import { type Hearings, live } from '#http/live.ts'
import { browserWall, sameOriginOnly } from '#http/security.ts'
import { wholeBody } from '#http/whole-body.ts'
import { paths } from '#paths.ts'

/** What an open page can hear of, by the kind of its topic. */
const hearings: Hearings = {
  experiment: { signedIn: async ({ tx }, id) => (await findExperiment(tx, id)) !== undefined },
  circle: { signedIn: async ({ tx }, id) => (await findCircle(tx, id))?.membership === 'member' },
  meeting: { signedIn: ({ tx }, id) => isMyMeeting(tx, id), guest: guestOfMeeting },
}

async function guestOfMeeting(scope: PublicScope, id: string, c: AppContext): Promise<string | undefined> {
  const hash = guestHash(c)
  const found = hash && (await findGuestMeeting(scope, hash))
  return found && found.id === id ? `guest ${found.guest.id}` : undefined
}

/** Each feature answers its own paths and calls next() for none: what nobody answers is not found. */
export function createApp(deps: Deps, { hearings: own = {} }: { hearings?: Hearings } = {}) {
  const app = new Hono<AppEnv>()
  app.use(async (c, next) => {
    c.set('deps', deps)
    await next()
  })
  app.use(browserWall)
  app.use(framed)
  app.route('/', health)
  app.route('/', assets)
  app.use(compress())
  app.use(compressedPages)
  app.use(sameOriginOnly)
  // A document is larger than anything else that is sent: its route has a limit of its own, behind the question who sends it.
  app.use(except(paths.documentImports.pattern, wholeBody))
  app.route('/', live({ ...hearings, ...own }))
  app.route('/', about)
  app.route('/', signIn)
  app.route('/', overview)
  app.route('/', draft)
  app.route('/', draftLife)
  app.route('/', foundations)
  app.route('/', hearing)
  app.route('/', history)
  app.route('/', localWords)
  app.route('/', sparring)
  // Before the interface for programs, which answers what nobody else does.
  app.route('/', experimentExchange)
  app.route('/', exchange)
  app.route('/', documentImport)
  app.route('/', evidence)
  app.route('/', loops)
  app.route('/', sharing)
  app.route('/', experimentPrint)
  // Before the experiments' own addresses: "settings" is the id of none.
  app.route('/', settings)
  app.route('/', experiments)
  app.route('/', sheet)
  app.route('/', practice)
  app.route('/', helping)
  app.route('/', indicators)
  app.route('/', observations)
  app.route('/', guests)
  app.route('/', ratings)
  app.route('/', circles([meetingsOfCircle, sharedWithCircle]))
  // Before those that answer with pages: forms that keep their words are answered in JSON.
  app.route('/', keptOperations)
  const inMeeting = { notes: notesPlace, board: boardPlace, deciding: decidingPlace }
  app.route('/', meetings(createLooks(deps.db, deps.now), { ...inMeeting, before: beforePlace, after: afterPlace }))
  app.route('/', meetingFormats)
  app.route('/', planning)
  app.route('/', meetingGuests(inMeeting))
  app.route('/', meetingNotes)
  app.route('/', meetingBoard)
  app.route('/', afterMeetings)
  app.route('/', striking)
  app.route('/', people)
  app.notFound(answerNotFound)
  app.onError(answerError)
  return app
}
