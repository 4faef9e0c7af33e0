import type { Messages } from '#messages/messages.ts'
import { paths } from '#paths.ts'
import { Button } from '#ui/button.tsx'

/** Finding a person by name. A GET, so that what was found has an address. */
export function SearchForm({ t, query }: { t: Messages; query?: string }) {
  return (
    <search>
      <form method="get" action={paths.people.to()} class="ls-find">
        <div class="form-group">
          <label class="form-label" for="person">
            {t.people.searchLabel}
          </label>
          <span class="form-hint" id="person-hint">
            {t.people.searchHint}
          </span>
          <input class="form-input" id="person" name="q" type="search" value={query} maxlength={200} aria-describedby="person-hint" />
        </div>
        <Button variant="secondary" icon="search">
          {t.people.search}
        </Button>
      </form>
    </search>
  )
}
