import type { Language } from '#messages/messages.ts'
import { dayAndMonth, isoWeek, longDate, shortDate } from '#shared/dates.ts'
import { danish } from '#ui/danish.ts'
import type { Frame } from '#ui/frame.ts'
import { Icon } from '#ui/icon.tsx'
import { starPoints } from '#ui/star.tsx'
import { Table } from '#ui/table.tsx'
import type { Chart } from './chart.ts'
import { isLockedInTime, missingBaseline } from './indicator.ts'
import { showNumber } from './read-number.ts'
import { bottom, type Geometry, height, top } from './run-chart-geometry.ts'

/** The finding as a heading, with the name of the indicator as it was written. */
export function Headline({ frame, chart }: { frame: Frame; chart: Chart }) {
  const { indicator } = chart
  const [before, after] = around(frame, chart)
  const name = frame.language === 'da' && before.endsWith(' ') && !before.endsWith(': ') ? inSentence(indicator.name) : indicator.name
  return (
    <>
      {before}
      <span lang={danish(frame)}>{name}</span>
      {after}
    </>
  )
}

function around(frame: Frame, { indicator, loop, reading: { finding } }: Chart): [string, string] {
  const t = frame.t.indicators
  switch (finding.kind) {
    case 'empty':
      return t.headlines.empty
    case 'one':
    case 'constant':
    case 'before':
      return loop.actionStartedAt ? t.headlines.chance : t.headlines.before
    case 'unusual':
      return t.headlines.moved
    case 'shift': {
      if (!isLockedInTime(indicator, loop)) return t.headlines.moved
      if (isCounted(indicator.unit)) return finding.went === 'down' ? t.fewerThan : t.moreThan
      return finding.went === 'down' ? t.headlines.lower : t.headlines.higher
    }
    default:
      return t.headlines.chance
  }
}

/** Of what is counted there are fewer; a share or a time is lower. */
function isCounted(unit: string): boolean {
  return unit === '' || /^(antal|stk|styk|gange|personer|pr\.|per |number|count|times|a )/i.test(unit)
}

/** "Ubesvarede spørgsmål" → "ubesvarede spørgsmål"; "APV-sager" stays. */
function inSentence(name: string): string {
  return /^\p{Lu}(\p{Ll}|\s)/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name
}

interface RunChartFigureProps {
  frame: Frame
  chart: Chart
  limitsHref?: { show: string; hide: string }
  /** The page has the same table further down. */
  hasTableBelow?: boolean
}

/** Picture, finding and table. Everything that the picture shows is said in words beside it. */
export function RunChartFigure({ frame, chart, limitsHref, hasTableBelow }: RunChartFigureProps) {
  const t = frame.t.indicators
  const { indicator, geometry, limits, series, isLimited } = chart
  const hasStars = (geometry?.stars.length ?? 0) > 0
  return (
    <figure class="ls-graf">
      <figcaption>
        <span lang={danish(frame)}>
          {indicator.name}
          {indicator.unit && `, ${indicator.unit}`}.
        </span>{' '}
        {hasStars && t.captionStars}
      </figcaption>
      {geometry && <Picture frame={frame} chart={chart} geometry={geometry} />}
      <p class="ls-udsagn">
        <Icon name="info" />
        <FindingWords frame={frame} chart={chart} />
      </p>
      {indicator.isPartial && <p class="ls-svag">{t.partial}</p>}
      {limits && (
        <p class="ls-svag">
          {t.limitsText(showNumber(limits.lower, frame.language), showNumber(limits.upper, frame.language))}{' '}
          {t.limitsOutside(limits.outside.length)} {limits.isProvisional && t.limitsProvisional(limits.points)}
        </p>
      )}
      {isLimited && !limits && <p class="ls-svag">{t.limitsNone}</p>}
      {limitsHref && geometry && (
        <p class="d-print-none">
          <a href={isLimited ? limitsHref.hide : limitsHref.show}>{isLimited ? t.hideLimits : t.showLimits}</a>
        </p>
      )}
      {series.points.length > 0 && !hasTableBelow && (
        <details class="details ls-somtabel d-print-none">
          <summary class="details-summary">{t.asTable}</summary>
          <div class="details-text">
            <SeriesTable frame={frame} chart={chart} />
          </div>
        </details>
      )}
    </figure>
  )
}

