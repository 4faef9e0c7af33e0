import type { Child } from 'hono/jsx'
import type { Messages } from '#messages/messages.ts'
import { Icon } from './icon.tsx'

/**
 * Fields after dkfds: label, hint, error and control, tied together for screen readers.
 *
 * A field is required unless it is `optional`, and says so only then; where nothing on the page is required, that goes 'unsaid'.
 * The id is the name unless given.
 */
interface Field {
  t: Messages
  name: string
  id?: string
  label: Child
  hint?: string
  error?: string
  optional?: boolean | 'unsaid'
}

/** The browser checks nothing: our own messages are in the reader's language and stay on the screen. */
export function PostForm({
  action,
  turbo,
  replace,
  children,
  class: extra,
}: {
  action: string
  turbo?: false
  /** The answer takes this page's place in the history and keeps the reader where she is on it. */
  replace?: boolean
  children: Child
  class?: string
}) {
  return (
    <form
      method="post"
      action={action}
      class={extra}
      novalidate
      data-turbo={turbo === false ? 'false' : undefined}
      data-turbo-action={replace ? 'replace' : undefined}
    >
      {children}
    </form>
  )
}

interface TextFieldProps extends Field {
  value?: string
  autocomplete?: string
  maxlength?: number
  readonly?: boolean
  /** Of what is written in it, where that is another than the page's. */
  lang?: string
  /** The page came back with this field in it: here the writer goes on, with or without script. */
  goesOn?: boolean
}

interface TextInputProps extends TextFieldProps {
  type?: 'text' | 'email' | 'search' | 'date' | 'number' | 'tel' | 'url'
  inputmode?: 'numeric' | 'decimal' | 'email'
}

export function TextInput({
  t,
  name,
  id = name,
  label,
  hint,
  error,
  optional,
  value,
  type = 'text',
  inputmode,
  autocomplete,
  maxlength,
  readonly,
  lang,
  goesOn,
}: TextInputProps) {
  return (
    <FormGroup error={error}>
      <Label t={t} for={id} text={label} optional={optional} />
      <Notes t={t} id={id} hint={hint} error={error} />
      <input
        type={type}
        id={id}
        name={name}
        class="form-input"
        value={value}
        inputmode={inputmode}
        autocomplete={autocomplete}
        maxlength={maxlength}
        readonly={readonly}
        lang={lang}
        autofocus={goesOn}
        data-goes-on={goesOn ? '' : undefined}
        required={!optional}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={describedBy(id, hint, error)}
      />
    </FormGroup>
  )
}

export function Textarea({
  t,
  name,
  id = name,
  label,
  hint,
  error,
  optional,
  value,
  rows = 5,
  autocomplete,
  maxlength,
  readonly,
  lang,
  goesOn,
}: TextFieldProps & { rows?: number }) {
  return (
    <FormGroup error={error}>
      <Label t={t} for={id} text={label} optional={optional} />
      <Notes t={t} id={id} hint={hint} error={error} />
      <textarea
        class="form-input"
        id={id}
        name={name}
        rows={rows}
        autocomplete={autocomplete}
        maxlength={maxlength}
        readonly={readonly}
        lang={lang}
        autofocus={goesOn}
        data-goes-on={goesOn ? '' : undefined}
        required={!optional}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={describedBy(id, hint, error)}
      >
        {value}
      </textarea>
    </FormGroup>
  )
}

/** For a CSV or another file; what is accepted is checked on the server again. */
export function FileInput({ t, name, id = name, label, hint, error, optional, accept }: Field & { accept?: string }) {
  return (
    <FormGroup error={error}>
      <Label t={t} for={id} text={label} optional={optional} />
      <Notes t={t} id={id} hint={hint} error={error} />
      <input
        type="file"
        id={id}
        name={name}
        class="form-input ls-fil"
        accept={accept}
        required={!optional}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={describedBy(id, hint, error)}
      />
    </FormGroup>
  )
}

export interface Choice {
  value: string
  label: string
  hint?: string
  /** Of the label, where that is another than the page's. */
  lang?: string
}

/** The choices of a select, or some of them under a heading. */
export interface ChoiceGroup {
  heading: string
  /** Where the choices are in another language than the page. */
  lang?: string
  choices: Choice[]
}

