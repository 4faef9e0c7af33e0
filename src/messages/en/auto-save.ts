import type { Messages } from '../messages.ts'

/** Forms that save themselves. */
export const autoSave: Messages['autoSave'] = {
  save: 'Save',
  saving: 'Saving …',
  saved: 'Saved at {time}',
  savedBefore: 'Saved',
  offline: 'You are offline. We keep what you wrote in the browser and send it when you are back.',
  kept: 'We could not save. What you wrote is in the browser, and we try again in a moment.',
  restored: 'We have kept what you wrote in the browser.',
  notKept: 'We could not save, and the browser has no room. Copy your text before you go on.',
  signedOut: 'You are signed out. We have kept what you wrote in the browser.',
  signIn: 'Sign in again',
  refused: 'It can no longer be saved here. Your text is still here. Copy it if you want to keep it.',
  unsent: 'Some of what you wrote has not been sent yet. If you sign out now, it is gone. Do you want to sign out?',

  somebody: 'Somebody else',
  conflict: (name) => `${name} changed the same while you were writing. See both versions and choose.`,
  theirs: (name) => `${name}’s version`,
  mineIsAbove: 'Your version is in the field. You can also mend it so that it has both.',
  keepMine: 'Keep mine',
  useTheirs: (name) => `Use ${within(name)}’s`,
  used: (name) => `${name}’s version stands here now.`,
  own: {
    heading: 'You have changed the text somewhere else in the meantime. See both versions and choose.',
    theirs: 'Your other version',
    useTheirs: 'Use the other',
    used: 'Your other version stands here now.',
  },
  empty: 'Nothing',
}

function within(name: string): string {
  return name === 'Somebody else' ? 'somebody else' : name
}
