import { paths } from '#paths.ts'
import { AutoSaveForm } from '#ui/auto-save.tsx'
import { Button } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { PostForm, Textarea, TextInput } from '#ui/form.tsx'
import type { Tone } from '../questions.ts'
import { type Phase, say } from '../questions.ts'
import { type SheetReading, Words } from './answer-form.tsx'
import { isBlank, mostReadings, type Reading } from './sheet.ts'

interface ReadingsProps {
  reading: SheetReading
  asked: NonNullable<Phase['readings']>
  tone: Tone
  readings: Reading[]
  /** A reading that could not be saved: what was typed comes back. */
  refused?: { id: string; typed: Record<string, string>; errors: Partial<Record<string, string>> }
}

/** Several readings of the same problem: in columns where there is room, under each other where there is not. */
export function Readings({ reading, asked, tone, readings, refused }: ReadingsProps) {
  const { frame, experiment, canWrite } = reading
  const t = frame.t.sheet
  // To who only reads, a card that nobody has written on says nothing.
  const shown = canWrite ? readings : readings.filter((one) => !isBlank(one))
  return (
    <section class="ls-udlaegninger" aria-labelledby="udlaegninger" data-element={asked.elements.join(' ') || undefined}>
      <h2 class="ls-svar-titel" id="udlaegninger">
        {t.readings}
      </h2>
      <p class="ls-svag">
        {say(asked.understand, frame.language, tone)} {say(asked.others, frame.language, tone)} {t.readingsLead}
      </p>
      {shown.length === 0 && <p>{t.noReadings}</p>}
      {shown.length > 0 && (
        <ol class="ls-uden ls-kort">
          {shown.map((one, i) => (
            <li class="ls-udlaegning" id={`udlaegning-${one.id}`}>
              <h3>{one.holder ? <span lang={danish(frame)}>{t.readingOf(one.holder)}</span> : t.reading(i + 1)}</h3>
              {canWrite ? (
                <Card
                  reading={reading}
                  asked={asked}
                  tone={tone}
                  one={one}
                  number={i + 1}
                  refused={refused?.id === one.id ? refused : undefined}
                />
              ) : (
                <dl>
                  <dt class="sr-only">{say(asked.understand, frame.language, tone)}</dt>
                  <dd>
                    <Words frame={frame} text={one.text} />
                  </dd>
                  {sides.map(
                    (side) =>
                      one[side] && (
                        <>
                          <dt>{say(asked[side], frame.language, tone)}</dt>
                          <dd>
                            <Words frame={frame} text={one[side]} />
                          </dd>
                        </>
                      ),
                  )}
                </dl>
              )}
            </li>
          ))}
        </ol>
      )}
      {canWrite &&
        (readings.length < mostReadings ? (
          <PostForm action={paths.experimentReadings.to({ experiment: experiment.id })}>
            <Button variant="secondary">{t.addReading}</Button>
          </PostForm>
        ) : (
          <p class="ls-svag">{t.tooManyReadings(mostReadings)}</p>
        ))}
    </section>
  )
}

const sides = ['confirms', 'nuances', 'challenges'] as const

function Card({
  reading: { frame, experiment, saved },
  asked,
  tone,
  one,
  number,
  refused,
}: Pick<ReadingsProps, 'reading' | 'asked' | 'tone' | 'refused'> & { one: Reading; number: number }) {
  const t = frame.t.sheet
  const address = { experiment: experiment.id, reading: one.id }
  const lang = danish(frame)
  const id = (field: string) => `${field}-${one.id}`
  const value = (field: 'holder' | 'text' | (typeof sides)[number]) => refused?.typed[field] ?? one[field]
  return (
    <>
      <AutoSaveForm
        frame={frame}
        action={paths.experimentReading.to(address)}
        revision={one.revision}
        isSaved={saved === one.id}
        saveWhat={t.reading(number).toLowerCase()}
      >
        <TextInput
          t={frame.t}
          id={id('holder')}
          name="holder"
          label={t.holder}
          hint={t.holderHint}
          error={refused?.errors.holder}
          value={value('holder')}
          maxlength={120}
          lang={lang}
          optional="unsaid"
        />
        <Textarea
          t={frame.t}
          id={id('text')}
          name="text"
          label={say(asked.understand, frame.language, tone)}
          error={refused?.errors.text}
          value={value('text')}
          rows={5}
          lang={lang}
          optional="unsaid"
        />
        {sides.map((side) => (
          <Textarea
            t={frame.t}
            id={id(side)}
            name={side}
            label={say(asked[side], frame.language, tone)}
            error={refused?.errors[side]}
            value={value(side)}
            rows={2}
            lang={lang}
            optional="unsaid"
          />
        ))}
      </AutoSaveForm>
      <details class="ls-fjern">
        <summary>
          {t.removeReading}
          <span class="sr-only"> {t.reading(number).toLowerCase()}</span>
        </summary>
        <PostForm action={paths.experimentReadingRemoval.to(address)}>
          <p>{t.removeReadingQuestion}</p>
          <input type="hidden" name="revision" value={String(one.revision)} />
          <Button variant="secondary">{t.removeReadingConfirm}</Button>
        </PostForm>
      </details>
    </>
  )
}
