import type { Child } from 'hono/jsx'
import { AutoSaveForm } from '#ui/auto-save.tsx'
import { type Hidden, operationsPath, type Room } from '../operation-form.tsx'
import type { Sight } from '../sights.ts'

interface KeptFormProps {
  room: Room<Sight<'deciding'>>
  kind: 'write_action' | 'write_decision' | 'decide_not_today' | 'set_next_meeting'
  fields?: Hidden
  /** The wording that she saw. */
  seen: number
  at: string
  class?: string
  save: string
  saveWhat?: Child
  more?: Child
  children: Child
}

/**
 * An operation whose words are not to be lost: the browser keeps them until they have arrived, and where another has written, both texts
 * stand in the form (client/behaviours/auto-save.ts). Without a script it is an operation like every other.
 */
export function KeptForm({ room, kind, fields = {}, seen, at, class: extra, save, saveWhat, more, children }: KeptFormProps) {
  const action = operationsPath(room)
  const { round = '' } = fields
  return (
    <div data-reader={room.isGuest ? `guest-${room.view.me.id}` : undefined}>
      <AutoSaveForm
        frame={room.frame}
        action={action}
        revision={seen}
        mode="submit"
        name={`${action} ${kind} ${round}`}
        class={extra}
        save={save}
        saveWhat={saveWhat}
        more={more}
      >
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="back" value={`${room.back}#${at}`} />
        <input type="hidden" name="seen" value={String(seen)} />
        {Object.entries(fields).map(([name, value]) => (
          <input type="hidden" name={name} value={value === null ? '' : `${value}`} />
        ))}
        {children}
      </AutoSaveForm>
    </div>
  )
}