export function Select({
  t,
  name,
  id = name,
  label,
  hint,
  error,
  optional,
  value,
  options,
}: Field & { value?: string; options: (Choice | ChoiceGroup)[] }) {
  const optionOf = (choice: Choice, lang?: string) => (
    <option value={choice.value} selected={choice.value === value} lang={choice.lang ?? lang}>
      {choice.label}
    </option>
  )
  return (
    <FormGroup error={error}>
      <Label t={t} for={id} text={label} optional={optional} />
      <Notes t={t} id={id} hint={hint} error={error} />
      <select
        class="form-select"
        name={name}
        id={id}
        required={!optional}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={describedBy(id, hint, error)}
      >
        {options.map((option) =>
          'choices' in option ? (
            <optgroup label={option.heading} lang={option.lang}>
              {option.choices.map((choice) => optionOf(choice, option.lang))}
            </optgroup>
          ) : (
            optionOf(option)
          ),
        )}
      </select>
    </FormGroup>
  )
}

/** Nothing is chosen beforehand unless a value is given. */
export function RadioGroup({ t, name, id = name, label, hint, error, value, options }: Field & { value?: string; options: Choice[] }) {
  return (
    <FormGroup error={error}>
      <fieldset id={id} tabindex={-1} aria-labelledby={`${id}-legend`} aria-describedby={describedBy(id, hint, error)}>
        <legend class="form-label" id={`${id}-legend`}>
          {label}
        </legend>
        <Notes t={t} id={id} hint={hint} error={error} />
        {options.map((option, i) => (
          <div class="form-group-radio">
            <input
              type="radio"
              id={`${id}-option${i + 1}`}
              name={name}
              class="form-radio"
              value={option.value}
              checked={option.value === value}
              aria-describedby={describedBy(`${id}-option${i + 1}`, option.hint)}
            />
            <Label t={t} for={`${id}-option${i + 1}`} text={option.lang ? <span lang={option.lang}>{option.label}</span> : option.label} />
            <Notes t={t} id={`${id}-option${i + 1}`} hint={option.hint} />
          </div>
        ))}
      </fieldset>
    </FormGroup>
  )
}

export function Checkbox({
  t,
  name,
  id = name,
  label,
  hint,
  value = 'yes',
  checked,
}: Omit<Field, 'error' | 'optional'> & { value?: string; checked?: boolean }) {
  return (
    <div class="form-group-checkbox">
      <input
        type="checkbox"
        id={id}
        name={name}
        class="form-checkbox"
        value={value}
        checked={checked}
        aria-describedby={describedBy(id, hint)}
      />
      <Label t={t} for={id} text={label} />
      <Notes t={t} id={id} hint={hint} />
    </div>
  )
}

/** All errors of a form in one place, each leading to its field. It takes the focus when the page arrives, with or without script. */
export function ErrorSummary({ t, errors }: { t: Messages; errors: Partial<Record<string, string>> }) {
  const found = Object.entries(errors).filter((entry): entry is [string, string] => Boolean(entry[1]))
  if (found.length === 0) return null
  return (
    <div class="alert alert-error ls-fejlliste" role="alert" data-error-summary="" tabindex={-1} autofocus>
      <Icon name="error" class="alert-icon" label={t.frame.alerts.error} />
      <div class="alert-body">
        <h2 class="alert-heading">{t.errors.summaryTitle}</h2>
        <ul class="alert-text ls-uden">
          {found.map(([id, message]) => (
            <li>{id ? <a href={`#${id}`}>{message}</a> : message}</li>
          ))}
        </ul>
      </div>
    </div>
  )
}

function FormGroup({ error, children }: { error?: string; children: Child }) {
  return <div class={error ? 'form-group form-error' : 'form-group'}>{children}</div>
}

function Label({ t, for: id, text, optional }: { t: Messages; for: string; text: Child; optional?: boolean | 'unsaid' }) {
  return (
    <label class="form-label" for={id}>
      {text}
      {optional === true && <span class="weight-normal"> ({t.frame.optional})</span>}
    </label>
  )
}

function Notes({ t, id, hint, error }: { t: Messages; id: string; hint?: string; error?: string }) {
  return (
    <>
      {hint && (
        <span class="form-hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {error && (
        <span class="form-error-message" id={`${id}-error`}>
          <span class="sr-only">{t.frame.errorPrefix}</span>
          {error}
        </span>
      )}
    </>
  )
}

function describedBy(id: string, hint?: string, error?: string): string | undefined {
  return [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
}
