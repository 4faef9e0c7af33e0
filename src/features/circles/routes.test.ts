import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { paths } from '#paths.ts'
import { cast, today } from '../../../test/cast.ts'
import { createWorld } from '../../../test/harness.ts'
import { makeCircle, proposeMember, reopenCircle, rewordCircle, takeOutMember } from './actions.ts'
import { findCircle } from './queries.ts'

const world = await createWorld({ now: () => today })
const skovlundsAdministrator = 'torben.ravn@skovlund.example'

const idOf = (slug: string) => world.inScopeOf(slug, async ({ actor }) => actor.personId)
const [mette, amira, karsten, birgitte, louise, employee] = await Promise.all(
  [cast.leader, cast.leaderOfLeaders, cast.centreHead, cast.director, cast.administrator, cast.employee].map(idOf),
)

async function rows() {
  return world.database.asOwner(async (owner) => ({
    circles: await owner.selectFrom('data.circle').selectAll().orderBy('id').execute(),
    members: await owner.selectFrom('data.circle_member').selectAll().orderBy('circle_id').orderBy('person_id').execute(),
  }))
}

let made = 0
async function circleOf(...members: (string | undefined)[]): Promise<string> {
  made += 1
  return world.inScopeOf(cast.administrator, async (scope) => {
    const outcome = await makeCircle(scope, { name: `Gruppe ${made}`, members: members.filter((id) => id !== undefined) })
    assert.ok('made' in outcome)
    return outcome.made
  })
}

const textOf = async (who: string, path: string) => (await world.as(who).get(path)).text()
const statusOf = async (who: string, path: string) => (await world.as(who).get(path)).status

test('an administrator puts a group together without a script: looks up, ticks, makes', async () => {
  const admin = world.as(cast.administrator)
  const looked = await admin.post(paths.circles.to(), { name: ' Øst  gruppen ', purpose: 'Vi øver os', act: 'find', find: ' haDDad ' })
  assert.equal(looked.status, 200)
  const html = await looked.text()
  assert.match(html, /Amira Haddad[\s\S]*Leder af ledere, Plejehjem/)
  assert.match(html, /value=" Øst {2}gruppen "/)
  assert.match(html, />Vi øver os<\/textarea>/)
  const form = new FormData()
  for (const [name, value] of Object.entries({ name: ' Øst  gruppen ', purpose: 'Vi øver os', find: '' })) form.set(name, value)
  for (const id of [mette, amira]) form.append('members', id ?? '')
  const done = await admin.post(paths.circles.to(), form)
  assert.equal(done.status, 303)
  const page = await textOf(cast.leader, done.headers.get('Location') ?? '')
  assert.match(page, /<h1 class="ls-titel">Øst gruppen<\/h1>/)
  assert.match(page, /Vi øver os/)
  assert.match(page, /Mette Holm Krogh[\s\S]*\(dig\)/)
  assert.match(await textOf(cast.leader, paths.circles.to()), /Øst gruppen[\s\S]*2 medlemmer/)
})

test('a group without a name, without members or of a name that is taken is refused, and what was typed is kept', async () => {
  await circleOf(mette)
  const before = await rows()
  const admin = world.as(cast.administrator)
  const cases: [Record<string, string>, string][] = [
    [{ name: ' ', purpose: 'Beholdt tekst', members: mette ?? '' }, 'name'],
    [{ name: 'Ny', purpose: 'Beholdt tekst' }, 'members'],
    [{ name: 'Ny', purpose: 'Beholdt tekst', members: 'ingen' }, 'members'],
    [{ name: 'Ny', purpose: 'Beholdt tekst', members: '00000000-0000-4000-8000-000000000000' }, 'members'],
    [{ name: `Gruppe ${made}`, purpose: 'Beholdt tekst', members: mette ?? '' }, 'name'],
    [{ name: 'Ny', purpose: `Beholdt tekst${'x'.repeat(1000)}`, members: mette ?? '' }, 'purpose'],
  ]
  for (const [body, field] of cases) {
    const response = await admin.post(paths.circles.to(), body)
    assert.equal(response.status, 422, field)
    const html = await response.text()
    assert.match(html, new RegExp(`href="#${field}"`))
    assert.match(html, /Beholdt tekst/)
  }
  assert.deepEqual(await rows(), before)
})

