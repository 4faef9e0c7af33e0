import type { Messages } from '../messages.ts'

export const overview: Messages['overview'] = {
  title: 'Overview',
  morning: (name) => `Good morning, ${name}`,
  forenoon: (name) => `Good morning, ${name}`,
  afternoon: (name) => `Good afternoon, ${name}`,
  evening: (name) => `Good evening, ${name}`,
  lead: (date) => `${date}. You have one thing to practise this week.`,
  leadWithout: (date) => `${date}.`,
  nextStep: 'Your next step',
  leadNext: (date) => `${date}. You have one thing that should not wait.`,
  itIsAbout: 'It is about',
  today: 'today',
  tomorrow: 'tomorrow',
  yesterday: 'yesterday',
  steps: {
    formulate: { title: 'Tell what the challenge is', button: 'Write about the challenge', takes: 'Takes about ten minutes' },
    plan: { title: 'Plan what you will try', button: 'Make the plan', takes: 'Takes about ten minutes' },
    act: { title: 'Try it, and write what you see', button: 'Write an observation', takes: 'Takes about five minutes' },
    observe: { title: 'Write down what you have noticed', button: 'Write an observation', takes: 'Takes about five minutes' },
    reflect: { title: 'Look back at what you tried', button: 'Write your reflection', takes: 'Takes about ten minutes' },
    decide: { title: 'Decide whether there is a new action', button: 'Decide', takes: 'Takes about five minutes' },
  },
  due: (step, when, isPast) => {
    if (step === 'formulate' || step === 'plan') return `The action ${isPast ? 'was to begin' : 'begins'} ${when}.`
    if (step === 'act') return `The action ${isPast ? 'ended' : 'ends'} ${when}.`
    if (step === 'observe') return `The observation ${isPast ? 'ended' : 'ends'} ${when}.`
    return `The reflection meeting ${isPast ? 'was' : 'is'} ${when}.`
  },
  practise: 'Practise one expectation this week',
  howItMayLook: 'What it can look like',
  readIt: 'Read about the expectation',
  changesMonday: 'It changes on Monday',
  citizen: 'The citizen',
  chainDescription: (chain, you) => `The chain of responsibility: “${chain}”. You stand at “${you}”.`,
  themesDescription: (themes, now) => `The themes of the foundation: “${themes}”. This week is “${now}”.`,
  newToYou: 'New to you',
  hearingOf: (name: string, number: number) => `“${name}”, edition ${number}, is out for consultation`,
  hearingInvited: (last: string) => `You are invited to say what you think, by ${last}.`,
  hearingWritten: (count: number, last: string) =>
    `You have written ${count === 1 ? '1 comment' : `${count} comments`}. You can write more, by ${last}.`,
  hearingForEditor: (last: string, waiting: number) =>
    `It runs until ${last}. ${waiting === 0 ? 'Nothing waits for your answer.' : waiting === 1 ? '1 comment waits for your answer.' : `${waiting} comments wait for your answer.`}`,
  hearingRead: 'Read it and say what you think',
  yourFoundations: 'Your foundations',
  yourRole: 'Your role',
  seeMyRole: 'See all that is expected of you',
  allFoundations: 'See all foundations',
  expectations: (count) => (count === 1 ? '1 expectation' : `${count} expectations`),
  heldIn: (role, unit) => `${role}, ${unit}`,
  noPosition: 'You have no unit yet. Ask your development consultant to give you one.',
  emptyTitle: 'The organisation has no foundation yet',
  emptyText: 'When the first foundation has been adopted, you can read and practise it here.',
  emptyAdminText: 'Choose a template and make it your own. Or bring in units and people first.',
  chooseTemplate: 'Choose a template',
  importPeople: 'Bring in units and people',
}
