import { about } from './en/about.ts'
import { autoSave } from './en/auto-save.ts'
import { circles } from './en/circles.ts'
import { decided } from './en/decided.ts'
import { documentImport } from './en/document-import.ts'
import { draft } from './en/draft.ts'
import { errors } from './en/errors.ts'
import { evidence } from './en/evidence.ts'
import { exchange } from './en/exchange.ts'
import { experimentPrint } from './en/experiment-print.ts'
import { experiments } from './en/experiments.ts'
import { foundations } from './en/foundations.ts'
import { frame } from './en/frame.ts'
import { hearing } from './en/hearing.ts'
import { history } from './en/history.ts'
import { indicators } from './en/indicators.ts'
import { live } from './en/live.ts'
import { local } from './en/local.ts'
import { loops } from './en/loops.ts'
import { meetingAfter } from './en/meeting-after.ts'
import { meetingBoard } from './en/meeting-board.ts'
import { meetingDecision } from './en/meeting-decision.ts'
import { meetingFormats } from './en/meeting-formats.ts'
import { meetingNotes } from './en/meeting-notes.ts'
import { meetings } from './en/meetings.ts'
import { observations } from './en/observations.ts'
import { overview } from './en/overview.ts'
import { people } from './en/people.ts'
import { practice } from './en/practice.ts'
import { ratings } from './en/ratings.ts'
import { scale } from './en/scale.ts'
import { sharing } from './en/sharing.ts'
import { sheet } from './en/sheet.ts'
import { signIn } from './en/sign-in.ts'
import { sparring } from './en/sparring.ts'
import type { Messages } from './messages.ts'

export const en: Messages = {
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
