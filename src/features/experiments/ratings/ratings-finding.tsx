import { danish } from '#ui/danish.ts'
import type { Frame } from '#ui/frame.ts'
import { Icon } from '#ui/icon.tsx'
import { Table } from '#ui/table.tsx'
import type { Experiment } from '../experiment.ts'
import { type Questions, say } from '../questions.ts'
import { Said } from '../said.tsx'
import { findRatingQuestion } from './rating-questions.ts'
import { describe, inChance, inNumbers, lowerFirst, meansOf, momentLabel, underHeadline, whoseLine } from './ratings-words.tsx'
import { isTellable, leastChanged, type RatingReport } from './report.ts'
import { SlopeChart } from './slope-chart.tsx'

interface FindingProps {
  frame: Frame
  experiment: Pick<Experiment, 'voice' | 'aim'>
  questions: Questions
  report: RatingReport
}

/** The picture of before and after, who is in it, and the same as a table. */
export function RatingsFigure({ frame, experiment, questions, report }: FindingProps) {
  const { t, language } = frame
  const { lines, weeks, onlyBefore, onlyAfter, late, before } = report
  const question = findRatingQuestion(questions, 'challenge')
  const [label, low, high] = [question.label, question.anchors.low, question.anchors.high].map((words) => say(words, language, experiment))
  if (lines.length === 0 || !label || !low || !high) return null
  const means = meansOf(t, lines)
  return (
    <figure class="ls-graf">
      <figcaption>{t.ratings.caption(label, lowerFirst(low), lowerFirst(high))}</figcaption>
      <SlopeChart frame={frame} id="vurderinger" label={label} low={low} high={high} lines={lines} weeks={weeks} />
      <div class="ls-vurder-noter">
        <p>{underHeadline(t, report.finding)}</p>
        <p class="ls-svag">
          {t.ratings.signedOpenly} {means}
        </p>
        {onlyBefore + onlyAfter > 0 && <p class="ls-svag">{t.ratings.onlySome(onlyBefore, onlyAfter)}</p>}
        {late > 0 && <p class="ls-svag">{t.ratings.late(late, before)}</p>}
      </div>
      <details class="details ls-somtabel d-print-none">
        <summary class="details-summary">{t.ratings.seeTable}</summary>
        <div class="details-text">
          <Table
            caption={describe(frame, lines)}
            head={[t.ratings.who, momentLabel(t, 'before', weeks), momentLabel(t, 'after', weeks), t.ratings.change]}
            rows={lines.map(({ who, n, before, after }) => [
              <span lang={danish(frame)}>{who.kind === 'person' ? who.name : t.ratings.tableName(whoseLine(t, who), n)}</span>,
              inNumbers(before, language),
              inNumbers(after, language),
              inNumbers(after - before, language),
            ])}
            compact
            rowHeads
          />
        </div>
      </details>
    </figure>
  )
}

/** What the numbers can carry, in the order in which it is told: counts, share, shift, chance, interval. */
export function RatingsNumbers({ frame, report }: Pick<FindingProps, 'frame' | 'report'>) {
  const { t, language } = frame
  const { comparison, asked } = report
  const { n, less, same, more, netShare, shift, meanDifference, interval, wilcoxon } = comparison
  if (n === 0) return null
  const steps = (value: number, digits = 2) => t.ratings.steps(inNumbers(value, language, digits))
  return (
    <section class="ls-talafsnit" aria-labelledby="tal">
      <h3 id="tal">{t.ratings.numbers}</h3>
      <p class="ls-svag">{t.ratings.countsTitle}</p>
      <dl class="ls-tal-liste">
        {(
          [
            [t.ratings.smaller, less],
            [t.ratings.unchanged, same],
            [t.ratings.larger, more],
          ] as const
        ).map(([name, count]) => (
          <div>
            <dt>{name}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      <p>{t.ratings.withPairs(n, asked)}</p>
      <p class="ls-udsagn">
        <Icon name="info" />
        <span>
          {isTellable(comparison) ? t.ratings.beyondChance(n) : t.ratings.chance(n)} {t.ratings.notCause}
        </span>
      </p>
      <details class="details">
        <summary class="details-summary">{t.ratings.details}</summary>
        <div class="details-text">
          <dl class="ls-regnet">
            <dt>{t.ratings.netShare}</dt>
            <dd>
              {new Intl.NumberFormat(language === 'da' ? 'da-DK' : 'en-GB', { style: 'percent' }).format(netShare ?? 0).replace('-', '−')}
            </dd>
            <dt>{t.ratings.shift}</dt>
            <dd>{steps(shift ?? 0)}</dd>
            <dt>{t.ratings.p}</dt>
            <dd>p = {inChance(wilcoxon.p, language)}</dd>
            <dt>{t.ratings.interval}</dt>
            <dd>
              {interval && meanDifference !== undefined
                ? t.ratings.between(steps(meanDifference, 1), inNumbers(interval.lower, language), inNumbers(interval.upper, language))
                : t.ratings.noInterval}
            </dd>
          </dl>
          <p>{t.ratings.signs}</p>
          {wilcoxon.nonZero < leastChanged && <p>{t.ratings.tooFew(wilcoxon.nonZero)}</p>}
        </div>
      </details>
    </section>
  )
}

/** The other question, beside and never against the first. */
export function SupportCounts({ frame, experiment, questions, report }: FindingProps) {
  const { t, language } = frame
  const { support } = report
  const n = support.reduce((sum, count) => sum + count, 0)
  if (n === 0) return null
  const { anchors, text } = findRatingQuestion(questions, 'support')
  const end = (words: typeof anchors.low) => lowerFirst(say(words, language, experiment))
  return (
    <section class="ls-talafsnit" aria-labelledby="stoette">
      <h3 id="stoette">{t.ratings.supportTitle}</h3>
      <p class="ls-svag">
        <Said text={text} language={language} tone={experiment} />
      </p>
      <p>{t.ratings.supportLead(n)}</p>
      <Table
        caption={t.ratings.supportTable}
        head={support.map((_, i) =>
          i === 0 ? t.ratings.end(1, end(anchors.low)) : i === 4 ? t.ratings.end(5, end(anchors.high)) : String(i + 1),
        )}
        rows={[support.map(String)]}
        compact
      />

      <p class="ls-svag">{t.ratings.neverCompared}</p>
    </section>
  )
}
