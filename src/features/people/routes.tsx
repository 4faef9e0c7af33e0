import { Hono, type MiddlewareHandler } from 'hono'
import type { AppContext, AppEnv } from '#http/env.ts'
import { notFound } from '#http/errors.tsx'
import { showPage } from '#http/page.ts'
import { signedIn } from '#http/scoped.ts'
import { paths } from '#paths.ts'
import { isId } from '#shared/id.ts'
import { canManagePeople } from './access.ts'
import { completeImport, storeFile } from './actions.ts'
import { type Unreadable, writePeopleFile } from './csv-file.ts'
import { DryRunPage } from './dry-run-page.tsx'
import { readCompletion, readPageNumber, readQuery, readUpload } from './form.ts'
import { PeopleFoundPage } from './found-page.tsx'
import { ImportDonePage } from './import-done-page.tsx'
import { ImportPage } from './import-page.tsx'
import { ImportProblemsPage } from './import-problems-page.tsx'
import { PeopleIndexPage } from './index-page.tsx'
import { countPeople, findStoredFile, listPeople, listUnits, readDryRun, readPresentPeople } from './queries.ts'
import { writeTemplateFile } from './template-file.ts'
import { UnitPage } from './unit-page.tsx'
import { growTree, wayTo } from './unit-tree.ts'

/** For everybody else these pages do not exist. */
const administratorsOnly: MiddlewareHandler<AppEnv> = async (c, next) => {
  if (!canManagePeople(c.var.scope.actor)) return notFound(c)
  await next()
}

export const people = new Hono<AppEnv>()

people.get(paths.people.pattern, signedIn, administratorsOnly, async (c) => {
  const { frame, scope } = c.var
  const query = readQuery(c.req.query('q'))
  if (query) {
    const page = readPageNumber(c.req.query('page'))
    const found = await listPeople(scope.tx, { name: query }, page)
    if (page > 1 && found.total === 0) return c.redirect(paths.people.to({ q: query }), 303)
    return showPage(c, <PeopleFoundPage frame={frame} query={query} found={found} page={page} />)
  }
  const units = growTree(await listUnits(scope.tx))
  return showPage(c, <PeopleIndexPage frame={frame} people={await countPeople(scope.tx)} units={units} />)
})

people.get(paths.peopleUnit.pattern, signedIn, administratorsOnly, async (c) => {
  const { frame, scope } = c.var
  const way = wayTo(growTree(await listUnits(scope.tx)), c.req.param('unit').toLowerCase())
  const unit = way?.at(-1)
  if (!way || !unit) return notFound(c)
  const page = readPageNumber(c.req.query('page'))
  const found = await listPeople(scope.tx, { unitId: unit.id }, page)
  if (page > 1 && found.total === 0) return c.redirect(paths.peopleUnit.to({ unit: unit.id }), 303)
  return showPage(c, <UnitPage frame={frame} above={way.slice(0, -1)} unit={unit} found={found} page={page} />)
})

people.get(paths.peopleExport.pattern, signedIn, administratorsOnly, async (c) => {
  return sendCsv(c, 'enheder-og-mennesker.csv', writePeopleFile(await readPresentPeople(c.var.scope.tx)))
})

people.get(paths.peopleImportTemplate.pattern, signedIn, administratorsOnly, (c) => sendCsv(c, 'skabelon.csv', writeTemplateFile()))

people.get(paths.peopleImport.pattern, signedIn, administratorsOnly, (c) => showPage(c, <ImportPage frame={c.var.frame} />))

people.post(paths.peopleImport.pattern, signedIn, administratorsOnly, async (c) => {
  const { frame, scope } = c.var
  const upload = await readUpload(await c.req.parseBody())
  if (!upload) return showPage(c, <ImportPage frame={frame} error={frame.t.people.unreadable.none} />, 422)
  const dryRun = await readDryRun(scope.tx, upload.content)
  if ('unreadable' in dryRun) return showPage(c, <ImportPage frame={frame} error={inWords(c, dryRun)} />, 422)
  if (dryRun.plan.problems.length > 0) return showPage(c, <ImportProblemsPage frame={frame} problems={dryRun.plan.problems} />, 422)
  const outcome = await storeFile(scope, upload.name, upload.content)
  if ('refused' in outcome) return notFound(c)
  return c.redirect(paths.peopleImportFile.to({ file: outcome.stored }), 303)
})

people.get(paths.peopleImportFile.pattern, signedIn, administratorsOnly, (c) => answerFile(c, c.req.param('file')))

people.post(paths.peopleImportCompletion.pattern, signedIn, administratorsOnly, async (c) => {
  const fileId = c.req.param('file')
  if (!isId(fileId)) return notFound(c)
  const outcome = await completeImport(c.var.scope, fileId, readCompletion(await c.req.parseBody()))
  if ('completed' in outcome) return c.redirect(paths.peopleImportFile.to({ file: fileId }), 303)
  if (outcome.refused === 'not_found') return notFound(c)
  return answerFile(c, fileId, outcome.refused === 'busy' ? 'busy' : 'changed')
})

/** A stored file is one page through its life: what it will do, what is in the way, what it has done. */
async function answerFile(c: AppContext, fileId: string, refused?: 'changed' | 'busy') {
  const { frame, scope } = c.var
  const stored = isId(fileId) ? await findStoredFile(scope.tx, fileId) : undefined
  if (!stored) return notFound(c)
  if (stored.counts) return showPage(c, <ImportDonePage frame={frame} fileName={stored.fileName} counts={stored.counts} />)
  if (!stored.content) return notFound(c)
  const dryRun = await readDryRun(scope.tx, stored.content)
  if ('unreadable' in dryRun) return showPage(c, <ImportPage frame={frame} error={inWords(c, dryRun)} />, 422)
  if (dryRun.plan.problems.length > 0) return showPage(c, <ImportProblemsPage frame={frame} problems={dryRun.plan.problems} />, 422)
  const page = <DryRunPage frame={frame} fileId={fileId} fileName={stored.fileName} dryRun={dryRun} refused={refused} />
  return showPage(c, page, refused ? 409 : 200)
}

function inWords(c: AppContext, { unreadable, what }: Unreadable): string {
  const said = c.var.frame.t.people.unreadable[unreadable]
  return typeof said === 'string' ? said : said(what)
}

function sendCsv(c: AppContext, name: string, text: string) {
  return c.body(text, 200, { 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': `attachment; filename="${name}"` })
}
