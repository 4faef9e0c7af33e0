import type { Frame } from '#ui/frame.ts'
import { Scale } from '#ui/scale.tsx'
import { type Questions, say, type Tone } from '../questions.ts'
import { Said } from '../said.tsx'
import { type AskingKey, askings, findRatingQuestion } from './rating-questions.ts'

/** One of the three questions as a scale, in the voice of the experiment. The face follows the polarity: much challenge is the sad end. */
export function AskedScale({
  frame,
  tone,
  questions,
  asking,
  value,
  error,
}: {
  frame: Frame
  tone: Tone
  questions: Questions
  asking: AskingKey
  value?: string
  error?: string
}) {
  const { t, language } = frame
  const question = findRatingQuestion(questions, askings.find(({ key }) => key === asking)?.question ?? 'challenge')
  return (
    <Scale
      t={t}
      name={asking}
      question={<Said text={question.text} language={language} tone={tone} />}
      over={asking === 'challenge-after' ? t.ratings.again : asking === 'support-after' ? t.ratings.otherQuestion : undefined}
      low={say(question.anchors.low, language, tone)}
      high={say(question.anchors.high, language, tone)}
      happyEnd={question.polarity === 'less_is_better' ? 'low' : 'high'}
      value={value}
      error={error}
    />
  )
}
