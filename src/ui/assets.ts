import { readFileSync } from 'node:fs'

/**
 * Where the build has put its files: plain name → name with a hash of the content.
 *
 * The folder is found from this file, both as source (src/ui/) and in the bundle (dist/server.js). Without a build
 * (tests of pages) every file has its plain name.
 */
export const assetFolder = new URL(import.meta.url.endsWith('/src/ui/assets.ts') ? '../../dist/assets/' : './assets/', import.meta.url)

export const manifest: Readonly<Record<string, string>> = readManifest()

export function asset(name: 'main.css' | 'main.js' | 'ibm-plex-sans.woff2'): string {
  return `/assets/${manifest[name] ?? name}`
}

function readManifest(): Record<string, string> {
  try {
    return JSON.parse(readFileSync(new URL('manifest.json', assetFolder), 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw error
  }
}
