import type { Messages } from '../messages.ts'

export const about: Messages['about'] = {
  help: {
    title: 'Help',
    lead: 'Ledestjerne turns your leadership foundation into something you practise. Here is what matters, in two minutes.',
    sections: [
      {
        heading: 'Read what is expected of you',
        paragraphs: [
          'Under “My role” is everything that your organisation’s foundations expect of you. Under “Foundations” you can read it all: by perspective, to see the chain from the executive board to the citizen, or by role, to see one person’s task.',
        ],
      },
      {
        heading: 'Practise one thing at a time',
        paragraphs: [
          'Your overview shows one expectation for this week. It changes every Monday. Choose one of the suggestions and try it when the occasion comes.',
        ],
      },
      {
        heading: 'Find a place in the foundation',
        paragraphs: [
          'Search for a word. We find its other forms too: “borger” finds “borgerne” and “borgeres”. The foundations themselves are in Danish.',
        ],
      },
      {
        heading: 'Print',
        paragraphs: ['Every role and every foundation has a page made for A4 paper.'],
      },
      {
        heading: 'Who can help me?',
        paragraphs: ['Your development consultant is the administrator and can correct names, units and roles.'],
      },
    ],
  },
  dataProtection: {
    title: 'How we look after data',
    lead: 'The wall between people and organisations stands in the database, not only on the screen.',
    sections: [
      {
        heading: 'What we keep about you',
        points: [
          'Your name, e-mail address, unit and role. Your organisation entered them.',
          'When and in which browser you are signed in, so that you can see it yourself. It is deleted when you sign out, and after a day at the latest.',
          'Your choice of language and appearance. It lies in your own browser.',
        ],
      },
      {
        heading: 'What we do not keep',
        points: [
          'No passwords.',
          'No IP addresses and no statistics of what you read.',
          'Nothing with others: the pages fetch nothing from elsewhere on the net.',
        ],
      },
      {
        heading: 'Who can see what?',
        paragraphs: [
          'Colleagues in your organisation can see names, units and roles. Your e-mail address is seen only by you and your administrator. Other organisations see nothing.',
          'Whoever runs the database machine can technically read what is in it. No program can promise its way out of that.',
        ],
      },
      {
        heading: 'Cookies',
        paragraphs: [
          'We use three: one keeps you signed in, one is for language and one for appearance. They are necessary, and nobody but us reads them.',
        ],
      },
    ],
  },
  accessibility: {
    title: 'Accessibility statement',
    lead: 'Everybody must be able to read what is expected of them. This is how far we have come.',
    sections: [
      {
        heading: 'What we aim for',
        paragraphs: ['Ledestjerne is built to WCAG 2.2 level AA, on which the Danish act on web accessibility rests.'],
      },
      {
        heading: 'How we have tried it',
        points: [
          'A program (axe) goes through all pages in Danish and English, light and dark, on large and small screens, every time the code changes.',
          'The main path can be walked with the keyboard alone.',
          'Everything works without JavaScript.',
        ],
      },
      {
        heading: 'What we do not know yet',
        paragraphs: [
          'We have not tried the pages ourselves with a screen reader or with Windows high contrast. There may be faults that a program does not find.',
        ],
      },
      {
        heading: 'Tell us if something gets in your way',
        paragraphs: [
          'Write to your development consultant, or whoever looks after Ledestjerne where you work. If you get no answer, you can complain to the Danish Agency for Digital Government.',
          'If your organisation has published its own statement, the address /was leads to it.',
        ],
      },
    ],
  },
}
