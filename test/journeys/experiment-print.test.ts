import assert from 'node:assert/strict'
import { test } from 'node:test'
import { paths } from '#paths.ts'
import { cast } from '../cast.ts'
import { serveWorld, visit } from './browser.ts'

/** Only a browser that prints can say how many sheets it takes. */

const world = await serveWorld()

test('an experiment with a curve, ratings, star moments and two loops prints on two sheets of A4, without a script', async () => {
  const { id: experiment } = await world.database.asOwner((owner) =>
    owner.selectFrom('data.experiment').where('title', '=', 'Ti minutter før vagten').select('id').executeTakeFirstOrThrow(),
  )
  await visit(world, { as: cast.leader, javaScript: false }, async (page) => {
    await page.goto(paths.experimentPrint.to({ experiment }))
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    const boxes = [...pdf.matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => [Number(width), Number(height)])
    assert.equal(boxes.length, 2)
    for (const [width = 0, height = 0] of boxes)
      assert.ok(Math.abs(width - 595.3) < 2 && Math.abs(height - 841.9) < 2, `${width} × ${height}`)
    await page.emulateMedia({ media: 'print' })
    for (const selector of [
      '.ls-fasestribe',
      '.ls-arktabel',
      '.ls-plot-run',
      '.ls-plot-slope',
      '.ls-stunder',
      '.ls-trappe',
      '.ls-spiral',
      '.ls-forv',
    ])
      assert.ok(await page.locator(`.ls-a4-ph ${selector}`).first().isVisible(), selector)
  })
})

test('what may not be told and who rated are on no paper, not on the owner’s own', async () => {
  const names = await world.database.asOwner(async (owner) => {
    const { id } = await owner
      .selectFrom('data.experiment')
      .where('title', '=', 'Ti minutter før vagten')
      .select('id')
      .executeTakeFirstOrThrow()
    const quiet = await owner
      .selectFrom('data.experiment_observation')
      .where('experiment_id', '=', id)
      .where('is_star', '=', true)
      .where('may_be_told', '=', false)
      .select('text')
      .execute()
    const seen = await owner.selectFrom('data.experiment_observation').where('experiment_id', '=', id).select('seen_by').execute()
    const raters = await owner
      .selectFrom('data.experiment_rater')
      .where('experiment_id', '=', id)
      .where('person_id', 'is', null)
      .select('name')
      .execute()
    assert.ok(quiet.length > 0 && raters.length > 0)
    return {
      id,
      words: [
        ...quiet.map(({ text }) => text),
        ...raters.map(({ name }) => name).filter((name) => !seen.some(({ seen_by }) => seen_by?.includes(name))),
      ],
    }
  })
  const html = await (await world.as(cast.leader).get(paths.experimentPrint.to({ experiment: names.id }))).text()
  for (const word of names.words) assert.ok(!html.includes(word), word)
})
