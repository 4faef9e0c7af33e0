import { paths } from '#paths.ts'
import type { FormErrors } from '#shared/form.ts'
import { Alert } from '#ui/alert.tsx'
import { AutoSaveForm } from '#ui/auto-save.tsx'
import { BackLink } from '#ui/back-link.tsx'
import { danish } from '#ui/danish.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { ErrorSummary, Textarea, TextInput } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Icon } from '#ui/icon.tsx'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { SectionHead } from '#ui/section-head.tsx'
import { type Experiment, isWritable } from '../experiment.ts'
import { type Cell, canRateFor, cellName, type Rater, type TableRead } from './rater.ts'
import { askings } from './rating-questions.ts'

interface RatersPageProps {
  frame: Frame
  experiment: Experiment
  raters: Rater[]
  /** The table as it came back, with what stands in the way of saving it. */
  table?: { cells: readonly Cell[]; wrong: TableRead['wrong']; conflicts: TableRead['conflicts'] }
  /** The names as they came back. */
  names?: FormErrors
  /** So many answers were saved. */
  saved?: number
  /** She tried to write after the conclusion. */
  isRefused?: boolean
}

/** Who is asked, and what each said, typed in for them: a table that is filled in by keyboard, and a column of names to paste. */
export function RatersPage({ frame, experiment, raters, table, names, saved, isRefused }: RatersPageProps) {
  const t = frame.t.ratings
  const isOpen = isWritable(experiment)
  const nameOf = (id: string) => raters.find((rater) => rater.id === id)?.name ?? ''
  const errors = {
    ...names?.errors,
    ...Object.fromEntries(
      (table?.wrong ?? []).map(({ rater, asking, typed }) => [cellName(rater, asking), t.wrongCell(nameOf(rater), typed)]),
    ),
  }
  return (
    <Layout frame={frame} title={t.ratersTitle} section="experiments">
      <BackLink t={frame.t} href={paths.ratings.to({ experiment: experiment.id })} text={t.title} />
      <ErrorSummary t={frame.t} errors={errors} />
      <PageHead title={t.ratersTitle} lead={isOpen ? t.ratersLead : undefined} />
      {isRefused && <Alert t={frame.t} variant="warning" text={t.notSavedConcluded} />}
      {experiment.conclusion && !isRefused && <Alert t={frame.t} variant="info" text={t.isConcluded} />}
      {saved !== undefined && <Alert t={frame.t} variant="success" text={saved === 0 ? t.savedNothing : t.saved(saved)} />}
      {table && table.conflicts.length > 0 && (
        <Alert t={frame.t} variant="warning" heading={t.conflictTitle} headingLevel="h2" text={t.conflictText}>
          <ul>
            {table.conflicts.map(({ rater, asking, typed, now }) => (
              <li>{t.conflictCell(nameOf(rater), t.columns[asking], now, typed)}</li>
            ))}
          </ul>
        </Alert>
      )}
      <p class="ls-signeret">
        <Icon name="info" /> {t.signedTitle}. {t.signed(experiment.standing === 'owner' ? undefined : experiment.owner.name)}
      </p>
      {raters.length === 0 ? (
        <EmptyState title={t.nobodyTitle} text={isOpen ? t.nobodyText : t.isConcluded} />
      ) : isOpen ? (
        <AutoSaveForm frame={frame} action={paths.raterTable.to({ experiment: experiment.id })} mode="keep" save={t.saveTable}>
          <p class="form-hint" id="tabel-hint">
            {t.tableHint}
          </p>
          <RatersTable frame={frame} experiment={experiment} raters={raters} cells={table?.cells} errors={errors} isOpen />
        </AutoSaveForm>
      ) : (
        <RatersTable frame={frame} experiment={experiment} raters={raters} errors={{}} />
      )}
      {isOpen && (
        <section aria-labelledby="flere">
          <SectionHead id="flere" title={t.addTitle} />
          <AutoSaveForm
            frame={frame}
            action={paths.raters.to({ experiment: experiment.id })}
            mode="keep"
            save={t.add}
            saveVariant={raters.length === 0 ? 'primary' : 'secondary'}
          >
            <Textarea
              t={frame.t}
              name="names"
              label={t.namesLabel}
              hint={t.namesHint}
              error={names?.errors.names}
              value={names?.typed.names}
              rows={6}
              autocomplete="off"
              lang={danish(frame)}
            />
            <TextInput
              t={frame.t}
              name="group"
              label={t.groupLabel}
              hint={t.groupHint}
              error={names?.errors.group}
              value={names?.typed.group}
              maxlength={60}
              autocomplete="off"
              optional
              lang={danish(frame)}
            />
          </AutoSaveForm>
        </section>
      )}
    </Layout>
  )
}

interface RatersTableProps {
  frame: Frame
  experiment: Experiment
  raters: Rater[]
  cells?: readonly Cell[]
  errors: Partial<Record<string, string>>
  isOpen?: boolean
}

function RatersTable({ frame, experiment, raters, cells, errors, isOpen }: RatersTableProps) {
  const t = frame.t.ratings
  return (
    <section class="table--responsive-scroll" tabindex={0} aria-label={t.tableCaption}>
      <table class="table ls-vurdertabel">
        <caption class="sr-only">{t.tableCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{t.groupAndName}</th>
            {askings.map(({ key }) => (
              <th scope="col">{t.columns[key]}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {raters.map((rater) => (
            <tr>
              <th scope="row">
                {isOpen ? (
                  <a
                    href={paths.rater.to({ experiment: experiment.id, rater: rater.id })}
                    aria-label={t.changeRater(rater.name ?? '')}
                    lang={danish(frame)}
                  >
                    {rater.name}
                  </a>
                ) : (
                  <bdi lang={danish(frame)}>{rater.name}</bdi>
                )}
                {rater.groupName && <span lang={danish(frame)}>{rater.groupName}</span>}
                {rater.by === 'me' && <span>{t.you}</span>}
                {rater.by === 'herself' && <span>{t.herself}</span>}
              </th>
              {askings.map(({ key }) => (
                <td>
                  {isOpen && canRateFor(rater) ? (
                    <CellInput
                      frame={frame}
                      rater={rater}
                      asking={key}
                      cell={cells?.find((one) => one.rater === rater.id && one.asking === key)}
                      error={errors[cellName(rater.id, key)]}
                    />
                  ) : (
                    (rater.ratings[key]?.value ?? '–')
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function CellInput({
  frame,
  rater,
  asking,
  cell,
  error,
}: {
  frame: Frame
  rater: Rater
  asking: (typeof askings)[number]['key']
  cell?: Cell
  error?: string
}) {
  const t = frame.t.ratings
  const now = String(rater.ratings[asking]?.value ?? '')
  const name = cellName(rater.id, asking)
  return (
    <>
      <input type="hidden" name={`was.${name}`} value={now} />
      <input
        class="form-input"
        type="text"
        inputmode="numeric"
        autocomplete="off"
        maxlength={3}
        id={name}
        name={name}
        value={cell ? cell.typed : now}
        aria-label={`${rater.name}: ${t.columns[asking]}`}
        aria-describedby="tabel-hint"
        aria-invalid={error ? 'true' : undefined}
      />
    </>
  )
}
