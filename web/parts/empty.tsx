/** An empty state: says what is missing and what to do next. */
import type { ComponentChildren } from 'preact'

export function Empty({ title, children, action }: { title: string; children?: ComponentChildren; action?: ComponentChildren }) {
  return (
    <div class="empty">
      <p class="empty-title">{title}</p>
      {children && <div class="soft">{children}</div>}
      {action && <div class="actions no-print">{action}</div>}
    </div>
  )
}
