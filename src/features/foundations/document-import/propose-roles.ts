import { roles as positions, type Role } from '#shared/role.ts'
import type { ProposedStructure, Voice } from '../document/structure.ts'
import type { ProposedRole, Worded } from './proposal.ts'

type Found = Pick<ProposedStructure['themes'][number]['expectations'][number], 'role' | 'voice'>

/**
 * The roles that the document names, and those that it leaves unsaid: an expectation always speaks to somebody. A document that says
 * "vi" to all and "du" to each has two of them; one that names nobody speaks to all.
 */
export function proposeRoles(structure: ProposedStructure): { roles: ProposedRole[]; roleOf: (expectation: Found) => string } {
  const expectations: Found[] = structure.themes.flatMap((theme) => theme.expectations)
  const idOf = new Map(structure.roles.map((role, index) => [role.key, `r${index + 1}`]))
  const named = structure.roles.map((role): ProposedRole => {
    const id = idOf.get(role.key) ?? ''
    const inherits = role.inherits === undefined ? undefined : idOf.get(role.inherits)
    return {
      id,
      key: role.key,
      name: { id: `${id}-name`, ...role.name },
      ...(role.text && { lead: { id: `${id}-lead`, ...role.text, prose: true } satisfies Worded }),
      voice:
        voiceMost(expectations.filter((one) => one.role === role.key)) ?? (role.key === 'alle' || role.key === 'direktion' ? 'vi' : 'jeg'),
      holders: role.holders,
      ...(inherits && { inherits }),
      sources: role.sources.filter((source, at) => role.sources.findIndex((other) => other.line === source.line) === at),
    }
  })
  const unsaid = unsaidRoles(
    expectations.filter((one) => one.role === undefined),
    named.length,
  )
  const all = [...named, ...unsaid.roles]
  return {
    roles: all.length > 0 ? all : [everybody(1)],
    roleOf: (expectation) => idOf.get(expectation.role ?? '') ?? unsaid.roleOf(expectation.voice),
  }
}

function unsaidRoles(expectations: Found[], before: number): { roles: ProposedRole[]; roleOf: (voice?: Voice) => string } {
  if (expectations.length === 0) return { roles: [], roleOf: () => 'r1' }
  const speaks = (voice: Voice) => expectations.some((one) => one.voice === voice)
  const singular: Voice = speaks('du') ? 'du' : 'jeg'
  if (!(speaks('vi') && speaks(singular))) {
    const all = everybody(before + 1, voiceMost(expectations))
    return { roles: [all], roleOf: () => all.id }
  }
  const [together, each] = [`r${before + 1}`, `r${before + 2}`]
  const roles = [
    ours(together, 'Vi, der leder', 'vi', []),
    { ...ours(each, singular === 'du' ? 'Dig, der leder' : 'Jeg, der leder', singular, leaders), inherits: together },
  ]
  return { roles, roleOf: (voice) => (voice === 'vi' || voice === undefined ? together : each) }
}

const leaders = positions.filter((position) => position !== 'employee')

function everybody(number: number, voice: Voice = 'vi'): ProposedRole {
  return ours(`r${number}`, 'Alle', voice, [...positions])
}

function ours(id: string, name: string, voice: Voice, holders: Role[]): ProposedRole {
  return { id, name: { id: `${id}-name`, text: name, repairs: [] }, voice, holders, sources: [], isOurs: true }
}

function voiceMost(expectations: Found[]): Voice | undefined {
  const counts = Map.groupBy(
    expectations.flatMap(({ voice }) => voice ?? []),
    (voice) => voice,
  )
  return [...counts].sort(([, one], [, other]) => other.length - one.length)[0]?.[0]
}
