import { Select } from '#ui/form.tsx'
import { SectionHead } from '#ui/section-head.tsx'
import { PassagePlaceField } from './passage-fields.tsx'
import type { RestItem } from './proposal.ts'
import { fields, takenAs, takings } from './review.ts'
import { RepeatedSource } from './source-passage.tsx'
import type { StepView } from './step-view.tsx'
import { PlaceFields } from './theme-fields.tsx'
import { WordingFields } from './wording-fields.tsx'

/** What nobody could place, and what was left out. Each stays out unless it is taken in. */
export function RestFields({ view, items }: { view: StepView; items: RestItem[] }) {
  const t = view.frame.t.documentImport
  const parts = [
    { id: 'uplaceret', title: t.restUnplaced, items: items.filter((item) => !item.isLeftOut) },
    { id: 'udeladt', title: t.restLeftOut, items: items.filter((item) => item.isLeftOut) },
  ]
  return (
    <>
      {parts
        .filter((part) => part.items.length > 0)
        .map((part) => (
          <section aria-labelledby={part.id}>
            <SectionHead id={part.id} title={part.title} />
            <ol class="ls-emneliste ls-uden">
              {part.items.map((item) => (
                <RestField view={view} item={item} />
              ))}
            </ol>
          </section>
        ))}
    </>
  )
}

function RestField({ view, item }: { view: StepView; item: RestItem }) {
  const { frame, typed, review } = view
  const { t } = frame
  const as = takenAs(item, typed)
  return (
    <li class="ls-emne ls-rest">
      <div class="ls-emne-krop">
        <RepeatedSource frame={frame} sources={item.sources} note={t.documentImport.reasons[item.reason]} />
        <div>
          <Select
            t={t}
            name={fields.takeAs(item.id)}
            label={t.documentImport.takeAs}
            value={as}
            options={takings.map((taking) => ({ value: taking, label: t.documentImport.takings[taking] }))}
          />
          <div class="ls-emne-felter">
            <WordingFields view={view} worded={item} label={t.documentImport.passageText} />
            <PlaceFields view={view} id={item.id} />
            <PassagePlaceField view={view} id={item.id} value={review.passages.find((one) => one.id === item.id)?.place} />
          </div>
        </div>
      </div>
    </li>
  )
}
