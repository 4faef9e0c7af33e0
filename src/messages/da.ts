import { about } from './da/about.ts'
import { errors } from './da/errors.ts'
import { foundations } from './da/foundations.ts'
import { frame } from './da/frame.ts'
import { overview } from './da/overview.ts'
import { people } from './da/people.ts'
import { signIn } from './da/sign-in.ts'

/** Every text on a screen, in Danish. One file a feature in da/; a text with a value in it is a function. */
export const da = { about, errors, foundations, frame, overview, people, signIn }
