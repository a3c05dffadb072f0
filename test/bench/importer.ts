/** An organiser's browser: looks at a list as a job, then imports it, and tells how many milliseconds both took. */
import { readFileSync } from 'node:fs'

export interface Importing {
  port: number
  cookie: string
  address: string
  file: string
}

async function imported({ port, cookie, address, file }: Importing): Promise<number> {
  const from = performance.now()
  for (const path of ['/checks', '']) {
    const headers = { Cookie: `sid=${cookie}`, 'Idempotency-Key': crypto.randomUUID() }
    const answer = await fetch(`http://127.0.0.1:${port}/api${address}/import${path}`, {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/octet-stream', 'X-File-Name': 'list.xlsx' },
      body: readFileSync(file),
    })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    const { job } = (await answer.json()) as { job: string }
    await over(`http://127.0.0.1:${port}/api/jobs/${job}`, headers)
  }
  return performance.now() - from
}

/** Follows a job as its page does: asks how far it is whenever it is told that this has changed. */
async function over(address: string, headers: Record<string, string>): Promise<void> {
  const ended = new AbortController()
  const live = await fetch(`${address}/live`, { headers, signal: ended.signal })
  if (!live.body) throw new Error(`${address}/live: ${live.status}`)
  for await (const _ of live.body) {
    const { state } = (await (await fetch(address, { headers })).json()) as { state: string }
    if (state === 'failed') throw new Error('the import failed')
    if (state === 'done') break
  }
  ended.abort()
}

process.on('message', async (asked: Importing) => void process.send?.(await imported(asked)))
