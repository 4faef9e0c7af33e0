import type { Role } from '#shared/role.ts'

export interface Leader {
  name: string
  role: Role
}

/** A unit as the list shows it: everybody in it and below it counted once, and who leads it. */
export interface ListedUnit {
  id: string
  code: string
  name: string
  parentId: string | null
  people: number
  leaders: Leader[]
}

export interface UnitNode extends ListedUnit {
  children: UnitNode[]
  /** Units below this one, at every level. */
  below: number
}

/** Keeps the order in which the units come. A unit whose parent is not among them stands at the top. */
export function growTree(units: ListedUnit[]): UnitNode[] {
  const known = new Set(units.map((unit) => unit.id))
  const childrenOf = Map.groupBy(units, ({ parentId }) => (parentId && known.has(parentId) ? parentId : null))
  const grow = (unit: ListedUnit): UnitNode => {
    const children = (childrenOf.get(unit.id) ?? []).map(grow)
    return { ...unit, children, below: children.reduce((sum, child) => sum + 1 + child.below, 0) }
  }
  return (childrenOf.get(null) ?? []).map(grow)
}

/** How many levels from the top can be shown at once without showing more units than that. */
export function levelsWithin(nodes: UnitNode[], most: number): number {
  let levels = 0
  let level = nodes
  for (let left = most - level.length; level.length > 0 && left >= 0; left -= level.length) {
    levels++
    level = level.flatMap((node) => node.children)
  }
  return levels
}

/** The way from the top down to the node, the node itself last; undefined when it is not in the tree. */
export function wayTo(nodes: UnitNode[], id: string): UnitNode[] | undefined {
  for (const node of nodes) {
    if (node.id === id) return [node]
    const way = wayTo(node.children, id)
    if (way) return [node, ...way]
  }
  return undefined
}