test('whoever is proposed sees nothing until a member has let her in', async () => {
  const circle = await circleOf(mette)
  const page = paths.circle.to({ circle })
  const proposed = await world.as(cast.administrator).post(paths.circleMembers.to({ circle }), { person: amira ?? '' })
  assert.equal(proposed.status, 303)
  const waiting = await textOf(cast.leaderOfLeaders, page)
  assert.match(waiting, /Du venter på at blive lukket ind/)
  assert.doesNotMatch(waiting, /Mette Holm Krogh/)
  assert.match(await textOf(cast.leaderOfLeaders, paths.circles.to()), /Du er foreslået/)
  assert.match(await textOf(cast.leader, page), /Amira Haddad[\s\S]*Luk ind/)
  const admission = paths.circleMemberAdmission.to({ circle, person: amira ?? '' })
  // The one who waits cannot let herself in, and nor can the administrator.
  for (const who of [cast.leaderOfLeaders, cast.administrator, cast.centreHead, cast.employee, cast.stranger, skovlundsAdministrator])
    assert.equal((await world.as(who).post(admission)).status, 404, who)
  assert.match(await textOf(cast.leaderOfLeaders, page), /Du venter på at blive lukket ind/)
  for (let twice = 0; twice < 2; twice++) assert.equal((await world.as(cast.leader).post(admission)).status, 303)
  assert.match(await textOf(cast.leaderOfLeaders, page), /Mette Holm Krogh/)
})

test('an administrator who proposes herself waits like everybody', async () => {
  const circle = await circleOf(mette)
  await world.as(cast.administrator).post(paths.circleMembers.to({ circle }), { person: louise ?? '' })
  const admission = paths.circleMemberAdmission.to({ circle, person: louise ?? '' })
  assert.equal((await world.as(cast.administrator).post(admission)).status, 404)
  const [standing] = await world.inScopeOf(cast.administrator, async ({ tx }) => {
    const { rows } = await sql<{ mine: boolean }>`select ${circle}::uuid = any (app.my_circles()) as mine`.execute(tx)
    await sql`select app.admit_member(${circle}::uuid, ${louise}::uuid)`.execute(tx)
    return rows
  })
  assert.equal(standing?.mine, false)
  const refused = world.inScopeOf(cast.administrator, ({ tx }) =>
    sql`update data.circle_member set admitted_at = now() where circle_id = ${circle}`.execute(tx),
  )
  await assert.rejects(refused, { code: '42501' })
  assert.equal(await world.inScopeOf(cast.administrator, async ({ tx }) => (await findCircle(tx, circle))?.membership), 'waiting')
})

test('a member leaves after having read what is kept, and comes back only by being proposed and let in', async () => {
  const circle = await circleOf(mette, amira)
  const leaving = paths.circleLeaving.to({ circle })
  const confirmation = await textOf(cast.leader, leaving)
  assert.match(confirmation, /Det beholder du[\s\S]*Dine private noter[\s\S]*Det bliver hos gruppen/)
  assert.equal((await world.as(cast.leader).post(leaving)).headers.get('Location'), paths.circles.to())
  assert.equal(await statusOf(cast.leader, paths.circle.to({ circle })), 404)
  assert.equal((await world.as(cast.leader).post(leaving)).status, 404)
  const admission = paths.circleMemberAdmission.to({ circle, person: mette ?? '' })
  assert.equal((await world.as(cast.leaderOfLeaders).post(admission)).status, 404)
  await world.as(cast.administrator).post(paths.circleMembers.to({ circle }), { person: mette ?? '' })
  assert.match(await textOf(cast.leader, paths.circle.to({ circle })), /Du venter på at blive lukket ind/)
  assert.equal((await world.as(cast.leaderOfLeaders).post(admission)).status, 303)
  assert.match(await textOf(cast.leader, paths.circle.to({ circle })), /Amira Haddad/)
})

