import { paths } from '#paths.ts'
import { Badge } from '#ui/badge.tsx'
import { Breadcrumbs } from '#ui/breadcrumbs.tsx'
import { ButtonLink } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { contentOf } from './content.ts'
import { allExpectations } from './foundation.ts'
import { type Reading, ThemeLabel } from './reading.tsx'
import type { Template } from './template.ts'

interface TemplatesPageProps {
  frame: Frame
  templates: Template[]
  /** The keys of those that the organisation has taken into use. */
  used: string[]
}

export function TemplatesPage({ frame, templates, used }: TemplatesPageProps) {
  const t = frame.t.foundations
  return (
    <Layout frame={frame} title={t.templatesTitle} section="foundations">
      <Breadcrumbs t={frame.t} items={[{ text: t.title, href: paths.foundations.to() }, { text: t.templatesTitle }]} />
      <PageHead title={t.templatesTitle} lead={t.templatesLead} />
      {frame.reader?.isAdministrator && (
        <p class="ls-knapper ls-foer-liste">
          <ButtonLink variant="secondary" href={paths.documentImports.to()}>
            {frame.t.documentImport.link}
          </ButtonLink>
        </p>
      )}
      <ol class="ls-grundlagsliste ls-uden no-max-width">
        {templates.map((template) => (
          <Entry frame={frame} template={template} isUsed={used.includes(template.key)} />
        ))}
      </ol>
    </Layout>
  )
}

function Entry({ frame, template, isUsed }: { frame: Frame; template: Template; isUsed: boolean }) {
  const t = frame.t.foundations
  const content = contentOf(template)
  const reading: Reading = { frame, content, mine: [] }
  const lang = danish(frame)
  return (
    <li>
      <div>
        <p class="ls-svag" lang={lang}>
          {template.document}
        </p>
        <h2 lang={lang}>
          <a href={paths.template.to({ template: template.key })}>{template.name}</a>
        </h2>
        <p lang={lang}>{template.lead}</p>
        <p class="ls-meta">
          <span>{t.expectations(allExpectations(content).length)}</span>
          <span>{t.roles(template.roles.length)}</span>
          <span>{t.after(template.source.document, template.source.publisher, template.source.year)}</span>
        </p>
      </div>
      <div>
        {isUsed && (
          <p>
            <Badge text={t.inUse} />
          </p>
        )}
        <ul class="ls-temaliste ls-uden">
          {content.themes.map((theme) => (
            <li>
              <ThemeLabel reading={reading} theme={theme} />
            </li>
          ))}
        </ul>
      </div>
    </li>
  )
}