function Picture({ frame, chart, geometry }: { frame: Frame; chart: Chart; geometry: Geometry }) {
  const t = frame.t.indicators
  const { indicator, reading, series, loop } = chart
  const { language } = frame
  const id = `run-${indicator.id}`
  const number = (value: number) => showNumber(value, language)
  const words = wordsOf(frame, chart)
  const { shift, after } = geometry
  return (
    <div class="ls-plot ls-plot-run ls-tema-2">
      <svg class="ls-psvg" width="100%" height={height} role="img" aria-labelledby={`${id}-t ${id}-b`} focusable="false">
        <title id={`${id}-t`} lang={danish(frame)}>
          {t.chartTitle(indicator.name)}
        </title>
        <desc id={`${id}-b`}>
          {reading.chart.centre === undefined ? '' : `${t.median(number(reading.chart.centre))}. `}
          {words.strong ? `${words.strong} ` : ''}
          {words.text}
        </desc>
        {after && <rect class="f-bund2" x={`${after.x}%`} y={top} width={`${after.width + 1.2}%`} height={bottom - top} />}
        {geometry.pauses.map(({ x, width }) => (
          <rect class="f-pause" x={`${x}%`} y={top} width={`${width}%`} height={bottom - top} />
        ))}
        {geometry.ticksY.map(({ y, value }) => (
          <>
            <line class="k-linje" x1="0" x2="100%" y1={y} y2={y} />
            <text class="s-akse" x="-12" y={y + 5} text-anchor="end">
              {number(value)}
            </text>
          </>
        ))}
        {geometry.starts.map((x) => (
          <line class="k-linje-staerk" x1={`${x}%`} x2={`${x}%`} y1={top} y2={bottom} stroke-dasharray="3 3" />
        ))}
        {after && <line class="k-tema" x1={`${after.x}%`} x2={`${after.x}%`} y1={top} y2={bottom} stroke-width="1.5" />}
        {geometry.limits && <LimitLines frame={frame} chart={chart} limits={geometry.limits} />}
        {geometry.centre !== undefined && (
          <line class="k-blaek-2" x1="0" x2="100%" y1={geometry.centre} y2={geometry.centre} stroke-width="1.5" stroke-dasharray="7 4" />
        )}
        {shift && (
          <line class="k-tema" x1={`${shift.x1}%`} x2={`${shift.x2}%`} y1={shift.y} y2={shift.y} stroke-width="2" stroke-dasharray="7 4" />
        )}
        {geometry.lines.map(({ x1, y1, x2, y2, isAfter }) => (
          <line
            class={isAfter ? 'k-tema' : 'k-blaek'}
            x1={`${x1}%`}
            y1={y1}
            x2={`${x2}%`}
            y2={y2}
            stroke-width={geometry.radius > 2 ? 2 : 1}
          />
        ))}
        {geometry.dots.map(({ x, y, place, isAfter }) => (
          <circle class={isAfter ? 'f-tema' : 'f-blaek'} cx={`${x}%`} cy={y} r={isAfter ? geometry.radius + 1 : geometry.radius}>
            <title>{pointInWords(frame, series.points[place])}</title>
          </circle>
        ))}
        {geometry.stars.map(({ x, down, on }) => (
          <>
            {down !== undefined && (
              <line class="k-linje-staerk" x1={`${x}%`} x2={`${x}%`} y1="38" y2={Math.max(38, down - 8)} stroke-dasharray="2 3" />
            )}
            <svg class="ls-punkt" x={`${x}%`} y="28" aria-hidden="true">
              <polygon class="f-stjerne" points={starPoints(10)}>
                <title>{t.starOn(dayAndMonth(on, language))}</title>
              </polygon>
            </svg>
          </>
        ))}
        {geometry.ticksX.map(({ on, x, isWideOnly }) => (
          <text class={isWideOnly ? 's-akse kun-bred' : 's-akse'} x={`${x}%`} y="274" text-anchor="middle">
            {tickText(on, geometry.unitX, language)}
          </text>
        ))}
        <text class="s-akse" x="100%" y="296" text-anchor="end">
          {geometry.unitX === 'week' ? t.weekAxis(t.yearSpan(geometry.years)) : t.yearSpan(geometry.years)}
        </text>
        {geometry.pauses.map(({ x, width, label }) => (
          <text class={width < 12 ? 's-note kun-bred' : 's-note'} x={`${x + width / 2}%`} y="222" text-anchor="middle" lang={danish(frame)}>
            {label.length > 14 ? `${label.slice(0, 13)}…` : label}
          </text>
        ))}
        {geometry.loops
          .filter(({ width }) => width >= 8 && series.starts.length > 0)
          .map(({ x, width, loop: number }) => (
            <text
              class={number === loop.loop ? 's-note s-tema s-fed' : width < 16 ? 's-note kun-bred' : 's-note'}
              x={`${x + width / 2}%`}
              y="243"
              text-anchor="middle"
            >
              {number === 0 ? t.before : t.loop(number)}
            </text>
          ))}
        {geometry.centre !== undefined && reading.chart.centre !== undefined && (
          <text class={after ? 's-note s-fed s-halo2' : 's-note s-fed s-halo'} x="101%" y={geometry.centre - 9} text-anchor="end">
            {t.median(number(reading.chart.centre))}
          </text>
        )}
        {shift && (
          <text
            class="s-note s-tema s-fed s-halo"
            x={`${shift.x1 > 30 ? Math.min(shift.x1, after?.x ?? 100) - 1 : shift.x1}%`}
            y={shift.x1 > 30 ? shift.y + 5 : shift.y + 20}
            text-anchor={shift.x1 > 30 ? 'end' : 'start'}
          >
            {t.newMedian(number(shift.value))}
          </text>
        )}
      </svg>
    </div>
  )
}

