import { isAsker, other, type Sparring } from '#features/foundations/sparring/sparring.ts'
import { paths } from '#paths.ts'
import { danish } from '#ui/danish.ts'
import type { Frame } from '#ui/frame.ts'
import { SectionHead } from '#ui/section-head.tsx'

/** Who would like to spar with the reader, and about what; then whom she has asked herself. */
export function Sparrings({ frame, readerId, sparrings }: { frame: Frame; readerId: string; sparrings: Sparring[] }) {
  const t = frame.t.sparring
  if (sparrings.length === 0) return null
  const lang = danish(frame)
  const incomingFirst = [
    ...sparrings.filter((sparring) => !isAsker(sparring, readerId)),
    ...sparrings.filter((sparring) => isAsker(sparring, readerId)),
  ]
  return (
    <section aria-labelledby="sparring">
      <SectionHead id="sparring" title={t.title}>
        <a href={paths.sparrings.to()}>{t.all}</a>
      </SectionHead>
      <ul class="ls-raekker ls-uden no-max-width">
        {incomingFirst.slice(0, 5).map((sparring) => {
          const { name } = other(sparring, readerId)
          return (
            <li class="ls-raekke ls-sparring">
              <p>
                {isAsker(sparring, readerId) ? t.outgoing(name) : t.incoming(name)}{' '}
                <a href={paths.sparring.to({ sparring: sparring.id })}>
                  <q lang={lang}>{sparring.wording}</q>
                </a>
              </p>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
