/** Headers, heard and said the cheap way: by Node's own request and answer, where there are any. */
import type { Context } from 'hono'

type Node = {
  incoming?: { headers: Record<string, string | string[] | undefined> }
  outgoing?: { setHeader(name: string, value: string): void }
}
const nodeOf = (c: Context) => c.env as Node | undefined

/** Node has them read and named in lower case; looking one up in a Headers object checks its name and value anew. */
export function heard(c: Context, name: Lowercase<string>): string | undefined {
  const node = nodeOf(c)?.incoming
  if (!node) return c.req.header(name)
  const value = node.headers[name]
  return typeof value === 'string' ? value : undefined
}

/** Kept as plain text: making a Headers object and reading it out again costs more than all the rest of answering. */
export function say(c: Context, name: string, value: string): void {
  const node = nodeOf(c)?.outgoing
  if (node) node.setHeader(name, value)
  else c.header(name, value)
}
