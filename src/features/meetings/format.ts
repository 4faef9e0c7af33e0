import { z } from 'zod'

/**
 * The shape of a meeting's format as data: what a file in templates/meetings/ may say, and what an organisation may word for itself.
 *
 * The kinds of step, the roles and the fields are a closed list, because rules and screens hang on them. Everything that is said to
 * people is the format's own: titles, questions, prompts for each role, minutes, and which steps there are. Everything that the
 * source document asks for names the elements of the checklist that it realises, so that a test can count them.
 */

export const stepKinds = [
  'opening',
  'supportive_interview',
  'challenging_reflections',
  'learning',
  'patterns',
  'decision',
  'next_meeting',
] as const
export type StepKind = (typeof stepKinds)[number]

export const meetingRoles = ['facilitator', 'actor', 'interviewer', 'reflecting_team', 'timekeeper'] as const
export type MeetingRole = (typeof meetingRoles)[number]

/** What is written about a presenter's experiment: her next step, and the decision about the next loop. */
export const actionFields = ['what', 'where', 'when', 'how', 'why'] as const
export const decisionFields = [
  'choice',
  'because',
  'tryNext',
  'lookFor',
  'lookHow',
  'starMoments',
  'together',
  'barriers',
  'help',
  'helpers',
  'meetAgain',
] as const
export type ActionField = (typeof actionFields)[number]
export type DecisionField = (typeof decisionFields)[number]

export type Language = 'da' | 'en'

const elements = z.array(z.string().regex(/^LB-\d{3}$/)).default([])
const key = z.string().regex(/^[a-z][a-z0-9-]*$/)
const line = z.string().trim().min(1).max(400)
/** Danish always; English in the formats that come with the product, and where an organisation has written it. */
const wording = { da: line, en: line.optional() }
const words = z.strictObject(wording)
const said = z.strictObject({ ...wording, elements })

const role = z.strictObject({ key: z.enum(meetingRoles), name: words, task: words, elements })

const speaker = z.enum([...meetingRoles, 'everyone'])

const step = z.strictObject({
  key,
  kind: z.enum(stepKinds),
  title: words,
  minutes: z.number().int().min(1).max(120),
  /** presenter: once in each presenter's round. */
  per: z.enum(['meeting', 'presenter']),
  /** Whose turn it is to speak. Everybody else listens. */
  speaks: z.array(speaker).min(1),
  /** Who leads through the questions, when somebody else does the telling. */
  asks: z.array(z.enum(meetingRoles)).default([]),
  lead: words,
  /** In order; everybody sees them. In the reflecting team's talk they are its tasks, and each member begins with one. */
  questions: z.array(said).max(12).default([]),
  /** What is said to those in a role, and to everyone. */
  prompts: z.array(z.strictObject({ for: speaker, ...wording, elements })).default([]),
  fields: z.array(z.strictObject({ key: z.enum([...actionFields, ...decisionFields]), ...wording, elements })).default([]),
  elements,
})

export const formatSchema = z
  .strictObject({
    key,
    name: words,
    lead: words,
    source: z.strictObject({ document: line, publisher: line, year: z.number().int() }).optional(),
    presenters: z.strictObject({ usual: z.number().int().min(1), most: z.number().int().min(1).max(12) }),
    elements,
    /** The room that the meeting is: read before one goes in. */
    room: z.strictObject({ name: words, text: words, elements, questions: z.array(said).max(12) }),
    round: z.strictObject({ name: words, rules: z.array(said).max(8) }),
    roles: z.array(role).min(1),
    steps: z.array(step).min(1).max(20),
  })
  .superRefine((format, context) => {
    for (const complaint of complaints(format)) context.addIssue({ code: 'custom', message: complaint })
  })

export type Words = z.infer<typeof words>
export type Said = z.infer<typeof said>
export type FormatRole = z.infer<typeof role>
export type FormatStep = z.infer<typeof step>
export type Format = z.infer<typeof formatSchema>

/** What no field by itself can tell. */
function complaints(format: { presenters: { usual: number; most: number }; roles: FormatRole[]; steps: FormatStep[] }): string[] {
  const { steps, roles, presenters } = format
  const has = (key: string) => key === 'everyone' || roles.some((role) => role.key === key)
  const rounds = steps.flatMap((step, index) => (step.per === 'presenter' ? [index] : []))
  return [
    ...repeated(steps.map((step) => step.key)).map((key) => `step ${key} stands twice`),
    ...repeated(roles.map((role) => role.key)).map((key) => `role ${key} stands twice`),
    ...['facilitator', 'actor'].filter((key) => !has(key)).map((key) => `there must be a role ${key}`),
    ...(presenters.usual > presenters.most ? ['more presenters are usual than there may be'] : []),
    ...(rounds.length === 0 ? ['no step is for each presenter'] : []),
    ...(rounds.some((index, i) => i > 0 && index !== (rounds[i - 1] ?? 0) + 1) ? ['the steps of a round must follow each other'] : []),
    ...(steps.filter((step) => step.kind === 'decision').length === 1 ? [] : ['there must be one step that decides']),
    ...steps.flatMap((step) => [
      ...[...step.speaks, ...step.asks, ...step.prompts.map((prompt) => prompt.for)]
        .filter((key) => !has(key))
        .map((key) => `step ${step.key} names the unknown role ${key}`),
      ...repeated(step.prompts.map((prompt) => prompt.for)).map((key) => `step ${step.key} has two prompts for ${key}`),
      ...repeated(step.fields.map((field) => field.key)).map((key) => `step ${step.key} has the field ${key} twice`),
      ...step.fields
        .filter((field) => !isFieldOf(step.kind, field.key))
        .map((field) => `step ${step.key} cannot have the field ${field.key}`),
      ...(step.kind === 'decision' && step.per === 'presenter' ? [`step ${step.key} is for the whole meeting`] : []),
    ]),
  ]
}

function isFieldOf(kind: StepKind, key: string): boolean {
  const fields: readonly string[] = kind === 'learning' ? actionFields : kind === 'decision' ? decisionFields : []
  return fields.includes(key)
}

function repeated<T>(keys: readonly T[]): T[] {
  return [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))]
}

/** In the reader's language where the format has it, otherwise in Danish: `isDanish` says so, for the page's lang attribute. */
export function read(words: Pick<Words, 'da' | 'en'>, language: Language): { text: string; isDanish: boolean } {
  const english = language === 'en' ? words.en : undefined
  return { text: english ?? words.da, isDanish: english === undefined }
}

export function findStep(format: Format, key: string): FormatStep | undefined {
  return format.steps.find((step) => step.key === key)
}

/** How long the meeting takes with so many presenters. */
export function minutesOfMeeting(format: Format, presenters: number): number {
  return format.steps.reduce((sum, step) => sum + step.minutes * (step.per === 'presenter' ? presenters : 1), 0)
}

/** The elements of the checklist that a format realises, each once and in order. */
export function elementsOf(format: Format): string[] {
  const all = [
    format,
    format.room,
    ...format.room.questions,
    ...format.round.rules,
    ...format.roles,
    ...format.steps,
    ...format.steps.flatMap((step) => [...step.questions, ...step.prompts, ...step.fields]),
  ]
  return [...new Set(all.flatMap((part) => part.elements))].sort()
}
