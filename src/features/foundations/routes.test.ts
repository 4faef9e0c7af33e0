import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { paths } from '#paths.ts'
import { cast, today } from '../../../test/cast.ts'
import { createWorld } from '../../../test/harness.ts'
import { adoptVersion, startFoundation } from './actions.ts'
import { contentOf, elementsOf } from './content.ts'
import { forgetContents } from './content-cache.ts'
import type { Content } from './foundation.ts'
import { listFoundations } from './queries.ts'
import { searchFoundations } from './search-queries.ts'
import { ownTemplates } from './template-files.ts'

const world = await createWorld({ now: () => today })

/** Where the demonstration has taken each template into use, and who reads it there. */
const homes = await Promise.all(
  [cast.leader, cast.stranger].map((reader) =>
    world.inScopeOf(reader, async ({ tx }) => (await listFoundations(tx)).map(({ slug, template }) => ({ reader, slug, template }))),
  ),
).then((lists) => lists.flat())

function template(key: string) {
  const found = ownTemplates().find((template) => template.key === key)
  assert.ok(found, `no template ${key}`)
  return found
}

function homeOf(key: string) {
  const home = homes.find((home) => home.template === key)
  assert.ok(home, `nobody in the demonstration uses ${key}`)
  return home
}

async function page(reader: string, path: string): Promise<string> {
  const response = await world.as(reader).get(path)
  assert.equal(response.status, 200, path)
  return response.text()
}

function elementsOn(...pages: string[]): string[] {
  const found = pages.flatMap((html) => [...html.matchAll(/data-element="([^"]*)"/g)].flatMap((match) => (match[1] ?? '').split(' ')))
  return [...new Set(found)].sort()
}

/** The pages on which a foundation is read, without those of single themes and expectations. */
function readingPaths(foundation: string, content: Content): string[] {
  return [
    paths.foundation.to({ foundation }),
    paths.foundationAbout.to({ foundation }),
    ...content.roles.map((role) => paths.foundationRole.to({ foundation, role: role.key })),
  ]
}

const hv = homeOf('hvidovrevejen')
const matrixPath = paths.foundation.to({ foundation: hv.slug })

for (const { key } of ownTemplates()) {
  const all = elementsOf(contentOf(template(key)))

  test(`every element of ${key} is on screen where it is read`, async () => {
    const { reader, slug } = homeOf(key)
    const pages = await Promise.all(readingPaths(slug, contentOf(template(key))).map((path) => page(reader, path)))
    assert.deepEqual(elementsOn(...pages), all)
  })

  test(`every element of ${key} is on the sheet of the whole foundation, and in the template`, async () => {
    const { reader, slug } = homeOf(key)
    assert.deepEqual(elementsOn(await page(reader, paths.foundationPrint.to({ foundation: slug }))), all)
    assert.deepEqual(elementsOn(await page(reader, paths.template.to({ template: key }))), all)
  })
}

test('every link on every page leads to a page, and every place that is linked to is there', async () => {
  for (const reader of [cast.leader, cast.stranger]) {
    const seen = new Map<string, string>()
    const waiting: string[] = [paths.foundations.to(), paths.myRole.to(), paths.templates.to(), paths.search.to({ q: 'borger' })]
    const places: [string, string][] = []
    while (waiting.length > 0) {
      const path = waiting.pop() as string
      if (seen.has(path)) continue
      const html = await page(reader, path)
      seen.set(path, html)
      const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'))
      for (const [, href = ''] of main.matchAll(/ href="([^"]+)"/g)) {
        const [target = '', place] = href.replaceAll('&amp;', '&').split('#')
        if (place) places.push([target || path, place])
        if (/^\/(foundations|my-role|templates|search)/.test(target)) waiting.push(target)
      }
    }
    assert.ok(seen.size > 140, `only ${seen.size} pages were reached`)
    for (const [path, place] of places) assert.ok(seen.get(path)?.includes(` id="${place}"`), `${path}#${place}`)
  }
})

test('the matrix holds all 92 expectations, each a link to its own page', async () => {
  const html = await page(cast.leader, matrixPath)
  const matrix = html.slice(html.indexOf('<table'), html.indexOf('</table>'))
  const links = new Set([...matrix.matchAll(/href="(\/foundations\/[^"]+\/expectations\/[^"]+)"/g)].map((match) => match[1]))
  assert.equal(links.size, 92)
})

test('a reader’s own column is lit and says that it is hers, and nobody else’s is', async () => {
  const lit = async (reader: string) => {
    const html = await page(reader, matrixPath)
    return [...html.matchAll(/<th scope="col" class="ls-min"[^>]*><a[^>]*>([^<]+)</g)].map((match) => match[1])
  }
  assert.deepEqual(await lit(cast.leader), ['Leder af medarbejdere'])
  assert.deepEqual(await lit(cast.director), ['Direktion'])
})

