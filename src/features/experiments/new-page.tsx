import { paths } from '#paths.ts'
import type { FormErrors } from '#shared/form.ts'
import { Alert } from '#ui/alert.tsx'
import { AutoSaveForm } from '#ui/auto-save.tsx'
import { BackLink } from '#ui/back-link.tsx'
import { danish } from '#ui/danish.ts'
import { ErrorSummary, RadioGroup, Textarea, TextInput } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ThemeName } from '#ui/theme-glyph.tsx'
import type { ExperimentSummary, PractisedExpectation } from './experiment.ts'

interface NewPageProps {
  frame: Frame
  /** Filled in from an expectation's page. */
  practised?: Pick<PractisedExpectation, 'foundationSlug' | 'key' | 'text' | 'theme'>
  /** An expectation was asked for, and it is not there. */
  isUnknown?: boolean
  form?: FormErrors
  /** What she has running, when that is as many as the gentle limit says: she is asked whether she means it. */
  running?: Pick<ExperimentSummary, 'id' | 'title'>[]
}

export function NewPage({ frame, practised, isUnknown, form, running }: NewPageProps) {
  const t = frame.t.experiments
  const typed = form?.typed ?? {}
  const errors = form?.errors ?? {}
  const lang = danish(frame)
  return (
    <Layout frame={frame} title={t.newTitle} section="experiments">
      <BackLink t={frame.t} href={paths.experiments.to()} text={t.backToYours} />
      <PageHead title={t.newTitle} lead={t.newLead} />
      <ErrorSummary t={frame.t} errors={errors} />
      {isUnknown && <Alert t={frame.t} variant="info" text={t.unknownExpectation} />}
      {running && (
        <Alert
          t={frame.t}
          variant={form ? 'warning' : 'info'}
          heading={t.manyTitle(running.length)}
          headingLevel="h2"
          text={t.manyText}
          takesFocus={form && Object.keys(errors).length === 0}
        >
          <ul>
            {running.map(({ id, title }) => (
              <li>
                <a href={paths.experiment.to({ experiment: id })} lang={lang}>
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </Alert>
      )}
      <AutoSaveForm
        frame={frame}
        action={paths.experiments.to()}
        mode="keep"
        name={['new experiment', practised?.foundationSlug, practised?.key].filter(Boolean).join(' ')}
        class="ls-smal"
        save={running ? t.beginAnyway : t.begin}
      >
        {running && <input type="hidden" name="anyway" value="yes" />}
        {practised && (
          <div class="ls-oevet">
            <p class="ls-svag">{t.practises}</p>
            <p class="ls-citat" lang={lang}>
              {practised.text}
            </p>
            <p lang={lang}>
              <ThemeName index={practised.theme.index} of={practised.theme.of} name={practised.theme.name} />
            </p>
            <input type="hidden" name="foundation" value={practised.foundationSlug} />
            <input type="hidden" name="expectation" value={practised.key} />
          </div>
        )}
        <TextInput
          t={frame.t}
          name="title"
          label={t.titleLabel}
          hint={t.titleHint}
          error={errors.title}
          value={typed.title}
          maxlength={120}
          lang={lang}
        />
        <Textarea
          t={frame.t}
          name="challenge"
          label={t.challengeLabel}
          hint={t.challengeHint}
          error={errors.challenge}
          value={typed.challenge}
          rows={4}
          optional
          lang={lang}
        />
        <Textarea
          t={frame.t}
          name="attempt"
          label={t.attemptLabel}
          hint={t.attemptHint}
          error={errors.attempt}
          value={typed.attempt}
          rows={3}
          optional
          lang={lang}
        />
        <RadioGroup
          t={frame.t}
          name="voice"
          label={t.voiceLabel}
          error={errors.voice}
          value={typed.voice}
          options={(['jeg', 'vi'] as const).map((voice) => ({ value: voice, label: t.voices[voice], hint: t.voiceHints[voice] }))}
        />
      </AutoSaveForm>
    </Layout>
  )
}
