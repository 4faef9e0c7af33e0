import { paths } from '#paths.ts'
import { danish } from '#ui/danish.ts'
import type { Frame } from '#ui/frame.ts'
import { SectionHead } from '#ui/section-head.tsx'
import { ThemeName, themeClass } from '#ui/theme-glyph.tsx'
import { type Experiment, isWritable } from '../../experiment.ts'

/** What is practised: the golden thread back to the foundation. */
export function ExpectationsSection({ frame, experiment }: { frame: Frame; experiment: Experiment }) {
  const t = frame.t.sheet
  const { expectations } = experiment
  const lang = danish(frame)
  return (
    <section aria-labelledby="oever">
      <SectionHead id="oever" title={t.practised}>
        {isWritable(experiment) && (
          <a href={paths.experimentExpectations.to({ experiment: experiment.id })} class="d-print-none">
            {expectations.length > 0 ? t.change : t.choose}
          </a>
        )}
      </SectionHead>
      {expectations.length === 0 ? (
        <p class="ls-svag">{t.nonePractised}</p>
      ) : (
        <ul class="ls-uden ls-forv">
          {expectations.map(({ foundationSlug, foundationName, key, text, isRetired, theme }) => (
            <li class={themeClass(theme.index)}>
              {theme.shortName && (
                <span lang={lang}>
                  <ThemeName index={theme.index} of={theme.of} name={theme.shortName} />
                </span>
              )}
              {isRetired ? (
                <>
                  <p lang={lang}>{text || key}</p>
                  <p class="ls-svag">{t.retired}</p>
                </>
              ) : (
                <p>
                  <a href={paths.expectation.to({ foundation: foundationSlug, expectation: key })} lang={lang}>
                    {text}
                    <span class="sr-only">, {foundationName}</span>
                  </a>
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
