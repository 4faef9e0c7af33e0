import type { Messages } from '../messages.ts'

export const frame: Messages['frame'] = {
  product: 'Ledestjerne',
  titled: (title) => `${title} – Ledestjerne`,
  skipToContent: 'Skip to content',

  mainMenu: 'Main menu',
  menu: 'Menu',
  closeMenu: 'Close menu',
  close: 'Close',
  overview: 'Overview',
  foundations: 'Foundations',
  experiments: 'Experiments',
  meetings: 'Meetings',
  myRole: 'My role',
  people: 'Units and people',
  searchLabel: 'Search the foundations',
  search: 'Search',
  reader: 'You',
  signOut: 'Sign out',
  sessions: 'Where you are signed in',

  about: 'About Ledestjerne',
  openSource: 'Ledestjerne is open source.',
  openSourceOf: (organisation) => `Ledestjerne is open source. ${organisation} runs the service and owns the data.`,
  help: 'Help',
  dataProtection: 'How we take care of data',
  accessibility: 'Accessibility statement',
  language: 'Language',
  danish: 'Dansk',
  english: 'English',
  appearance: 'Appearance',
  appearances: { auto: 'Same as your device', light: 'Light', dark: 'Dark' },

  errorPrefix: 'Error: ',
  optional: 'optional',
  breadcrumbs: 'You are here',
  back: 'Back',
  /** Read aloud around words that differ. */
  difference: { added: 'Added:', removed: 'Removed:', differs: 'Differs:', end: 'end.' },
  alerts: { info: 'Information', success: 'Success', warning: 'Warning', error: 'Error' },
}
