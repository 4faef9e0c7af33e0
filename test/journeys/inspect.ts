import axe from 'axe-core'
import type { Page } from 'playwright-core'
import type { Language } from '#messages/messages.ts'

/*
 * What every page is held to, whatever it shows: axe's rules in light and dark, wide and narrow, and what axe does not ask. All of
 * one page is one load; the window and the colour scheme change around it.
 */

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** What can be another on the same page in another look: its colours, and where things stand. The other rules read the words. */
const looks = ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable']

/** Gives the page axe, past the content policy, and takes away what moves: a colour on its way is nobody's colour. */
export async function prepareInspection(page: Page): Promise<void> {
  await page.addInitScript(axe.source)
  await page.emulateMedia({ reducedMotion: 'reduce' })
}

export interface Look {
  width: 1280 | 390
  scheme: 'light' | 'dark'
}

/**
 * Every complaint about the page as it stands, as a sentence each.
 *
 * @param looked how axe sees it: every rule the first time, and those that a look can change the next
 */
export async function inspect(
  page: Page,
  language: Language,
  names: readonly string[],
  looked: readonly Look[] = [
    { width: 1280, scheme: 'light' },
    { width: 390, scheme: 'dark' },
  ],
): Promise<string[]> {
  const complaints: string[] = []
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true
  })
  const looksOn = async () => {
    for (const [i, look] of looked.entries())
      complaints.push(...(await lookAt(page, look, i === 0 ? { type: 'tag', values: tags } : { type: 'rule', values: looks })))
  }
  // A window that has the first look's width already is not made narrow and wide again: to lay out a page is much of what it costs.
  const isAsWide = page.viewportSize()?.width === looked[0]?.width
  if (isAsWide) await looksOn()
  await page.setViewportSize({ width: 320, height: 640 })
  complaints.push(...(await outsideTheWindow(page)), ...(await structure(page, language)), ...(await wrongLanguage(page, language, names)))
  if (!isAsWide) await looksOn()
  return complaints
}

async function lookAt(page: Page, { width, scheme }: Look, runOnly: axe.RunOnly): Promise<string[]> {
  await Promise.all([page.emulateMedia({ colorScheme: scheme }), page.setViewportSize({ width, height: 900 })])
  return [...(await violations(page, runOnly)), ...(await tooSmall(page))].map((line) => `${width} wide and ${scheme}: ${line}`)
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
    return [
      `scrolls sideways at 320 (${scrollWidth} wide): ${widest.slice(-3).map((element) => `${element.tagName}.${element.className}`)}`,
    ]
  })
}

async function structure(page: Page, language: Language): Promise<string[]> {
  return page.evaluate((language) => {
    const complaints: string[] = []
    if (document.documentElement.lang !== language) complaints.push(`the page says it is in ${document.documentElement.lang}`)
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
    const doubles = ids.filter((id, i) => ids.indexOf(id) !== i)
    if (doubles.length > 0) complaints.push(`the same id twice: ${[...new Set(doubles)].join(' ')}`)
    // The list of errors stands above the page's own heading, where somebody who listens meets it first; an open drawer has its own.
    const levels = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
      .filter((heading) => heading.checkVisibility() && !heading.closest('[data-error-summary], dialog'))
      .map(({ tagName }) => Number(tagName[1]))
    if (levels[0] !== 1 || levels.filter((level) => level === 1).length !== 1)
      complaints.push(`headings do not begin with the one h1: ${levels}`)
    if (levels.some((level, i) => level > (levels[i - 1] ?? 0) + 1)) complaints.push(`headings jump: ${levels}`)
    return complaints
  }, language)
}

/**
 * In English pages the foundation's own words are Danish and say so, and nothing else is. Words tell the languages apart. Names of
 * people, places and bodies are of no language, nor is what stands in quotation marks: it is shown, not said.
 */
async function wrongLanguage(page: Page, language: Language, names: readonly string[]): Promise<string[]> {
  if (language === 'da') return []
  const texts = await page.evaluate(() => {
    const texts: { text: string; lang?: string }[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode())
      // What stands in a field is somebody's own, to be changed, in whatever language she writes.
      if (!walker.currentNode.parentElement?.closest('textarea'))
        texts.push({
          text: walker.currentNode.textContent ?? '',
          lang: walker.currentNode.parentElement?.closest<HTMLElement>('[lang]')?.lang,
        })
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]'))
      for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
        texts.push({ text: element.getAttribute(name) ?? '', lang: element.closest<HTMLElement>('[lang]')?.lang })
    return texts
  })
  const named = new RegExp(`(?<!\\p{L})(${names.map((name) => escaped(name)).join('|')})(?!\\p{L})|“[^”]*”`, 'gu')
  return [
    ...new Set(
      texts.flatMap(({ text, lang }) => {
        // A reference number such as 767af671 is no language, though “af” stands in it.
        const said = text
          .replace(named, '')
          .replace(/[\p{L}\d]*\d[\p{L}\d]*/gu, '')
          .trim()
        if (lang === 'en' && danish.test(said)) return [`Danish that does not say so: ${said.slice(0, 80)}`]
        if (lang === 'da' && english.test(said)) return [`English that says it is Danish: ${said.slice(0, 80)}`]
        return []
      }),
    ),
  ]
}

function escaped(text: string): string {
  return text.replace(/[$()*+.?[\]\\^{|}]/g, '\\$&')
}

const danish =
  /[æøå]|(?<!\p{L})(og|ikke|der|vi|jeg|til|med|hos|af|som|skal|dig|din|alle|rolle|leder|medarbejder|borger|grundlag)(?!\p{L})/iu
const english = /(?<!\p{L})(the|and|of|your|you|with|is|are|what|role|roles|theme|themes)(?!\p{L})/iu

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
