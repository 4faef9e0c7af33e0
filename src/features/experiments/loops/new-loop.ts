import type { Outcome, PhaseNumber, Voice } from '../experiment.ts'
import { isQuestion, type Questions } from '../questions.ts'

/*
 * A new loop begins where the one before ended: what was thought and done afterwards is what is now. What was decided on stays (the value
 * to create, what is looked for, how it is examined, whom one asks); what was only true of that time stays behind (dates, observations,
 * numbers, who it was shared with). Everything that is carried over can be changed.
 */

/** It begins with the planning: the challenge is put into words already. */
export const firstPhase: PhaseNumber = 2

interface Written {
  question: string
  text: string
  /** Whose words they are goes along with them. */
  authorId?: string
}

interface Reading {
  holder: string
  text: string
  confirms: string
  nuances: string
  challenges: string
  authorId?: string
}

/** Somebody who was asked to rate: by name, by account, or by a personal link. */
export interface Asked {
  name: string
  groupName?: string
  personId?: string
}

export interface LoopBefore {
  title: string
  voice: Voice
  aim: string
  loop: number
  outcome: Outcome
  ownerId: string
  helperIds: string[]
  answers: Written[]
  readings: Reading[]
  asked: Asked[]
}

export interface NewLoop extends Pick<LoopBefore, 'title' | 'voice' | 'aim' | 'helperIds' | 'answers' | 'readings' | 'asked'> {
  loop: number
  phase: PhaseNumber
}

/** Where an answer of the new loop comes from: the first of these that says something. */
const origins: Record<string, readonly string[]> = {
  baseline: ['after_think', 'baseline'],
  before_think: ['after_think', 'think'],
  before_do: ['after_do'],
  success: ['success'],
  signs: ['signs'],
  methods: ['methods'],
  look_for: ['look_for'],
}

/** Who goes on, spreads it or holds on to it tries the same; who changes it, or takes up again what was stopped, tries something else. */
const triesTheSame: readonly Outcome[] = ['continue', 'spread', 'keep']

/**
 * @param questions of the newest template: only what it still asks is carried over
 * @param decided what a meeting decided goes before what was written in the loop before; the owner makes it hers
 */
export function newLoop(before: LoopBefore, questions: Questions, decided: readonly Pick<Written, 'question' | 'text'>[] = []): NewLoop {
  const { title, voice, aim, helperIds, readings, outcome } = before
  const from = { ...origins, ...(goesOnTrying(outcome) && { try: ['try'] }) }
  return {
    title,
    voice,
    aim,
    loop: before.loop + 1,
    phase: firstPhase,
    helperIds,
    answers: [
      ...decided.filter(({ question }) => isQuestion(questions, question)).map((answer) => ({ ...answer, authorId: before.ownerId })),
      ...Object.entries(from).flatMap(([question, origins]) => {
        if (decided.some((answer) => answer.question === question)) return []
        const said = origins
          .map((origin) => before.answers.find((answer) => answer.question === origin))
          .find((answer) => answer?.text.trim())
        return said && isQuestion(questions, question) ? [{ question, text: said.text, authorId: said.authorId }] : []
      }),
    ],
    readings,
    asked: askAgain(before),
  }
}

/**
 * The same people are asked again. Whoever still helps answers with her own account; of the others the name is kept, and a link is sent
 * anew. Two of one name in one group were told apart by their accounts and links, and cannot be any longer: one of them stays.
 */
function askAgain({ asked, ownerId, helperIds }: LoopBefore): Asked[] {
  const inside = new Set([ownerId, ...helperIds])
  const again = asked.map(({ name, groupName, personId }) => ({
    name,
    groupName,
    personId: personId && inside.has(personId) ? personId : undefined,
  }))
  const identity = ({ name, groupName = '' }: Asked) => `${name.toLocaleLowerCase('da')}\n${groupName.toLocaleLowerCase('da')}`
  return again.filter(
    (one, i) =>
      one.personId !== undefined || again.findIndex((other) => other.personId === undefined && identity(other) === identity(one)) === i,
  )
}

/** Whether what was tried is the starting point for what is tried next. */
export function goesOnTrying(outcome: Outcome): boolean {
  return triesTheSame.includes(outcome)
}
