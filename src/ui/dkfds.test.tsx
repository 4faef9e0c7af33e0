import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { messagesIn } from '#messages/messages.ts'
import { Alert, type AlertVariant } from './alert.tsx'
import { BackLink } from './back-link.tsx'
import { Badge } from './badge.tsx'
import { Breadcrumbs } from './breadcrumbs.tsx'
import { Button } from './button.tsx'
import { Details } from './details.tsx'
import { find, findAll, parse, reference, type Tree } from './dkfds-reference.ts'
import { Checkbox, ErrorSummary, RadioGroup, Select, Textarea, TextInput } from './form.tsx'
import type { Frame } from './frame.ts'
import { Icon, iconShapes } from './icon.tsx'
import { Layout } from './layout.tsx'
import { Table } from './table.tsx'
import { Tabs } from './tabs.tsx'

// Where we differ from the package, each place with its reason. What is not written here must be the same.
const t = messagesIn('da')

test('every icon has the shape that the package ships', () => {
  for (const [name, shape] of Object.entries(iconShapes))
    assert.equal(readFileSync(`node_modules/dkfds/dist/img/svg-icons/${name}.svg`, 'utf8').match(/ d="([^"]+)"/)?.[1], shape, name)
})

test('an icon', () => {
  same(<Icon name="lock" class="m-0" />, reference('icons/icons--svg.njk#icon_svg', { name: 'lock', classes: 'm-0' }))
})

test('an alert of each kind', () => {
  for (const variant of ['info', 'success', 'warning', 'error'] satisfies AlertVariant[])
    same(
      <Alert t={t} variant={variant} heading="Vi gemte" text="Alt er her" />,
      alertReference({ variant, heading: 'Vi gemte', content: 'Alt er her' }),
    )
})

test('the error summary is an alert with a list of links', () => {
  const expected = alertReference({
    variant: 'error',
    heading: t.errors.summaryTitle,
    headingLevel: 'h2',
    contentContainer: false,
    content: '<ul class="alert-text ls-uden"><li><a href="#name">Skriv et navn</a></li></ul>',
    classes: 'ls-fejlliste',
    // It takes the focus when the page arrives.
    attributes: 'data-error-summary tabindex="-1" autofocus',
  })
  same(<ErrorSummary t={t} errors={{ name: 'Skriv et navn' }} />, expected)
})

test('breadcrumbs', () => {
  const items = [{ text: 'Grundlag', href: '/foundations' }, { text: 'Hvidovrevejen', href: '/foundations/hv' }, { text: 'Driften' }]
  same(<Breadcrumbs t={t} items={items} />, reference('breadcrumbs/breadcrumbs.njk#breadcrumbs', { items, ariaLabel: t.frame.breadcrumbs }))
})

test('a back link', () => {
  same(<BackLink t={t} href="/people" />, reference('back-link/back-link.njk#back_link', { href: '/people' }))
})

test('a button', () => {
  same(
    <Button variant="secondary" icon="print">
      Udskriv
    </Button>,
    reference('buttons/buttons.njk#button', { text: 'Udskriv', icon: 'print', variant: 'secondary', attributes: 'type="submit"' }),
  )
})

test('a badge', () => {
  same(<Badge text="Kladde" />, reference('badge/badges.njk#badge', { text: 'Kladde' }))
})

test('details', () => {
  same(
    <Details summary="Som tabel">
      <p>Indhold</p>
    </Details>,
    reference('details/details.njk#details', { summary: 'Som tabel', content: '<p>Indhold</p>' }),
  )
})

test('tabs that are links', () => {
  const items = [
    { text: 'Læs efter perspektiv', href: '/a', current: true },
    { text: 'Læs efter rolle', href: '/b' },
  ]
  const expected = reference('tabs/tabs.njk#navigation_tabs', { items, ariaLabel: 'Læsevej' })
  // Our tabs are pills and take no more room than they need.
  addClass(expected, 'ls-skift')
  same(<Tabs label="Læsevej" items={items} />, expected)
})

