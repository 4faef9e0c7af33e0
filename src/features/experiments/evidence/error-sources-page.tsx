import { paths } from '#paths.ts'
import { BackLink } from '#ui/back-link.tsx'
import { Button } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { ErrorSummary, PostForm, RadioGroup, Textarea } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import type { Experiment } from '../experiment.ts'
import { isWritable } from '../experiment.ts'
import { errorSources, stances, type Weighed } from './error-sources.ts'

interface ErrorSourcesPageProps {
  frame: Frame
  experiment: Experiment
  weighed: Weighed[]
  form?: { typed: Record<string, string>; errors: Record<string, string> }
}

export function ErrorSourcesPage({ frame, experiment, weighed, form }: ErrorSourcesPageProps) {
  const t = frame.t.evidence
  const lang = danish(frame)
  const address = { experiment: experiment.id }
  return (
    <Layout frame={frame} title={t.sourcesTitle} section="experiments">
      <BackLink t={frame.t} href={paths.experiment.to(address)} text={experiment.title} lang={danish(frame)} />
      <PageHead title={t.sourcesTitle} lead={t.sourcesLead} />
      {isWritable(experiment) ? (
        <PostForm action={paths.experimentErrorSources.to(address)} class="ls-smal ls-fejlkilder">
          <ErrorSummary t={frame.t} errors={form?.errors ?? {}} />
          {errorSources.map((source) => {
            const known = weighed.find((one) => one.source === source)
            const [name, question] = t.sources[source]
            return (
              <div class="ls-fejlkilde">
                <RadioGroup
                  t={frame.t}
                  name={`stance_${source}`}
                  label={name ?? ''}
                  hint={question}
                  error={form?.errors[`stance_${source}`]}
                  value={form ? form.typed[`stance_${source}`] : known?.stance}
                  options={stances.map((stance) => ({ value: stance, label: t.stances[stance] }))}
                />
                <Textarea
                  t={frame.t}
                  name={`note_${source}`}
                  label={t.noteLabel}
                  error={form?.errors[`note_${source}`]}
                  value={form ? form.typed[`note_${source}`] : known?.note}
                  rows={2}
                  optional
                  lang={lang}
                />
              </div>
            )
          })}
          <p class="ls-knapper">
            <Button>{t.save}</Button>
          </p>
        </PostForm>
      ) : (
        <dl class="ls-fejlkilder">
          {errorSources.map((source) => {
            const known = weighed.find((one) => one.source === source)
            return (
              <>
                <dt>{t.sources[source][0]}</dt>
                <dd>{known ? t.stances[known.stance] : '–'}</dd>
                {known?.note && <dd lang={lang}>{known.note}</dd>}
              </>
            )
          })}
        </dl>
      )}
    </Layout>
  )
}
