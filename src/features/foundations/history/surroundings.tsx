import { roles } from '#shared/role.ts'
import { danish } from '#ui/danish.ts'
import type { Frame } from '#ui/frame.ts'
import type { ElementChange, SurroundingChanges, TextChange } from './changes.ts'
import { DifferenceText } from './difference-text.tsx'

/** What has changed around the expectations: head, texts, themes and roles, each field word by word. */
export function Surroundings({ frame, changes }: { frame: Frame; changes: SurroundingChanges }) {
  const t = frame.t.history
  return (
    <>
      <ul class="ls-aendringer ls-uden no-max-width">
        {changes.elements.map((change) => (
          <li>
            <h3>
              {t.elementKinds[change.kind]}
              {change.name && (
                <>
                  : <span lang={danish(frame)}>{change.name}</span>
                </>
              )}
            </h3>
            <p class="ls-meta">{t.elementChanges[change.change]}</p>
            <Fields frame={frame} change={change} />
          </li>
        ))}
      </ul>
      {changes.reordered.map((list) => (
        <p>{t.orderChanged[list]}</p>
      ))}
    </>
  )
}

function Fields({ frame, change }: { frame: Frame; change: ElementChange }) {
  const t = frame.t.history
  return (
    <dl class="ls-andre-ord">
      {change.texts.map((text) => (
        <div>
          <dt>{t.fields[text.field]}</dt>
          <dd>
            <DifferenceText frame={frame} before={inWords(frame, text, text.before)} after={inWords(frame, text, text.after)} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** Some fields hold a code; it is shown by its name. */
function inWords(frame: Frame, { field }: TextChange, value: string): string {
  const t = frame.t.history
  const names: Partial<Record<TextChange['field'], Record<string, string>>> = { shape: t.shapes, kind: t.themeKinds, place: t.places }
  if (field === 'holders') {
    const held = roles.filter((role) => value.split(',').includes(role))
    return held.map((role) => frame.t.people.roles[role]).join(', ')
  }
  return names[field]?.[value] ?? value
}