test('whoever is proposed may say no', async () => {
  const circle = await circleOf(mette)
  await world.as(cast.administrator).post(paths.circleMembers.to({ circle }), { person: karsten ?? '' })
  assert.match(await textOf(cast.centreHead, paths.circleLeaving.to({ circle })), /Vil du sige nej tak til/)
  assert.equal((await world.as(cast.centreHead).post(paths.circleLeaving.to({ circle }))).status, 303)
  assert.equal(await statusOf(cast.centreHead, paths.circle.to({ circle })), 404)
})

test('the administrator takes somebody out, and proposes and withdraws', async () => {
  const circle = await circleOf(mette, amira)
  const removal = (person?: string) => paths.circleMemberRemoval.to({ circle, person: person ?? '' })
  assert.equal((await world.as(cast.administrator).post(removal(amira))).status, 303)
  assert.equal(await statusOf(cast.leaderOfLeaders, paths.circle.to({ circle })), 404)
  assert.equal((await world.as(cast.administrator).post(removal(amira))).status, 404)
  await world.as(cast.administrator).post(paths.circleMembers.to({ circle }), { person: birgitte ?? '' })
  assert.equal((await world.as(cast.administrator).post(removal(birgitte))).status, 303)
  assert.equal(await statusOf(cast.director, paths.circle.to({ circle })), 404)
})

test('two administrators who rename the same group: the later sees both, and nothing is written over', async () => {
  const circle = await circleOf(mette)
  const address = paths.circleDescription.to({ circle })
  const admin = world.as(cast.administrator)
  assert.equal((await admin.post(address, { name: 'Først', purpose: 'Den første', revision: '1' })).status, 303)
  const late = await admin.post(address, { name: 'Sidst', purpose: 'Den anden', revision: '1' })
  assert.equal(late.status, 409)
  const html = await late.text()
  assert.match(html, /Den første[\s\S]*Den anden/)
  assert.match(html, /name="revision" value="2"/)
  assert.match(await textOf(cast.leader, paths.circle.to({ circle })), /Først/)
  const taken = await circleOf(mette)
  assert.equal((await admin.post(paths.circleDescription.to({ circle: taken }), { name: 'Først', revision: '1' })).status, 422)
})

test('a closed group is read by its members and takes nobody in, until it is opened again', async () => {
  const circle = await circleOf(mette)
  const admin = world.as(cast.administrator)
  await admin.post(paths.circleMembers.to({ circle }), { person: amira ?? '' })
  assert.equal((await admin.post(paths.circleClosing.to({ circle }))).status, 303)
  assert.match(await textOf(cast.leader, paths.circle.to({ circle })), /Gruppen blev lukket 17. september 2026/)
  const admission = paths.circleMemberAdmission.to({ circle, person: amira ?? '' })
  const before = await rows()
  for (const [who, path, body] of [
    [cast.leader, admission, {}],
    [cast.administrator, paths.circleMembers.to({ circle }), { person: karsten ?? '' }],
  ] as const) {
    const refused = await world.as(who).post(path, body)
    assert.equal(refused.status, 422)
    assert.match(await refused.text(), /Gruppen er lukket, så der kommer ingen nye med/)
  }
  const smuggled = await world.inScopeOf(
    cast.leader,
    async ({ tx }) => (await sql<{ in: boolean }>`select app.admit_member(${circle}::uuid, ${amira}::uuid) as in`.execute(tx)).rows[0]?.in,
  )
  assert.equal(smuggled, false)
  assert.deepEqual(await rows(), before)
  assert.equal((await admin.post(paths.circleReopening.to({ circle }))).status, 303)
  assert.equal((await world.as(cast.leader).post(admission)).status, 303)
})

