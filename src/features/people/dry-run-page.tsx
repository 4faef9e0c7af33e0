import type { Child } from 'hono/jsx'
import type { Messages } from '#messages/messages.ts'
import { paths } from '#paths.ts'
import { Alert } from '#ui/alert.tsx'
import { BackLink } from '#ui/back-link.tsx'
import { Button, ButtonLink } from '#ui/button.tsx'
import { Details } from '#ui/details.tsx'
import { Checkbox, PostForm } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { SectionHead } from '#ui/section-head.tsx'
import { Table } from '#ui/table.tsx'
import type { WishedPosition } from './people-check.ts'
import { countsOf, type DryRun, digestOf, type ImportPlan } from './people-import.ts'

interface DryRunPageProps {
  frame: Frame
  fileId: string
  fileName: string
  dryRun: DryRun
  /** Why a completion was not done. */
  refused?: 'changed' | 'busy'
}

/** What a file will change, before it changes anything. */
export function DryRunPage({ frame, fileId, fileName, dryRun, refused }: DryRunPageProps) {
  const { t } = frame
  const { plan, ignored } = dryRun
  const { addedPeople, changedPeople, addedUnits, changedUnits } = countsOf(plan, false)
  const changes = addedPeople + changedPeople + addedUnits + changedUnits
  const canDo = changes + plan.missing.people.length + plan.missing.units.length > 0
  const title = t.people.dryRunTitle(changes)
  return (
    <Layout frame={frame} title={title} section="people">
      <BackLink t={t} href={paths.peopleImport.to()} text={t.people.chooseAnother} />
      {refused === 'changed' && (
        <Alert t={t} variant="warning" headingLevel="h2" heading={t.people.changedMeanwhile} text={t.people.changedMeanwhileText} />
      )}
      {refused === 'busy' && <Alert t={t} variant="warning" headingLevel="h2" heading={t.people.busy} text={t.people.busyText} />}
      <PageHead title={title} lead={canDo ? t.people.dryRunLead(fileName) : t.people.dryRunNothing(fileName)} />
      {ignored.length > 0 && <Alert t={t} variant="info" text={t.people.ignoredColumns(ignored.join(', '))} />}
      <section aria-labelledby="summary">
        <SectionHead id="summary" title={t.people.summary}>
          <span class="ls-svag">{t.people.unchanged(plan.people.unchanged, plan.units.unchanged)}</span>
        </SectionHead>
        <Changes t={t} dryRun={dryRun} />
        {plan.staying.length > 0 && <p class="ls-meta">{t.people.staying(plan.staying.map(({ name }) => name).join(', '))}</p>}
      </section>
      <section>
        {canDo ? (
          <PostForm action={paths.peopleImportCompletion.to({ file: fileId })}>
            <input type="hidden" name="seen" value={digestOf(plan)} />
            {plan.missing.people.length + plan.missing.units.length > 0 && (
              <Checkbox
                t={t}
                name="removeMissing"
                label={t.people.removeMissing(plan.missing.people.length, plan.missing.units.length)}
                hint={t.people.removeMissingHint}
              />
            )}
            <p class="ls-knapper">
              <Button>{t.people.run}</Button>
              <ButtonLink variant="secondary" href={paths.peopleImport.to()}>
                {t.people.chooseAnother}
              </ButtonLink>
            </p>
          </PostForm>
        ) : (
          <ButtonLink href={paths.people.to()}>{t.people.toPeople}</ButtonLink>
        )}
      </section>
    </Layout>
  )
}

function Changes({ t, dryRun: { plan, unitNames } }: { t: Messages; dryRun: DryRun }) {
  const { people, units, missing } = plan
  const nameOf = (code: string) => unitNames.get(code) ?? code
  const inWords = ({ unitCode, role }: WishedPosition) => t.people.position(t.people.roles[role], nameOf(unitCode))
  const list = (texts: string[]) => (
    <ul class="ls-uden">
      {texts.map((text) => (
        <li>{text}</li>
      ))}
    </ul>
  )
  return (
    <>
      <Change
        t={t}
        heading={t.people.addedPeople}
        head={[t.people.nameColumn, t.people.positionsColumn, t.people.emailColumn]}
        found={people.added}
        row={({ name, email, positions }) => [name, list(positions.map(inWords)), email]}
      />
      <Change
        t={t}
        heading={t.people.changedPeople}
        head={[t.people.nameColumn, t.people.changeColumn, t.people.emailColumn]}
        found={people.changed}
        row={({ name, nameBefore, email, added, removed }) => [
          name,
          list([
            ...(name === nameBefore ? [] : [t.people.nameChange(nameBefore)]),
            ...added.map((position) => t.people.positionAdded(inWords(position))),
            ...removed.map((position) => t.people.positionRemoved(inWords(position))),
          ]),
          email,
        ]}
      />
      <Change
        t={t}
        heading={t.people.addedUnits}
        head={[t.people.unitColumn, t.people.codeColumn, t.people.parentColumn]}
        found={units.added}
        row={({ code, name, parentCode }) => [name, code, parentCode === null ? t.people.atTop : nameOf(parentCode)]}
      />
      <Change
        t={t}
        heading={t.people.changedUnits}
        head={[t.people.unitColumn, t.people.changeColumn, t.people.codeColumn]}
        found={changedUnits(plan)}
        row={({ code, nameBefore, moved }) => [
          nameOf(code),
          list([
            ...(nameBefore === undefined ? [] : [t.people.nameChange(nameBefore)]),
            ...(moved
              ? [
                  t.people.moved(
                    moved.from === null ? t.people.top : nameOf(moved.from),
                    moved.to === null ? t.people.top : nameOf(moved.to),
                  ),
                ]
              : []),
          ]),
          code,
        ]}
      />
      <Change
        t={t}
        heading={t.people.missingPeople}
        hint={t.people.missingHint}
        head={[t.people.nameColumn, t.people.positionsColumn, t.people.emailColumn]}
        found={missing.people}
        row={({ name, email, positions }) => [name, list(positions.map(inWords)), email]}
      />
      <Change
        t={t}
        heading={t.people.missingUnits}
        hint={t.people.missingHint}
        head={[t.people.unitColumn, t.people.codeColumn]}
        found={missing.units}
        row={({ code, name }) => [name, code]}
      />
    </>
  )
}

interface ChangeProps<T> {
  t: Messages
  heading: string
  hint?: string
  head: string[]
  found: T[]
  row: (item: T) => Child[]
}

/** As many as somebody reads; the number tells of the rest. */
const shown = 100

function Change<T>({ t, heading, hint, head, found, row }: ChangeProps<T>) {
  if (found.length === 0) return null
  return (
    <div class="ls-aendring">
      <span class="ls-aendring-antal">{t.people.number(found.length)}</span>
      <Details summary={heading} open={found.length <= 20}>
        {hint && <p>{hint}</p>}
        <Table caption={heading} compact rowHeads head={head} rows={found.slice(0, shown).map(row)} />
        {found.length > shown && <p>{t.people.more(found.length - shown)}</p>}
      </Details>
    </div>
  )
}

/** A unit that gets a new name and moves is one change. */
function changedUnits({ units }: ImportPlan) {
  const changes = new Map<string, { code: string; nameBefore?: string; moved?: { from: string | null; to: string | null } }>()
  for (const { code, nameBefore } of units.renamed) changes.set(code, { code, nameBefore })
  for (const { code, parentCode, parentBefore } of units.moved)
    changes.set(code, { ...changes.get(code), code, moved: { from: parentBefore, to: parentCode } })
  return [...changes.values()]
}
