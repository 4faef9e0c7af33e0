import { type PersonRow, roleNames } from '#features/people/people-row.ts'
import type { Role } from '#shared/role.ts'
import { slugOf } from '#shared/slug.ts'
import { invent } from './names.ts'
import type { SeedPersona } from './seed-organisation.ts'

const domain = 'skovlund.example'

export const skovlundPersonas: SeedPersona[] = [
  { slug: 'skovlund-leder', name: 'Pernille Juul Østergaard', email: `pernille.juul.oestergaard@${domain}` },
  { name: 'Torben Ravn', email: `torben.ravn@${domain}`, isAdministrator: true },
]

const areas: [string, string[]][] = [
  ['Velfærd', ['Skovbrynet, plejehjem', 'Hjemmeplejen', 'Skovlund Skole', 'Børnehuset Koglen']],
  ['By og borger', ['Borgerservice', 'Teknik og vej', 'Biblioteket']],
]

/** A small municipality: its director, two areas, seven workplaces. */
export function skovlundPeople(): PersonRow[] {
  const rows: Omit<PersonRow, 'line'>[] = []
  let next = 5000
  const add = (unitName: string, parent: string | undefined, role: Role, who: { name: string; email: string } = invent(next++, domain)) =>
    rows.push({
      unitCode: slugOf(unitName),
      unitName,
      parentCode: parent ? slugOf(parent) : '',
      name: who.name,
      email: who.email,
      role: roleNames[role],
    })
  add('Direktionen', undefined, 'board')
  add('Direktionen', undefined, 'employee', skovlundPersonas[1])
  for (const [area, units] of areas) {
    add(area, 'Direktionen', 'leader_of_leaders')
    for (const unit of units) {
      add(unit, area, 'leader_of_employees', unit === 'Hjemmeplejen' ? skovlundPersonas[0] : undefined)
      for (let i = 0; i < 6; i++) add(unit, area, 'employee')
    }
  }
  return rows.map((row, i) => ({ line: i + 2, ...row }))
}
