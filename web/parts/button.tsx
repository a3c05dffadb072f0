/** A button, or a link that looks like one: verb and noun, one primary on a page. */
import type { ComponentChildren } from 'preact'

export interface ButtonProps {
  children: ComponentChildren
  /** primary: the one thing to do here; quiet (default): everything else; danger: cannot be undone; plain: as small as a link. */
  kind?: 'primary' | 'quiet' | 'danger' | 'plain'
  /** Shows that it is at work and refuses another press. */
  busy?: boolean
  disabled?: boolean
  type?: 'button' | 'submit'
  onClick?: (event: MouseEvent) => void
  /** With an address it is a link. */
  href?: string
  /** For files: the browser saves instead of opening. */
  download?: boolean | string
  /** When the visible text alone does not say what it acts on. */
  label?: string
  title?: string
}

export function Button({
  children,
  kind = 'quiet',
  busy = false,
  disabled = false,
  type = 'button',
  onClick,
  href,
  download,
  label,
  title,
}: ButtonProps) {
  const look = `button ${kind}`
  if (href !== undefined) {
    return (
      <a class={look} href={href} download={download} aria-label={label} title={title} onClick={onClick}>
        {children}
      </a>
    )
  }
  return (
    <button
      class={look}
      type={type}
      disabled={disabled}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      aria-label={label}
      title={title}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {busy && <span class="spin" aria-hidden="true" />}
      {children}
    </button>
  )
}
