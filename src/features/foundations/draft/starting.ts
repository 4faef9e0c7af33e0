import type { Content, FoundationRole, Shape } from '../foundation.ts'

/*
 * A foundation from nothing begins with its head and a few roles. The shape says who has what through whom: each role what is
 * written for it and what all share (matrix), one role all of another's and more (additive), we together and you yourself
 * (pairs), or the same for everybody (themes, values). They are only a beginning: every role can be worded, moved and retired.
 */

const leaders: FoundationRole['holders'] = ['board', 'centre_head', 'leader_of_leaders', 'leader_of_employees']

type FirstRole = Omit<FoundationRole, 'ids' | 'lead'>

const firstRoles: Record<Shape, FirstRole[]> = {
  matrix: [
    { key: 'alle', name: 'Alle ansatte', voice: 'vi', holders: [] },
    { key: 'direktion', name: 'Direktion', voice: 'vi', holders: ['board'], inherits: 'alle' },
    { key: 'centerchef', name: 'Centerchef', voice: 'jeg', holders: ['centre_head'], inherits: 'alle' },
    { key: 'leder-af-ledere', name: 'Leder af ledere', voice: 'jeg', holders: ['leader_of_leaders'], inherits: 'alle' },
    { key: 'leder-af-medarbejdere', name: 'Leder af medarbejdere', voice: 'jeg', holders: ['leader_of_employees'], inherits: 'alle' },
    { key: 'medarbejder', name: 'Medarbejder', voice: 'jeg', holders: ['employee'], inherits: 'alle' },
  ],
  additive: [
    { key: 'medarbejder', name: 'Dig som medarbejder', voice: 'du', holders: ['employee'] },
    { key: 'leder', name: 'Dig, som er leder', voice: 'du', holders: leaders, inherits: 'medarbejder' },
  ],
  pairs: [
    { key: 'alle', name: 'Alle', voice: 'vi', holders: [] },
    { key: 'ledere', name: 'Vi, der leder', voice: 'vi', holders: [], inherits: 'alle' },
    { key: 'leder', name: 'Dig, der leder', voice: 'du', holders: leaders, inherits: 'ledere' },
    { key: 'medarbejder', name: 'Medarbejder', voice: 'vi', holders: ['employee'], inherits: 'alle' },
  ],
  themes: [{ key: 'alle', name: 'Alle', voice: 'vi', holders: [...leaders, 'employee'] }],
  values: [{ key: 'alle', name: 'Alle', voice: 'vi', holders: [...leaders, 'employee'] }],
}

export interface Beginning {
  name: string
  document: string
  lead: string
  shape: Shape
  themeWord: { one: string; many: string }
}

export function beginFromNothing(head: Beginning): Content {
  return { ...head, ids: [], roles: firstRoles[head.shape].map((role) => ({ ...role, ids: [] })), themes: [], passages: [] }
}

/** Nothing at all: what a first draft differs from. */
export const nothing: Pick<Content, 'roles' | 'themes' | 'passages'> = { roles: [], themes: [], passages: [] }
