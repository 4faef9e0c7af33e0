import { type NaturalLimits, naturalLimits } from '../statistics/xmr.ts'
import { type Reading, readSeries } from './finding.ts'
import { type Indicator, type Loop, type Pause, type Series, seriesOf } from './indicator.ts'
import { type Geometry, runChartGeometry } from './run-chart-geometry.ts'

/** An indicator as a run chart: the points, what they say, and where they lie. */
export interface Chart {
  indicator: Indicator
  loop: Loop
  series: Series
  reading: Reading
  /** Undefined when nothing was measured. */
  geometry?: Geometry
  /** The natural limits were asked for. */
  isLimited: boolean
  /** Then, when there is enough to work them out from. */
  limits?: NaturalLimits
}

interface Surroundings {
  pauses: readonly Pause[]
  starDays: readonly string[]
  showLimits?: boolean
}

export function chartOf(indicator: Indicator, loop: Loop, { pauses, starDays, showLimits = false }: Surroundings): Chart {
  const series = seriesOf(indicator, loop)
  const reading = readSeries(series, indicator.direction)
  const values = series.points.map(({ value }) => value)
  const limits = showLimits ? naturalLimits(values, { baseline: reading.chart.baseline || undefined }) : undefined
  const geometry = runChartGeometry({ series, reading, pauses, starDays, limits })
  return { indicator, loop, series, reading, geometry, isLimited: showLimits, limits }
}
