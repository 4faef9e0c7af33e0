import { about } from './en/about.ts'
import { errors } from './en/errors.ts'
import { foundations } from './en/foundations.ts'
import { frame } from './en/frame.ts'
import { overview } from './en/overview.ts'
import { people } from './en/people.ts'
import { signIn } from './en/sign-in.ts'
import type { Messages } from './messages.ts'

export const en: Messages = { about, errors, foundations, frame, overview, people, signIn }
