import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { paths } from '#paths.ts'
import { cast } from '../../../../test/cast.ts'
import { createWorld } from '../../../../test/harness.ts'
import { moveExperiment, startExperiment } from '../actions.ts'
import { findEvaluation, listWeighed } from './queries.ts'

const world = await createWorld()
const strangers = [cast.administrator, cast.employee, cast.leaderOfLeaders, cast.stranger]

async function begin(): Promise<string> {
  return world.inScopeOf(cast.leader, async (scope) => {
    const outcome = await startExperiment(scope, { title: 'Ti minutter', voice: 'vi', expectations: [], anyway: true })
    assert.ok('started' in outcome)
    return outcome.started
  })
}

async function conclude(experiment: string): Promise<void> {
  await world.database.asOwner((owner) =>
    sql`insert into data.experiment_conclusion (organisation_id, experiment_id, outcome, reason)
      select organisation_id, id, 'stop', 'x' from data.experiment where id = ${experiment}`.execute(owner),
  )
}

const weighedOf = (experiment: string) => world.inScopeOf(cast.leader, ({ tx }) => listWeighed(tx, experiment))
const evaluationOf = (experiment: string) => world.inScopeOf(cast.leader, ({ tx }) => findEvaluation(tx, experiment))

test('sources of error are weighed some at a time, and what is left open stays open', async () => {
  const experiment = await begin()
  const path = paths.experimentErrorSources.to({ experiment })
  const answer = await world
    .as(cast.leader)
    .post(path, { stance_season: 'likely', note_season: 'Ferien sluttede', stance_drop_outs: 'unlikely' })
  assert.equal(answer.status, 303)
  assert.deepEqual(
    (await weighedOf(experiment)).sort((a, b) => a.source.localeCompare(b.source)),
    [
      { source: 'drop_outs', stance: 'unlikely', note: undefined },
      { source: 'season', stance: 'likely', note: 'Ferien sluttede' },
    ],
  )
  const page = await (await world.as(cast.leader).get(path)).text()
  assert.match(page, /Ferien sluttede/)
})

test('a note without a stance loses nothing and is asked about', async () => {
  const experiment = await begin()
  const path = paths.experimentErrorSources.to({ experiment })
  const answer = await world.as(cast.leader).post(path, { note_season: 'Ferien sluttede', stance_drop_outs: 'likely' })
  assert.equal(answer.status, 422)
  assert.match(await answer.text(), /Ferien sluttede/)
  assert.deepEqual(await weighedOf(experiment), [])
})

test('nobody else reads or weighs, the administrator neither, and nothing changes', async () => {
  const experiment = await begin()
  for (const stranger of strangers) {
    const visitor = world.as(stranger)
    for (const path of [
      paths.experimentErrorSources.to({ experiment }),
      paths.experimentEvaluation.to({ experiment }),
      paths.experimentReport.to({ experiment }),
    ])
      assert.equal((await visitor.get(path)).status, 404, `${stranger} ${path}`)
    assert.equal((await visitor.post(paths.experimentErrorSources.to({ experiment }), { stance_season: 'likely' })).status, 404)
    assert.equal((await visitor.post(paths.experimentEvaluation.to({ experiment }), { design: 'stepped', plan: 'x' })).status, 404)
    assert.equal((await visitor.post(paths.experimentReport.to({ experiment }), report())).status, 404)
  }
  assert.deepEqual(await weighedOf(experiment), [])
  assert.equal(await evaluationOf(experiment), undefined)
})

test('the page tells what else it may be, a phrase for each, and which of two beginnings counts', async () => {
  const experiment = await begin()
  const leader = world.as(cast.leader)
  await leader.post(paths.experimentErrorSources.to({ experiment }), {
    stance_season: 'likely',
    stance_rater_is_actor: 'possible',
    stance_drop_outs: 'unlikely',
  })
  await leader.post(paths.ratings.to({ experiment }), { 'challenge-before': '4', 'challenge-after': '2' })
  await world.database.asOwner(async (owner) => {
    await sql`update data.experiment set created_at = '2026-08-01 08:00Z', action_started_at = '2026-08-10 08:00Z', action_from = '2026-08-03',
      phase = 3 where id = ${experiment}`.execute(owner)
    await sql`insert into data.experiment_answer (organisation_id, experiment_id, question, text, author_id)
      select organisation_id, id, 'think', 'Det gik', owner_id from data.experiment where id = ${experiment}`.execute(owner)
  })
  const page = await (await leader.get(paths.experiment.to({ experiment }))).text()
  assert.match(
    page,
    /Det kan også være, at<ul><li>årstiden eller kalenderen gør forskellen<\/li><li>den, der vurderer, har selv prøvet det<\/li><\/ul>/,
  )
  assert.match(page, /Aktionen regnes fra 3\. august, som der står på arket\. Fasen Aktion begyndte først 10\. august/)
  assert.match(page, /1 vurdering før blev givet, efter at aktionen begyndte/)
  await world.database.asOwner((owner) =>
    sql`update data.experiment set action_from = '2026-08-17' where id = ${experiment}`.execute(owner),
  )
  const other = await (await leader.get(paths.experiment.to({ experiment }))).text()
  assert.match(other, /Aktionen regnes fra 10\. august, da fasen Aktion begyndte, og ikke fra 17\. august/)
})

