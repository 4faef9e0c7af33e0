import type { CircleSummary } from '#features/circles/circle.ts'
import type { ExperimentSummary } from '#features/experiments/experiment.ts'
import type { NextStep } from '#features/experiments/next-step.ts'
import { allExpectations, type Foundation, markOf, type WeeklyExpectation } from '#features/foundations/foundation.ts'
import type { News } from '#features/foundations/history/news.ts'
import type { LocalTranslation } from '#features/foundations/local/local-words.ts'
import type { Sparring } from '#features/foundations/sparring/sparring.ts'
import { paths } from '#paths.ts'
import type { Actor } from '#shared/actor.ts'
import { hourOf, weekdayAndDate } from '#shared/dates.ts'
import { danish } from '#ui/danish.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { SectionHead } from '#ui/section-head.tsx'
import { ThemeName } from '#ui/theme-glyph.tsx'
import type { Invited } from './calls.ts'
import { Calls } from './calls-section.tsx'
import { Circles } from './circles-section.tsx'
import { RunningExperiments } from './experiments-section.tsx'
import { NextStepPanel } from './next-step-panel.tsx'
import { Sparrings } from './sparring-section.tsx'
import { ThisWeek, ThisWeekAtNight } from './this-week.tsx'

interface OverviewPageProps {
  frame: Frame
  now: Date
  actor: Actor
  foundations: Foundation[]
  weekly?: WeeklyExpectation
  /** What this week's expectation means where the reader works. */
  translations: LocalTranslation[]
  /** Hearings that are open to the reader. */
  hearings: Invited[]
  /** Editions that are new to her. */
  news: News[]
  /** The reader's own open requests. */
  sparrings: Sparring[]
  /** The groups that she is in, or waits for. */
  circles: CircleSummary[]
  /** What the reader has running, and helps with. */
  experiments: ExperimentSummary[]
  next?: NextStep
  /** Names of the six phases in the reader's language: short, for the picture, and whole. */
  phases: { short: string; name: string }[]
}

export function OverviewPage({
  frame,
  now,
  actor,
  foundations,
  weekly,
  translations,
  hearings,
  news,
  sparrings,
  circles,
  experiments,
  next,
  phases,
}: OverviewPageProps) {
  const t = frame.t.overview
  const date = weekdayAndDate(now, frame.language)
  return (
    <Layout frame={frame} title={t.title} section="overview">
      <PageHead title={greeting(frame, now, actor)} lead={next ? t.leadNext(date) : weekly ? t.lead(date) : t.leadWithout(date)} />
      {next ? (
        <NextStepPanel frame={frame} next={next} phases={phases} />
      ) : (
        weekly && <ThisWeekAtNight frame={frame} weekly={weekly} translations={translations} />
      )}
      {experiments.length > 0 && <RunningExperiments frame={frame} experiments={experiments} phaseNames={phases.map(({ name }) => name)} />}
      {next && weekly && <ThisWeek frame={frame} weekly={weekly} translations={translations} />}
      <Calls frame={frame} hearings={hearings} news={news} isEditor={actor.isAdministrator} />
      <Sparrings frame={frame} readerId={actor.personId} sparrings={sparrings} />
      {foundations.length === 0 ? (
        <NothingYet frame={frame} actor={actor} />
      ) : (
        <div class="ls-gitter ls-gitter-8-4">
          <Foundations frame={frame} foundations={foundations} />
          <div class="ls-spalte">
            <Circles frame={frame} circles={circles} canManage={actor.isAdministrator} />
            <OwnRole frame={frame} actor={actor} />
          </div>
        </div>
      )}
    </Layout>
  )
}

function greeting(frame: Frame, now: Date, actor: Actor): string {
  const t = frame.t.overview
  const firstName = actor.name.split(' ')[0] ?? actor.name
  const hour = hourOf(now)
  if (hour >= 5 && hour < 9) return t.morning(firstName)
  if (hour >= 9 && hour < 12) return t.forenoon(firstName)
  return hour >= 12 && hour < 18 ? t.afternoon(firstName) : t.evening(firstName)
}

function Foundations({ frame, foundations }: { frame: Frame; foundations: Foundation[] }) {
  const t = frame.t.overview
  const lang = danish(frame)
  return (
    <section aria-labelledby="grundlag">
      <SectionHead id="grundlag" title={t.yourFoundations}>
        <a href={paths.foundations.to()}>{t.allFoundations}</a>
      </SectionHead>
      <ol class="ls-raekker ls-uden no-max-width">
        {foundations.map((foundation) => (
          <li class="ls-raekke ls-raekke-grundlag">
            <div lang={lang}>
              <h3>
                <a href={paths.foundation.to({ foundation: foundation.slug })}>{foundation.name}</a>
              </h3>
              <p class="ls-meta">
                {foundation.themes.map((theme) => (
                  <ThemeName {...markOf(foundation, theme)} name={theme.shortName} size={20} />
                ))}
              </p>
            </div>
            <p class="ls-svag">{t.expectations(allExpectations(foundation).length)}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}

function OwnRole({ frame, actor }: { frame: Frame; actor: Actor }) {
  const t = frame.t.overview
  return (
    <section aria-labelledby="din-rolle">
      <SectionHead id="din-rolle" title={t.yourRole} />
      <ul class="ls-tjek ls-uden ls-egne-roller">
        {actor.positions.map((position) => (
          <li>{t.heldIn(frame.t.people.roles[position.role], position.unitName)}</li>
        ))}
        {actor.isAdministrator && <li>{frame.t.people.administrator}</li>}
      </ul>
      {actor.positions.length > 0 ? (
        <p class="ls-knapper">
          <a class="button button-secondary" href={paths.myRole.to()}>
            {t.seeMyRole}
          </a>
        </p>
      ) : (
        <p>{t.noPosition}</p>
      )}
    </section>
  )
}

function NothingYet({ frame, actor }: { frame: Frame; actor: Actor }) {
  const t = frame.t.overview
  return (
    <EmptyState title={t.emptyTitle} text={actor.isAdministrator ? t.emptyAdminText : t.emptyText}>
      {actor.isAdministrator && (
        <p class="ls-knapper">
          <a class="button button-primary" href={paths.templates.to()}>
            {t.chooseTemplate}
          </a>
          <a href={paths.peopleImport.to()}>{t.importPeople}</a>
        </p>
      )}
    </EmptyState>
  )
}
