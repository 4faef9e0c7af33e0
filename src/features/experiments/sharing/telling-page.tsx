import type { Child } from 'hono/jsx'
import { paths } from '#paths.ts'
import { dayAndMonth } from '#shared/dates.ts'
import { BackLink } from '#ui/back-link.tsx'
import { Button } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { Checkbox, ErrorSummary } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Icon } from '#ui/icon.tsx'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { say } from '../questions.ts'
import { type Part, partsOf, type Tellable } from './telling.ts'

interface TellingPageProps {
  frame: Frame
  experiment: { id: string; title: string }
  tellable: Tellable
  ticked: readonly string[]
  error?: string
}

/** The owner ticks what everybody may read, part by part. A GET: the preview has an address, and nothing is told by it. */
export function TellingPage({ frame, experiment, tellable, ticked, error }: TellingPageProps) {
  const t = frame.t.sharing
  const { answers, stars, indicators, ratings, evidence, questions } = tellable
  const { conclusion, expectations } = tellable.experiment
  const lang = danish(frame)
  const address = { experiment: experiment.id }
  const labelOf = (key: string) => {
    const question = questions.find((one) => one.key === key)
    return question ? say(question.label, frame.language, tellable.experiment) : key
  }
  const isEmpty = partsOf(tellable).length === 0
  const tick = (part: Part, label: string, hint?: string, words?: string) => (
    <Tick frame={frame} part={part} checked={ticked.includes(part)} label={label} hint={hint} words={words} />
  )
  return (
    <Layout frame={frame} title={t.tellTitle} section="experiments">
      <BackLink t={frame.t} href={paths.experimentSharing.to(address)} text={t.title} />
      <ErrorSummary t={frame.t} errors={error ? { parts: error } : {}} />
      <PageHead title={t.tellTitle} lead={t.tellLead} />
      <p class="ls-svag">{isEmpty ? t.nothing : t.alwaysTold}</p>
      {!isEmpty && (
        <form method="get" action={paths.experimentTelling.to(address)} class="ls-fortael" id="parts" tabindex={-1}>
          <input type="hidden" name="preview" value="yes" />
          {answers.length > 0 && (
            <Group legend={t.words}>
              {answers.map(({ question, text }) => tick(`answer:${question}`, labelOf(question), undefined, text))}
            </Group>
          )}
          {stars.length > 0 && (
            <Group legend={t.stars} hint={t.starsHint}>
              {stars.map((star) =>
                star.mayBeTold ? (
                  tick(`star:${star.id}`, t.starOn(dayAndMonth(star.observedOn, frame.language)), undefined, star.text)
                ) : (
                  <div class="ls-ikke-fortalt">
                    <p lang={lang}>{star.text}</p>
                    <p class="ls-svag ls-med-ikon">
                      <Icon name="lock" />
                      {t.mayNotBeTold}
                    </p>
                  </div>
                ),
              )}
            </Group>
          )}
          <Group legend={t.numbers}>
            {indicators.map(({ id, name }) => tick(`indicator:${id}`, t.indicator(name)))}
            {ratings ? tick('slope', t.slope, t.slopeHint) : <p class="ls-svag">{t.slopeTooFew}</p>}
            {evidence ? tick('evidence', t.evidence, frame.t.evidence.levels[evidence.level]) : <p class="ls-svag">{t.evidenceNone}</p>}
          </Group>
          {(conclusion || expectations.length > 0) && (
            <Group legend={t.more}>
              {conclusion && tick('outcome', t.outcome(frame.t.experiments.outcomes[conclusion.outcome]))}
              {conclusion && tick('reason', t.reason, t.reasonHint, conclusion.reason)}
              {expectations.length > 0 && tick('expectations', t.expectations)}
            </Group>
          )}
          <p class="ls-knapper">
            <Button>{t.preview}</Button>
            <a href={paths.experimentSharing.to(address)}>{t.cancel}</a>
          </p>
        </form>
      )}
    </Layout>
  )
}

function Group({ legend, hint, children }: { legend: string; hint?: string; children: Child }) {
  return (
    <fieldset>
      <legend class="form-label">{legend}</legend>
      {hint && <p class="ls-svag">{hint}</p>}
      {children}
    </fieldset>
  )
}

/** The words stand under the tick, so that nobody has to remember what she wrote. */
function Tick({
  frame,
  part,
  checked,
  label,
  hint,
  words,
}: {
  frame: Frame
  part: Part
  checked: boolean
  label: string
  hint?: string
  words?: string
}) {
  const id = `part-${part.replace(':', '-')}`
  return (
    <>
      <Checkbox t={frame.t} name="part" id={id} value={part} label={label} hint={hint} checked={checked} />
      {words && (
        <p class="ls-fortael-ord" lang={danish(frame)}>
          {words}
        </p>
      )}
    </>
  )
}
