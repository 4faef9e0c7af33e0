import { about } from './da/about.ts'
import { autoSave } from './da/auto-save.ts'
import { circles } from './da/circles.ts'
import { decided } from './da/decided.ts'
import { documentImport } from './da/document-import.ts'
import { draft } from './da/draft.ts'
import { errors } from './da/errors.ts'
import { evidence } from './da/evidence.ts'
import { exchange } from './da/exchange.ts'
import { experimentPrint } from './da/experiment-print.ts'
import { experiments } from './da/experiments.ts'
import { foundations } from './da/foundations.ts'
import { frame } from './da/frame.ts'
import { hearing } from './da/hearing.ts'
import { history } from './da/history.ts'
import { indicators } from './da/indicators.ts'
import { live } from './da/live.ts'
import { local } from './da/local.ts'
import { loops } from './da/loops.ts'
import { meetingAfter } from './da/meeting-after.ts'
import { meetingBoard } from './da/meeting-board.ts'
import { meetingDecision } from './da/meeting-decision.ts'
import { meetingFormats } from './da/meeting-formats.ts'
import { meetingNotes } from './da/meeting-notes.ts'
import { meetings } from './da/meetings.ts'
import { observations } from './da/observations.ts'
import { overview } from './da/overview.ts'
import { people } from './da/people.ts'
import { practice } from './da/practice.ts'
import { ratings } from './da/ratings.ts'
import { scale } from './da/scale.ts'
import { sharing } from './da/sharing.ts'
import { sheet } from './da/sheet.ts'
import { signIn } from './da/sign-in.ts'
import { sparring } from './da/sparring.ts'

/** Every text on a screen, in Danish. One file a feature in da/; a text with a value in it is a function. */
export const da = {
  about,
  autoSave,
  circles,
  decided,
  documentImport,
  draft,
  errors,
  evidence,
  exchange,
  experimentPrint,
  experiments,
  foundations,
  frame,
  hearing,
  history,
  indicators,
  live,
  local,
  loops,
  meetingAfter,
  meetingBoard,
  meetingDecision,
  meetingFormats,
  meetingNotes,
  meetings,
  observations,
  overview,
  people,
  practice,
  ratings,
  scale,
  sheet,
  sharing,
  signIn,
  sparring,
}
