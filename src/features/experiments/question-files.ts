import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { type Questions, questionsSchema } from './questions.ts'

/** What a new experiment is begun with. */
export const newestVersion = 'action-learning-1'

let own: Map<string, Questions> | undefined

/** The questions of a version. Throws when there is no such file: an experiment never has a version that was not shipped. */
export function questionsOf(version: string): Questions {
  own ??= readQuestions(questionsFolder())
  const found = own.get(version)
  if (!found) throw new Error(`templates/experiments has no version ${version}`)
  return found
}

function readQuestions(folder: string): Map<string, Questions> {
  return new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => {
        const result = questionsSchema.safeParse(parse(readFileSync(join(folder, file), 'utf8')))
        if (result.success) return [result.data.version, result.data]
        throw new Error(`templates/experiments/${file}: ${result.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; ')}`)
      }),
  )
}

/** templates/ stands at the top of the project: one step up from the bundle in dist/, three from this file in src/. */
function questionsFolder(): string {
  for (const up of ['..', '../../..']) {
    const folder = join(import.meta.dirname, up, 'templates/experiments')
    try {
      readdirSync(folder)
      return folder
    } catch {
      // Not there: the next.
    }
  }
  throw new Error('The folder templates/experiments is not where it should be, beside dist/ or src/.')
}
