import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { type Format, formatSchema } from './format.ts'

/** The order in which they are offered. A file that is not named here comes after, by its key. */
const order = ['refleksionsmoede', 'kort-moede', 'makkermoede']

let own: Format[] | undefined

/** The formats that come with the product, read and checked once. */
export function ownFormats(): Format[] {
  own ??= readFormats(formatsFolder())
  return own
}

/** Throws, naming file and place, when a file is not what format.ts says: a broken format must not reach a meeting. */
export function readFormats(folder: string): Format[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => readFormat(folder, file))
    .sort((a, b) => place(a) - place(b) || a.key.localeCompare(b.key))
}

function readFormat(folder: string, file: string): Format {
  const result = formatSchema.safeParse(parse(readFileSync(join(folder, file), 'utf8')))
  if (result.success) return result.data
  const complaints = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`templates/meetings/${file}: ${complaints.join('; ')}`)
}

function place(format: Format): number {
  const index = order.indexOf(format.key)
  return index === -1 ? order.length : index
}

/** templates/ stands at the top of the project: one step up from the bundle in dist/, three from this file in src/. */
function formatsFolder(): string {
  for (const up of ['..', '../../..'])
    try {
      const folder = join(import.meta.dirname, up, 'templates', 'meetings')
      if (readdirSync(folder).some((file) => file.endsWith('.yaml'))) return folder
    } catch {
      // Not there: the next.
    }
  throw new Error('The folder templates/meetings/ is not where it should be, beside dist/ or src/.')
}
