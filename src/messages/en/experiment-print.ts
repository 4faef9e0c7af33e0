import type { Messages } from '../messages.ts'

export const experimentPrint: Messages['experimentPrint'] = {
  holds: 'The sheet holds what your network group may see: no star moments that may not be told, and no names of those who rated.',
  back: 'Back to the experiment',
  moreCurves: (n) => (n === 1 ? 'There is 1 more curve on the experiment’s page.' : `There are ${n} more curves on the experiment’s page.`),
  notes: 'Notes from the meeting',
  printedOn: (date) => `Printed on ${date}`,
}
