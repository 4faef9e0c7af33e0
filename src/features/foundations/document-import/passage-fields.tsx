import { Checkbox, Select } from '#ui/form.tsx'
import { passagePlaces } from '../draft/words.ts'
import type { PassagePlace } from '../foundation.ts'
import { isTicked } from './decisions.ts'
import type { ProposedPassage } from './proposal.ts'
import { fields } from './review.ts'
import { SourcePassage } from './source-passage.tsx'
import type { StepView } from './step-view.tsx'
import { WordingFields } from './wording-fields.tsx'

/** The text around the themes, each with the place where it could stand. */
export function PassageFields({ view, passages }: { view: StepView; passages: ProposedPassage[] }) {
  const { frame, proposal, typed } = view
  const { t } = frame
  return (
    <ol class="ls-emneliste ls-uden">
      {passages.map((passage) => {
        const { id, heading, text, sources } = passage
        const reviewed = view.review.passages.find((one) => one.id === id)
        return (
          <li class="ls-emne">
            <div class="ls-emne-hoved">
              <h2 class="ls-emne-titel">
                {t.documentImport.passageHeading(proposal.passages.indexOf(passage) + 1, reviewed?.heading?.text ?? '')}
              </h2>
              <Checkbox
                t={t}
                name={fields.keep(id)}
                label={t.documentImport.keepPassage}
                checked={isTicked(typed, fields.keep(id), !passage.isLeftOut)}
              />
            </div>
            <div class="ls-emne-krop">
              <SourcePassage frame={frame} sources={sources} repairs={text.repairs} />
              <div class="ls-emne-felter">
                <WordingFields view={view} worded={heading} label={t.documentImport.passageTitle} isName optional />
                <WordingFields view={view} worded={text} label={t.documentImport.passageText} optional />
                <PassagePlaceField view={view} id={id} value={reviewed?.place} />
              </div>
            </div>
          </li>
        )
      })}
    </ol>
  )
}

export function PassagePlaceField({ view: { frame }, id, value }: { view: StepView; id: string; value?: PassagePlace }) {
  const { t } = frame
  return (
    <div class="ls-emne-valg ls-emne-plads">
      <Select
        t={t}
        name={fields.place(id)}
        label={t.documentImport.place}
        value={value}
        options={passagePlaces.map((place) => ({ value: place, label: t.draft.places[place] }))}
      />
    </div>
  )
}
