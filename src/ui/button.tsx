import type { Child } from 'hono/jsx'
import { Icon, type IconName } from './icon.tsx'

/** primary: the one thing to do here. secondary: another thing to do. link: quieter still. */
export type ButtonVariant = 'primary' | 'secondary' | 'link'

const classes: Record<ButtonVariant, string> = {
  primary: 'button button-primary',
  secondary: 'button button-secondary',
  link: 'button ls-knap-link',
}

interface ButtonProps {
  variant?: ButtonVariant
  icon?: IconName
  type?: 'submit' | 'button'
  name?: string
  value?: string
  children: Child
}

export function Button({ variant = 'primary', icon, type = 'submit', name, value, children }: ButtonProps) {
  return (
    <button class={classes[variant]} type={type} name={name} value={value}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  )
}

/** A link that looks like a button: it goes somewhere, and changes nothing. */
export function ButtonLink({
  variant = 'primary',
  icon,
  href,
  children,
}: {
  variant?: ButtonVariant
  icon?: IconName
  href: string
  children: Child
}) {
  return (
    <a class={classes[variant]} href={href}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  )
}
