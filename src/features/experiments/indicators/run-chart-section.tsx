import { paths } from '#paths.ts'
import { ButtonLink } from '#ui/button.tsx'
import type { Frame } from '#ui/frame.ts'
import { SectionHead } from '#ui/section-head.tsx'
import type { Chart } from './chart.ts'
import { Headline, RunChartFigure } from './run-chart-figure.tsx'

interface RunChartSectionProps {
  frame: Frame
  experimentId: string
  charts: Chart[]
  canEdit: boolean
}

/** The indicators on the page of an experiment: each with its finding as the heading. */
export function RunChartSection({ frame, experimentId, charts, canEdit }: RunChartSectionProps) {
  const t = frame.t.indicators
  if (charts.length === 0)
    return (
      <section aria-labelledby="indikatorer">
        <SectionHead id="indikatorer" title={t.title} />
        <p class="ls-under-hoved">{canEdit ? t.emptyText : t.emptyRead}</p>
        {canEdit && (
          <p class="ls-knapper">
            <ButtonLink variant="secondary" href={paths.indicators.to({ experiment: experimentId })}>
              {t.sectionNone}
            </ButtonLink>
          </p>
        )}
      </section>
    )
  return (
    <>
      {charts.map((chart) => (
        <section aria-labelledby={`i-${chart.indicator.id}`}>
          <div class="ls-afsnit-hoved">
            <h2 class="ls-afsnit" id={`i-${chart.indicator.id}`}>
              <Headline frame={frame} chart={chart} />
            </h2>
            <a class="d-print-none" href={paths.indicator.to({ experiment: experimentId, indicator: chart.indicator.id })}>
              {canEdit ? t.sectionMeasure : t.openRead}
            </a>
          </div>
          <RunChartFigure frame={frame} chart={chart} />
        </section>
      ))}
      <p class="d-print-none">
        <a href={paths.indicators.to({ experiment: experimentId })}>{t.sectionAll}</a>
      </p>
    </>
  )
}
