import { paths } from '#paths.ts'
import { ButtonLink } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { ExperimentRow } from '#ui/experiment-row.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { SectionHead } from '#ui/section-head.tsx'
import { type ExperimentSummary, nextDate } from './experiment.ts'

interface IndexPageProps {
  frame: Frame
  /** Own and helped with. */
  mine: ExperimentSummary[]
  /** Of others, through the reader's circles. */
  shared: ExperimentSummary[]
  /** Names of the six phases in the reader's language. */
  phaseNames: string[]
  query?: string
}

export function IndexPage({ frame, mine, shared, phaseNames, query }: IndexPageProps) {
  const t = frame.t.experiments
  const running = mine.filter((experiment) => !experiment.conclusion)
  const concluded = mine.filter((experiment) => experiment.conclusion)
  return (
    <Layout frame={frame} title={t.title} section="experiments">
      <PageHead title={t.title} lead={t.lead} />
      <p class="ls-knapper ls-under-hoved">
        <ButtonLink href={paths.newExperiment.to()}>{t.start}</ButtonLink>
        <a href={paths.toldExperiments.to()}>{t.seeTold}</a>
        {frame.reader?.isAdministrator && <a href={paths.experimentSettings.to()}>{frame.t.sheet.settingsTitle}</a>}
      </p>
      {(mine.length + shared.length > 5 || query) && <Search frame={frame} query={query} />}
      {query && mine.length + shared.length === 0 ? (
        <p class="ls-ingen" role="status">
          {t.noneFound(query)} <a href={paths.experiments.to()}>{t.clearSearch}</a>
        </p>
      ) : null}
      {!query && running.length === 0 ? (
        <EmptyState title={t.emptyTitle} text={t.emptyText}>
          <p class="ls-knapper">
            <ButtonLink href={paths.myRole.to()} variant="secondary">
              {frame.t.frame.myRole}
            </ButtonLink>
          </p>
        </EmptyState>
      ) : (
        <List frame={frame} id="dine" title={t.yours} experiments={running} phaseNames={phaseNames} />
      )}
      <List frame={frame} id="delte" title={t.shared} experiments={shared} phaseNames={phaseNames} />
      <List frame={frame} id="afsluttede" title={t.concluded} experiments={concluded} phaseNames={phaseNames} />
    </Layout>
  )
}

function List({
  frame,
  id,
  title,
  experiments,
  phaseNames,
}: {
  frame: Frame
  id: string
  title: string
  experiments: ExperimentSummary[]
  phaseNames: string[]
}) {
  if (experiments.length === 0) return null
  return (
    <section aria-labelledby={id} class="ls-afsnit-blok">
      <SectionHead id={id} title={title} />
      <ol class="ls-raekker ls-uden no-max-width">
        {experiments.map((experiment) => (
          <ExperimentRow
            frame={frame}
            experiment={experiment}
            phaseName={phaseNames[experiment.phase - 1] ?? ''}
            next={nextDate(experiment)}
          />
        ))}
      </ol>
    </section>
  )
}

function Search({ frame, query }: { frame: Frame; query?: string }) {
  const t = frame.t.experiments
  return (
    <search>
      <form method="get" action={paths.experiments.to()} class="form-group ls-soeg-her">
        <label for="soeg-proevehandling" class="form-label">
          {t.searchLabel}
        </label>
        <div class="ls-soegefelt">
          <input class="form-input" id="soeg-proevehandling" name="q" type="search" maxlength={200} value={query} />
          <button class="button button-secondary" type="submit">
            {t.search}
          </button>
        </div>
      </form>
    </search>
  )
}
