import { paths } from '#paths.ts'
import { Button } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { PostForm, TextInput } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { SectionHead } from '#ui/section-head.tsx'
import type { InTheMaking } from './draft.ts'

/** Whether the next edition is in the making, seen by an administrator on the pages where the adopted one is read. */
export function DraftNotice({
  frame,
  foundation,
  making,
}: {
  frame: Frame
  foundation: string
  making?: Pick<InTheMaking, 'number' | 'state'>
}) {
  const t = frame.t.draft
  if (!making)
    return (
      <PostForm action={paths.draft.to({ foundation })} class="ls-kladdelinje">
        <Button variant="link">{t.beginVersion}</Button>
      </PostForm>
    )
  return (
    <p class="ls-kladdelinje">
      <strong>{t.underWay(making.number)}.</strong> {making.state === 'hearing' ? t.underWayHearing : t.underWayDraft}{' '}
      <a href={paths.draft.to({ foundation })}>{t.toDraft}</a>
    </p>
  )
}

/** Foundations with something in the making, below those that are adopted. */
export function UnderWay({ frame, all }: { frame: Frame; all: InTheMaking[] }) {
  const t = frame.t.draft
  return (
    <section class="ls-undervejs" aria-labelledby="undervejs">
      <SectionHead id="undervejs" title={t.listTitle}>
        <span class="ls-meta">
          <a href={paths.newFoundation.to()}>{t.fromNothing}</a>
          <a href={paths.foundationImports.to()}>{frame.t.exchange.importLink}</a>
        </span>
      </SectionHead>
      {all.length === 0 && <p class="ls-svag">{t.nothingUnderWay}</p>}
      <ul class="ls-raekker ls-uden">
        {all.map(({ slug, name, number, state }) => (
          <li class="ls-raekke">
            <h3 lang={danish(frame)}>
              <a href={paths.draft.to({ foundation: slug })}>{name}</a>
            </h3>
            <p class="ls-meta">{state === 'hearing' ? t.listHearing(number) : t.listDraft(number)}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Below a template: to word it first, and adopt it later. */
export function DraftFromTemplate({ frame, template, name, error }: { frame: Frame; template: string; name: string; error?: string }) {
  const t = frame.t.draft
  return (
    <section class="ls-tag-i-brug" aria-labelledby="som-kladde">
      <SectionHead id="som-kladde" title={t.fromTemplateTitle} />
      <p class="ls-svag">{t.fromTemplateText}</p>
      <PostForm action={paths.newFoundation.to()}>
        <input type="hidden" name="template" value={template} />
        <TextInput
          t={frame.t}
          id="draft-name"
          name="name"
          label={frame.t.foundations.nameLabel}
          value={name}
          error={error}
          maxlength={200}
          autocomplete="off"
        />
        <Button variant="secondary">{t.fromTemplate}</Button>
      </PostForm>
    </section>
  )
}
