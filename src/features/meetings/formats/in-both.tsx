import type { Child } from 'hono/jsx'
import { Textarea, TextInput } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { longestName, longestText } from './fault.ts'
import type { Wording } from './wording.ts'

interface InBothProps {
  frame: Frame
  name: string
  label: Child
  hint?: string
  wording: Wording
  errors: Record<string, string>
  /** A name: one line, and a short one. */
  isName?: boolean
  isOptional?: boolean
  /** It was just added: here the writer goes on. */
  isNext?: boolean
}

/** One text in Danish and in English, side by side. The English can be left out: the Danish is shown then. */
export function InBoth({ frame, name, label, hint, wording, errors, isName, isOptional, isNext }: InBothProps) {
  const t = frame.t.meetingFormats
  const field = (language: 'da' | 'en') => {
    const given = {
      t: frame.t,
      name: `${name}-${language}`,
      label: language === 'da' ? t.danish : t.english,
      value: wording[language],
      error: errors[`${name}-${language}`],
      optional: language === 'en' || (isOptional && ('unsaid' as const)),
      autocomplete: 'off',
      lang: language === frame.language ? undefined : language,
      goesOn: isNext && language === 'da',
    }
    return isName ? <TextInput {...given} maxlength={longestName} /> : <Textarea {...given} rows={2} maxlength={longestText} />
  }
  return (
    <fieldset class="ls-begge-sprog" aria-describedby={hint ? `${name}-hint` : undefined}>
      <legend class="form-label">{label}</legend>
      {hint && (
        <p class="form-hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      <div>
        {field('da')}
        {field('en')}
      </div>
    </fieldset>
  )
}