test('a concluded experiment takes no new weighing, but still its evaluator’s report', async () => {
  const experiment = await begin()
  const leader = world.as(cast.leader)
  await leader.post(paths.experimentEvaluation.to({ experiment }), { design: 'stepped', plan: 'Tre enheder begynder efter hinanden' })
  await conclude(experiment)
  assert.equal((await leader.post(paths.experimentErrorSources.to({ experiment }), { stance_season: 'likely' })).status, 409)
  assert.deepEqual(await weighedOf(experiment), [])
  assert.equal((await leader.post(paths.experimentReport.to({ experiment }), report())).status, 303)
  assert.equal((await evaluationOf(experiment))?.evaluator, 'A. Jensen')
})

test('a design is fixed once: a second one finds the first, and the time of fixing is kept', async () => {
  const experiment = await begin()
  const leader = world.as(cast.leader)
  const path = paths.experimentEvaluation.to({ experiment })
  assert.equal((await leader.post(path, { design: 'stepped', plan: 'Den første plan' })).status, 303)
  const fixedAt = (await evaluationOf(experiment))?.fixedAt
  const again = await leader.post(path, { design: 'randomised', plan: 'Den anden plan' })
  assert.equal(again.status, 409)
  assert.match(await again.text(), /Den første plan/)
  assert.deepEqual((await evaluationOf(experiment))?.fixedAt, fixedAt)
  // Not by going around the screen, either.
  await assert.rejects(
    world.inScopeOf(cast.leader, ({ tx }) =>
      tx.updateTable('data.experiment_evaluation').set({ plan: 'En tredje' }).where('experiment_id', '=', experiment).execute(),
    ),
    /permission denied/,
  )
})

test('a design that is fixed after the action began says that it came too late', async () => {
  const experiment = await begin()
  await world.inScopeOf(cast.leader, (scope) => moveExperiment(scope, experiment, 3))
  const leader = world.as(cast.leader)
  const path = paths.experimentEvaluation.to({ experiment })
  await leader.post(path, { design: 'stepped', plan: 'x' })
  assert.match(await (await leader.get(path)).text(), /efter at aktionen begyndte/)
})

test('a report is a PDF of at most five megabytes with a name and a finding; else what was typed comes back', async () => {
  const experiment = await begin()
  const leader = world.as(cast.leader)
  await leader.post(paths.experimentEvaluation.to({ experiment }), { design: 'stepped', plan: 'x' })
  const path = paths.experimentReport.to({ experiment })
  const wrong: [FormData, RegExp][] = [
    [report({ report: new File(['<html>'], 'rapport.pdf', { type: 'application/pdf' }) }), /ikke en PDF/],
    [report({ report: new File(['%PDF-1.7', new Uint8Array(5 * 1024 * 1024)], 'r.pdf') }), /større end 5 MB/],
    [report({ report: new File([], '') }), /Vælg rapporten/],
    [report({ evaluator: '' }), /hvem der har evalueret/],
  ]
  for (const [form, message] of wrong) {
    const answer = await leader.post(path, form)
    assert.equal(answer.status, 422)
    const text = await answer.text()
    assert.match(text, message)
    assert.match(text, /Færre ubesvarede/)
  }
  assert.equal((await evaluationOf(experiment))?.attachedAt, undefined)
  await leader.post(path, report())
  const file = await leader.get(path)
  assert.match(file.headers.get('content-disposition') ?? '', /^attachment/)
  assert.match(file.headers.get('content-security-policy') ?? '', /sandbox/)
  assert.equal(file.headers.get('x-content-type-options'), 'nosniff')
  assert.equal(await file.text(), '%PDF-1.7 rapport')
})

function report(given: Record<string, string | File> = {}): FormData {
  const form = new FormData()
  const all = {
    evaluator: 'A. Jensen',
    place: '',
    finding: 'Færre ubesvarede',
    report: new File(['%PDF-1.7 rapport'], 'Rapport æ.pdf'),
    ...given,
  }
  for (const [name, value] of Object.entries(all)) form.set(name, value)
  return form
}
