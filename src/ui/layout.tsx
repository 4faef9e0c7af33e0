import type { Child } from 'hono/jsx'
import { asset } from './assets.ts'
import { Footer } from './footer.tsx'
import type { Frame, Section } from './frame.ts'
import { Header } from './header.tsx'
import { IconShapes, IconsOnPage } from './icon.tsx'
import { favicon } from './logo.tsx'

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
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{t.frame.titled(title)}</title>
        <meta name="color-scheme" content={frame.appearance === 'auto' ? 'light dark' : frame.appearance} />
        {/* Reading is logged, so a page is asked for only when somebody asks for it. */}
        <meta name="turbo-prefetch" content="false" />
        <meta name="turbo-refresh-method" content="morph" />
        <meta name="turbo-refresh-scroll" content="preserve" />
        <link rel="icon" href={favicon} />
        <link rel="preload" href={asset('ibm-plex-sans.woff2')} as="font" type="font/woff2" crossorigin="anonymous" />
        <link rel="stylesheet" href={asset('main.css')} data-turbo-track="reload" />
        <script type="module" src={asset('main.js')} data-turbo-track="reload" />
      </head>
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
