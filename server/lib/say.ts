/** A header of an answer, said the cheap way. */
import type { Context } from 'hono'

/**
 * On Node's own answer where there is one, which keeps them as plain text: making a Headers object and reading it out again
 * costs more than all the rest of answering.
 */
export function say(c: Context, name: string, value: string): void {
  const node = (c.env as { outgoing?: { setHeader(name: string, value: string): void } } | undefined)?.outgoing
  if (node) node.setHeader(name, value)
  else c.header(name, value)
}
