import type { Child } from 'hono/jsx'
import type { Messages } from '#messages/messages.ts'

interface ScaleProps {
  t: Messages
  name: string
  id?: string
  /** The question, and above it in smaller type what it is about. */
  question: Child
  over?: string
  /** What stands at 1 and at 5. */
  low: string
  high: string
  /** Which end is the happy one: of a challenge it is 1, of support it is 5. */
  happyEnd: 'low' | 'high'
  hint?: string
  error?: string
  /** What was answered before; never anything else, for a scale with a mark on it has begun to answer. */
  value?: string
  /** Of the question and the ends, where it is not the page's. */
  lang?: string
}

const steps = ['1', '2', '3', '4', '5'] as const

/** From 1 to 5 between a sad and a happy face. Always upright, so that a thumb reaches every step and the ends have room for their words. */
export function Scale({ t, name, id = name, question, over, low, high, happyEnd, hint, error, value, lang }: ScaleProps) {
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
  return (
    <div class={error ? 'form-group form-error' : 'form-group'}>
      <fieldset class="ls-skala5" id={id} tabindex={-1} aria-describedby={describedBy}>
        <legend>
          {over && <span class="ls-svag">{over}</span>}
          <span class="ls-sp" lang={lang}>
            {question}
          </span>
        </legend>
        {hint && (
          <span class="form-hint" id={`${id}-hint`}>
            {hint}
          </span>
        )}
        {error && (
          <span class="form-error-message" id={`${id}-error`}>
            <span class="sr-only">{t.frame.errorPrefix}</span>
            {error}
          </span>
        )}
        {steps.map((step) => {
          const end = step === '1' ? 'low' : step === '5' ? 'high' : undefined
          const words = end === 'low' ? low : end === 'high' ? high : undefined
          return (
            <div class="form-group-radio">
              <input type="radio" class="form-radio" id={`${id}-${step}`} name={name} value={step} checked={value === step} />
              <label class="form-label" for={`${id}-${step}`}>
                <span class="ls-trin">{step}</span>
                {words && <span lang={lang}>{words}</span>}
                {end && <Face t={t} mood={end === happyEnd ? 'happy' : 'sad'} />}
              </label>
            </div>
          )
        })}
      </fieldset>
    </div>
  )
}

export type Mood = 'happy' | 'sad'

const mouths: Record<Mood, string> = { happy: 'M-6 4Q0 11 6 4', sad: 'M-6 8Q0 1 6 8' }

/** A face that says in words, too, how it looks. */
export function Face({ t, mood, size = 32 }: { t: Messages; mood: Mood; size?: number }) {
  return (
    <svg class="ls-ansigt" width={size} height={size} viewBox="-16 -16 32 32" role="img" aria-label={t.scale[mood]} focusable="false">
      <circle r="14" />
      <circle class="ls-oeje" cx="-5" cy="-4" r="1.6" />
      <circle class="ls-oeje" cx="5" cy="-4" r="1.6" />
      <path d={mouths[mood]} />
    </svg>
  )
}
