import { danish } from '#ui/danish.ts'
import type { Frame } from '#ui/frame.ts'
import type { Pledge } from './meeting.ts'
import { sentence } from './said.tsx'

/** "Sanne vil hjælpe: Ringer om to uger", and what it was about. */
export function PledgeWords({ frame, pledge }: { frame: Frame; pledge: Pledge }) {
  const t = frame.t.meetings
  const lang = danish(frame)
  return (
    <>
      <p>
        <strong>{pledge.name}</strong> {t.pledgeKinds[pledge.kind]}: <span lang={lang}>{pledge.what}</span>
      </p>
      <p class="ls-svag">
        {sentence(frame, t.pledgeAbout, pledge.about)}
        {pledge.carried > 0 && ` · ${t.carried(pledge.carried)}`}
      </p>
    </>
  )
}
