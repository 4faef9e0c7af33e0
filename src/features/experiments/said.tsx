import type { Language } from '#messages/messages.ts'
import { say, type Tone } from './questions.ts'

/** What is asked, where it is read and not only named: the aim is Danish whatever language stands around it. */
export function Said({ text, language, tone }: { text: Parameters<typeof say>[0]; language: Language; tone: Tone }) {
  if (language === 'da') return <>{say(text, language, tone)}</>
  const pieces = say(text, language, { ...tone, aim: '\n' }).split('\n')
  return (
    <>
      {pieces.map((piece, i) => (
        <>
          {i > 0 && <span lang="da">{tone.aim}</span>}
          {piece}
        </>
      ))}
    </>
  )
}
