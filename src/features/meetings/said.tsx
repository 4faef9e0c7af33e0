import type { Frame } from '#ui/frame.ts'
import type { Text } from './scene.ts'

/** Words of the format. In an English page those that are Danish say so. */
export function Said({ frame, text: { text, isDanish } }: { frame: Frame; text: Text }) {
  return isDanish && frame.language !== 'da' ? <span lang="da">{text}</span> : <>{text}</>
}

/** For words that people typed, in an English page. */
export function danishIn(frame: Frame): 'da' | undefined {
  return frame.language === 'da' ? undefined : 'da'
}