test('who is not administrator changes no group, and who is of another organisation sees none', async () => {
  const circle = await circleOf(amira, karsten)
  const before = await rows()
  const person = karsten ?? ''
  for (const who of [cast.leader, cast.director, cast.employee, cast.leaderOfLeaders, cast.stranger, skovlundsAdministrator]) {
    const isMember = who === cast.leaderOfLeaders
    assert.equal((await world.as(who).post(paths.circleMembers.to({ circle }), { person: mette ?? '' })).status, 404, who)
    assert.equal((await world.as(who).post(paths.circleMemberRemoval.to({ circle, person }))).status, 404, who)
    assert.equal((await world.as(who).post(paths.circleDescription.to({ circle }), { name: 'Kuppet', revision: '1' })).status, 404, who)
    assert.equal((await world.as(who).post(paths.circleClosing.to({ circle }))).status, 404, who)
    assert.equal((await world.as(who).post(paths.circleReopening.to({ circle }))).status, 404, who)
    assert.equal(await statusOf(who, paths.circleDescription.to({ circle })), 404, who)
    assert.equal(await statusOf(who, paths.circle.to({ circle })), isMember ? 200 : 404, who)
    if (!isMember) assert.equal((await world.as(who).post(paths.circleLeaving.to({ circle }))).status, 404, who)
    if (who === skovlundsAdministrator) continue
    assert.equal((await world.as(who).post(paths.circles.to(), { name: 'Kuppet', members: mette ?? '' })).status, 404, who)
    assert.equal(await statusOf(who, paths.newCircle.to()), 404, who)
  }
  assert.doesNotMatch(await textOf(skovlundsAdministrator, paths.circles.to()), /Gruppe \d/)
  assert.deepEqual(await rows(), before)
})

test('actions and functions refuse by themselves, whoever calls them', async () => {
  const circle = await circleOf(amira)
  const before = await rows()
  await world.inScopeOf(cast.leader, async (scope) => {
    assert.deepEqual(await makeCircle(scope, { name: 'Kuppet', members: [mette ?? ''] }), { refused: 'not_found' })
    assert.deepEqual(await rewordCircle(scope, circle, { name: 'Kuppet' }, 1), { refused: 'not_found' })
    assert.deepEqual(await proposeMember(scope, circle, mette ?? ''), { refused: 'not_found' })
    assert.deepEqual(await takeOutMember(scope, circle, amira ?? ''), { refused: 'not_found' })
    assert.deepEqual(await reopenCircle(scope, circle), { refused: 'not_found' })
    const { rows } = await sql<{ made: string | null; again: boolean; in: boolean }>`
      select app.make_circle('Kuppet', null, array[${mette}]::uuid[]) as made, app.propose_again(${circle}::uuid, ${mette}::uuid) as again,
        app.admit_member(${circle}::uuid, ${mette}::uuid) as in`.execute(scope.tx)
    assert.deepEqual(rows, [{ made: null, again: false, in: false }])
  })
  const intruders: [string, string | undefined][] = [
    [cast.leader, mette],
    [cast.employee, employee],
  ]
  for (const [who, person] of intruders)
    await assert.rejects(
      world.inScopeOf(who, ({ tx, actor }) =>
        sql`insert into data.circle_member (organisation_id, circle_id, person_id) values (${actor.organisationId}, ${circle}, ${person})`.execute(
          tx,
        ),
      ),
      { code: '42501' },
    )
  assert.deepEqual(await rows(), before)
})

test('members of another organisation cannot be brought into a group', async () => {
  const theirs = await idOf(cast.stranger)
  const circle = await circleOf(mette, theirs)
  assert.equal((await world.as(cast.administrator).post(paths.circleMembers.to({ circle }), { person: theirs })).status, 404)
  const { members } = await rows()
  assert.deepEqual(
    members.filter(({ circle_id }) => circle_id === circle).map(({ person_id }) => person_id),
    [mette],
  )
})

test('the page of a group in English keeps the words of the organisation Danish', async () => {
  const circle = await circleOf(mette, amira)
  const html = await (await world.as(cast.leader).get(paths.circle.to({ circle }), { 'Accept-Language': 'en' })).text()
  assert.match(html, /Only you who are in it can see what you share here/)
  assert.match(html, /<span lang="da">Plejehjem/)
})
