import nunjucks from 'nunjucks'

/**
 * The markup that the design system's own package ships, as trees that can be compared with ours.
 *
 * A tree is tag, attributes and children. White space, the order of attributes and the order of classes mean nothing in
 * HTML and are gone from it. Only for tests: the reader knows well-formed markup and no more.
 */
export interface Tree {
  tag: string
  attributes: Record<string, string>
  children: (Tree | string)[]
}

const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader('node_modules/dkfds/src'), { autoescape: true })

/** @param macro as file and name: 'alerts/alerts.njk#alert' */
export function reference(macro: string, params: Record<string, unknown> = {}): Tree {
  const [file, name] = macro.split('#') as [string, string]
  return parse(environment.renderString(`{% from "components/${file}" import ${name} %}{{ ${name}(params) }}`, { params }))
}

const empty = new Set(['input', 'br', 'hr', 'img', 'meta', 'link'])
const booleans = new Set(['required', 'disabled', 'checked', 'selected', 'readonly', 'hidden', 'open', 'autofocus', 'novalidate'])

/** The markup's one element. */
export function parse(html: string): Tree {
  const root: Tree = { tag: '', attributes: {}, children: [] }
  const open = [root]
  for (const [, closing, tag, attributes, selfClosing, text] of html.matchAll(
    /<(\/?)([a-z][\w-]*)((?:\s+[^\s=>/]+(?:="[^"]*")?)*)\s*(\/?)>|([^<]+)/gi,
  )) {
    const parent = open.at(-1) as Tree
    if (text !== undefined) addText(parent, text)
    else if (closing) open.pop()
    else {
      const node: Tree = { tag: tag as string, attributes: readAttributes(attributes ?? ''), children: [] }
      parent.children.push(node)
      if (!selfClosing && !empty.has(node.tag)) open.push(node)
    }
  }
  const elements = root.children.filter((child): child is Tree => typeof child !== 'string')
  if (elements.length !== 1 || open.length !== 1) throw new Error(`Not one whole element: ${html}`)
  return tidied(elements[0] as Tree)
}

/** The first element, itself included, that has the class (.name) or the tag. */
export function find(tree: Tree, what: string): Tree {
  const found = findAll(tree, what)[0]
  if (!found) throw new Error(`There is no ${what}`)
  return found
}

export function findAll(tree: Tree, what: string): Tree[] {
  const isIt = what.startsWith('.') ? (tree.attributes.class ?? '').split(' ').includes(what.slice(1)) : tree.tag === what
  const below = tree.children.flatMap((child) => (typeof child === 'string' ? [] : findAll(child, what)))
  return isIt ? [tree, ...below] : below
}

function addText(parent: Tree, text: string): void {
  const last = parent.children.at(-1)
  if (typeof last === 'string') parent.children[parent.children.length - 1] = last + text
  else parent.children.push(text)
}

function readAttributes(source: string): Record<string, string> {
  const found = [...source.matchAll(/([^\s=]+)(?:="([^"]*)")?/g)].map(([, name, value = '']) => [name as string, decoded(value)] as const)
  return Object.fromEntries(found.map(([name, value]) => [name, booleans.has(name) ? '' : words(name, value)]).sort())
}

function words(name: string, value: string): string {
  const parts = value.trim().split(/\s+/)
  return (name === 'class' ? parts.sort() : parts).join(' ')
}

function tidied(node: Tree): Tree {
  const children = node.children
    .map((child) => (typeof child === 'string' ? decoded(child).replace(/\s+/g, ' ').trim() : tidied(child)))
    .filter((child) => child !== '')
  return { ...node, children }
}

function decoded(text: string): string {
  return text.replace(
    /&(amp|lt|gt|quot|#39);/g,
    (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name] as string,
  )
}
