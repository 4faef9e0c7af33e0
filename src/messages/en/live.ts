import type { Messages } from '../messages.ts'

export const live: Messages['live'] = {
  lost: 'The connection is gone. What you write stays here.',
  gone: 'The page cannot be fetched again: you may be signed out. What you have written is still here. Copy it before you go on.',
}
