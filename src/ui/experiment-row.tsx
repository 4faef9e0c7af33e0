import type { Child } from 'hono/jsx'
import { paths } from '#paths.ts'
import { dayAndMonth, shortDate, weekdayShort } from '#shared/dates.ts'
import { MiniPhases } from './charts/mini-phases.tsx'
import { danish } from './danish.ts'
import type { Frame } from './frame.ts'
import { ThemeName } from './theme-glyph.tsx'

/** What a list tells of an experiment, as the experiments' own summary has it. */
export interface ListedExperiment {
  id: string
  title: string
  phase: number
  loop: number
  owner: { name: string }
  standing: 'owner' | 'helper' | 'reader'
  conclusion?: { outcome: keyof Frame['t']['experiments']['outcomes']; concludedAt: Date }
  expectations: { foundationId: string; theme: { name: string; shortName: string; index: number; of: number } }[]
}

interface ExperimentRowProps {
  frame: Frame
  experiment: ListedExperiment
  phaseName: string
  /** The date that matters now. */
  next?: { what: keyof Frame['t']['experiments']['nextDates']; on: string }
  children?: Child
}

/** One experiment in a list: what it practises, where it is, and the date that matters now. */
export function ExperimentRow({ frame, experiment, phaseName, next, children }: ExperimentRowProps) {
  const t = frame.t.experiments
  const lang = danish(frame)
  // Two expectations of one theme are one theme here.
  const themes = [...new Map(experiment.expectations.map(({ theme, foundationId }) => [`${foundationId} ${theme.name}`, theme])).values()]
  return (
    <li class="ls-raekke ls-raekke-proeve">
      <div class="ls-raekke-hoved">
        <h3>
          <a href={paths.experiment.to({ experiment: experiment.id })} lang={lang}>
            {experiment.title}
          </a>
        </h3>
        <p class="ls-meta">
          {themes.slice(0, 3).map((theme) => (
            <span lang={lang}>
              <ThemeName index={theme.index} of={theme.of} name={theme.shortName} size={20} />
            </span>
          ))}
          <span>{t.loop(experiment.loop)}</span>
          {experiment.standing === 'helper' && <span>{t.youHelp(experiment.owner.name)}</span>}
          {experiment.standing === 'reader' && <span>{t.sharedBy(experiment.owner.name)}</span>}
          {children}
        </p>
      </div>
      {experiment.conclusion ? (
        <p class="ls-svag">
          {t.concludedOn(t.outcomes[experiment.conclusion.outcome], dayAndMonth(experiment.conclusion.concludedAt, frame.language))}
        </p>
      ) : (
        <div class="ls-raekke-fase">
          <MiniPhases phase={experiment.phase} label={t.phaseOf(experiment.phase, phaseName)} />
          <p aria-hidden="true">{phaseName}</p>
        </div>
      )}
      {next && (
        <div class="ls-raekke-dato">
          <p>
            <strong>
              {weekdayShort(next.on, frame.language, true)} {shortDate(next.on, frame.language)}
            </strong>
          </p>
          <p class="ls-svag">{t.nextDates[next.what]}</p>
        </div>
      )}
    </li>
  )
}
