import axe from 'axe-core'
import type { BrowserContext, Page } from 'playwright-core'
import type { Language } from '#messages/messages.ts'

/*
 * What every page is held to, whatever it shows: axe's rules in light and dark, wide and narrow, and what axe does not ask. All of
 * one page is one load; the window and the colour scheme change around it.
 */

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** In the dark only colours are other ones, so only these can answer differently. */
const colourRules = ['color-contrast', 'link-in-text-block']

export async function prepareInspection(context: BrowserContext): Promise<void> {
  await context.addInitScript(axe.source)
}

/** Every complaint about the page as it stands, as a sentence each. */
export async function inspect(page: Page, language: Language, names: readonly string[]): Promise<string[]> {
  const complaints: string[] = []
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true
  })
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme: 'light' })
    const light = await violations(page, { type: 'tag', values: tags })
    await page.emulateMedia({ colorScheme: 'dark' })
    const dark = await violations(page, { type: 'rule', values: colourRules })
    const small = await tooSmall(page)
    complaints.push(...[...light, ...dark.map((line) => `in the dark ${line}`), ...small].map((line) => `${width} wide: ${line}`))
  }
  await page.setViewportSize({ width: 320, height: 640 })
  complaints.push(...(await outsideTheWindow(page)), ...(await structure(page, language)), ...(await wrongLanguage(page, language, names)))
  return complaints
}

async function violations(page: Page, runOnly: axe.RunOnly): Promise<string[]> {
  return page.evaluate(async (runOnly) => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, { runOnly, resultTypes: ['violations'] })
    return violations.map(({ id, nodes }) => {
      const [first] = nodes
      return `${id}, ${nodes.length} times, first ${first?.target.join(' ')}: ${first?.failureSummary?.replace(/\s+/g, ' ')}`
    })
  }, runOnly)
}

/** Text under 13 pixels as it is drawn, with the scale of the picture that it stands in. */
async function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = new Set<string>()
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const element = texts.currentNode.parentElement
      if (!element || !texts.currentNode.textContent?.trim() || !element.checkVisibility() || element.closest('title, desc')) continue
      const scale = element instanceof SVGGraphicsElement ? (element.getScreenCTM()?.a ?? 1) : 1
      const size = Number.parseFloat(getComputedStyle(element).fontSize) * scale
      if (size < 12.99) found.add(`text of ${size.toFixed(1)} px: ${texts.currentNode.textContent.trim().slice(0, 40)}`)
    }
    return [...found]
  })
}

async function outsideTheWindow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    const widest = [...document.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
    return [`scrolls sideways at 320 (${scrollWidth} wide): ${widest.slice(-3).map((element) => `${element.tagName}.${element.className}`)}`]
  })
}

async function structure(page: Page, language: Language): Promise<string[]> {
  return page.evaluate((language) => {
    const complaints: string[] = []
    if (document.documentElement.lang !== language) complaints.push(`the page says it is in ${document.documentElement.lang}`)
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
    const doubles = ids.filter((id, i) => ids.indexOf(id) !== i)
    if (doubles.length > 0) complaints.push(`the same id twice: ${[...new Set(doubles)].join(' ')}`)
    const levels = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter((heading) => heading.checkVisibility()).map(({ tagName }) => Number(tagName[1]))
    if (levels[0] !== 1 || levels.filter((level) => level === 1).length !== 1) complaints.push(`headings do not begin with the one h1: ${levels}`)
    if (levels.some((level, i) => level > (levels[i - 1] ?? 0) + 1)) complaints.push(`headings jump: ${levels}`)
    return complaints
  }, language)
}

/**
 * In English pages the foundation's own words are Danish and say so, and nothing else is. Words tell the languages apart; names of
 * people and places have none.
 */
async function wrongLanguage(page: Page, language: Language, names: readonly string[]): Promise<string[]> {
  if (language === 'da') return []
  const texts = await page.evaluate(() => {
    const languageOf = (element: Element) => element.closest('[lang]')?.getAttribute('lang') ?? ''
    const texts: { text: string; lang: string }[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement
      if (element) texts.push({ text: walker.currentNode.textContent ?? '', lang: languageOf(element) })
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]'))
      for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
        texts.push({ text: element.getAttribute(name) ?? '', lang: languageOf(element) })
    return texts
  })
  const danish = /[æøåÆØÅ]|\b(og|ikke|der|vi|jeg|til|med|hos|af|som|skal|dig|din|alle|rolle|leder|medarbejder|borger|grundlag)\b/i
  const english = /\b(the|and|of|your|you|with|is|are|what|role|roles|theme|themes)\b/i
  const withoutNames = (text: string) => names.reduce((text, name) => text.replaceAll(name, ''), text)
  return [
    ...new Set(
      texts.flatMap(({ text, lang }) => {
        const bare = withoutNames(text).trim()
        if (lang === 'en' && danish.test(bare)) return [`Danish that does not say so: ${bare.slice(0, 80)}`]
        if (lang === 'da' && english.test(bare)) return [`English that says it is Danish: ${bare.slice(0, 80)}`]
        return []
      }),
    ),
  ]
}

/** What must not stand in the HTML as it leaves the server. */
export function inlineOf(html: string): string[] {
  const found = [
    ...html.matchAll(/<[a-z][^>]*\sstyle=[^>]*>/gi),
    ...html.matchAll(/<[a-z][^>]*\son[a-z]+=[^>]*>/gi),
    ...html.matchAll(/<style[\s>][^>]*>?/gi),
    ...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>/gi),
  ]
  return found.map(([tag]) => `inline in the page: ${tag.slice(0, 120)}`)
}
