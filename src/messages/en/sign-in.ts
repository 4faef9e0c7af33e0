import type { Messages } from '../messages.ts'

export const signIn: Messages['signIn'] = {
  title: 'Sign in',
  lead: 'Write your e-mail address and we will send you a link that signs you in. You need no password.',
  email: 'E-mail address',
  emailHint: 'The one your organisation knows you by',
  send: 'Send me a link',
  toDemo: 'See the demonstration instead',
  emailWrong: 'Write an e-mail address, for example name@municipality.dk',
  tooMany: 'Many links have been asked for in a short time. Wait a quarter of an hour and try again.',

  sentTitle: 'Look in your inbox',
  sentLead: 'If we know the address, a link will be there shortly. It works once, for 20 minutes.',
  sentNothing: 'No mail? Look among the unwanted mail, or try another address.',
  sendAgain: 'Try again',

  letter: (link) => ({
    subject: 'Your link to Ledestjerne',
    text: `Hello\n\nOpen the link to sign in. It works once, for 20 minutes.\n\n${link}\n\nIf you did not ask for it, you can safely delete this mail.\n\nKind regards\nLedestjerne`,
  }),

  linkTitle: 'Welcome back',
  linkLead: 'Press the button and you are in.',
  linkChoose: 'Choose the organisation that you want to enter.',
  enter: (name, organisation) => `Sign in as ${name}, ${organisation}`,
  linkGoneTitle: 'The link has been used or has expired',
  linkGoneLead: 'A link works once, for 20 minutes. Ask for a new one and you will soon be on your way.',
  newLink: 'Send me a new link',

  demoTitle: 'Try Ledestjerne',
  demoLead: 'Choose who you want to be. The municipalities and the people are invented, and you cannot break anything.',
  demoEnter: 'Sign in',
  demoEnterAs: (name) => `Sign in as ${name}`,

  setupTitle: 'Create your organisation',
  setupLead: 'Ledestjerne is empty and waits for you. You become its administrator and can bring in units and people afterwards.',
  code: 'One-time code',
  codeHint: 'It was printed on the console when Ledestjerne started',
  organisation: 'Name of the organisation',
  organisationHint: 'For example Fjordby Kommune',
  name: 'Your name',
  setupEmail: 'Your e-mail address',
  setupEmailHint: 'This is where we will send your sign-in link from now on',
  create: 'Create the organisation',
  codeMissing: 'Write the one-time code from the console',
  codeWrong: 'The code does not fit. Check it on the console and try again.',
  organisationMissing: 'Write the name of the organisation',
  nameMissing: 'Write your name',
  tooLong: (maximum) => `Write at most ${maximum} characters`,

  sessionsTitle: 'Where you are signed in',
  sessionsLead:
    'If you do not recognise one of them, sign it out. After eight hours without use, and after a day at the latest, we sign you out ourselves.',
  device: 'Browser',
  since: 'Signed in',
  lastUsed: 'Last used',
  action: 'Action',
  thisOne: 'This browser',
  end: 'Sign out',
  endOther: (device) => `Sign out ${device}`,
}