function LimitLines({ frame, chart: { limits: values }, limits }: { frame: Frame; chart: Chart; limits: NonNullable<Geometry['limits']> }) {
  const t = frame.t.indicators
  if (!values || limits.upper === undefined || limits.lower === undefined) return null
  const number = (value: number) => showNumber(value, frame.language)
  return (
    <>
      <line class="k-blaek-2" x1="0" x2="100%" y1={limits.upper} y2={limits.upper} stroke-dasharray="1 4" />
      <line class="k-blaek-2" x1="0" x2="100%" y1={limits.lower} y2={limits.lower} stroke-dasharray="1 4" />
      <text class="s-akse s-halo" x="0" y={limits.upper - 6}>
        {t.upper(number(values.upper))}
      </text>
      <text class="s-akse s-halo" x="0" y={limits.lower - 6}>
        {t.lower(number(values.lower))}
      </text>
    </>
  )
}

function FindingWords({ frame, chart }: { frame: Frame; chart: Chart }) {
  const { strong, text } = wordsOf(frame, chart)
  return (
    <span>
      {strong && <strong>{strong} </strong>}
      {text}
    </span>
  )
}

/** What may be said, and no more; and that the number was on its way before, for that bears on all that is said of after. */
function wordsOf(frame: Frame, chart: Chart): { strong?: string; text: string } {
  const { drift } = chart.reading
  const { strong, text } = findingWords(frame, chart)
  return { strong, text: drift ? `${text} ${frame.t.indicators.findings.drifting(drift.went)}` : text }
}

function findingWords(frame: Frame, { indicator, loop, series, reading: { finding } }: Chart): { strong?: string; text: string } {
  const t = frame.t.indicators.findings
  switch (finding.kind) {
    case 'empty':
      return { text: t.empty }
    case 'one':
      return { text: t.one }
    case 'constant':
      return { text: t.constant(finding.points, showNumber(finding.value, frame.language)) }
    case 'before':
      return { strong: t.beforeStrong, text: t.before(finding.points, missingBaseline(series)) }
    case 'none_after':
      return { strong: t.noneAfterStrong, text: t.noneAfter }
    case 'too_few':
      return { strong: t.chanceStrong, text: t.tooFew(finding.after, finding.useful) }
    case 'unusual':
      return { strong: t.unusualStrong, text: loop.actionStartedAt ? t.unusual(finding.before) : t.unusualBefore }
    case 'chance':
      return {
        strong: t.chanceStrong,
        text: finding.hasBaseline ? t.chance(finding.points) : t.chanceNoBaseline(finding.points, series.before),
      }
    case 'shift': {
      const began = series.points[finding.run.from]?.on ?? ''
      const sentences = [
        t.shift(finding.run.length, finding.run.side, weekInWords(frame, began), finding.isLast),
        ...(finding.isBetter ? [] : [t.shiftWorse]),
        ...(isLockedInTime(indicator, loop) ? [] : [t.shiftLate]),
        t.shiftNotWhy,
      ]
      return { strong: t.shiftStrong, text: sentences.join(' ') }
    }
  }
}

function weekInWords({ t }: Frame, date: string): string {
  const { week, year } = isoWeek(date)
  return t.indicators.inWeek(week, year)
}

function SeriesTable({ frame, chart: { indicator, series } }: { frame: Frame; chart: Chart }) {
  const t = frame.t.indicators
  const hasNotes = series.points.some(({ note }) => note)
  return (
    <Table
      caption={t.seriesTable}
      compact
      rowHeads
      head={[
        t.tableWhen,
        t.tableDate,
        <span lang={danish(frame)}>{indicator.unit || indicator.name}</span>,
        t.tablePeriod,
        ...(hasNotes ? [t.tableNote] : []),
      ]}
      rows={series.points.map(({ on, value, loop, note }) => [
        String(isoWeek(on).week),
        longDate(on, frame.language),
        showNumber(value, frame.language),
        loop === 0 ? t.beforeName : t.loopName(loop),
        ...(hasNotes ? [<span lang={danish(frame)}>{note}</span>] : []),
      ])}
    />
  )
}

function pointInWords(frame: Frame, point: { on: string; value: number } | undefined): string {
  if (!point) return ''
  return `${frame.t.indicators.week(isoWeek(point.on).week)}, ${shortDate(point.on, frame.language)}: ${showNumber(point.value, frame.language)}`
}

function tickText(on: string, unit: Geometry['unitX'], language: Language): string {
  if (unit === 'day') return shortDate(on, language)
  if (unit === 'week') return String(isoWeek(on).week)
  return new Intl.DateTimeFormat(language === 'da' ? 'da-DK' : 'en-GB', {
    month: 'short',
    timeZone: 'UTC',
    ...(on.slice(5, 7) === '01' && { year: '2-digit' }),
  }).format(new Date(`${on}T00:00:00Z`))
}
