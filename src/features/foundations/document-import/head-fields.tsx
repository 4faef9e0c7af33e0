import { RadioGroup, Select, Textarea, TextInput } from '#ui/form.tsx'
import { shapes, themeKinds } from '../draft/words.ts'
import { SourcePassage } from './source-passage.tsx'
import type { StepView } from './step-view.tsx'
import { WordingFields } from './wording-fields.tsx'

/** What the foundation is called and is. */
export function HeadFields({ view }: { view: StepView }) {
  const { frame, proposal, review, typed, errors } = view
  const { t } = frame
  const { head } = proposal
  const text = (name: 'document' | 'themeWord' | 'themeWords', value: string) => (
    <TextInput
      t={t}
      name={name}
      label={t.draft.fields[name]}
      hint={t.draft.hints[name]}
      value={value}
      error={errors[name]}
      autocomplete="off"
    />
  )
  return (
    <>
      <div class="ls-emne">
        <div class="ls-emne-krop">
          {head.nameSource ? (
            <SourcePassage frame={frame} sources={[head.nameSource]} repairs={head.name.repairs} />
          ) : (
            <p class="ls-kilde-sted">{t.documentImport.notInDocument}</p>
          )}
          <div class="ls-emne-felter">
            <WordingFields view={view} worded={head.name} label={t.documentImport.name} isName />
          </div>
        </div>
      </div>
      {text('document', review.head.document)}
      <Textarea
        t={t}
        name="lead"
        label={t.draft.fields.lead}
        hint={t.draft.hints.lead}
        value={typed.lead}
        error={errors.lead}
        rows={4}
        autocomplete="off"
      />
      <RadioGroup
        t={t}
        name="shape"
        label={t.draft.fields.shape}
        value={review.head.shape}
        options={shapes.map((shape) => ({ value: shape, label: t.draft.shapes[shape], hint: t.draft.shapeHints[shape] }))}
      />
      {text('themeWord', review.head.themeWord.one)}
      {text('themeWords', review.head.themeWord.many)}
      <Select
        t={t}
        name="themeKind"
        label={t.documentImport.themeKind}
        value={review.head.themeKind}
        options={themeKinds.map((kind) => ({ value: kind, label: t.draft.themeKinds[kind] }))}
      />
    </>
  )
}
