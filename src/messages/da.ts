import { about } from './da/about.ts'
import { documentImport } from './da/document-import.ts'
import { draft } from './da/draft.ts'
import { errors } from './da/errors.ts'
import { exchange } from './da/exchange.ts'
import { foundations } from './da/foundations.ts'
import { frame } from './da/frame.ts'
import { hearing } from './da/hearing.ts'
import { history } from './da/history.ts'
import { local } from './da/local.ts'
import { overview } from './da/overview.ts'
import { people } from './da/people.ts'
import { signIn } from './da/sign-in.ts'
import { sparring } from './da/sparring.ts'

/** Every text on a screen, in Danish. One file a feature in da/; a text with a value in it is a function. */
export const da = {
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
