import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { browserslistToTargets, bundle, transform } from 'lightningcss'
import { PurgeCSS } from 'purgecss'

/**
 * One stylesheet: what our pages use of dkfds (215 kB as shipped), then our own layer.
 *
 * light-dark() is lowered for browsers older than it (targets), so the dark theme is written once.
 */
export async function buildStyles(root, fileNames) {
  const own = bundle({ filename: join(root, 'src/ui/css/main.css') }).code.toString()
  const dkfds = await usedOfDkfds(root)
  const named = Object.entries(fileNames).reduce((css, [name, hashed]) => css.replaceAll(`"${name}"`, `"${hashed}"`), `${dkfds}\n${own}`)
  const { code, warnings } = transform({
    filename: 'main.css',
    code: Buffer.from(named),
    minify: true,
    targets: browserslistToTargets(['chrome 109', 'edge 109', 'firefox 115', 'safari 16', 'ios_saf 16']),
  })
  for (const { message } of warnings) console.warn(`main.css: ${message}`)
  return Buffer.from(code)
}

/** Class names must stand whole in a .tsx file to be found: 'alert-error', not `alert-${variant}`. */
async function usedOfDkfds(root) {
  const css = readFileSync(join(root, 'node_modules/dkfds/dist/css/dkfds.css'), 'utf8')
  const raw = readdirSync(join(root, 'src'), { recursive: true })
    .filter((file) => file.endsWith('.tsx') && !file.endsWith('.test.tsx'))
    .map((file) => readFileSync(join(root, 'src', file), 'utf8'))
    .join('\n')
  const [purged] = await new PurgeCSS().purge({ content: [{ raw, extension: 'tsx' }], css: [{ raw: css }], keyframes: true })
  // Its fonts are ours in one variable file, and its pictures are drawn in our own layer.
  const bare = purged.css.replace(/@font-face\s*{[^}]*}/g, '').replace(/background-image:\s*url\("\.\.\/[^;}]*;?/g, '')
  return recoloured(bare)
}

/** dkfds' own colours → ours. So every state that we never thought of (hover, active, disabled, focus) follows the theme, dark or light. */
const palette = {
  '#004d99': '--ls-handling',
  '#1a1a1a': '--ls-blaek',
  '#454545': '--ls-blaek',
  '#707070': '--ls-blaek-2',
  '#800080': '--ls-handling',
  '#8e8e8e': '--ls-kant',
  '#bfbfbf': '--ls-linje',
  '#cc0000': '--ls-fejl',
  '#dcdcdc': '--ls-linje',
  '#f5f5f5': '--ls-papir-2',
}

function recoloured(css) {
  return css
    .replace(/#[0-9a-f]{6}\b/gi, (colour) => (palette[colour.toLowerCase()] ? `var(${palette[colour.toLowerCase()]})` : colour))
    .replace(/background(-color)?:\s*white\b/g, 'background$1: var(--ls-flade)')
    .replace(/\bcolor:\s*white\b/g, 'color: var(--ls-papir)')
}
