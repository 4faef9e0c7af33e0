import assert from 'node:assert/strict'
import { test } from 'node:test'
import { paths } from '#paths.ts'
import { today } from '../../../test/cast.ts'
import { around, beginExperiment } from '../../../test/experiment-cast.ts'
import { createWorld } from '../../../test/harness.ts'

const world = await createWorld({ now: () => today })

async function page(who: string, path: string): Promise<string> {
  const response = await world.as(who).get(path)
  assert.equal(response.status, 200, `${who} ${path}`)
  return response.text()
}

test('first on the page stands what the phase asks; while it is tried that is to observe', async () => {
  const experiment = await beginExperiment(world, { challenge: 'Vi mangler tid', attempt: 'Vi mødes stående' })
  const show = paths.experiment.to({ experiment })
  const phasePage = (phase: string) => paths.experimentPhasePage.to({ experiment, phase })
  for (const phase of ['1', '2', '3', '4', '5', '6']) {
    await world.as(around.owner).post(paths.experimentPhase.to({ experiment }), { phase, anyway: 'yes' })
    const isTried = phase === '3' || phase === '4'
    for (const who of [around.owner, around.helper]) {
      const html = await page(who, show)
      assert.equal(html.includes('id="naeste-her"'), !isTried, `${who} ${phase}`)
      assert.equal(html.includes('name="observation"'), isTried, `${who} ${phase}`)
      if (!isTried) assert.ok(html.includes(`class="button button-primary" href="${phasePage(phase)}"`), phase)
    }
    assert.doesNotMatch(await page(around.reader, show), /naeste-her|name="observation"/, phase)
  }
  // What was typed when it was begun is seen; the paper, which is two pages, has what is tried.
  assert.match(await page(around.owner, show), /Vi mangler tid[\s\S]*Vi mødes stående/)
  assert.match(await page(around.owner, paths.experimentPrint.to({ experiment })), /Vi mødes stående/)
})

test('how many are running is said before one writes, and an answer to what was sent takes the focus', async () => {
  const started = []
  for (let i = 0; i < 3; i++) started.push(await beginExperiment(world, { title: `Nummer ${i}` }))
  const html = await page(around.owner, paths.newExperiment.to())
  assert.match(html, /prøvehandlinger i gang/)
  for (const experiment of started) assert.ok(html.includes(`href="${paths.experiment.to({ experiment })}"`))
  assert.match(html, /name="anyway" value="yes"/)
  assert.doesNotMatch(html, /autofocus/)
  const refused = await world.as(around.owner).post(paths.experiments.to(), { title: 'En til', voice: 'jeg' })
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /role="alert" data-error-summary="" tabindex="-1" autofocus[\s\S]*value="En til"/)
  // Nobody else is told of hers.
  assert.doesNotMatch(await page(around.helper, paths.newExperiment.to()), /i gang/)
})
