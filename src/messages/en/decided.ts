import type { Messages } from '../messages.ts'

export const decided: Messages['decided'] = {
  decidedOn: (date) => `decided on ${date}`,
  waitedOn: (date) => `waited with deciding on ${date}`,
  waitedText: 'It is taken up again at the next meeting. You can also conclude the loop yourself.',
  questions: {
    try: 'What you try now',
    look_for: 'What you look for',
    notice_stars: 'How you catch sight of star moments',
    together: 'How you work together',
    barriers: 'What must go or become smaller',
    help: 'Help',
  },
  meetAgain: 'You talk about it again',
  bothText: (loop, next) =>
    `Loop ${loop} is concluded with these words. Loop ${next} begins with them filled in, and everything can be changed.`,
  both: (loop, next) => `Conclude loop ${loop}, and begin loop ${next}`,
  concludesText: (loop) => `Loop ${loop} is concluded with these words.`,
  conclude: (loop) => `Conclude loop ${loop} so`,
  beginsText: (next) => `Loop ${next} begins with these words, and everything can be changed.`,
  begin: (next) => `Begin loop ${next}`,
  otherwise: 'Conclude in another way',
}
