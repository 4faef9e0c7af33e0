import type { Child } from 'hono/jsx'
import { Footer } from './footer.tsx'
import type { Frame, Section } from './frame.ts'
import { Head } from './head.tsx'
import { Header } from './header.tsx'
import { IconShapes, IconsOnPage } from './icon.tsx'

interface LayoutProps {
  frame: Frame
  /** The page's title in the browser; the product's name follows by itself. */
  title: string
  section?: Section
  /** Only the brand above and nothing below: for sign-in and for one task at a time. */
  slim?: boolean
  /** Stands in the header's place, and nothing below the page: for a room that one is in. */
  header?: Child
  children: Child
}

const looks = { auto: undefined, light: 'lys', dark: 'moerk' } as const

/** The whole document around a page. */
export function Layout({ frame, title, section, slim, header, children }: LayoutProps) {
  const { t } = frame
  return (
    <html lang={frame.language} data-tema={looks[frame.appearance]}>
      <Head frame={frame} title={title} />
      <body data-reader={frame.reader?.key}>
        <IconsOnPage.Provider value={new Set()}>
          <a class="skipnav" href="#indhold">
            {t.frame.skipToContent}
          </a>
          {header ?? <Header frame={frame} section={section} slim={slim} />}
          <main class="container ls-main" id="indhold">
            {children}
          </main>
          {header === undefined && <Footer frame={frame} />}
          <IconShapes />
        </IconsOnPage.Provider>
      </body>
    </html>
  )
}
