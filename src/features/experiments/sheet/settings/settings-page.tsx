import { paths } from '#paths.ts'
import type { FormErrors } from '#shared/form.ts'
import { Alert } from '#ui/alert.tsx'
import { BackLink } from '#ui/back-link.tsx'
import { Button } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { ErrorSummary, PostForm, TextInput } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'

/** What the administrator says about experiments, without seeing one. */
export function SettingsPage({ frame, form, isSaved }: { frame: Frame; form: FormErrors; isSaved?: boolean }) {
  const t = frame.t.sheet
  const { typed, errors } = form
  return (
    <Layout frame={frame} title={t.settingsTitle} section="experiments">
      <BackLink t={frame.t} href={paths.experiments.to()} text={frame.t.experiments.title} />
      <ErrorSummary t={frame.t} errors={errors} />
      <PageHead title={t.settingsTitle} lead={t.settingsLead} />
      {isSaved && <Alert t={frame.t} variant="success" text={t.settingsSaved} />}
      <PostForm action={paths.experimentSettings.to()} class="ls-smal">
        <TextInput
          t={frame.t}
          name="aim"
          label={t.aimLabel}
          hint={t.aimHint}
          error={errors.aim}
          value={typed.aim}
          maxlength={120}
          lang={danish(frame)}
        />
        <TextInput
          t={frame.t}
          name="runningLimit"
          label={t.limitLabel}
          hint={t.limitHint}
          error={errors.runningLimit}
          value={typed.runningLimit}
          inputmode="numeric"
        />
        <p class="ls-knapper">
          <Button>{t.saveSettings}</Button>
        </p>
      </PostForm>
    </Layout>
  )
}
