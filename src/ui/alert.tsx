import type { Child } from 'hono/jsx'
import type { Messages } from '#messages/messages.ts'
import { Icon } from './icon.tsx'

export type AlertVariant = 'info' | 'success' | 'warning' | 'error'

const classes: Record<AlertVariant, string> = {
  info: 'alert alert-info',
  success: 'alert alert-success',
  warning: 'alert alert-warning',
  error: 'alert alert-error',
}

interface AlertProps {
  t: Messages
  variant: AlertVariant
  heading?: string
  headingLevel?: 'h2' | 'h3' | 'strong'
  /** One paragraph of words; anything else goes in as children. */
  text?: Child
  /** The answer to what was just sent: it takes the focus as a list of errors does, so that it is seen on a phone. */
  takesFocus?: boolean
  children?: Child
}

/** What happened, what is kept, what to do. Warnings and errors are read aloud at once. */
export function Alert({ t, variant, heading, headingLevel: Heading = 'h3', text, takesFocus, children }: AlertProps) {
  return (
    <div
      class={classes[variant]}
      role={variant === 'warning' || variant === 'error' ? 'alert' : undefined}
      data-error-summary={takesFocus ? '' : undefined}
      tabindex={takesFocus ? -1 : undefined}
      autofocus={takesFocus}
    >
      <Icon name={variant} class="alert-icon" label={t.frame.alerts[variant]} />
      <div class="alert-body">
        {heading && <Heading class="alert-heading">{heading}</Heading>}
        {text && <p class="alert-text">{text}</p>}
        {children}
      </div>
    </div>
  )
}
