import { dayAndMonth, longDate } from '#shared/dates.ts'
import { Badge } from '#ui/badge.tsx'
import { danish } from '#ui/danish.ts'
import type { Frame } from '#ui/frame.ts'
import { Icon } from '#ui/icon.tsx'
import { SectionHead } from '#ui/section-head.tsx'
import { Star } from '#ui/star.tsx'
import { claimsOf } from '../evidence/claims.ts'
import { OtherExplanations } from '../evidence/evidence-section.tsx'
import { type Question, say } from '../questions.ts'
import { ToldChart } from './told-chart.tsx'
import type { ToldDocument, ToldEvidence, ToldRatings } from './told-document.ts'

interface ToldArticleProps {
  frame: Frame
  document: ToldDocument
  questions: Question[]
  /** In a preview it is not told yet. */
  toldAt?: Date
  /** Under another h1, in a preview. */
  isPreview?: boolean
}

/** What was told, as everybody reads it. The preview is this very component. */
export function ToldArticle({ frame, document, questions, toldAt, isPreview }: ToldArticleProps) {
  const t = frame.t.sharing
  const lang = danish(frame)
  const Title = isPreview ? 'h2' : 'h1'
  const { owner, outcome } = document
  return (
    <article class="ls-fortalt">
      <div class="ls-sidehoved">
        <Title class="ls-titel" lang={lang}>
          {document.title}
        </Title>
        <p class="ls-meta ls-ph-meta">
          <span>
            {t.toldByLabel} <span lang={lang}>{owner.unit ? `${owner.name}, ${owner.unit}` : owner.name}</span>
          </span>
          <span>{t.loop(document.loop)}</span>
          {toldAt && <span>{longDate(toldAt, frame.language)}</span>}
          {outcome && <Badge text={frame.t.experiments.outcomes[outcome.outcome]} />}
        </p>
      </div>
      {document.answers.map(({ question: key, text }) => {
        const question = questions.find((one) => one.key === key)
        return (
          <section>
            <h2 class="ls-fortalt-spoergsmaal">{question ? say(question.label, frame.language, document) : key}</h2>
            <p class="ls-fortalt-tekst" lang={lang}>
              {text}
            </p>
          </section>
        )
      })}
      {document.stars.length > 0 && (
        <section aria-labelledby="fortalt-stjerner">
          <SectionHead id="fortalt-stjerner" title={t.stars} />
          <ul class="ls-fortalt-stjerner ls-uden">
            {document.stars.map((star) => (
              <li>
                <Star />
                <div>
                  <p class="ls-fortalt-tekst" lang={lang}>
                    {star.text}
                  </p>
                  <p class="ls-svag">{dayAndMonth(star.observedOn, frame.language)}</p>
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
      {document.ratings && <Counts frame={frame} ratings={document.ratings} />}
      {document.indicators.map((indicator) => (
        <ToldChart frame={frame} indicator={indicator} document={document} />
      ))}
      {document.evidence && <Claims frame={frame} evidence={document.evidence} />}
      {outcome && (
        <section aria-labelledby="fortalt-udfald">
          <SectionHead id="fortalt-udfald" title={t.outcomeTitle} />
          <p>{t.outcomeOn(frame.t.experiments.outcomes[outcome.outcome], longDate(outcome.concludedOn, frame.language))}</p>
          {outcome.reason && (
            <p class="ls-fortalt-tekst" lang={lang}>
              {outcome.reason}
            </p>
          )}
        </section>
      )}
      {document.expectations.length > 0 && (
        <section aria-labelledby="fortalt-forventninger">
          <SectionHead id="fortalt-forventninger" title={t.practised} />
          <ul class="ls-fortalt-forventninger ls-uden" lang={lang}>
            {document.expectations.map(({ foundation, theme, text }) => (
              <li>
                <p>{text}</p>
                <p class="ls-meta">
                  <span>{theme}</span>
                  <span>{foundation}</span>
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </article>
  )
}

function Counts({ frame, ratings: { n, less, same, more, groups } }: { frame: Frame; ratings: ToldRatings }) {
  const t = frame.t.sharing
  const lang = danish(frame)
  return (
    <section aria-labelledby="fortalt-foer-efter">
      <SectionHead id="fortalt-foer-efter" title={t.beforeAndAfter} />
      <p>{t.counted(n, less, same, more)}</p>
      {groups.length > 0 && (
        <ul>
          {groups.map((group) => (
            <li>
              <span lang={lang}>{group.name}</span>: {t.countedGroup(group.less, group.same, group.more)}
            </li>
          ))}
        </ul>
      )}
      <p class="ls-svag">{t.notCause}</p>
    </section>
  )
}

function Claims({ frame, evidence }: { frame: Frame; evidence: ToldEvidence }) {
  const t = frame.t.evidence
  const lang = danish(frame)
  const { maySay, mayNotSay } = claimsOf(t, evidence, evidence)
  return (
    <section aria-labelledby="fortalt-sikkert">
      <SectionHead id="fortalt-sikkert" title={t.title} />
      <p>
        <strong>{t.levels[evidence.level]}</strong>
      </p>
      <p class="ls-svag">{t.meanings[evidence.level]}</p>
      <dl class="ls-maasige">
        <dt>
          <Icon name="check" />
          {t.maySay}
        </dt>
        {maySay.map(({ text, typed }) => (
          <dd lang={typed ? lang : undefined}>{text}</dd>
        ))}
        <dt>
          <Icon name="close" />
          {t.mayNotSay}
        </dt>
        {mayNotSay.map((text) => (
          <dd>{text}</dd>
        ))}
        <OtherExplanations frame={frame} sources={evidence.explanations} />
      </dl>
    </section>
  )
}
