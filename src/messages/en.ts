import { about } from './en/about.ts'
import { documentImport } from './en/document-import.ts'
import { draft } from './en/draft.ts'
import { errors } from './en/errors.ts'
import { exchange } from './en/exchange.ts'
import { foundations } from './en/foundations.ts'
import { frame } from './en/frame.ts'
import { hearing } from './en/hearing.ts'
import { history } from './en/history.ts'
import { local } from './en/local.ts'
import { overview } from './en/overview.ts'
import { people } from './en/people.ts'
import { signIn } from './en/sign-in.ts'
import { sparring } from './en/sparring.ts'
import type { Messages } from './messages.ts'

export const en: Messages = {
  about,
  documentImport,
  draft,
  errors,
  exchange,
  foundations,
  frame,
  hearing,
  history,
  local,
  overview,
  people,
  signIn,
  sparring,
}
