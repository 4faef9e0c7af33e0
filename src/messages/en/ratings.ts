import type { Messages } from '../messages.ts'

export const ratings: Messages['ratings'] = {
  title: 'Now and after',
  lead: 'What do you think and do about the challenge now, and what afterwards? It takes a couple of minutes.',
  toExperiment: (title) => `The experiment “${title}”`,
  signedTitle: 'Ratings carry a name',
  signed: (owner) =>
    `${owner ?? 'You'} and the helpers see who answered what. If the experiment is shared with a network group, the group sees only the numbers, put together for at least three, and of names only ${owner ? 'the owner’s' : 'yours'}.`,
  readerSees:
    'You see the numbers put together when at least three besides the owner have answered, and a group by itself when it is at least three. Only the owner and the helpers see who answered what.',
  isConcluded: 'The experiment is concluded. The ratings stand as they were.',
  notSavedConcluded: 'The experiment is concluded. Nothing was changed.',

  now: 'Now',
  after: 'After',
  nowLead: 'Before the experiment',
  afterLead: 'When the experiment has been tried',
  edit: 'Edit',
  editWords: (what) => `Edit: ${what}`,
  notWritten: 'Not written yet.',
  afterWaits: 'This is for afterwards. Show the questions all the same',
  again: 'The same question as before, asked again',
  otherQuestion: 'Another question than the one before',
  neverCompared:
    'Support and challenge are two different questions, and the two numbers are never compared. That is why the question about the challenge is asked twice.',
  save: 'Save my ratings',
  saveHint: 'What you do not answer stays as it was.',
  notAScore: 'Choose a number from 1 to 5',
  nothingChosen: 'Choose at least one number before you save',

  sectionTitle: 'Before and after',
  nothingYet: 'Nobody has rated the challenge both before and after yet.',
  withheld:
    'Fewer than three besides the owner have rated the challenge both before and after. The numbers are shown here when they are three, so that nobody can be known by them.',
  counts: (before, after) =>
    `Before: ${before} ${before === 1 ? 'answer' : 'answers'}. After: ${after} ${after === 1 ? 'answer' : 'answers'}.`,
  someone: 'The one who answered both times',
  one: {
    less: (name) => `${name} rates the challenge as smaller than before`,
    same: (name) => `${name} rates the challenge as before`,
    more: (name) => `${name} rates the challenge as larger than before`,
  },
  contrast: (feels, not) => `${feels} feels it, ${not} does not`,
  contrastCounts: (feels, less, not, notLess) => `In ${feels} ${less} rate the challenge as smaller than before, in ${not} ${notLess}.`,
  outOf: (count, n) => (count === 0 ? `none of ${n}` : `${count} of ${n}`),
  less: (count, n) =>
    count === n ? `All ${n} rate the challenge as smaller than before` : `${count} of ${n} rate the challenge as smaller than before`,
  more: (count, n) =>
    count === n ? `All ${n} rate the challenge as larger than before` : `${count} of ${n} rate the challenge as larger than before`,
  same: (n) => `All ${n} rate the challenge as before`,
  split: (each, n) => `Of ${n}, ${each} rate the challenge as smaller than before, and ${each} as larger`,
  notCause: 'This does not say whether the experiment is the cause.',

  caption: (label, low, high) => `${label}. 1 is ${low}, 5 is ${high}.`,
  chartTitle: (label) => `${label}, before and after`,
  goes: (who, before, after) => `${who} goes from ${before} to ${after}`,
  stays: (who, value) => `${who} stays at ${value}`,
  onScale: 'on a scale from 1 to 5',
  end: (n, words) => `${n} = ${words}`,
  before: 'Before',
  week: (moment, from, to) => (from === to ? `${moment}, week ${from}` : `${moment}, weeks ${from}–${to}`),
  counted: (who, n) => `${who} (${n} ${n === 1 ? 'answer' : 'answers'})`,
  lines: { ungrouped: 'Without a group', other_groups: 'Other groups', others: 'All others', everybody: 'Everybody' },
  means: (groups) => `The numbers are means: ${groups}.`,
  answersOf: (who, n) => `${who} of ${n} ${n === 1 ? 'answer' : 'answers'}`,
  signedOpenly: 'The answers were given by name.',
  onlySome: (before, after) => [onlyOnce(before, 'before'), onlyOnce(after, 'after')].filter(Boolean).join(' '),
  late: (n, of) =>
    `${n} of ${of} answers about before were given when the action had begun. They were given in hindsight, which may make the difference larger or smaller.`,
  seeTable: 'See the numbers as a table',
  who: 'Who',
  change: 'Change',
  tableName: (who, n) => `${who}, ${n} ${n === 1 ? 'answer' : 'answers'}`,

  numbers: 'What the numbers say',
  countsTitle: 'How many rate the challenge as',
  smaller: 'smaller',
  unchanged: 'unchanged',
  larger: 'larger',
  withPairs: (n, asked) => `${n} of the ${asked} who were asked answered both before and after.`,
  chance: (n) => `Cannot be told from random variation with n = ${n}.`,
  beyondChance: (n) => `A change as clear as this seldom comes of random variation alone with n = ${n}.`,
  details: 'How it is worked out',
  netShare: 'Larger minus smaller, as a share of all',
  shift: 'Typical change in steps of the scale (Hodges–Lehmann)',
  p: 'Chance of so uneven a distribution, had nothing changed (exact Wilcoxon test)',
  interval: 'Mean change with its uncertainty (95 %, t-interval)',
  between: (mean, lower, upper) => `${mean}, between ${lower} and ${upper}`,
  noInterval: 'Cannot be worked out with fewer than two answers, or when all changed alike.',
  steps: (n) => `${n} steps`,
  signs: 'Minus is down the scale: the challenge weighs less.',
  tooFew: (changed) =>
    `Here ${changed} answered something else than before. With fewer than six the test can never tell a change from random variation.`,
  supportTitle: 'How much the experiment supports',
  supportLead: (n) => (n === 1 ? 'One answer after the experiment.' : `${n} answers after the experiment.`),
  supportTable: 'How many answered 1, 2, 3, 4 and 5',

  rate: 'Rate',
  see: 'See now and after',
  invite: 'Rate how much the challenge weighs before you try anything. Then you can see the difference afterwards.',
  waiting: 'Ask the question again when the experiment has been tried.',

  ratersTitle: 'Who rates?',
  ratersLead:
    'Write the names of those you ask, at a team meeting for example, and enter their answers here. Say it aloud first: the answers carry a name.',
  toRaters: 'Enter the answers of others',
  tableCaption: 'Answers from 1 to 5',
  tableHint: 'Type a number from 1 to 5 in each field, or leave it empty. Tab takes you to the next field.',
  columns: { 'challenge-before': 'Challenge, before', 'support-after': 'Support, after', 'challenge-after': 'Challenge, after' },
  herself: 'answers for themselves',
  you: 'you',
  groupAndName: 'Name and group',
  saveTable: 'Save the answers',
  saved: (n) => (n === 1 ? 'One answer is saved.' : `${n} answers are saved.`),
  savedNothing: 'There were no new answers to save. All stands as it stood.',
  savedOwn: 'Your rating is saved.',
  wrongCell: (name, typed) => `${name}: “${typed}” is not a number from 1 to 5`,
  conflictTitle: 'Somebody else wrote answers while you wrote',
  conflictText:
    'Nothing is saved yet. See what stands now, and correct your numbers if they are wrong. Save again, and what stands in the fields counts.',
  conflictCell: (name, column, now, typed) => `${name}, ${column}: it now says ${now || 'nothing'}, you wrote ${typed || 'nothing'}`,
  changeRater: (name) => `Edit ${name}`,
  nobodyTitle: 'Nobody on the list yet',
  nobodyText: 'Write the names below, one on each line. You can also paste a column from a spreadsheet.',
  addTitle: 'Put more on the list',
  namesLabel: 'Names',
  namesHint: 'One name on each line. If there is a group in the column beside it, it comes along.',
  groupLabel: 'Group',
  groupHint: 'For example the evening shift. The group then becomes one line in the picture.',
  add: 'Put on the list',
  nobodyGiven: 'Write at least one name',
  tooMany: (most, room) =>
    room === 0 ? `The list holds at most ${most}, and it is full` : `The list holds at most ${most}. There is room for ${room} more`,
  twice: (name) => `${name} is there already in the same group. Write the name so that you can tell them apart, with a surname for example`,
  nameTooLong: (most) => `A name may be at most ${most} characters`,
  groupTooLong: (most) => `A group may be at most ${most} characters`,
  tooLongNamed: (name, most) => `“${name.slice(0, 30)}…” is too long. There is room for ${most} characters`,
  tooMuchText: 'That is too much at once. Paste at most 60 names',
  nameMissing: 'Write a name',

  raterTitle: (name) => `Edit ${name}`,
  nameLabel: 'Name',
  nameIsTheirs: (name) => `${name} rates without you and decides on the name. You can choose the group.`,
  saveRater: 'Save',
  cancel: 'Cancel',
  remove: 'Remove from the list',
  removeTitle: (name) => `Do you want to remove ${name}?`,
  removeText: (n) =>
    n === 0
      ? 'There are no answers to lose.'
      : n === 1
        ? 'One answer goes too. This cannot be undone.'
        : `${n} answers go too. This cannot be undone.`,
  removeHerself: 'Whoever rates again comes back on the list.',
  removeConfirm: 'Remove',
  keep: 'Keep',

  guestTitle: 'Rate from 1 to 5',
  guestBehind: 'The challenge behind',
  guestSigned: (name, owner) =>
    `You answer as ${name}. ${owner} and the helpers see your name and your answer. If ${owner} shares the experiment with other leaders, they see only the numbers, put together for at least three.`,
  guestSave: 'Save',
  guestBack: 'Back',
}

function onlyOnce(n: number, moment: string): string {
  if (n === 0) return ''
  return n === 1 ? `One answered only ${moment} and is not in the lines.` : `${n} answered only ${moment} and are not in the lines.`
}
