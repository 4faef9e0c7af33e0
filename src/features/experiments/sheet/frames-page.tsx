import { paths } from '#paths.ts'
import type { FormErrors } from '#shared/form.ts'
import { BackLink } from '#ui/back-link.tsx'
import { Button } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { ErrorSummary, PostForm, RadioGroup, TextInput } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import type { Experiment } from '../experiment.ts'

/** Name, voice and dates. */
export function FramesPage({ frame, experiment, form }: { frame: Frame; experiment: Experiment; form?: FormErrors }) {
  const t = frame.t.sheet
  const own = frame.t.experiments
  const errors = form?.errors ?? {}
  const typed = form?.typed ?? typedOf(experiment)
  const back = paths.experiment.to({ experiment: experiment.id })
  return (
    <Layout frame={frame} title={`${t.framesTitle} – ${experiment.title}`} section="experiments">
      <BackLink t={frame.t} href={back} text={experiment.title} lang={danish(frame)} />
      <ErrorSummary t={frame.t} errors={errors} />
      <PageHead title={t.framesTitle} lead={t.framesLead} />
      <PostForm action={paths.experimentFrames.to({ experiment: experiment.id })} class="ls-smal">
        <input type="hidden" name="revision" value={typed.revision ?? '0'} />
        <TextInput
          t={frame.t}
          name="title"
          label={own.titleLabel}
          error={errors.title}
          value={typed.title}
          maxlength={120}
          lang={danish(frame)}
        />
        <RadioGroup
          t={frame.t}
          name="voice"
          label={own.voiceLabel}
          error={errors.voice}
          value={typed.voice}
          options={(['jeg', 'vi'] as const).map((voice) => ({ value: voice, label: own.voices[voice], hint: own.voiceHints[voice] }))}
        />
        <TextInput
          t={frame.t}
          name="actionFrom"
          type="date"
          label={t.actionFromLabel}
          error={errors.actionFrom}
          value={typed.actionFrom}
          optional
        />
        <TextInput
          t={frame.t}
          name="actionTo"
          type="date"
          label={t.actionToLabel}
          error={errors.actionTo}
          value={typed.actionTo}
          optional
        />
        <TextInput
          t={frame.t}
          name="reflectionOn"
          type="date"
          label={t.reflectionOnLabel}
          error={errors.reflectionOn}
          value={typed.reflectionOn}
          optional
        />
        <p class="ls-knapper">
          <Button>{t.saveFrames}</Button>
          <a href={back}>{t.cancel}</a>
        </p>
      </PostForm>
    </Layout>
  )
}

export function typedOf({ title, voice, actionFrom, actionTo, reflectionOn, revision }: Experiment): Record<string, string> {
  return {
    title,
    voice,
    actionFrom: actionFrom ?? '',
    actionTo: actionTo ?? '',
    reflectionOn: reflectionOn ?? '',
    revision: String(revision),
  }
}
