import { roles as positions } from '#shared/role.ts'
import { danish } from '#ui/danish.ts'
import { Checkbox, Select, TextInput } from '#ui/form.tsx'
import { SectionHead } from '#ui/section-head.tsx'
import { voices } from '../draft/words.ts'
import { isTicked } from './decisions.ts'
import type { ProposedRole } from './proposal.ts'
import { addedIds, addedRole, fields } from './review.ts'
import { RepeatedSource } from './source-passage.tsx'
import type { StepView } from './step-view.tsx'
import { WordingFields } from './wording-fields.tsx'

/** Who the foundation speaks to, and which themes it has: what everything after this is hung on. */
export function RoleFields({ view }: { view: StepView }) {
  const { proposal, typed, frame } = view
  const t = frame.t.documentImport
  const themes = proposal.themes.map((theme) => view.review.themes.find(({ id }) => id === theme.id)?.name.text ?? '')
  return (
    <>
      <section aria-labelledby="roller">
        <SectionHead id="roller" title={t.roleNames} />
        <ol class="ls-emneliste ls-uden">
          {proposal.roles.map((role) => (
            <RoleField view={view} role={role} />
          ))}
          {addedIds('role', typed).map((id) => (
            <RoleField view={view} role={addedRole(id)} isAdded />
          ))}
        </ol>
      </section>
      <section aria-labelledby="temaer">
        <SectionHead id="temaer" title={t.addedThemes} />
        <p>{themes.length > 0 ? t.foundThemes(themes.join(', ')) : t.foundNoThemes}</p>
        {addedIds('theme', typed).map((id) => (
          <TextInput
            t={frame.t}
            name={`${id}-name`}
            label={t.addedTheme}
            hint={t.addedThemesHint}
            value={typed[`${id}-name`]}
            error={view.errors[`${id}-name`]}
            optional
            autocomplete="off"
          />
        ))}
      </section>
    </>
  )
}

function RoleField({ view, role, isAdded }: { view: StepView; role: ProposedRole; isAdded?: boolean }) {
  const { frame, typed, review, errors } = view
  const { t } = frame
  const { id } = role
  const reviewed = review.roles.find((one) => one.id === id)
  const name = reviewed?.name.text ?? ''
  return (
    <li class="ls-emne">
      <div class="ls-emne-hoved">
        <h3 lang={name ? danish(frame) : undefined}>{t.documentImport.roleHeading(name)}</h3>
        {!isAdded && (
          <Checkbox t={t} name={fields.keep(id)} label={t.documentImport.keepRole} checked={isTicked(typed, fields.keep(id), true)} />
        )}
      </div>
      <div class="ls-emne-krop">
        {role.isOurs ? (
          <p class="ls-kilde-sted">{isAdded ? t.documentImport.addedRoleHint : t.documentImport.oursRole}</p>
        ) : (
          <RepeatedSource frame={frame} sources={role.sources} />
        )}
        <div class="ls-emne-felter">
          <WordingFields view={view} worded={role.name} label={t.documentImport.roleName} isName optional={isAdded} />
          {role.lead && <WordingFields view={view} worded={role.lead} label={t.draft.roleLead} hint={t.draft.hints.roleLead} optional />}
          <div class="ls-emne-valg">
            <Select
              t={t}
              name={fields.voice(id)}
              label={t.draft.fields.voice}
              value={reviewed?.voice ?? role.voice}
              options={voices.map((voice) => ({ value: voice, label: t.draft.voices[voice] }))}
            />
            <Select
              t={t}
              name={fields.inherits(id)}
              label={t.draft.fields.inherits}
              value={reviewed?.inherits ?? ''}
              error={errors[fields.inherits(id)]}
              options={[
                { value: '', label: t.draft.noInheritance },
                ...review.roles
                  .filter((other) => other.id !== id)
                  .map((other) => ({ value: other.id, label: other.name.text, lang: danish(frame) })),
              ]}
            />
          </div>
          <fieldset class="form-group ls-hvem-har">
            <legend class="form-label">{t.draft.fields.holders}</legend>
            {positions.map((position) => (
              <Checkbox
                t={t}
                name={fields.holder(id, position)}
                label={t.people.roles[position]}
                checked={isTicked(typed, fields.holder(id, position), role.holders.includes(position))}
              />
            ))}
          </fieldset>
        </div>
      </div>
    </li>
  )
}
