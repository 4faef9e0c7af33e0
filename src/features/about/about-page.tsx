import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'

export interface AboutText {
  title: string
  lead: string
  sections: { heading: string; paragraphs?: readonly string[]; points?: readonly string[] }[]
}

export function AboutPage({ frame, text }: { frame: Frame; text: AboutText }) {
  return (
    <Layout frame={frame} title={text.title}>
      <PageHead title={text.title} lead={text.lead} />
      {text.sections.map(({ heading, paragraphs, points }) => (
        <section class="ls-laesetekst">
          <h2 class="ls-afsnit">{heading}</h2>
          {paragraphs?.map((paragraph) => (
            <p>{paragraph}</p>
          ))}
          {points && (
            <ul>
              {points.map((point) => (
                <li>{point}</li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </Layout>
  )
}