test('a theme that is asked for is the chain that is shown', async () => {
  const html = await page(cast.leader, paths.foundation.to({ foundation: hv.slug }, { theme: 'skaber' }))
  const chosen = /<a class="ls-valgt"[^>]*>/.exec(html)?.[0] ?? ''
  assert.match(chosen, /theme=skaber/)
  assert.match(chosen, /aria-current="true"/)
})

test('inherited expectations stand on a role’s page with where they come from', async () => {
  const leader = await page(cast.leader, paths.foundationRole.to({ foundation: homeOf('personalepolitik').slug, role: 'leder' }))
  assert.match(leader, /Også fra: Dig som medarbejder/)
  const matrixRole = await page(cast.leader, paths.foundationRole.to({ foundation: hv.slug, role: 'centerchef' }))
  assert.equal(matrixRole.match(/Gælder alle/g)?.length, 4)
})

test('an expectation says how it can look, who has it and through whom', async () => {
  const html = await page(cast.leader, paths.expectation.to({ foundation: hv.slug, expectation: 'sikrer-alle-1' }))
  assert.match(html, /Den gælder også dig, gennem Alle ansatte/)
  assert.match(html, /Sådan kan det se ud/)
  for (const role of ['Direktion', 'Centerchef', 'Leder af ledere', 'Leder af medarbejdere', 'Medarbejder']) assert.ok(html.includes(role))
})

test('in English the words of the foundation are still marked as Danish', async () => {
  const response = await world.as(cast.leader).get(matrixPath)
  assert.ok(!(await response.text()).includes('lang="da">Sammen'))
  const { token } = await world.session(cast.leader)
  const english = await (await world.visit(matrixPath, { headers: { Cookie: `session=${token}; language=en` } })).text()
  assert.match(english, /<html lang="en"/)
  assert.match(english, /Read by role/)
  const matrix = english.slice(english.indexOf('<tbody>'), english.indexOf('</tbody>'))
  const texts = [...matrix.matchAll(/<a [^>]*expectations[^>]*>/g)].map((match) => match[0])
  assert.equal(texts.length, 92)
  assert.ok(texts.every((tag) => tag.includes('lang="da"')))
})

test('no page needs an inline style or script', async () => {
  const all = [matrixPath, paths.myRole.to(), paths.foundationPrint.to({ foundation: hv.slug }), paths.search.to({ q: 'tillid' })]
  for (const path of all) assert.doesNotMatch(await page(cast.leader, path), / style="|<style|<script(?![^>]*\bsrc=)| on\w+="/, path)
})

test('reading a foundation asks the database few questions, and fewer the second time', async () => {
  const questions = async () => {
    world.statements.length = 0
    await page(cast.leader, matrixPath)
    return world.statements.filter((statement) => /\bdata\./.test(statement)).length
  }
  forgetContents()
  // Which version she may see, its words, and what her own units say beside it.
  assert.equal(await questions(), 3)
  assert.equal(await questions(), 2)
})

test('what one organisation has read and the process keeps is not shown to another', async () => {
  await page(cast.leader, matrixPath)
  for (const path of [...readingPaths(hv.slug, contentOf(template('hvidovrevejen'))), paths.foundationPrint.to({ foundation: hv.slug })])
    assert.equal((await world.as(cast.stranger).get(path)).status, 404, path)
})

test('what does not exist is not found, whatever it is called', async () => {
  const foundation = hv.slug
  for (const path of [
    paths.foundation.to({ foundation: 'findes-ikke' }),
    paths.foundation.to({ foundation: "' or 1=1 --" }),
    paths.foundationRole.to({ foundation, role: 'konge' }),
    paths.foundationRolePrint.to({ foundation, role: 'konge' }),
    paths.theme.to({ foundation, theme: '__proto__' }),
    paths.expectation.to({ foundation, expectation: 'x'.repeat(2000) }),
    paths.foundationAbout.to({ foundation: 'findes-ikke' }),
    paths.template.to({ template: '../package' }),
  ])
    assert.equal((await world.as(cast.leader).get(path)).status, 404, path)
})

test('who is not signed in reads nothing', async () => {
  for (const path of [paths.foundations.to(), matrixPath, paths.myRole.to(), paths.templates.to(), paths.search.to({ q: 'tillid' })]) {
    const response = await world.visit(path)
    assert.equal(response.status, 303, path)
    assert.match(response.headers.get('Location') ?? '', /^\/sign-in/)
  }
})

