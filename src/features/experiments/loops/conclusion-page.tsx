import type { Child } from 'hono/jsx'
import { paths } from '#paths.ts'
import type { FormErrors } from '#shared/form.ts'
import { Alert } from '#ui/alert.tsx'
import { AutoSaveForm } from '#ui/auto-save.tsx'
import { BackLink } from '#ui/back-link.tsx'
import { danish } from '#ui/danish.ts'
import { ErrorSummary, RadioGroup, Textarea } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { type Experiment, outcomes } from '../experiment.ts'
import type { Missing } from './compare.ts'
import type { Decided } from './decided.ts'
import { DecidedSection } from './decided-section.tsx'

interface ConclusionPageProps {
  frame: Frame
  experiment: Experiment
  missing: Missing[]
  form?: FormErrors
  /** A next loop was asked for before this one had ended. */
  isTooEarly?: boolean
  decided?: Decided
}

/** How does it end? Five ways of one size, none chosen beforehand, and why. */
export function ConclusionPage({ frame, experiment, missing, form, isTooEarly, decided }: ConclusionPageProps) {
  const t = frame.t.loops
  const { id, loop, voice, title } = experiment
  return (
    <Layout frame={frame} title={`${t.question(voice)} – ${title}`} section="experiments">
      <BackLink t={frame.t} href={paths.experiment.to({ experiment: id })} text={title} lang={danish(frame)} />
      <ErrorSummary t={frame.t} errors={form?.errors ?? {}} />
      <PageHead title={t.question(voice)} lead={t.lead} />
      {isTooEarly && <Alert t={frame.t} variant="info" text={t.concludeFirst(loop)} />}
      <DecidedSection frame={frame} experiment={experiment} decided={decided} hasNext={false} isConcluding />
      {missing.length > 0 && (
        <section class="ls-mangler-til-slut" aria-labelledby="mangler">
          <h2 class="ls-lille" id="mangler">
            {t.missingTitle}
          </h2>
          <ul>
            {missing.map((one) => (
              <li>
                <MissingLine frame={frame} experiment={experiment} missing={one} />
              </li>
            ))}
          </ul>
          <p class="ls-svag">{t.missingText}</p>
        </section>
      )}
      <AutoSaveForm
        frame={frame}
        action={paths.experimentConclusion.to({ experiment: id })}
        mode="submit"
        class="ls-smal ls-afslut"
        save={t.conclude(loop)}
        more={<a href={paths.experiment.to({ experiment: id })}>{t.notNow}</a>}
      >
        <div class="ls-udfald">
          <RadioGroup
            t={frame.t}
            name="outcome"
            label={t.choose}
            error={form?.errors.outcome}
            value={form?.typed.outcome}
            options={outcomes.map((outcome) => ({ value: outcome, label: t.choices[outcome][0] ?? '', hint: t.choices[outcome][1] }))}
          />
        </div>
        <Textarea
          t={frame.t}
          name="reason"
          label={t.reason}
          hint={t.reasonHint}
          error={form?.errors.reason}
          value={form?.typed.reason}
          rows={5}
          lang={danish(frame)}
        />
        <Alert t={frame.t} variant="info" heading={t.standsTitle} headingLevel="strong" text={t.standsText(loop)} />
      </AutoSaveForm>
    </Layout>
  )
}

/** Where it can be put in place, said after what is not. */
function MissingLine({ frame, experiment: { id }, missing }: { frame: Frame; experiment: Experiment; missing: Missing }) {
  const t = frame.t.loops
  const phase = (number: number) => paths.experimentPhasePage.to({ experiment: id, phase: String(number) })
  const way = (text: string, href: string, does: Child) => (
    <>
      {text} <a href={href}>{does}</a>
    </>
  )
  if (typeof missing === 'object')
    return way(t.missing.someRatings(missing.ratedAfter, missing.asked), paths.ratings.to({ experiment: id }), t.rate)
  if (missing === 'ratings') return way(t.missing.ratings, paths.ratings.to({ experiment: id }), t.rate)
  return missing === 'reflection'
    ? way(t.missing.reflection, `${phase(5)}#think`, <NamedAction text={t.write} what={t.missing.reflection} />)
    : way(t.missing.insights, `${phase(6)}#insights`, <NamedAction text={t.write} what={t.missing.insights} />)
}

/** Two links of the same word are told apart by those who hear them. */
function NamedAction({ text, what }: { text: string; what: string }) {
  return (
    <>
      {text}
      <span class="sr-only">: {what}</span>
    </>
  )
}
