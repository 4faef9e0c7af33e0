import { type PersonRow, roleNames } from '#features/people/people-row.ts'
import type { Role } from '#shared/role.ts'
import { slugOf } from '#shared/slug.ts'
import { invent } from './names.ts'
import type { SeedPersona } from './seed-organisation.ts'

const domain = 'fjordby.example'

export const fjordbyPersonas: SeedPersona[] = [
  { slug: 'leder-af-medarbejdere', name: 'Mette Holm Krogh', email: `mette.holm.krogh@${domain}` },
  { slug: 'leder-af-ledere', name: 'Amira Haddad', email: `amira.haddad@${domain}` },
  { slug: 'centerchef', name: 'Karsten Vestergaard', email: `karsten.vestergaard@${domain}` },
  { slug: 'direktoer', name: 'Birgitte Aagaard', email: `birgitte.aagaard@${domain}` },
  { slug: 'medarbejder', name: 'Jonas Friis Lund', email: `jonas.friis.lund@${domain}` },
  { slug: 'udviklingskonsulent', name: 'Louise Bech Sørensen', email: `louise.bech.soerensen@${domain}`, isAdministrator: true },
]

/** The centres, each with its areas and the kind of units under them. */
const centres: [string, [string, string[]][]][] = [
  [
    'Center for Ældre og Sundhed',
    [
      ['Plejehjem', ['Solgården, aftenvagten', 'Solgården, dagvagten', 'Fjordglimt', 'Lindehuset', 'Strandparken']],
      ['Hjemmepleje', ['Hjemmepleje Nord', 'Hjemmepleje Syd', 'Hjemmepleje Havnen', 'Nathjemmeplejen']],
      ['Sundhed og træning', ['Genoptræning', 'Sundhedshuset', 'Akutsygepleje']],
    ],
  ],
  [
    'Center for Børn og Unge',
    [
      ['Dagtilbud', ['Mariehønen', 'Skovtroldene', 'Havhesten', 'Regnbuen', 'Krudtuglen']],
      ['Skoler', ['Fjordskolen', 'Bakkeskolen', 'Havneskolen', 'Engskolen', 'Ungdomsskolen']],
      ['Familier og forebyggelse', ['Familierådgivningen', 'PPR', 'Sundhedsplejen']],
    ],
  ],
  [
    'Center for Social og Handicap',
    [
      ['Bosteder', ['Møllehuset', 'Åhusene', 'Birkebo']],
      ['Støtte og rådgivning', ['Voksenrådgivningen', 'Bostøtten', 'Væresteder']],
    ],
  ],
  [
    'Center for Job og Borgerservice',
    [
      ['Jobcenter', ['Virksomhedsservice', 'Sygedagpenge', 'Unge og uddannelse', 'Ydelser']],
      ['Borgerservice', ['Borgerservice', 'Kontaktcenter', 'Bibliotekerne']],
    ],
  ],
  [
    'Center for Teknik og Miljø',
    [
      ['Vej og park', ['Materielgården', 'Vejdrift', 'Grønne områder']],
      ['Plan og miljø', ['Byggesager', 'Natur og klima', 'Byplan']],
    ],
  ],
  [
    'Center for Kultur og Fritid',
    [
      ['Kultur', ['Kulturhuset', 'Musikskolen', 'Museet']],
      ['Idræt', ['Idrætscentret', 'Svømmehallen', 'Foreninger']],
    ],
  ],
  [
    'Center for Økonomi og Organisation',
    [
      ['Økonomi', ['Budget og analyse', 'Regnskab', 'Indkøb']],
      ['Organisation', ['HR og udvikling', 'Løn', 'It og digitalisering', 'Kommunikation']],
    ],
  ],
]

interface Place {
  code: string
  name: string
  parent?: string
  leads: Role
}

/** Direktion, centres, areas and units, in that order, until there are enough; a second round of the same places gets a number. */
function places(count: number): Place[] {
  const all: Place[] = [{ code: 'direktion', name: 'Direktionen', leads: 'board' }]
  for (let round = 1; all.length < count; round++) {
    const suffix = round === 1 ? '' : ` ${round}`
    for (const [centre, areas] of centres) {
      const centreCode = slugOf(centre + suffix)
      all.push({ code: centreCode, name: centre + suffix, parent: 'direktion', leads: 'centre_head' })
      for (const [area, units] of areas) {
        const areaCode = slugOf(`${centre} ${area}${suffix}`).slice(0, 60)
        all.push({ code: areaCode, name: area + suffix, parent: centreCode, leads: 'leader_of_leaders' })
        for (const unit of units)
          all.push({ code: slugOf(`${area} ${unit}${suffix}`), name: unit + suffix, parent: areaCode, leads: 'leader_of_employees' })
      }
    }
  }
  return all.slice(0, count)
}

/** Who leads these places is somebody by name; everybody else is invented in turn. */
const named: Record<string, SeedPersona | undefined> = {
  'plejehjem-solgaarden-aftenvagten': fjordbyPersonas[0],
  'center-for-aeldre-og-sundhed-plejehjem': fjordbyPersonas[1],
  'center-for-aeldre-og-sundhed': fjordbyPersonas[2],
  direktion: fjordbyPersonas[3],
}

/** Fjordby's staff list as its administrator would import it. */
export function fjordbyPeople(people: number, units: number): PersonRow[] {
  const rows: Omit<PersonRow, 'line'>[] = []
  let next = 0
  const add = (place: Place, role: Role, who: { name: string; email: string } = invent(next++, domain)) =>
    rows.push({
      unitCode: place.code,
      unitName: place.name,
      parentCode: place.parent ?? '',
      name: who.name,
      email: who.email,
      role: roleNames[role],
    })

  const all = places(units)
  for (const place of all) add(place, place.leads, named[place.code])
  const direktion = all[0] as Place
  add(direktion, 'board', { name: 'Henrik Thorsen', email: `henrik.thorsen@${domain}` })
  add(direktion, 'board', { name: 'Sanne Lykke Dahl', email: `sanne.lykke.dahl@${domain}` })

  const workplaces = all.filter((place) => place.leads === 'leader_of_employees')
  const hr = all.find((place) => place.name === 'HR og udvikling') ?? (workplaces.at(-1) as Place)
  add(hr, 'employee', fjordbyPersonas[5])
  add(workplaces[0] as Place, 'employee', fjordbyPersonas[4])
  for (let i = 0; rows.length < people; i++) add(workplaces[i % workplaces.length] as Place, 'employee')
  return rows.map((row, i) => ({ line: i + 2, ...row }))
}