test('a table', () => {
  const expected = reference('table/table.njk#table', {
    thead: [{ headerContent: 'Enhed' }, { headerContent: 'Antal' }],
    tbody: [[{ content: 'Nord' }, { content: '41' }]],
    variant: { cellPadding: 'compact' },
    classes: {},
    attributes: {},
  })
  // What can be reached by keyboard must say what it is.
  expected.tag = 'section'
  expected.attributes['aria-label'] = 'Enheder'
  // A caption names the table itself.
  find(expected, 'table').children.unshift({ tag: 'caption', attributes: { class: 'sr-only' }, children: ['Enheder'] })
  same(<Table compact caption="Enheder" head={['Enhed', 'Antal']} rows={[['Nord', '41']]} />, expected)
})

test('a text input, with everything and with little', () => {
  const field = { name: 'email', label: 'E-mail', hint: 'Den fra arbejdet', error: 'Skriv en adresse' }
  same(
    <TextInput t={t} {...field} type="email" value="a@b.dk" autocomplete="email" />,
    reference('form/controls/text-input.njk#textinput', { ...asDkfds(field), type: 'email', value: 'a@b.dk', autocomplete: 'email' }),
  )
  same(
    <TextInput t={t} name="email" label="E-mail" optional />,
    reference('form/controls/text-input.njk#textinput', { ...asDkfds({ name: 'email', label: 'E-mail' }), optionalLabel: true }),
  )
})

test('a text area', () => {
  const field = { name: 'why', label: 'Hvorfor', hint: 'Kort', error: 'Skriv noget' }
  const expected = reference('form/controls/text-area.njk#textarea', { ...asDkfds(field), rows: 5, value: 'Fordi' })
  // The package forgets it here; it is on the other fields.
  find(expected, 'textarea').attributes['aria-invalid'] = 'true'
  same(<Textarea t={t} {...field} value="Fordi" />, expected)
})

test('a select', () => {
  const field = { name: 'unit', label: 'Enhed', error: 'Vælg en enhed' }
  const options = [
    { value: '', label: 'Vælg' },
    { value: 'n', label: 'Nord' },
  ]
  same(
    <Select t={t} {...field} value="n" options={options} />,
    reference('form/controls/select.njk#select', {
      ...asDkfds(field),
      options: options.map(({ value, label }) => ({ value, text: label, isSelected: value === 'n' })),
    }),
  )
})

test('a group of radio buttons', () => {
  const options = [
    { value: 'a', label: 'Centerchef' },
    { value: 'b', label: 'Leder', hint: 'Af medarbejdere' },
  ]
  const expected = reference('radiobuttons/radiobuttons.njk#radiobuttons', {
    id: 'role',
    groupname: 'role',
    radiogroupLegend: 'Rolle',
    helptext: 'Kun én',
    errorMessage: 'Vælg en rolle',
    items: options.map(({ hint, ...option }) => ({
      ...option,
      helptext: hint,
      checked: option.value === 'b',
      classes: {},
      attributes: {},
    })),
  })
  // The error summary leads to the group.
  Object.assign(find(expected, 'fieldset').attributes, { id: 'role', tabindex: '-1' })
  same(<RadioGroup t={t} name="role" label="Rolle" hint="Kun én" error="Vælg en rolle" value="b" options={options} />, expected)
})

test('a checkbox', () => {
  same(
    <Checkbox t={t} name="read" label="Læst" hint="Hele vejen" checked />,
    reference('checkboxes/checkbox.njk#checkbox', {
      id: 'read',
      name: 'read',
      value: 'yes',
      label: 'Læst',
      helptext: 'Hele vejen',
      checked: true,
      classes: {},
      attributes: {},
    }),
  )
})

test('the skip link', () => {
  same(find(page(), '.skipnav'), reference('skip-link/skip-link.njk#skiplink', { href: '#indhold' }))
})

test('the main menu, beside the page and in the drawer', () => {
  const links = [
    { text: 'Overblik', href: '/' },
    { text: 'Grundlag', href: '/foundations', current: true },
    { text: 'Prøvehandlinger', href: '/experiments' },
    { text: 'Møder', href: '/meetings' },
    { text: 'Min rolle', href: '/my-role' },
  ]
  same(find(page(), '.nav'), find(reference('header/header.njk#navigation_menu', { links }), '.nav'))
  same(find(page(), '.navigation-menu-mobile'), reference('header/header.njk#mobile_navigation_menu', { links }))
})

