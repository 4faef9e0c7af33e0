import { paths } from '#paths.ts'
import { PostForm } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { SectionHead } from '#ui/section-head.tsx'
import type { Persona } from './sign-in.ts'

/** The people of the demonstration, by organisation. Each is a form, so that nothing but a press signs in. */
export function DemoPage({ frame, personas }: { frame: Frame; personas: Persona[] }) {
  const t = frame.t.signIn
  const organisations = Map.groupBy(personas, (persona) => persona.organisationName)
  return (
    <Layout frame={frame} title={t.demoTitle}>
      <PageHead title={t.demoTitle} lead={t.demoLead} />
      {[...organisations].map(([organisation, people], i) => (
        <section aria-labelledby={`organisation-${i}`}>
          <SectionHead id={`organisation-${i}`} title={organisation} />
          <ul class="ls-raekker ls-uden no-max-width">
            {people.map((persona) => (
              <li class="ls-raekke ls-persona">
                <div>
                  <h3>{persona.personName}</h3>
                  <p class="ls-meta">
                    <span>{titleOf(frame, persona)}</span>
                    {persona.unitName && <span>{persona.unitName}</span>}
                  </p>
                </div>
                <PostForm action={paths.demoSession.to()} turbo={false}>
                  <input type="hidden" name="persona" value={persona.slug} />
                  <button class="button button-secondary" type="submit" aria-label={t.demoEnterAs(persona.personName)}>
                    {t.demoEnter}
                  </button>
                </PostForm>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Layout>
  )
}

function titleOf(frame: Frame, persona: Persona): string {
  const { people } = frame.t
  return persona.isAdministrator ? people.administrator : persona.role ? people.roles[persona.role] : ''
}
