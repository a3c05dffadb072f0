/** A file as a request brings it: the body is the file, its name and type are headers, so that nothing has to be searched and copied out. */
import type { Ctx } from './env.ts'
import { wrong } from './problem.ts'
import { heard } from './say.ts'

/** A file that somebody sends in. */
export interface Upload {
  name: string
  /** As the sender says, "" where nothing is said. */
  type: string
  bytes: Uint8Array
}

/** The file that a request brings. @throws Problem 'invalid-input' at `file` when it is empty or has no name */
export async function uploadIn(c: Ctx): Promise<Upload> {
  const name = nameIn(heard(c, 'x-file-name') ?? '')
  const bytes = new Uint8Array(await c.req.arrayBuffer())
  if (!name || bytes.length === 0) throw wrong('file', 'missing')
  return { name, type: heard(c, 'content-type') ?? '', bytes }
}

/** A header holds no Chinese, so the name comes as `encodeURIComponent` writes it. Null for what that never writes. */
function nameIn(header: string): string | null {
  try {
    return decodeURIComponent(header)
  } catch {
    return null
  }
}
