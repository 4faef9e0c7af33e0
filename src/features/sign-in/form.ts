import { z } from 'zod'
import type { Messages } from '#messages/messages.ts'

const address = (wrong: string) => z.string().trim().toLowerCase().max(320, wrong).pipe(z.email(wrong))

export function signInForm(t: Messages['signIn']) {
  return z.object({ email: address(t.emailWrong) })
}

/** The code is read aloud from a console: case, spaces and dashes do not count. */
export function setupForm(t: Messages['signIn']) {
  return z.object({
    code: z
      .string()
      .transform((code) => code.replace(/[\s-]/g, '').toUpperCase())
      .pipe(z.string().min(1, t.codeMissing).max(40, t.codeWrong)),
    organisation: z.string().trim().min(1, t.organisationMissing).max(200, t.tooLong(200)),
    name: z.string().trim().min(1, t.nameMissing).max(200, t.tooLong(200)),
    email: address(t.emailWrong),
  })
}
