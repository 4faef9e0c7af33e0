/** What the process that makes the meetings, the one that loads and the one that reports tell each other, as JSON. */

export interface BenchMeeting {
  id: string
  /** One for each participant. */
  cookies: string[]
  patterns: string[]
  /** In the order in which they were shared. */
  cards: BenchCard[]
}

export interface BenchCard {
  id: string
  /** Which of the cookies. */
  author: number
}

/** So many of the newest cards lie loose; who puts one into a pattern takes the oldest of them. */
export const looseCards = 4

/** Numbered, so that a page tells how much of what was done it shows. */
export function cardText(number: number): string {
  return `Bidrag ${number}: vi spørger mest, når vi ved, at svaret ikke skal bruges til noget, og den nyeste spurgte først.`
}

export interface MeetingsJob {
  origin: string
  pid: number
  dataDir: string
  meetings: BenchMeeting[]
  /** Between two actions in the same meeting. */
  everyMs: number
  seconds: number
  /** Done and not measured, before. */
  warmUpSeconds: number
}

export interface Measured {
  people: number
  meetings: number
  actions: number
  /** From the sending of an action to the last page that shows it. */
  p50: number
  p99: number
  longest: number
  /** Answers other than asked for, connections that broke, and actions that somebody never came to see. */
  errors: number
  /** Some of them, by what they said. */
  complaints: Record<string, number>
  pages: number
  seconds: number
  pageP50: number
  pageP99: number
  /** As sent, and unpacked. */
  pageBytes: number
  htmlBytes: number
  /** Shares of one processor core; `others` is what the machine did beside. */
  cores: { node: number; postgres: number; load: number; others: number } | undefined
  memory: { before: { nodeMb: number; postgresMb: number }; after: { nodeMb: number; postgresMb: number } }
  machineLoad: number
}