test('the menu’s buttons', () => {
  const opener = reference('header/header.njk#menu_open_button')
  const top = reference('header/header.njk#menu_top')
  // A button without a type submits the form that it may come to stand in.
  for (const button of [opener, find(top, 'button')]) button.attributes.type = 'button'
  same(find(page(), '.button-menu-open'), opener)
  same(find(page(), '.menu-top'), top)
})

test('signing out', () => {
  const expected = find(reference('header/header.njk#portal_info', { logolink: {}, user: { name: 'Mette' } }), '.log-off')
  // Signing out is a form, so that it works without script.
  expected.attributes.type = 'submit'
  for (const button of findAll(page(), '.log-off')) same(button, expected)
  assert.equal(findAll(page(), '.log-off').length, 2)
})

test('the search field', () => {
  const expected = reference('search/search.njk#search', {
    id: 'search-header',
    name: 'q',
    searchbutton: { type: 'submit', iconOnly: true },
  })
  // A form of its own that leads to the search page, with the landmark's role, and not on paper.
  Object.assign(expected, { tag: 'form' })
  Object.assign(expected.attributes, { action: '/search', method: 'get', role: 'search' })
  addClass(expected, 'd-print-none')
  // Our words say what is searched, also to those who see; and nobody searches for more than this.
  find(expected, 'label').children = [t.frame.searchLabel]
  Object.assign(find(expected, 'input').attributes, { placeholder: t.frame.searchLabel, maxlength: '200' })
  same(find(page(), '.search'), expected)
})

test('the footer', () => {
  const links = findAll(find(page(), '.ls-footer-links'), 'a')
  const expected = reference('footers/footer.njk#footer', {
    list: { items: links.map(({ attributes, children }) => ({ content: `<a href="${attributes.href}">${children[0]}</a>` })) },
  })
  const list = find(expected, 'ul')
  // Ours stands right, beside the brand, and its items carry no empty class.
  list.attributes.class = 'inline-list ls-footer-links unstyled-list'
  for (const item of findAll(list, 'li')) item.attributes = {}
  assert.ok(links.length >= 3)
  same(find(page(), '.ls-footer-links'), list)
  assert.deepEqual(shell(find(page(), 'footer')), ['footer', 'div.footer.ls-footer', 'div.container'])
  assert.deepEqual(shell(expected), ['footer', 'div.footer', 'div.container'])
})

const frame: Frame = {
  t,
  language: 'da',
  appearance: 'auto',
  path: '/foundations',
  reader: { name: 'Mette', roleName: 'Leder', organisationName: 'Fjordby', isAdministrator: false, key: 'key' },
  demo: false,
}

function page(): Tree {
  const layout = (
    <Layout frame={frame} title="Grundlag" section="foundations">
      Her
    </Layout>
  )
  return find(parse(layout.toString()), 'body')
}

function same(ours: JSX.Element | Tree, theirs: Tree): void {
  assert.deepEqual('isEscaped' in ours ? parse(String(ours)) : ours, withOurIcons(theirs))
}

/** Drawings' ids begin with icon-, so that a field named “search” is not taken for one. */
function withOurIcons(tree: Tree): Tree {
  const copy = structuredClone(tree)
  for (const use of findAll(copy, 'use')) use.attributes.href = use.attributes.href?.replace('#', '#icon-') ?? ''
  return copy
}

/** A name on a picture is only sure to be read when the role says that it is one. */
function alertReference(params: Record<string, unknown>): Tree {
  const alert = reference('alerts/alerts.njk#alert', params)
  const { attributes } = find(alert, 'svg')
  find(alert, 'svg').attributes = Object.fromEntries(Object.entries({ ...attributes, role: 'img' }).sort())
  return alert
}

function asDkfds({ name, label, hint, error }: { name: string; label: string; hint?: string; error?: string }) {
  return { id: name, name, label, helptext: hint, errorMessage: error, classes: {}, attributes: {} }
}

function addClass(tree: Tree, name: string): void {
  tree.attributes.class = [...(tree.attributes.class ?? '').split(' '), name].sort().join(' ')
}

function shell(tree: Tree): string[] {
  const [first] = tree.children
  const name = [tree.tag, ...(tree.attributes.class?.split(' ') ?? [])].join('.')
  return name.includes('container') || !first || typeof first === 'string' ? [name] : [name, ...shell(first)]
}
