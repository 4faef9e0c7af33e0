import { paths } from '#paths.ts'
import type { FormErrors } from '#shared/form.ts'
import { BackLink } from '#ui/back-link.tsx'
import { Button } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { ErrorSummary, PostForm, TextInput } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import type { Rater } from './rater.ts'

interface RaterPageProps {
  frame: Frame
  experiment: { id: string }
  rater: Rater
  mayRemove: boolean
  form?: FormErrors
}

/** One on the list: her group, and her name when it is only written here. */
export function RaterPage({ frame, experiment, rater, mayRemove, form }: RaterPageProps) {
  const t = frame.t.ratings
  const name = rater.name ?? ''
  const address = { experiment: experiment.id, rater: rater.id }
  const errors = form?.errors ?? {}
  return (
    <Layout frame={frame} title={t.raterTitle(name)} section="experiments">
      <BackLink t={frame.t} href={paths.raters.to({ experiment: experiment.id })} text={t.ratersTitle} />
      <ErrorSummary t={frame.t} errors={errors} />
      <PageHead title={t.raterTitle(name)} />
      <PostForm action={paths.rater.to(address)} class="ls-smal">
        {rater.by === 'entered' ? (
          <TextInput
            t={frame.t}
            name="name"
            label={t.nameLabel}
            error={errors.name}
            value={form?.typed.name ?? name}
            maxlength={120}
            autocomplete="off"
            lang={danish(frame)}
          />
        ) : (
          <>
            <p>{t.nameIsTheirs(name)}</p>
            <input type="hidden" name="name" value={name} />
          </>
        )}
        <TextInput
          t={frame.t}
          name="group"
          label={t.groupLabel}
          hint={t.groupHint}
          error={errors.group}
          value={form?.typed.group ?? rater.groupName}
          maxlength={60}
          autocomplete="off"
          optional
          lang={danish(frame)}
        />
        <p class="ls-knapper">
          <Button>{t.saveRater}</Button>
          <a href={paths.raters.to({ experiment: experiment.id })}>{t.cancel}</a>
        </p>
      </PostForm>
      {mayRemove && (
        <p class="ls-afsnit-blok">
          <a href={paths.raterRemoval.to(address)}>{t.remove}</a>
        </p>
      )}
    </Layout>
  )
}

/** Asks before somebody and what she answered is taken away. */
export function RaterRemovalPage({ frame, experiment, rater }: Omit<RaterPageProps, 'mayRemove' | 'form'>) {
  const t = frame.t.ratings
  const address = { experiment: experiment.id, rater: rater.id }
  const title = t.removeTitle(rater.name ?? '')
  return (
    <Layout frame={frame} title={title} section="experiments">
      <BackLink t={frame.t} href={paths.raters.to({ experiment: experiment.id })} text={t.ratersTitle} />
      <PageHead title={title} />
      <p>
        {t.removeText(Object.keys(rater.ratings).length)} {rater.by !== 'entered' && t.removeHerself}
      </p>
      <PostForm action={paths.raterRemoval.to(address)}>
        <p class="ls-knapper">
          <Button>{t.removeConfirm}</Button>
          <a href={paths.raters.to({ experiment: experiment.id })}>{t.keep}</a>
        </p>
      </PostForm>
    </Layout>
  )
}
