/** node --import tsx bin/check-template.ts templates/x.yaml: says what is wrong with a template file, or counts what it holds. */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { templateSchema } from '#features/foundations/template.ts'

for (const file of process.argv.slice(2)) {
  const result = templateSchema.safeParse(parse(readFileSync(file, 'utf8')))
  if (!result.success) {
    for (const issue of result.error.issues) console.error(`${file}: ${issue.path.join('.')}: ${issue.message}`)
    process.exitCode = 1
    continue
  }
  const ids = [...new Set(JSON.stringify(result.data).match(/(BC|PP|LB|HV|OD)-\d{3}/g))].sort()
  console.log(
    `${file}: ${result.data.themes.length} themes, ${result.data.themes.flatMap((t) => t.expectations).length} expectations, ${ids.length} checklist ids`,
  )
}
