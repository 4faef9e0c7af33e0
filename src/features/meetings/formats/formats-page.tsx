import type { Child } from 'hono/jsx'
import { paths } from '#paths.ts'
import { longDate } from '#shared/dates.ts'
import { BackLink } from '#ui/back-link.tsx'
import { Badge } from '#ui/badge.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { SectionHead } from '#ui/section-head.tsx'
import { type Format, minutesOfMeeting, read } from '../format.ts'
import { Said } from '../said.tsx'
import { addressOf, type OwnFormat } from './own-format.ts'

interface FormatsPageProps {
  frame: Frame
  own: OwnFormat[]
  ofProduct: Format[]
  canWord: boolean
}

/** What a meeting can be planned with; for an administrator also what is out of use, and how to make one's own. */
export function FormatsPage({ frame, own, ofProduct, canWord }: FormatsPageProps) {
  const t = frame.t.meetingFormats
  const inUse = own.filter(({ retiredAt }) => !retiredAt)
  const retired = own.filter(({ retiredAt }) => retiredAt)
  const rowOfOwn = (one: OwnFormat) => (
    <Row frame={frame} format={one.format} canWord={canWord}>
      {canWord && <span>{one.retiredAt ? t.seenByAdministrators : t.seenByAll}</span>}
      {canWord && <span>{t.wording(one.version, longDate(one.wordedAt, frame.language), one.wordedBy ?? '')}</span>}
      <Badge text={one.retiredAt ? t.retired : t.inUse} />
    </Row>
  )
  return (
    <Layout frame={frame} title={t.title} section="meetings">
      <BackLink t={frame.t} href={paths.meetings.to()} text={frame.t.meetings.title} />
      <PageHead title={t.title} lead={canWord ? `${t.lead} ${t.adminLead}` : t.lead} />
      {(canWord || inUse.length > 0) && (
        <section aria-labelledby="egne">
          <SectionHead id="egne" title={t.own} />
          {inUse.length === 0 ? <p class="ls-svag">{t.ownNone}</p> : <Rows>{inUse.map(rowOfOwn)}</Rows>}
        </section>
      )}
      <section aria-labelledby="medfoelger">
        <SectionHead id="medfoelger" title={t.fromProduct} />
        <Rows>
          {ofProduct.map((format) => (
            <Row frame={frame} format={format} canWord={canWord}>
              {canWord && <span>{t.seenByAll}</span>}
              <Badge text={t.inUse} />
            </Row>
          ))}
        </Rows>
      </section>
      {canWord && retired.length > 0 && (
        <section aria-labelledby="ude-af-brug">
          <SectionHead id="ude-af-brug" title={t.retiredHeading} />
          <Rows>{retired.map(rowOfOwn)}</Rows>
        </section>
      )}
    </Layout>
  )
}

function Rows({ children }: { children: Child }) {
  return <ul class="ls-raekker ls-uden no-max-width">{children}</ul>
}

function Row({ frame, format, canWord, children }: { frame: Frame; format: Format; canWord: boolean; children: Child }) {
  const t = frame.t.meetingFormats
  const name = read(format.name, frame.language)
  const address = addressOf(format.key)
  return (
    <li class="ls-raekke">
      <div>
        <h3>
          <a href={paths.meetingFormat.to({ format: address })}>
            <Said frame={frame} text={name} />
          </a>
        </h3>
        <p class="ls-svag">
          <Said frame={frame} text={read(format.lead, frame.language)} />
        </p>
        <p class="ls-meta">
          <Length frame={frame} format={format} />
          {children}
        </p>
        {canWord && (
          <p class="ls-moedeform-lav">
            <a href={paths.meetingFormatCopy.to({ format: address })}>
              {t.copy}
              <span class="sr-only">
                {' '}
                <Said frame={frame} text={name} />
              </span>
            </a>
          </p>
        )}
      </div>
    </li>
  )
}

/** How long a meeting with it takes, and how many can present. */
export function Length({ frame, format }: { frame: Frame; format: Format }) {
  const { usual, most } = format.presenters
  return (
    <>
      <span>{frame.t.meetings.formatHint(minutesOfMeeting(format, usual), usual)}</span>
      <span>{frame.t.meetingFormats.mostPresenters(most)}</span>
      <span>{frame.t.meetingFormats.steps(format.steps.length)}</span>
    </>
  )
}
