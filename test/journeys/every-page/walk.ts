import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { type Language, languages } from '#messages/messages.ts'
import { takeErrors } from '../../harness.ts'
import { become, type ServedWorld, visit } from '../browser.ts'
import { inlineOf, inspect, type Look, prepareInspection } from '../inspect.ts'
import { notPages, type Part, partOf, parts } from './parts.ts'
import type { Stop } from './stop.ts'

/*
 * Every page there is, as it looks with the demonstration, with nothing in it, and on a bad day. A route that is added and not walked
 * fails the first test of its part.
 */

interface Walk {
  part: Part
  world: ServedWorld
  stops: readonly Stop[]
  /** How many errors one walk leaves in the log. */
  errors?: number
}

export function walkPart({ part, world, stops, errors = 0 }: Walk): void {
  test(`the walk goes past every page of its part: ${part}`, () => {
    const missed = world.routes
      .filter(({ method, path }) => method === 'GET' && partOf(path) === part && !notPages.includes(path))
      .filter(({ path }) => {
        const pattern = new RegExp(`^${path.replace(/:\w+(\{[^}]*\})?/g, '[^/]+')}$`)
        return !stops.some((stop) => pattern.test(stop.path.split('?')[0] ?? ''))
      })
    assert.deepEqual([...new Set(missed.map(({ path }) => path))], [])
    for (const each of parts) assert.ok(existsSync(join(import.meta.dirname, `${each}.test.ts`)), `nobody walks ${each}`)
  })

  for (const language of languages)
    test(`every page can be read by everybody, wide and narrow, light and dark: ${part}, in ${language}`, async () => {
      const names = await namesIn(world)
      const found: string[] = []
      for (const through of new Set(stops.map((stop) => stop.world ?? world)))
        found.push(...(await walk({ language, world, stops, names }, through)))
      const logged = takeErrors()
      assert.deepEqual(found, [])
      assert.equal(logged.length, errors)
    })
}

interface Way {
  language: Language
  world: ServedWorld
  stops: readonly Stop[]
  names: readonly string[]
}

const wideAndLight: Look = { width: 1280, scheme: 'light' }
const narrowAndLight: Look = { width: 390, scheme: 'light' }
const wideAndDark: Look = { width: 1280, scheme: 'dark' }
const narrowAndDark: Look = { width: 390, scheme: 'dark' }

/**
 * Each stop is seen wide and narrow, in light and in dark, and in both languages, in two visits: four stops in a row have all eight of
 * their combinations. All eight of each would take four times as long.
 */
const looks: Record<Language, readonly Look[]> = {
  da: [wideAndLight, narrowAndLight, narrowAndDark, wideAndDark],
  en: [narrowAndDark, wideAndDark, wideAndLight, narrowAndLight],
}

/** All stops in one window: the next page is looked at much faster than the first. */
async function walk({ language, world, stops, names }: Way, through: ServedWorld): Promise<string[]> {
  return visit(through, { language }, async (page, ofBrowser) => {
    const found: string[] = []
    await prepareInspection(page)
    for (const [i, { path, as, world: own = world, prepare }] of stops.entries()) {
      if (own !== through) continue
      await become(page, own, as)
      const response = await page.goto(path)
      const inline = inlineOf((await response?.text()) ?? '')
      await prepare?.(page)
      const complaints = [
        ...inline,
        ...(await inspect(page, language, names, [looks[language][i % 4] ?? wideAndLight])),
        ...ofBrowser.splice(0),
      ]
      found.push(...complaints.map((complaint) => `${path}${prepare ? ` (${prepare.name})` : ''} in ${language}, ${complaint}`))
    }
    return found
  })
}

/** Names of people, places and bodies, which are of no language; the longest first. */
async function namesIn(world: ServedWorld): Promise<string[]> {
  return world.database.asOwner(async (owner) => {
    const people = (await owner.selectFrom('data.person').select('name').execute()).map(({ name }) => name)
    const units = await owner.selectFrom('data.unit').select(['name', 'code']).execute()
    const bodies = await owner.selectFrom('data.foundation_version').select('adopted_by').execute()
    const all = [
      ...people,
      ...people.map((name) => name.split(' ')[0] ?? name),
      ...units.flatMap(({ name, code }) => [name, code]),
      ...bodies.flatMap(({ adopted_by }) => adopted_by ?? []),
    ]
    return [...new Set(all)].sort((a, b) => b.length - a.length)
  })
}
