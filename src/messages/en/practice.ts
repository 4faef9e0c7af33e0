import type { Messages } from '../messages.ts'

export const practice: Messages['practice'] = {
  practise: 'practise',
  few: 'a few practise',
  none: 'Nobody yet',
  practiseIt: 'Practise it in an experiment',
  practiseMine: 'Practise my expectation',
  beTheFirst: 'Nobody practises it right now. You can be the first.',
  fewNow: 'A few practise it right now.',
  manyNow: (n) => `${n} experiments practise it right now.`,
  legend: { many: 'many practise', few: 'few practise', none: 'nobody practises yet' },
  quietTitle: 'Here it is quiet',
  quiet: (n) =>
    `${n === 1 ? 'One place in the chain is' : `${n} places in the chain are`} not practised in any experiment right now. It may be second nature, or nobody may have noticed.`,
  moreQuiet: (n) => `And ${n} more ${n === 1 ? 'place' : 'places'}.`,
}
