import { paths } from '#paths.ts'
import { danish } from '#ui/danish.ts'
import { Layout } from '#ui/layout.tsx'
import { allExpectations, chainRoles, type Expectation, passagesAt, type Theme } from './foundation.ts'
import { FoundationHead } from './foundation-head.tsx'
import { Opening, PassageBlock, Vision } from './passage.tsx'
import { YourPlace } from './place-in-chain.tsx'
import { Quiet } from './practice/practice-marks.tsx'
import type { Reading } from './reading.tsx'
import { ThemesByShape } from './themes-by-shape.tsx'

interface FoundationPageProps {
  reading: Reading
  /** The chain that is followed below the matrix. */
  theme: Theme
  /** This week's, when it stands at the reader's own link of that chain. */
  expectation?: Expectation
  showAll: boolean
}

/** A whole foundation, theme by theme. */
export function FoundationPage({ reading, theme, expectation, showAll }: FoundationPageProps) {
  const { frame, content } = reading
  const closing = passagesAt(content, 'closing')
  const role = chainRoles(content).find((role) => reading.mine.includes(role))
  const isMatrix = content.shape === 'matrix'
  return (
    <Layout frame={frame} title={content.name} section="foundations">
      <FoundationHead reading={reading} way="theme" lead={content.lead}>
        <Vision reading={reading} />
      </FoundationHead>
      <Opening reading={reading} passages={passagesAt(content, 'opening')} />
      <ThemesByShape reading={reading} showAll={showAll} />
      {isMatrix && <ShowAll reading={reading} showAll={showAll} />}
      {isMatrix && role && <YourPlace reading={reading} theme={theme} role={role} expectation={expectation} />}
      {isMatrix && <Quiet reading={reading} />}
      {closing.length > 0 && (
        <section class="ls-aabning ls-afslutning" lang={danish(frame)}>
          {closing.map((passage) => (
            <PassageBlock reading={reading} passage={passage} headingLevel="h2" />
          ))}
        </section>
      )}
      <Vision reading={reading} last />
    </Layout>
  )
}

function ShowAll({ reading, showAll }: { reading: Reading; showAll: boolean }) {
  const { frame, content, slug } = reading
  const t = frame.t.foundations
  if (slug === undefined) return null
  return (
    <p class="ls-under-matrix">
      <a href={paths.foundation.to({ foundation: slug }, showAll ? {} : { show: 'all' })}>
        {showAll ? t.showFirst : t.showAll(allExpectations(content).length)}
      </a>
      <a href={paths.foundationPrint.to({ foundation: slug })}>{t.printWhole}</a>
    </p>
  )
}
