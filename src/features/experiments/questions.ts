import { z } from 'zod'

/*
 * The questions of an experiment as data. A running experiment keeps the version that it was begun with, so a new wording never
 * changes what somebody has answered. The words follow the voice ("{jeg|vi}": one before the bar, a group after it) and the aim of
 * the programme ("{aim}"), which each experiment carries with it.
 */

const said = z.strictObject({ da: z.string().min(1), en: z.string().min(1) })
const elements = z.array(z.string().regex(/^(LB|BC|HV)-\d{3}$/)).default([])

const question = z.strictObject({
  key: z.string().regex(/^[a-z_]+$/),
  label: said,
  /** The word of the trade beside the label in the sheet. */
  note: said.optional(),
  text: said,
  hint: said.optional(),
  /** On the sheet, too. */
  sheet: z.boolean().default(false),
  elements,
})

const phase = z.strictObject({
  key: z.enum(['challenge', 'planning', 'action', 'observation', 'reflection', 'new_action']),
  name: said,
  short: said,
  lead: said,
  readings: z.strictObject({ understand: said, others: said, confirms: said, nuances: said, challenges: said, elements }).optional(),
  questions: z.array(question),
  elements,
})

const ratingQuestion = z.strictObject({
  key: z.enum(['challenge', 'support']),
  moments: z.array(z.enum(['before', 'after'])).min(1),
  polarity: z.enum(['less_is_better', 'more_is_better']),
  label: said,
  text: said,
  anchors: z.strictObject({ low: said, high: said }),
  elements,
})

export const questionsSchema = z.strictObject({
  version: z.string(),
  phases: z.array(phase).length(6),
  bottom_line: z.strictObject({ title: said, questions: z.array(question), elements }),
  perspectives: z.strictObject({ title: said, text: said, elements }),
  ratings: z.array(ratingQuestion).length(2),
})

export type Questions = z.infer<typeof questionsSchema>
export type Question = Questions['phases'][number]['questions'][number]
export type Phase = Questions['phases'][number]
export type RatingQuestion = Questions['ratings'][number]
type Said = z.infer<typeof said>

export const phaseKeys = phase.shape.key.options

/** How an experiment is spoken of: by one or by a group, and towards which aim. */
export interface Tone {
  voice: 'jeg' | 'vi'
  aim: string
}

/** "Hvad vil {jeg|vi} prøve?" → "Hvad vil vi prøve?" */
export function say(text: Said, language: 'da' | 'en', { voice, aim }: Tone): string {
  return text[language]
    .replace(/\{([^{}|]+)\|([^{}|]+)\}/g, (_, one: string, group: string) => (voice === 'jeg' ? one : group))
    .replaceAll('{aim}', aim)
}

/** Every question that is answered in words: of the phases and of the triple bottom line. */
export function allQuestions(questions: Questions): Question[] {
  return [...questions.phases.flatMap((phase) => phase.questions), ...questions.bottom_line.questions]
}

/** A theme's place in the check of perspectives is a question of its own; its key names foundation and theme. */
export function perspectiveKey(foundationId: string, themeKey: string): string {
  return `perspective:${foundationId}:${themeKey}`.slice(0, 120)
}

export function isQuestion(questions: Questions, key: string): boolean {
  return allQuestions(questions).some((question) => question.key === key) || /^perspective:[0-9a-f-]{36}:[a-z0-9-]{1,70}$/.test(key)
}
