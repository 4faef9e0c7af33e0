import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import type { AppContext, AppEnv } from '#http/env.ts'
import { notFound } from '#http/errors.tsx'
import { showPage } from '#http/page.ts'
import { signedIn } from '#http/scoped.ts'
import { paths } from '#paths.ts'
import { type FormErrors, parseForm } from '#shared/form.ts'
import { isId } from '#shared/id.ts'
import { canManageCircles, isMember } from './access.ts'
import {
  admitMember,
  closeCircle,
  leaveCircle,
  makeCircle,
  proposeMember,
  reopenCircle,
  rewordCircle,
  takeOutMember,
  topicOfCircle,
} from './actions.ts'
import type { Circle } from './circle.ts'
import { CirclePage } from './circle-page.tsx'
import { CirclesPage } from './circles-page.tsx'
import { DescribePage } from './describe-page.tsx'
import { circleSchema, readMembers, readName } from './form.ts'
import { LeavingPage } from './leaving-page.tsx'
import { NewCirclePage } from './new-circle-page.tsx'
import { findCircle, listCircles, listPeopleOf, searchPeople } from './queries.ts'

/** What a group shares is of features at the right, which this one does not know: app.ts brings their sections. For members alone. */
export type CirclePlace = (c: AppContext, circle: Circle) => Promise<Child>

export function circles(places: CirclePlace[]): Hono<AppEnv> {
  const circles = new Hono<AppEnv>()

  circles.get(paths.circles.pattern, signedIn, async (c) => {
    const { frame, scope } = c.var
    return showPage(c, <CirclesPage frame={frame} circles={await listCircles(scope.tx)} canManage={canManageCircles(scope.actor)} />)
  })

  circles.get(paths.newCircle.pattern, signedIn, (c) => answerNew(c, { typed: {}, errors: {} }, []))

  circles.post(paths.circles.pattern, signedIn, async (c) => {
    const { frame, scope } = c.var
    const body = await c.req.parseBody({ all: true })
    const members = readMembers(body)
    const find = readName(body.find)
    const form = parseForm(circleSchema(frame.t), body)
    const typed = typedIn(body)
    if (body.act === 'find') return answerNew(c, { typed, errors: {} }, members, find)
    const nobody = members.length === 0 ? { members: frame.t.circles.membersMissing } : {}
    if ('errors' in form) return answerNew(c, { typed, errors: { ...form.errors, ...nobody } }, members, find, 422)
    const outcome = await makeCircle(scope, { ...form.data, members })
    if ('made' in outcome) return c.redirect(paths.circle.to({ circle: outcome.made }), 303)
    if (outcome.refused === 'not_found') return notFound(c)
    const errors = outcome.refused === 'name_taken' ? { name: frame.t.circles.nameTaken } : { members: frame.t.circles.membersMissing }
    return answerNew(c, { typed, errors }, members, find, 422)
  })

  circles.get(paths.circle.pattern, signedIn, (c) => answerCircle(c, places))

  circles.get(paths.circleDescription.pattern, signedIn, async (c) => {
    const circle = canManageCircles(c.var.scope.actor) ? await findCircle(c.var.scope.tx, c.req.param('circle')) : undefined
    if (!circle) return notFound(c)
    const typed = { name: circle.name, purpose: circle.purpose ?? '', revision: `${circle.revision}` }
    return showPage(c, <DescribePage frame={c.var.frame} circle={circle} form={{ typed, errors: {} }} />)
  })

  circles.post(paths.circleDescription.pattern, signedIn, async (c) => {
    const { frame, scope } = c.var
    const circle = canManageCircles(scope.actor) ? await findCircle(scope.tx, c.req.param('circle')) : undefined
    if (!circle) return notFound(c)
    const form = parseForm(circleSchema(frame.t), await c.req.parseBody())
    const again = (form: FormErrors) => showPage(c, <DescribePage frame={frame} circle={circle} form={form} />, 422)
    if ('errors' in form) return again(form)
    const { name, purpose, revision } = form.data
    const outcome = await rewordCircle(scope, circle.id, { name, purpose }, revision)
    if ('reworded' in outcome) return toCircle(c, circle.id)
    if (outcome.refused === 'not_found') return notFound(c)
    const typed = { name, purpose: purpose ?? '', revision: `${revision}` }
    if (outcome.refused === 'name_taken') return again({ typed, errors: { name: frame.t.circles.nameTaken } })
    // Saving again from here is a choice made with both in view: so the form now knows what stands.
    const known = { typed: { ...typed, revision: `${outcome.now.revision}` }, errors: {} }
    return showPage(c, <DescribePage frame={frame} circle={outcome.now} form={known} isConflict />, 409)
  })

  circles.post(paths.circleMembers.pattern, signedIn, async (c) => {
    const { frame, scope } = c.var
    const { person = '' } = typedIn(await c.req.parseBody())
    if (!canManageCircles(scope.actor)) return notFound(c)
    if (!isId(person)) return answerCircle(c, places, { typed: {}, errors: { person: frame.t.circles.membersMissing } })
    const outcome = await onCircle(c, (id) => proposeMember(scope, id, person))
    if ('proposed' in outcome) return toCircle(c, c.req.param('circle'))
    return outcome.refused === 'closed' ? answerClosed(c, places) : notFound(c)
  })

  circles.post(paths.circleMemberAdmission.pattern, signedIn, async (c) => {
    const outcome = await onCircle(c, (id) => onPerson(c, (person) => admitMember(c.var.scope, id, person)))
    if ('admitted' in outcome) return toCircle(c, c.req.param('circle'))
    return outcome.refused === 'closed' ? answerClosed(c, places) : notFound(c)
  })

  circles.post(paths.circleMemberRemoval.pattern, signedIn, async (c) => {
    const outcome = await onCircle(c, (id) => onPerson(c, (person) => takeOutMember(c.var.scope, id, person)))
    return 'takenOut' in outcome ? toCircle(c, c.req.param('circle')) : notFound(c)
  })

  circles.get(paths.circleLeaving.pattern, signedIn, async (c) => {
    const circle = await findCircle(c.var.scope.tx, c.req.param('circle'))
    return circle && circle.membership !== 'none' ? showPage(c, <LeavingPage frame={c.var.frame} circle={circle} />) : notFound(c)
  })

  circles.post(paths.circleLeaving.pattern, signedIn, async (c) => {
    const outcome = await onCircle(c, (id) => leaveCircle(c.var.scope, id))
    return 'left' in outcome ? c.redirect(paths.circles.to(), 303) : notFound(c)
  })

  circles.post(paths.circleClosing.pattern, signedIn, async (c) => {
    const outcome = await onCircle(c, (id) => closeCircle(c.var.scope, id))
    return 'closed' in outcome ? toCircle(c, c.req.param('circle')) : notFound(c)
  })

  circles.post(paths.circleReopening.pattern, signedIn, async (c) => {
    const outcome = await onCircle(c, (id) => reopenCircle(c.var.scope, id))
    return 'reopened' in outcome ? toCircle(c, c.req.param('circle')) : notFound(c)
  })

  return circles
}

