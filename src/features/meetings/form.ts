import { z } from 'zod'
import { isId } from '#shared/id.ts'
import { actionFields, type decisionFields } from './format.ts'
import { type Answer, type Choice, choices, type DecisionWords, type Helper, type PlannedPresenter, type Stop } from './meeting.ts'
import type { Operation, OperationOf, RoleHolders } from './operation.ts'
import { limits } from './typed.ts'

/*
 * An operation out of a form. What kind it is stands in the hidden field `kind`; the other fields have the operation's own names, and what
 * is inside something has a point before it: from.step, seen.card, helpers.0.what. Empty is nothing, where nothing is allowed.
 *
 * Only the shape is read here. Whether the words are too long, the date is past or the card has moved, the core says, and kindly.
 */

/** Who sends it: never from the form. */
export interface Sender {
  id: string
  name: string
  as: 'member' | 'guest'
}

type Body = Record<string, unknown>
type Without<O> = O extends Operation ? Omit<O, 'by'> : never
type Read = Without<Exclude<Operation, { kind: 'end_of_day' }>>

/** undefined: none of ours has sent this. */
export function readOperation(body: Body, { id: by, name, as }: Sender): Operation | undefined {
  if (body.kind === 'join') return { kind: 'join', by, name, as }
  // Nothing that every object has: "constructor" is no kind.
  const schema = typeof body.kind === 'string' && Object.hasOwn(kinds, body.kind) ? kinds[body.kind as keyof typeof kinds] : undefined
  const result = schema?.safeParse(nested(body))
  return result?.success ? ({ ...(result.data as Read), kind: body.kind, by } as Operation) : undefined
}

const known = z.string().min(1).max(200)
/** Made by whoever sends it. */
const made = z.uuid()
const orNothing = z
  .string()
  .max(200)
  .optional()
  .transform((given) => given || null)
const words = z.string().max(20_000).default('')
const count = z.coerce.number().int().min(0).max(1_000_000_000)
const stop = z.object({ step: known, round: orNothing }) satisfies z.ZodType<Stop>
const nothing = z.object({})

const actionWords = z.object(
  Object.fromEntries(actionFields.map((field) => [field, words])) as Record<(typeof actionFields)[number], typeof words>,
)

const helper = z.object({ person: orNothing, name: words, what: words }) satisfies z.ZodType<Helper>

const decisionWords = z.object({
  choice: z
    .string()
    .default('')
    .transform((given) => (choices as readonly string[]).find((choice) => choice === given) as Choice | undefined)
    .transform((choice) => choice ?? null),
  because: words,
  tryNext: words,
  lookFor: words,
  lookHow: words,
  starMoments: words,
  together: words,
  barriers: words,
  help: words,
  helpers: rows(helper, limits.helpers + 1),
  meetAgain: orNothing,
} satisfies Record<(typeof decisionFields)[number], z.ZodType>) satisfies z.ZodType<DecisionWords>

const presenter = z.object({
  round: made,
  actors: z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((given) => [given].flat().filter((id) => id !== '')),
  title: words,
  experiment: orNothing.transform((given) => (given && isId(given) ? given : null)),
}) satisfies z.ZodType<PlannedPresenter>

const holders = z.object({ facilitator: orNothing, interviewer: orNothing, timekeeper: orNothing }) satisfies z.ZodType<RoleHolders>

const kinds: { [K in Read['kind']]: K extends 'join' ? undefined : z.ZodType<Omit<OperationOf<K>, 'kind' | 'by'>> } = {
  join: undefined,
  leave: nothing,
  show_out: z.object({ guest: known }),
  ready: z.object({ from: z.preprocess((given) => (isEmptyStop(given) ? null : given), stop.nullable()) }),
  not_ready: nothing,
  take_over: nothing,
  deal_roles: nothing,
  give_role: z.object({ role: z.enum(['facilitator', 'interviewer', 'timekeeper']), to: known, round: orNothing }),
  exchange_roles: z.object({ one: known, other: known, seen: holders }),
  set_order: z.object({
    presenters: rows(presenter, 50).transform((given) => given.filter(({ title, actors }) => title.trim() !== '' || actors.length > 0)),
    seen: words.transform((given) => given.split(' ').filter((id) => id !== '')),
  }),
  open: nothing,
  forward: z.object({ from: stop }),
  undo_forward: z.object({ from: stop }),
  next_question: z.object({ from: stop, seen: count }),
  start_timer: nothing,
  pause_timer: nothing,
  two_minutes_more: z.object({ seen: count }),
  share_card: z.object({ card: made, text: words }),
  withdraw_card: z.object({ card: known }),
  move_card: z.object({ card: known, to: orNothing, seen: count }),
  group_cards: z.object({ card: known, with: known, pattern: made, name: words, seen: z.object({ card: count, with: count }) }),
  add_pattern: z.object({ pattern: made, name: words }),
  rename_pattern: z.object({ pattern: known, name: words, seen: count }),
  ungroup: z.object({ pattern: known, seen: count }),
  answer_pledge: z.object({
    pledge: known,
    answer: z.preprocess((given) => given || null, z.enum(['kept', 'not_yet', 'let_go']).nullable() satisfies z.ZodType<Answer | null>),
  }),
  write_action: z.object({ round: known, words: actionWords, seen: count }),
  write_decision: z.object({ round: known, words: decisionWords, seen: count }),
  decide_not_today: z.object({ round: known, because: words, seen: count }),
  set_next_meeting: z.object({ on: orNothing, time: orNothing, because: words, seen: count }),
  close: nothing,
}

/** helpers.0.what, helpers.1.what: in the order of their numbers, whichever are missing. */
function rows<T>(row: z.ZodType<T>, most: number): z.ZodType<T[]> {
  return z.preprocess(
    (given) =>
      given && typeof given === 'object'
        ? Object.entries(given)
            .sort(([a], [b]) => Number(a) - Number(b))
            .map(([, value]) => value)
        : [],
    z.array(row).max(most),
  )
}

function isEmptyStop(given: unknown): boolean {
  return !given || typeof given !== 'object' || !('step' in given) || given.step === ''
}

type Nested = { [name: string]: unknown }

/** from.step=a becomes { from: { step: 'a' } }. A prototype is no field. */
function nested(body: Body): Nested {
  const all: Nested = Object.create(null)
  for (const [name, value] of Object.entries(body)) {
    const parts = name.split('.').slice(0, 4)
    const last = parts.pop() ?? ''
    let inside = all
    for (const part of parts) {
      const next = inside[part]
      const below: Nested = next && typeof next === 'object' ? (next as Nested) : Object.create(null)
      inside[part] = below
      inside = below
    }
    inside[last] = value
  }
  return all
}

/** Where an operation's page was: an address of ours, with the place on it. Anything else is the room. */
export function backOf(given: unknown, room: string): string {
  if (typeof given !== 'string' || given.length > 2000) return room
  const [path = '', place = ''] = given.split('#')
  const isOurs = path === room || path.startsWith(`${room}?`)
  return `${isOurs ? path : room}${/^[a-z0-9-]{1,80}$/.test(place) ? `#${place}` : ''}`
}
