import type { Messages } from '../messages.ts'

export const scale: Messages['scale'] = {
  happy: 'happy face',
  sad: 'sad face',
}
