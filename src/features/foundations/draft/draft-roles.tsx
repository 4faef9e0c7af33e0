import { danish } from '#ui/danish.ts'
import { SectionHead } from '#ui/section-head.tsx'
import { type FoundationRole, findRole } from '../foundation.ts'
import { type Editor, isAdding, isOpen } from './editor.tsx'
import { ElementForm } from './element-form.tsx'
import { AddLink, Tools } from './element-tools.tsx'

/** Who the foundation speaks to, who has each role, and through whom. */
export function DraftRoles({ editor }: { editor: Editor }) {
  const { frame, draft } = editor
  const t = frame.t.draft
  return (
    <section aria-labelledby="roller">
      <SectionHead id="roller" title={t.sections.roles} />
      <ul class="ls-kladderoller ls-uden">
        {draft.edition.roles.map((role) => (
          <li class="ls-rettes" id={`role-${role.key}`}>
            {isOpen(editor, 'role', role.key) ? (
              <ElementForm editor={editor} />
            ) : (
              <>
                <RoleWords editor={editor} role={role} />
                <Tools editor={editor} kind="role" elementKey={role.key} />
              </>
            )}
          </li>
        ))}
      </ul>
      {isAdding(editor, 'role') ? <ElementForm editor={editor} /> : <AddLink editor={editor} kind="role" text={t.add.role} />}
    </section>
  )
}

function RoleWords({ editor, role }: { editor: Editor; role: FoundationRole }) {
  const { frame, draft } = editor
  const t = frame.t.draft
  const parent = role.inherits === undefined ? undefined : findRole(draft.edition, role.inherits)
  const holders = role.holders.map((position) => frame.t.people.roles[position]).join(', ')
  return (
    <div>
      <h3 lang={danish(frame)}>{role.name}</h3>
      {role.lead && <p lang={danish(frame)}>{role.lead}</p>}
      <p class="ls-meta">
        <span>{holders ? t.holds(holders) : t.holdsNobody}</span>
        <span>{t.says(role.voice)}</span>
        {parent && <span>{t.inheritsFrom(parent.name)}</span>}
      </p>
    </div>
  )
}
