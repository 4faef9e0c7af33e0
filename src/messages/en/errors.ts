import type { Messages } from '../messages.ts'

export const errors: Messages['errors'] = {
  notFoundTitle: 'Page not found',
  notFoundText: 'The page does not exist, or you do not have access to it. Check the address, or go back to your overview.',
  forbiddenTitle: 'We did not accept what you sent',
  forbiddenText: (origin) => `It did not come from a page in Ledestjerne. Nothing has changed. Open ${origin} and try again from there.`,
  tooLargeTitle: 'That is too large',
  tooLargeText: 'We accept at most 5 MB at a time. Nothing has changed. Split the file and try again.',
  malformedTitle: 'We could not read what you sent',
  malformedText: 'Nothing has changed. Go back and try again.',
  databaseTitle: 'We cannot reach the database right now',
  databaseText: 'What was saved is still saved. Try again in a moment.',
  tryAgain: 'Try again',
  backToPage: 'Back to the page',
  sentKept: 'What you sent is still here. Wait a moment, and then send it again.',
  sendAgain: 'Send again',
  bugTitle: 'Something went wrong on our side',
  bugText: 'What was saved is still saved. Try again. If it happens again, give your administrator the number below.',
  reference: 'Error number:',
  toOverview: 'To the overview',
  summaryTitle: 'Correct this before you go on',
}
