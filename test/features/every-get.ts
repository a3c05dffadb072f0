/** Every address that can be read, and what somebody reads there: what the leak gates compare. */
import type { World } from '../world.ts'

interface Known {
  w: World
  /** By the name of the address's part. */
  ids: Record<string, string[]>
}

/** Every address that a GET route of the app can have, with all ids that the world knows; `others` stands for those that it does not. */
export function addresses({ w, ids }: Known, others?: string[]): string[] {
  const paths = new Set(w.app.routes.filter((r) => r.method === 'GET').map((r) => r.path))
  return [...paths].flatMap((path) =>
    path.split('/').reduce<string[]>(
      (made, part) => {
        const name = /^:(\w+)/.exec(part)?.[1]
        const values = name ? (ids[name] ?? others) : [part]
        if (!values) throw new Error(`the leak gate knows no id for :${name} in ${path}; add one to secretive()`)
        return made.flatMap((before) => values.map((value) => (before ? `${before}/${value}` : value)))
      },
      [''],
    ),
  )
}

/** What somebody gets there: status, headers and body, without what is random in every answer. */
export async function seen({ w }: { w: World; ids?: unknown }, role: string | null, path: string) {
  const { 'Idempotency-Key': _, ...headers } = w.headersOf(role)
  const answer = await w.app.request(`/${path.replace(/^\//, '')}`, { headers })
  // A fresh browser's own mark is random, and always as long.
  const kept = [...answer.headers]
    .filter(([name]) => name !== 'date')
    .map(([name, value]) => [name, value.replace(/device=[\w-]{22}/, 'device')])
  const stream = answer.headers.get('Content-Type')?.startsWith('text/event-stream')
  if (!stream)
    return {
      status: answer.status,
      headers: kept,
      body: Buffer.from(await answer.arrayBuffer())
        .toString('latin1')
        .replace(/"requestId":"\w+"/, ''),
    }
  const reader = answer.body?.getReader()
  const first = await reader?.read()
  await reader?.cancel()
  return { status: answer.status, headers: kept, body: new TextDecoder().decode(first?.value) }
}
