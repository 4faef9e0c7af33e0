import type { Child } from 'hono/jsx'
import { longDate } from '#shared/dates.ts'
import { danish } from '#ui/danish.ts'
import { Layout } from '#ui/layout.tsx'
import type { Foundation, FoundationRole } from './foundation.ts'
import { elements, type Reading } from './reading.tsx'
import { RoleThemes } from './role-themes.tsx'
import { WholeFoundation } from './whole-foundation.tsx'

interface PrintPageProps {
  reading: Reading
  foundation: Foundation
  back: string
}

/** A whole foundation on A4: the page itself is what is printed. */
export function WholePrintPage({ reading, foundation, back }: PrintPageProps) {
  const { frame, content } = reading
  return (
    <Sheet reading={reading} foundation={foundation} back={back} title={content.name}>
      <div lang={danish(frame)} data-element={elements(content.ids)}>
        <h1 class="ls-titel">{content.name}</h1>
        <p class="ls-lead">{content.lead}</p>
      </div>
      <WholeFoundation reading={reading} />
    </Sheet>
  )
}

/** What one role is expected to do, on A4: to have beside one in a meeting. */
export function RolePrintPage({ reading, foundation, back, role }: PrintPageProps & { role: FoundationRole }) {
  const { frame, content } = reading
  return (
    <Sheet reading={reading} foundation={foundation} back={back} title={`${role.name} – ${content.name}`}>
      <div lang={danish(frame)} data-element={elements(role.ids)}>
        <p class="ls-svag">{content.name}</p>
        <h1 class="ls-titel">{role.name}</h1>
        {role.lead && <p class="ls-lead">{role.lead}</p>}
      </div>
      <RoleThemes reading={reading} role={role} headingLevel="h2" />
    </Sheet>
  )
}

function Sheet({ reading, foundation, back, title, children }: PrintPageProps & { title: string; children: Child }) {
  const { frame } = reading
  const t = frame.t.foundations
  return (
    <Layout frame={frame} title={title} section="foundations" slim>
      <div class="ls-udskrivning d-print-none">
        <p>{t.printHint}</p>
        <p class="ls-knapper">
          <button type="button" class="button button-primary ls-kun-script" data-print="">
            {t.printButton}
          </button>
          <a href={back}>{t.backToReading}</a>
        </p>
      </div>
      <article class="ls-a4">
        {children}
        <p class="ls-a4-bund">
          <span>{t.adopted(foundation.version.adoptedBy, longDate(foundation.version.adoptedOn, frame.language))}</span>
          <span>{t.printedFrom(frame.reader?.organisationName ?? '')}</span>
        </p>
      </article>
    </Layout>
  )
}
