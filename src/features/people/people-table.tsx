import type { Messages } from '#messages/messages.ts'
import { paths } from '#paths.ts'
import { Table } from '#ui/table.tsx'
import type { ListedPerson } from './listed-person.ts'

interface PeopleTableProps {
  t: Messages
  caption: string
  people: ListedPerson[]
  /** Within a unit's own page its name goes without saying. */
  unitId?: string
}

export function PeopleTable({ t, caption, people, unitId }: PeopleTableProps) {
  return (
    <Table
      caption={caption}
      compact
      rowHeads
      head={[t.people.nameColumn, t.people.roleColumn, t.people.emailColumn]}
      rows={people.map(({ name, email, positions }) => [
        name,
        <ul class="ls-uden">
          {positions.map((position) => (
            <li>
              {t.people.roles[position.role]}
              {position.unitId !== unitId && (
                <>
                  {' · '}
                  <a href={paths.peopleUnit.to({ unit: position.unitId })}>{position.unitName}</a>
                </>
              )}
            </li>
          ))}
        </ul>,
        email ?? '–',
      ])}
    />
  )
}
