import { resolve } from 'node:path'
import { z } from 'zod'

/** What the operator may set, with the values that a first start on a laptop needs. docs/operations.md has the table. */
export interface Config {
  port: number
  host: string
  /** what people see in the address bar: for links in mails, and for telling our own forms from foreign ones */
  publicOrigin: string
  dataDir: string
  databaseUrl?: string
  /** as whom the embedded PostgreSQL runs when this process is root */
  databaseOsUser?: string
  demo: boolean
  smtpUrl?: string
  mailFrom: string
  /** the accessibility statement at was.digst.dk */
  wasUrl?: string
  poolSize: number
}

export type ConfigOrProblem = { config: Config } | { problem: string }

const wholeNumber = (from: number, to: number) =>
  z
    .string()
    .refine((text) => /^\d+$/.test(text) && Number(text) >= from && Number(text) <= to, `must be a whole number from ${from} to ${to}`)
    .transform(Number)

const url = (...protocols: string[]) =>
  z
    .string()
    .refine(
      (text) => protocols.includes(protocolOf(text)),
      `must be an address that begins with ${protocols.map((p) => `${p}//`).join(' or ')}`,
    )

const origin = url('https:', 'http:')
  .refine((text) => /^https?:\/\/[^/?#@]+\/?$/.test(text), 'must be an address without a path, like https://ledestjerne.example.dk')
  .transform((text) => new URL(text).origin)

const onOff = z
  .string()
  .toLowerCase()
  .refine((text) => ['0', '1', 'false', 'true', 'no', 'yes', 'off', 'on'].includes(text), 'must be 1 or 0')
  .transform((text) => ['1', 'true', 'yes', 'on'].includes(text))

const Environment = z.object({
  PORT: wholeNumber(1, 65535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_ORIGIN: origin.optional(),
  DATA_DIR: z.string().default('data'),
  DATABASE_URL: url('postgres:', 'postgresql:').optional(),
  DATABASE_OS_USER: z.string().optional(),
  DEMO: onOff.default(true),
  SMTP_URL: url('smtp:', 'smtps:').optional(),
  MAIL_FROM: z
    .string()
    .regex(/^\S.*@\S+$/, 'must be a mail address')
    .optional(),
  WAS_URL: url('https:').optional(),
  POOL_SIZE: wholeNumber(2, 80).default(10),
})

/** The only reader of the environment. A problem is one line that names every wrong variable, but no value: some are secret. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): ConfigOrProblem {
  const parsed = Environment.safeParse(withoutEmpty(env))
  if (!parsed.success) return { problem: parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ') }
  const given = parsed.data
  const publicOrigin = given.PUBLIC_ORIGIN ?? `http://localhost:${given.PORT}`
  return {
    config: {
      port: given.PORT,
      host: given.HOST,
      publicOrigin,
      dataDir: resolve(given.DATA_DIR),
      databaseUrl: given.DATABASE_URL,
      databaseOsUser: given.DATABASE_OS_USER,
      demo: given.DEMO,
      smtpUrl: given.SMTP_URL,
      mailFrom: given.MAIL_FROM ?? `ledestjerne@${new URL(publicOrigin).hostname}`,
      wasUrl: given.WAS_URL,
      poolSize: given.POOL_SIZE,
    },
  }
}

/** An empty variable (as compose files write them) is one that was not set. */
function withoutEmpty(env: NodeJS.ProcessEnv) {
  return Object.fromEntries(
    Object.entries(env)
      .map(([name, value]) => [name, value?.trim()])
      .filter(([, value]) => value),
  )
}

function protocolOf(text: string) {
  return URL.canParse(text) ? new URL(text).protocol : ''
}
