import assert from 'node:assert/strict'
import { test } from 'node:test'
import { paths } from '#paths.ts'
import { cast } from '../cast.ts'
import { serveWorld, visit } from './browser.ts'

/*
 * The poster counts its lines itself (foundations/poster/poster.ts). Only a browser that prints can say whether it counts rightly.
 */

const world = await serveWorld()
const foundations: [slug: string, as: string][] = [
  ['faelles-kurs', cast.leader],
  ['personalepolitik', cast.leader],
  ['vaerdikompas', cast.leader],
  ['ledelse-i-udvikling', cast.stranger],
  ['borgerens-centrum', cast.stranger],
]
const widths = { a4: 841.9, a3: 1190.6 }

test('each of the five foundations prints on one sheet of the size that was asked for, in letters that can be read, without a script', async () => {
  for (const [foundation, as] of foundations)
    await visit(world, { as, javaScript: false }, async (page) => {
      for (const size of ['a4', 'a3'] as const) {
        await page.goto(paths.foundationPoster.to({ foundation }, { size }))
        const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
        const boxes = [...pdf.matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) [\d.]+\]/g)].map((match) => Number(match[1]))
        assert.equal(boxes.length, 1, `${foundation} takes ${boxes.length} sheets of ${size}`)
        assert.ok(Math.abs((boxes[0] ?? 0) - widths[size]) < 2, `${foundation} is ${boxes[0]} wide on ${size}`)
      }
    })
})

test('no letter of a poster is smaller on paper than 6.5 points', async () => {
  for (const [foundation, as] of foundations)
    await visit(world, { as }, async (page) => {
      await page.goto(paths.foundationPoster.to({ foundation }))
      await page.emulateMedia({ media: 'print' })
      const smallest = await page
        .locator('.ls-plakat')
        .evaluate((poster) =>
          Math.min(
            ...[...poster.querySelectorAll('*')]
              .filter((one) => one.textContent)
              .map((one) => Number.parseFloat(getComputedStyle(one).fontSize)),
          ),
        )
      assert.ok(smallest * 0.75 >= 6.49, `${foundation}: ${smallest * 0.75} pt`)
    })
})
