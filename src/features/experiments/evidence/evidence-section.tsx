import { paths } from '#paths.ts'
import { dayAndMonth } from '#shared/dates.ts'
import { Badge } from '#ui/badge.tsx'
import { danish } from '#ui/danish.ts'
import type { Frame } from '#ui/frame.ts'
import { Icon } from '#ui/icon.tsx'
import { SectionHead } from '#ui/section-head.tsx'
import type { Experiment } from '../experiment.ts'
import { claimsOf, missingText } from './claims.ts'
import { type ErrorSource, errorSources, otherExplanations } from './error-sources.ts'
import { type Evidence, type Facts, type Level, levels } from './evidence.ts'

interface EvidenceSectionProps {
  frame: Frame
  experiment: Pick<Experiment, 'id' | 'standing' | 'conclusion'>
  facts: Facts
  evidence: Evidence
}

/** The stairs, what may be said and what may not yet, and what is missing for the next step. */
export function EvidenceSection({ frame, experiment, facts, evidence }: EvidenceSectionProps) {
  const t = frame.t.evidence
  const lang = danish(frame)
  const { maySay, mayNotSay } = claimsOf(t, facts, evidence)
  const next = levels[evidence.level === 'none' ? 0 : levels.indexOf(evidence.level) + 1]
  const address = { experiment: experiment.id }
  return (
    <section aria-labelledby="sikkert">
      <SectionHead id="sikkert" title={t.title} />
      <Stairs frame={frame} level={evidence.level} />
      {evidence.level === 'none' && <p class="ls-trappe-tekst">{t.nothingYet}</p>}
      <dl class="ls-maasige">
        {maySay.length > 0 && (
          <>
            <dt>
              <Icon name="check" />
              {t.maySay}
            </dt>
            {maySay.map(({ text, typed }) => (
              <dd lang={typed ? lang : undefined}>{text}</dd>
            ))}
          </>
        )}
        {mayNotSay.length > 0 && (
          <>
            <dt>
              <Icon name="close" />
              {t.mayNotSay}
            </dt>
            {mayNotSay.map((text) => (
              <dd>{text}</dd>
            ))}
            <OtherExplanations frame={frame} sources={otherExplanations(facts.weighed).map(({ source }) => source)} />
          </>
        )}
      </dl>
      <WhichBeginning frame={frame} facts={facts} />
      {next && evidence.level !== 'none' && (
        <details class="details ls-mangler">
          <summary class="details-summary">{t.missing(t.levels[next])}</summary>
          <div class="details-text">
            <ul>
              {evidence.missing.map((missing) => (
                <li>{missingText(t, missing)}</li>
              ))}
            </ul>
          </div>
        </details>
      )}
      {evidence.level === 'none' && (
        <ul class="ls-mangler">
          {evidence.missing.map((missing) => (
            <li>{missingText(t, missing)}</li>
          ))}
        </ul>
      )}
      <p class="ls-svag d-print-none">
        <a href={paths.experimentErrorSources.to(address)}>{t.sourcesLink}</a>
        {` (${t.weighed(facts.weighed.length, errorSources.length)}) `}
        {(experiment.standing === 'owner' || facts.evaluation) && (
          <>
            {'· '}
            <a href={paths.experimentEvaluation.to(address)}>{t.evaluationLink}</a>
          </>
        )}
      </p>
    </section>
  )
}

/** What else it may be, as the error sources were weighed: beside what may be said, here and in what is told. Inside a list of claims. */
export function OtherExplanations({ frame, sources }: { frame: Frame; sources: readonly ErrorSource[] }) {
  const t = frame.t.evidence
  if (sources.length === 0) return null
  return (
    <dd>
      {t.otherExplanations}
      <ul>
        {sources.map((source) => (
          <li>{inSentence(t.sources[source][0] ?? '')}</li>
        ))}
      </ul>
    </dd>
  )
}

function inSentence(title: string): string {
  return title.charAt(0).toLocaleLowerCase('da') + title.slice(1)
}

/** Only where the sheet and the typed date say two days. */
function WhichBeginning({ frame, facts: { beginning } }: Pick<EvidenceSectionProps, 'frame' | 'facts'>) {
  const t = frame.t.evidence
  if (!beginning?.otherDay) return null
  const [counts, other] = [beginning.at, beginning.otherDay].map((day) => dayAndMonth(day, frame.language))
  if (!counts || !other) return null
  return <p class="ls-svag">{beginning.by === 'typed' ? t.beganTyped(counts, other) : t.beganMoved(counts, other)}</p>
}

function Stairs({ frame, level }: { frame: Frame; level: Level }) {
  const t = frame.t.evidence
  const reached = level === 'none' ? -1 : levels.indexOf(level)
  return (
    <ol class="ls-trappe ls-uden">
      {levels.map((step, i) => (
        <li class={i === reached ? 'her' : i < reached ? 'naaet' : undefined} aria-current={i === reached ? 'step' : undefined}>
          <strong>{t.levels[step]}</strong>
          <span>
            {t.meanings[step]}
            {i === reached && ` ${t.youAreHere}`}
          </span>
        </li>
      ))}
    </ol>
  )
}

export function LevelBadge({ frame, level }: { frame: Frame; level: Level }) {
  return level === 'none' ? null : <Badge text={frame.t.evidence.levels[level]} />
}
