import { Button } from './button.tsx'

interface FindFormProps {
  action: string
  id: string
  /** Of the field: in the address of what was found. */
  name?: string
  label: string
  hint?: string
  button: string
  query?: string
}

/** Finding something by a word. A GET, so that what was found has an address. */
export function FindForm({ action, id, name = 'q', label, hint, button, query }: FindFormProps) {
  const hintId = hint ? `${id}-hint` : undefined
  return (
    <search>
      <form method="get" action={action} class="ls-find">
        <div class="form-group">
          <label class="form-label" for={id}>
            {label}
          </label>
          {hint && (
            <span class="form-hint" id={hintId}>
              {hint}
            </span>
          )}
          <input class="form-input" id={id} name={name} type="search" value={query} maxlength={200} aria-describedby={hintId} />
        </div>
        <Button variant="secondary" icon="search">
          {button}
        </Button>
      </form>
    </search>
  )
}
