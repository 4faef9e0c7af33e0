import type { Messages } from '#messages/messages.ts'
import { paths } from '#paths.ts'
import { FindForm } from '#ui/find-form.tsx'

/** Finding a person by name. */
export function PeopleFinder({ t: { people }, query }: { t: Messages; query?: string }) {
  return (
    <FindForm
      action={paths.people.to()}
      id="person"
      label={people.searchLabel}
      hint={people.searchHint}
      button={people.search}
      query={query}
    />
  )
}
