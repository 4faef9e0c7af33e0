import type { Child } from 'hono/jsx'
import type { Frame } from '#ui/frame.ts'
import type { Text } from './scene.ts'

/** Words of the format. In an English page those that are Danish say so. */
export function Said({ frame, text: { text, isDanish } }: { frame: Frame; text: Text }) {
  return isDanish && frame.language !== 'da' ? <span lang="da">{text}</span> : <>{text}</>
}

/** What stands in a sentence of ours: typed by somebody, or as a format has it. */
type Words = string | Text

/**
 * A sentence of ours with others' words in it, each of which says for itself that it is Danish: `sentence(frame, t.cardIn, pattern.name)`.
 * Everything else in the sentence, such as names of people and days, is given by a function around it.
 */
export function sentence<W extends readonly Words[]>(
  frame: Frame,
  say: (...words: { [I in keyof W]: string }) => string,
  ...words: W
): Child {
  const texts = words.map((one) => (typeof one === 'string' ? { text: one, isDanish: true } : one))
  const sayWith = (each: string[]) => say(...(each as { [I in keyof W]: string }))
  if (frame.language === 'da') return sayWith(texts.map(({ text }) => text))
  const pieces = sayWith(texts.map((_, i) => `${mark}${i}${mark}`)).split(mark)
  return (
    <>
      {pieces.map((piece, i) => {
        const text = i % 2 === 1 ? texts[Number(piece)] : undefined
        return text ? <Said frame={frame} text={text} /> : piece
      })}
    </>
  )
}

/** A character that nobody can type and no message has. */
const mark = '\uE000'
