import type { Messages } from '../messages.ts'

const givenLate = (before: number, after: number) =>
  [
    before === 1
      ? '1 rating of before was given after the action had begun'
      : before > 1
        ? `${before} ratings of before were given after the action had begun`
        : '',
    after === 1
      ? '1 rating of after was given before the action began'
      : after > 1
        ? `${after} ratings of after were given before the action began`
        : '',
  ]
    .filter(Boolean)
    .join(', and ')

export const evidence: Messages['evidence'] = {
  title: 'How sure are we?',
  levels: { none: 'Not yet an experience', experience: 'Experience', tendency: 'Tendency', evidence: 'Evidence' },
  meanings: {
    experience: 'Somebody has tried it and told of it in a structured way.',
    tendency: 'What was measured points the same way, and the sources of error are weighed.',
    evidence: 'The effect can be told from everything else that happened.',
  },
  youAreHere: 'You are here.',
  maySay: 'You can say',
  mayNotSay: 'You cannot say yet',
  missing: (level) => `Missing before it is ${/^[aeiou]/i.test(level) ? 'an' : 'a'} ${level.toLowerCase()}`,
  nothingYet: 'Try it, let somebody rate it, and write what you think. Then it is an experience.',
  lessThanBefore: (less, n) => `${less} of ${n} rate the challenge as smaller than before.`,
  saysNotWhy: 'That does not say whether the experiment is the cause.',
  ratedAfter: (n) => (n === 1 ? '1 person has rated how it went.' : `${n} people have rated how it went.`),
  fewRatedAfter: 'A few have rated how it went.',
  pointsToRatings: ({ n, less, same, more }) =>
    `The ratings point to a smaller challenge: ${less} of ${n} say smaller, ${same} unchanged, ${more} larger.`,
  pointsToIndicator: (name, up) => `The measurements point to ${up ? 'more' : 'less'}: ${name}.`,
  evaluatorSays: (name, finding) => `${name}: “${finding}”`,
  notOurDoing: 'That it is the experiment that does it.',
  otherExplanations: 'It may also be that',
  noEffectClaims: 'That it works, or that it does not.',
  untimely: (before, after) => `${givenLate(before, after)}. They are not in the test of random variation.`,
  beganTyped: (typed, moved) =>
    `The action counts from ${typed}, as the sheet says. The phase Action began only on ${moved}. What was locked or rated in between was not in advance.`,
  beganMoved: (moved, typed) => `The action counts from ${moved}, when the phase Action began, and not from ${typed}, as the sheet says.`,
  indistinct: (n) => `Cannot be told from random variation with n = ${n}.`,
  elsewhere: 'That the same will happen elsewhere.',

  missingTexts: {
    assessment: 'At least one rating after the action',
    reflection: 'Your reflection: What do you think of what you tried?',
    locked_in_advance: 'An indicator with a direction and measuring dates that was locked before the action began',
    error_sources: 'The sources of error must be weighed',
    design_in_advance: 'A study design that was fixed before the action began',
    report: 'A named, external evaluator with a report',
    more_raters: (rated, asked, needed) => `${rated} of ${asked} have rated both before and after. At least ${needed} are needed`,
    untimely: (before, after) => `${givenLate(before, after)}. They do not count towards a tendency`,
    signal: (n) =>
      n > 0
        ? `A clear change. The ratings cannot be told from random variation with n = ${n}`
        : 'A clear change in the measurements, in the right direction',
    baseline: (points, needed) =>
      `${points === 0 ? 'No measurements' : points === 1 ? '1 measurement' : `${points} measurements`} before the action. A time series needs at least ${needed}`,
  },

  sourcesTitle: 'What else can explain it?',
  sourcesLead:
    'Go through the list, preferably with somebody who was not part of it. What you are honest about here makes the rest credible.',
  sourcesLink: 'Weigh the sources of error',
  weighed: (done, all) => `${done} of ${all} are weighed`,
  sources: {
    regression_to_the_mean: [
      'It would have righted itself anyhow',
      'Did you begin when it was worst? Then it often gets better whatever one does.',
    ],
    same_raters: ['It is not the same people who rated', 'Other people before and after can give another figure.'],
    drop_outs: ['Some have dropped out', 'Has anybody stopped answering or measuring, and who?'],
    other_changes: ['Something else changed at the same time', 'A new colleague, system, rota or leader?'],
    season: ['The season or the calendar makes the difference', 'Holidays, sickness, busy months.'],
    rater_is_actor: ['Whoever rates has tried it herself', 'We like to see what we hope for.'],
    response_shift: [
      'The yardstick has moved: a 3 means something else now than before',
      'One learns along the road and rates with new eyes.',
    ],
    wish_to_please: ['Some have answered to please you', 'Ratings are signed. That makes it easier to answer kindly.'],
    question_changed: ['It was asked or measured in another way along the road', 'Was the question, the form or whoever counted replaced?'],
  },
  stances: { unlikely: 'Hardly', possible: 'Perhaps', likely: 'Probably' },
  stanceMissing: 'Choose how likely it is when you have written something',
  noteLabel: 'What do you know about it?',
  save: 'Save',

  evaluationTitle: 'External evaluation',
  evaluationLead:
    'Evidence cannot be computed here. It takes a design that is fixed in advance and an evaluator from outside. Often a tendency is enough to decide on.',
  evaluationLink: 'External evaluation',
  designLabel: 'How is the effect told from everything else?',
  designMissing: 'Choose a design',
  designs: {
    comparison: ['Comparison', 'A group that is alike does as before.'],
    randomised: ['Drawing lots', 'Chance decides who tries first.'],
    stepped: ['Stepped start', 'The units begin one after the other in random order.'],
    on_off: ['On and off', 'You do it, stop, and do it again several times.'],
  },
  planLabel: 'The plan',
  planHint: 'Who, when, what is measured, and what is it compared with? It cannot be changed afterwards.',
  planMissing: 'Write the plan',
  fixDesign: 'Fix the design',
  fixedOn: (when) => `Fixed ${when}`,
  fixedTooLate: 'That was after the action began. So it cannot become evidence.',
  fixedAlready: 'The design is fixed already. Here it is.',
  evaluatorLabel: 'Name of the evaluator',
  evaluatorMissing: 'Write who has evaluated',
  placeLabel: 'Place of work',
  findingLabel: 'What does the report say?',
  findingHint: 'Word by word from its conclusion, at most 1,000 characters.',
  findingMissing: 'Write what the report says',
  reportLabel: 'The report',
  reportHint: 'A PDF of at most 5 MB.',
  reportMissing: 'Choose the report as a PDF',
  reportNotPdf: 'The file is not a PDF',
  reportTooLarge: 'The file is larger than 5 MB',
  attach: 'Attach the report',
  attached: (when) => `Attached ${when}`,
  readReport: (name) => `Get the report (${name})`,
  backToExperiment: 'Back to the experiment',
}
