import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Child } from 'hono/jsx'
import { type Language, messagesIn } from '#messages/messages.ts'
import { find, findAll, parse, type Tree } from './dkfds-reference.ts'
import type { Frame } from './frame.ts'
import { Icon } from './icon.tsx'
import { Layout } from './layout.tsx'

test('the html element says the language, and the look only when one is chosen', () => {
  assert.deepEqual(page({}).attributes, { lang: 'da' })
  assert.deepEqual(page({ language: 'en', appearance: 'dark' }).attributes, { lang: 'en', 'data-tema': 'moerk' })
  assert.deepEqual(page({ appearance: 'light' }).attributes, { lang: 'da', 'data-tema': 'lys' })
})

test('a page carries no inline style, no inline script and no handler, so that the browser wall can forbid them', () => {
  for (const { tag, attributes, children } of everything(page({}))) {
    assert.notEqual(tag, 'style')
    if (tag === 'script') assert.deepEqual(children, [])
    for (const name of Object.keys(attributes)) assert.doesNotMatch(name, /^(style|on\w+)$/)
  }
})

test('every id is there once, and every label, description and drawing that is pointed at exists', () => {
  const nodes = everything(page({ isAdministrator: true }))
  const ids = nodes.map(({ attributes }) => attributes.id).filter((id) => id !== undefined)
  assert.deepEqual(ids, [...new Set(ids)])
  for (const { attributes } of nodes)
    for (const target of [attributes.for, attributes['aria-labelledby'], attributes.href?.match(/^#(.+)/)?.[1]])
      if (target) assert.ok(ids.includes(target), target)
})

test('a page carries the drawings that it uses, once each, and no other', () => {
  const symbols = (children: Child) => findAll(page({}, children), 'symbol').map(({ attributes }) => attributes.id)
  assert.deepEqual(symbols('Her').sort(), ['icon-close', 'icon-lock', 'icon-menu', 'icon-search'])
  const twice = [<Icon name="print" />, <Icon name="print" />]
  assert.deepEqual(symbols(twice).sort(), ['icon-close', 'icon-lock', 'icon-menu', 'icon-print', 'icon-search'])
})

test('what people are called is text, never markup', () => {
  assert.deepEqual(find(find(page({ name: '<b>Mette</b> & "co"' }), '.user'), 'strong').children, ['<b>Mette</b> & "co"'])
})

test('only an administrator has the way to units and people', () => {
  assert.ok(!links(page({})).includes('/people'))
  assert.ok(links(page({ isAdministrator: true })).includes('/people'))
})

test('before sign-in there is only the brand, and nothing to sign out of', () => {
  const html = page({ reader: undefined })
  assert.deepEqual(findAll(html, '.mainmenu'), [])
  assert.deepEqual(findAll(html, '.log-off'), [])
  assert.deepEqual(findAll(html, 'dialog'), [])
  assert.ok(!links(html).includes('/sessions'))
})

test('the menu marks the page itself, and otherwise the part that the page belongs to', () => {
  const marked = (path: string) =>
    findAll(find(page({ path }), '.nav'), 'a')
      .filter(({ attributes }) => attributes['aria-current'])
      .map(({ attributes }) => [attributes.href, attributes['aria-current']])
  assert.deepEqual(marked('/foundations?from=mail'), [['/foundations', 'page']])
  assert.deepEqual(marked('/foundations/hv'), [['/foundations', 'true']])
})

test('language and look come back to the page that they were chosen on', () => {
  const forms = findAll(find(page({ path: '/search?q=tillid&page=2' }), 'footer'), 'form')
  assert.deepEqual(
    forms.map((form) => [form.attributes.action, form.attributes.method, find(form, 'input').attributes.value]),
    [
      ['/language', 'post', '/search?q=tillid&page=2'],
      ['/appearance', 'post', '/search?q=tillid&page=2'],
    ],
  )
})

interface Given {
  reader?: undefined
  name?: string
  isAdministrator?: boolean
  language?: Language
  appearance?: Frame['appearance']
  path?: string
}

function page(given: Given, children: Child = 'Her'): Tree {
  const { name = 'Mette', isAdministrator = false, language = 'da', appearance = 'auto', path = '/foundations' } = given
  const reader = 'reader' in given ? undefined : { name, roleName: 'Leder', organisationName: 'Fjordby', isAdministrator, key: 'key' }
  const frame: Frame = { t: messagesIn(language), language, appearance, path, demo: false, reader }
  const layout = (
    <Layout frame={frame} title="Grundlag" section="foundations">
      {children}
    </Layout>
  )
  return parse(layout.toString())
}

function everything(tree: Tree): Tree[] {
  return [tree, ...tree.children.flatMap((child) => (typeof child === 'string' ? [] : everything(child)))]
}

function links(tree: Tree): (string | undefined)[] {
  return findAll(tree, 'a').map(({ attributes }) => attributes.href)
}