async function answerCircle(c: AppContext, places: CirclePlace[], form?: FormErrors) {
  const { frame, scope } = c.var
  const circle = await findCircle(scope.tx, c.req.param('circle') ?? '')
  if (!circle) return notFound(c)
  const canManage = canManageCircles(scope.actor)
  const find = canManage ? readName(form ? (await c.req.parseBody()).find : c.req.query('find')) : undefined
  const there = [...circle.members, ...circle.waiting].map(({ id }) => id)
  const search = find === undefined ? undefined : { find, ...(await searchPeople(scope.tx, find, there)) }
  const sections: Child[] = []
  if (isMember(circle)) for (const place of places) sections.push(await place(c, circle))
  return showPage(
    c,
    <CirclePage
      frame={frame}
      circle={circle}
      readerId={scope.actor.personId}
      canManage={canManage}
      search={search}
      form={form}
      places={sections}
      topic={isMember(circle) ? topicOfCircle(circle.id) : undefined}
    />,
    form ? 422 : 200,
  )
}

function answerClosed(c: AppContext, places: CirclePlace[]) {
  return answerCircle(c, places, { typed: {}, errors: { '': c.var.frame.t.circles.isClosed } })
}

async function answerNew(c: AppContext, form: FormErrors, members: string[], find?: string, status: 200 | 422 = 200) {
  const { frame, scope } = c.var
  if (!canManageCircles(scope.actor)) return notFound(c)
  const chosen = await listPeopleOf(scope.tx, members)
  const search = find === undefined ? { found: [], isCut: false } : await searchPeople(scope.tx, find, members)
  return showPage(c, <NewCirclePage frame={frame} form={form} chosen={chosen} find={find} {...search} />, status)
}

type NotFound = { refused: 'not_found' }

function onCircle<Outcome>(c: AppContext, work: (id: string) => Promise<Outcome>): Promise<Outcome | NotFound> {
  return withId(c.req.param('circle'), work)
}

function onPerson<Outcome>(c: AppContext, work: (id: string) => Promise<Outcome>): Promise<Outcome | NotFound> {
  return withId(c.req.param('person'), work)
}

async function withId<Outcome>(id: string | undefined, work: (id: string) => Promise<Outcome>): Promise<Outcome | NotFound> {
  return id !== undefined && isId(id) ? work(id) : { refused: 'not_found' }
}

function toCircle(c: AppContext, id: string) {
  return c.redirect(paths.circle.to({ circle: id }), 303)
}

function typedIn(body: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
}