const taking = { template: 'borgerens-centrum', name: 'Borgeren først i Fjordby', adoptedBy: 'Byrådet', adoptedOn: '2026-03-24' }

async function slugs(reader: string): Promise<string[]> {
  return world.inScopeOf(reader, async ({ tx }) => (await listFoundations(tx)).map((foundation) => foundation.slug))
}

test('only the administrator can take a template into use, and when others try, nothing changes', async () => {
  const before = await slugs(cast.leader)
  for (const who of [cast.leader, cast.director, cast.employee]) {
    assert.equal((await world.as(who).post(paths.foundations.to(), taking)).status, 404)
    assert.equal((await world.as(who).post(paths.foundations.to(), { ...taking, name: '' })).status, 404)
    assert.doesNotMatch(await page(who, paths.template.to({ template: taking.template })), /<form method="post" action="\/foundations"/)
    await world.inScopeOf(who, async (scope) => {
      assert.deepEqual(await startFoundation(scope, template(taking.template)), { refused: 'not_found' })
      assert.deepEqual(await adoptVersion(scope, hv.slug, { adoptedBy: 'Mig', adoptedOn: '2026-01-01' }), { refused: 'not_found' })
    })
  }
  assert.equal((await world.visit(paths.foundations.to(), { method: 'POST', body: new URLSearchParams(taking) })).status, 403)
  assert.deepEqual(await slugs(cast.leader), before)
})

test('an administrator takes a template into use, and everybody in her organisation can read it', async () => {
  const administrator = world.as(cast.administrator)
  const response = await administrator.post(paths.foundations.to(), taking)
  assert.equal(response.status, 303)
  const path = response.headers.get('Location') ?? ''
  assert.equal(path, paths.foundation.to({ foundation: 'borgeren-foerst-i-fjordby' }))
  assert.match(await page(cast.employee, path), /Borgeren først i Fjordby/)
  const print = await page(cast.employee, paths.foundationPrint.to({ foundation: 'borgeren-foerst-i-fjordby' }))
  assert.match(print, /Vedtaget af Byrådet, 24\. marts 2026/)
  assert.deepEqual(elementsOn(print), elementsOf(contentOf(template(taking.template))))
  assert.equal((await world.as(cast.stranger).get(path)).status, 404)

  const again = await administrator.post(paths.foundations.to(), taking)
  assert.equal(again.status, 422)
  assert.match(await again.text(), /I har allerede et grundlag med det navn/)
})

test('a form with errors comes back with all that was typed, and nothing has changed', async () => {
  const before = await slugs(cast.administrator)
  const tries: [Partial<typeof taking>, RegExp][] = [
    [{ name: '  ' }, /Skriv, hvad grundlaget hedder hos jer/],
    [{ name: 'x'.repeat(201) }, /Navnet må højst være på 200 tegn/],
    [{ adoptedBy: '' }, /Skriv, hvem der har vedtaget grundlaget/],
    [{ adoptedOn: '2026-02-30' }, /Skriv en dato/],
    [{ adoptedOn: '2027-01-01' }, /Datoen ligger i fremtiden/],
  ]
  for (const [wrong, message] of tries) {
    const typed = { ...taking, name: 'Nyt navn & <b>', ...wrong }
    const response = await world.as(cast.administrator).post(paths.foundations.to(), typed)
    assert.equal(response.status, 422)
    const html = await response.text()
    assert.match(html, message)
    for (const value of [typed.name, typed.adoptedBy, typed.adoptedOn])
      assert.ok(html.includes(`value="${value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}"`), value)
  }
  const missing = await world.as(cast.administrator).post(paths.foundations.to(), { template: taking.template })
  assert.equal(missing.status, 422)
  const unknown = await world.as(cast.administrator).post(paths.foundations.to(), { ...taking, template: 'findes-ikke' })
  assert.equal(unknown.status, 404)
  assert.deepEqual(await slugs(cast.administrator), before)
})

