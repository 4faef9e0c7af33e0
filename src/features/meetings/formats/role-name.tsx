import type { Frame } from '#ui/frame.ts'
import { type Format, type MeetingRole, read } from '../format.ts'
import type { Text } from '../scene.ts'

/** As the format calls the role. */
export function roleName(frame: Frame, format: Format, role: MeetingRole | 'everyone'): Text {
  const found = format.roles.find(({ key }) => key === role)
  return found ? read(found.name, frame.language) : { text: frame.t.meetingFormats.everyone, isDanish: false }
}
