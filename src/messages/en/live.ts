import type { Messages } from '../messages.ts'

export const live: Messages['live'] = {
  lost: 'The connection is gone. What you write stays here.',
  notSent: 'We cannot be reached right now, so it may not be saved. What you wrote is still here. Try again in a moment.',
  back: 'The connection is back. See whether it was saved, and try again if not.',
  gone: 'The page cannot be fetched again: you may be signed out. What you have written is still here. Copy it before you go on.',
}