test('a draft is read by nobody, and what is adopted never changes, even for the administrator', async () => {
  await world.inScopeOf(cast.administrator, async (scope) => {
    const outcome = await startFoundation(scope, template('ledelse-i-udvikling'), { name: 'Kladden' })
    assert.ok('started' in outcome)
  })
  assert.equal((await world.as(cast.administrator).get(paths.foundation.to({ foundation: 'kladden' }))).status, 404)
  assert.ok(!(await page(cast.leader, paths.foundations.to())).includes('Kladden'))
  assert.equal((await world.inScopeOf(cast.leader, ({ tx }) => searchFoundations(tx, 'redningsplanken'))).hits.length, 0)

  // Words are reached by no row, the state by no column, and new words are turned away.
  const attempt = (statement: string) =>
    world.inScopeOf(cast.administrator, async ({ tx }) => (await sql.raw(statement).execute(tx)).numAffectedRows)
  for (const statement of [
    `update data.expectation set text = 'Andet' where key = 'sikrer-alle-1'`,
    `delete from data.expectation where key = 'sikrer-alle-1'`,
    `update data.foundation_version set lead = 'Andet' where state = 'adopted'`,
  ])
    assert.equal(await attempt(statement), 0n, statement)
  for (const statement of [
    `update data.foundation_version set state = 'draft' where state = 'adopted'`,
    `insert into data.theme (organisation_id, version_id, key, position, kind, name, short_name) select organisation_id, id, 'ny', 99, 'theme', 'Ny', 'Ny' from data.foundation_version where state = 'adopted' limit 1`,
  ])
    await assert.rejects(attempt(statement), (error: { code?: string }) => error.code === '42501', statement)
})

test('an adopted foundation is not adopted again', async () => {
  await world.inScopeOf(cast.administrator, async (scope) => {
    assert.deepEqual(await adoptVersion(scope, hv.slug, { adoptedBy: 'Andre', adoptedOn: '2026-01-01' }), { refused: 'nothing_to_adopt' })
    assert.deepEqual(await adoptVersion(scope, 'findes-ikke', { adoptedBy: 'Andre', adoptedOn: '2026-01-01' }), {
      refused: 'nothing_to_adopt',
    })
  })
})

test('an organisation without foundations is told how it begins', async () => {
  const empty = await createWorld({ now: () => today })
  await empty.database.asOwner((owner) => sql`delete from data.foundation`.execute(owner))
  forgetContents()
  const leader = await (await empty.as(cast.leader).get(paths.foundations.to())).text()
  assert.match(leader, /Her er intet grundlag endnu/)
  assert.ok(!leader.includes(`href="${paths.templates.to()}"`))
  const administrator = await (await empty.as(cast.administrator).get(paths.foundations.to())).text()
  assert.ok(administrator.includes(`href="${paths.templates.to()}"`))
  assert.equal((await empty.as(cast.leader).get(paths.myRole.to())).status, 200)
})

async function found(query: string, reader: string = cast.leader) {
  return world.inScopeOf(reader, ({ tx }) => searchFoundations(tx, query))
}

test('search knows Danish endings, and finds a word by its beginning', async () => {
  assert.ok((await found('lytte')).hits.some((hit) => /lytter/.test(hit.headline)))
  assert.ok((await found('medarb')).hits.length > 10)
  assert.ok((await found('ledels')).hits.length > 0)
  assert.ok((await found('klare forvent')).hits.every((hit) => /forvent/.test(hit.headline)))
})

test('what fits best stands first, and what was found is marked', async () => {
  const [first] = (await found('kulturskaber')).hits
  assert.equal(first?.kind, 'expectation')
  const html = await page(cast.leader, paths.search.to({ q: 'kulturskaber' }))
  assert.match(html, /<mark>kulturskaber<\/mark>/)
})

test('search reaches themes and the text around, and leads to them', async () => {
  const kinds = new Set((await found('compliance')).hits.map((hit) => hit.kind))
  assert.deepEqual([...kinds].sort(), ['passage', 'theme'])
})

test('whatever is typed, search answers', async () => {
  const strange = [
    'og',
    'i og',
    '"',
    "o'brien & | ! :*",
    '((',
    '\\',
    '%',
    '\u0000x',
    '\ud800',
    'a'.repeat(500),
    'ord '.repeat(100),
    '-',
    '<>',
    'x:*&',
    '"a" or -',
    '🙂',
  ]
  for (const query of strange) {
    const response = await world.as(cast.leader).get(paths.search.to({ q: query }))
    assert.equal(response.status, 200, query)
    await found(query)
  }
  assert.equal((await found('og')).hits.length, 0)
  assert.match(await page(cast.leader, paths.search.to({ q: 'og' })), /Vi fandt ikke noget om/)
})

test('what is typed comes back as text, never as HTML', async () => {
  const html = await page(cast.leader, paths.search.to({ q: '"><script>alert(1)</script>' }))
  assert.ok(!html.includes('<script>alert'))
  assert.ok(html.includes('&lt;script&gt;alert'))
})

test('at most fifty places are shown, and it is said that there are more', async () => {
  const answer = await found('vi or jeg or du or borger or medarbejder or opgave or leder')
  assert.equal(answer.hits.length, 50)
  assert.equal(answer.more, true)
})

test('one organisation never finds what stands in another’s', async () => {
  assert.ok((await found('redningsplanken', cast.stranger)).hits.length > 0)
  assert.equal((await found('redningsplanken', cast.leader)).hits.length, 0)
})
