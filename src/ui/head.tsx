import { asset } from './assets.ts'
import type { Frame } from './frame.ts'
import { favicon } from './logo.tsx'

/** @param title the page's; the product's name follows by itself */
export function Head({ frame, title }: { frame: Frame; title: string }) {
  const { t } = frame
  return (
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
      <Assets />
    </head>
  )
}

/** For the page of parts, which has the rest already: what it is called, and which scripts and styles it is of. */
export function AssetHead({ frame, title }: { frame: Frame; title: string }) {
  return (
    <head>
      <title>{frame.t.frame.titled(title)}</title>
      <Assets />
    </head>
  )
}

function Assets() {
  return (
    <>
      <link rel="stylesheet" href={asset('main.css')} data-turbo-track="reload" />
      <script type="module" src={asset('main.js')} data-turbo-track="reload" />
    </>
  )
}
