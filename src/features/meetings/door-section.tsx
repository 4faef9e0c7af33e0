import { paths } from '#paths.ts'
import { Button } from '#ui/button.tsx'
import { PostForm } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { SectionHead } from '#ui/section-head.tsx'
import { spokenCode } from './meeting-record.ts'

/** Guests come by a code that stands on the shared screen. Any member lets them in, and shuts the door again. */
export function DoorSection({ frame, meetingId, code, address }: { frame: Frame; meetingId: string; code?: string; address: string }) {
  const t = frame.t.meetings
  const action = paths.meetingDoor.to({ meeting: meetingId })
  return (
    <section aria-labelledby="gaester">
      <SectionHead id="gaester" title={t.door}>
        <a href={paths.meetingScreen.to({ meeting: meetingId })}>{t.screen}</a>
      </SectionHead>
      <p class="ls-svag">{code ? t.joinAt(address) : t.doorText}</p>
      {code && (
        <p class="ls-kode">
          <span class="sr-only">{t.code}: </span>
          {spokenCode(code)}
        </p>
      )}
      <PostForm action={action} replace>
        <Button variant={code ? 'link' : 'secondary'} name="door" value={code ? 'closed' : 'open'}>
          {code ? t.closeDoor : t.openDoor}
        </Button>
      </PostForm>
    </section>
  )
}
