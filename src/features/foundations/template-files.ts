import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { type Template, templateSchema } from './template.ts'

/** The order in which they are shown. A file that is not named here comes after, by its key. */
const order = ['hvidovrevejen', 'borgerens-centrum', 'personalepolitik', 'ledelse-ud-af-boksen', 'ledelse-i-udvikling']

let own: Template[] | undefined

/** The templates that come with the product, read and checked once. */
export function ownTemplates(): Template[] {
  own ??= readTemplates(templatesFolder())
  return own
}

/** Throws, naming file and place, when a file is not what template.ts says: a broken template must not reach a reader. */
export function readTemplates(folder: string): Template[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => readTemplate(folder, file))
    .sort((a, b) => place(a) - place(b) || a.key.localeCompare(b.key))
}

function readTemplate(folder: string, file: string): Template {
  const result = templateSchema.safeParse(parse(readFileSync(join(folder, file), 'utf8')))
  if (result.success) return result.data
  const complaints = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`templates/${file}: ${complaints.join('; ')}`)
}

function place(template: Template): number {
  const index = order.indexOf(template.key)
  return index === -1 ? order.length : index
}

/** templates/ stands at the top of the project: one step up from the bundle in dist/, three from this file in src/. */
function templatesFolder(): string {
  const here = import.meta.dirname
  for (const up of ['..', '../../..'])
    try {
      const folder = join(here, up, 'templates')
      if (readdirSync(folder).some((file) => file.endsWith('.yaml'))) return folder
    } catch {
      // Not there: the next.
    }
  throw new Error('The folder templates/ is not where it should be, beside dist/ or src/.')
}
