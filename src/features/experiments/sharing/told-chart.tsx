import type { Frame } from '#ui/frame.ts'
import { SectionHead } from '#ui/section-head.tsx'
import { Headline, RunChartFigure } from '../indicators/run-chart-figure.tsx'
import { chartOfTold } from './telling.ts'
import type { ToldDocument, ToldIndicator } from './told-document.ts'

/** A curve that was told: drawn and told of by the rules of the experiment's own page, from what was told alone. */
export function ToldChart({ frame, indicator, document }: { frame: Frame; indicator: ToldIndicator; document: ToldDocument }) {
  const chart = chartOfTold(indicator, document)
  const id = `kurve-${indicator.id}`
  return (
    <section aria-labelledby={id}>
      <SectionHead id={id} title={<Headline frame={frame} chart={chart} />} />
      <RunChartFigure frame={frame} chart={chart} />
    </section>
  )
}
