import { paths } from '#paths.ts'
import { Button } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { Select } from '#ui/form.tsx'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { SectionHead } from '#ui/section-head.tsx'
import { Trail } from '../foundation-head.tsx'
import type { Reading } from '../reading.tsx'

/** A unit in the list of those that the reader may write for. */
export interface ListedWritableUnit {
  id: string
  name: string
  parentName?: string
  wordCount: number
  isOwn: boolean
}

/** All units that a leader may write for: her own, and those that have written, in rows; the others in one choice. */
export function LocalWordsPage({ reading, units }: { reading: Reading & { slug: string }; units: ListedWritableUnit[] }) {
  const { frame, slug } = reading
  const t = frame.t.local
  const shown = units.filter((unit) => unit.isOwn || unit.wordCount > 0)
  return (
    <Layout frame={frame} title={t.title} section="foundations">
      <Trail reading={reading} here={t.title} />
      <PageHead title={t.title} lead={t.lead} />
      {shown.length > 0 && (
        <section aria-labelledby="enheder">
          <SectionHead id="enheder" title={t.yourUnits} />
          <ul class="ls-enheder ls-uden no-max-width">
            {shown.map((unit) => (
              <li>
                <div class="ls-enhed">
                  <a href={paths.unitLocalWords.to({ foundation: slug, unit: unit.id })} lang={danish(frame)}>
                    {unit.name}
                  </a>
                  <span class="ls-enhed-antal">{unit.wordCount > 0 ? t.writtenHere(unit.wordCount) : t.nothingWritten}</span>
                  {unit.parentName && (
                    <span class="ls-enhed-ledere" lang={danish(frame)}>
                      {unit.parentName}
                    </span>
                  )}
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
      {units.length > shown.length && (
        <section aria-labelledby="anden">
          <SectionHead id="anden" title={t.otherUnit} />
          <form method="get" action={paths.localWords.to({ foundation: slug })} class="ls-find">
            <Select
              t={frame.t}
              name="unit"
              label={t.unitLabel}
              hint={t.otherUnitHint}
              options={units
                .filter((unit) => !shown.includes(unit))
                .map((unit) => ({
                  value: unit.id,
                  label: unit.parentName ? `${unit.name} (${unit.parentName})` : unit.name,
                  lang: danish(frame),
                }))}
            />
            <Button variant="secondary">{t.open}</Button>
          </form>
        </section>
      )}
    </Layout>
  )
}
