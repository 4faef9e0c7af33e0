import { paths } from '#paths.ts'
import { Alert } from '#ui/alert.tsx'
import { BackLink } from '#ui/back-link.tsx'
import { Button } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { ErrorSummary, PostForm, TextInput } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { read } from '../format.ts'
import { sentence } from '../said.tsx'
import { ClashSection } from './clash-section.tsx'
import { editLinkId } from './format-page.tsx'
import { InBoth } from './in-both.tsx'
import { ItemList } from './item-list.tsx'
import type { Clash } from './merging.ts'
import type { OwnFormat } from './own-format.ts'
import { listKindOf, namedParts, type PartShape, type PartWords, stepOfPart, type TextShape } from './wording.ts'

export interface PartForm {
  part: string
  shape: PartShape
  /** What each of its texts is called. */
  labels: Record<string, string>
  words: PartWords
  /** The wording that it was begun from. */
  version: number
  errors: Record<string, string>
  clashes?: readonly Clash[]
  /** The question that was just moved or added, and the button that did it. */
  arranged?: { at: number; by: 'up' | 'down' | 'remove' | 'add' }
}

/** One part of an own format, as a form. What a meeting needs of it is not in the form. */
export function PartPage({ frame, own, form }: { frame: Frame; own: OwnFormat; form: PartForm }) {
  const t = frame.t.meetingFormats
  const { format } = own
  const { part, shape, labels, words, errors, clashes = [], arranged } = form
  const name = read(format.name, frame.language)
  const step = stepOfPart(format, part)
  const named = namedParts.find((one) => one === part)
  const title = step ? read(step.title, frame.language) : { text: named ? t.parts[named] : '', isDanish: false }
  const heading = step ? sentence(frame, t.stepPart, title) : title.text
  const back = paths.meetingFormat.to({ format: own.id }, { at: editLinkId(part) })
  const field = (text: TextShape, hint?: string) => (
    <InBoth
      frame={frame}
      name={text.name}
      label={labels[text.name] ?? ''}
      hint={hint}
      wording={words.texts[text.name] ?? { da: '', en: '' }}
      errors={errors}
      isName={text.group === 'name'}
      isOptional={text.isOptional}
    />
  )
  const [first, ...rest] = shape.texts.filter(({ group }) => group === 'name' || group === 'prose')
  const prompts = shape.texts.filter(({ group }) => group === 'prompt')
  const fields = shape.texts.filter(({ group }) => group === 'field')
  const kind = listKindOf(format, part)
  return (
    <Layout frame={frame} title={step ? t.stepPart(title.text) : title.text} section="meetings">
      <BackLink t={frame.t} href={back} text={name.text} lang={name.isDanish ? danish(frame) : undefined} />
      <ErrorSummary t={frame.t} errors={errors} />
      <PageHead title={heading} lead={t.plannedKeep} />
      {step && <p class="ls-svag">{t.fixed}</p>}
      <p class="ls-svag">{t.englishHint}</p>
      {clashes.length > 0 && (
        <>
          <Alert t={frame.t} variant="warning" heading={t.conflictTitle} headingLevel="h2" text={t.conflictText} takesFocus />
          {clashes.map((clash) => (
            <ClashSection
              frame={frame}
              clash={clash}
              label={clash.field === 'minutes' ? t.minutes : clash.field === 'list' ? t[kind] : labels[clash.name]}
            />
          ))}
          <p class="ls-efter-liste">
            <a href={back}>{t.keepStored}</a>
          </p>
        </>
      )}
      <PostForm action={paths.meetingFormatPart.to({ format: own.id, part })} class="ls-moedeform-form">
        {/* The first button is the one that Enter presses. */}
        <button type="submit" class="sr-only" tabindex={-1}>
          {t.save}
        </button>
        <input type="hidden" name="version" value={`${form.version}`} />
        {first && field(first)}
        {shape.hasMinutes && (
          <TextInput
            t={frame.t}
            name="minutes"
            label={step?.per === 'presenter' ? t.minutesPer : t.minutes}
            hint={t.minutesHint}
            value={words.minutes}
            error={errors.minutes}
            inputmode="numeric"
            autocomplete="off"
            maxlength={3}
          />
        )}
        {rest.map((text) => field(text))}
        {shape.list && (
          <ItemList frame={frame} kind={kind} items={words.list ?? []} most={shape.list.most} errors={errors} arranged={arranged} />
        )}
        {prompts.length > 0 && (
          <section aria-labelledby="til-rollerne" class="ls-afsnit-blok">
            <h2 id="til-rollerne" class="ls-afsnit">
              {t.promptsLegend}
            </h2>
            <p class="ls-svag">{t.promptsHint}</p>
            {prompts.map((text) => field(text))}
          </section>
        )}
        {fields.length > 0 && (
          <section aria-labelledby="felterne" class="ls-afsnit-blok">
            <h2 id="felterne" class="ls-afsnit">
              {t.fieldsLegend}
            </h2>
            {fields.map((text) => field(text))}
          </section>
        )}
        <p class="ls-knapper">
          <Button>{t.save}</Button>
          <a href={back}>{t.cancel}</a>
        </p>
      </PostForm>
    </Layout>
  )
}
