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
    const body = new FormData()
    body.append('file', new File([readFileSync(file)], 'list.xlsx'))
    const headers = { Cookie: `sid=${cookie}`, 'Idempotency-Key': crypto.randomUUID() }
    const answer = await fetch(`http://127.0.0.1:${port}/api${address}/import${path}`, { method: 'POST', headers, body })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    const { job } = (await answer.json()) as { job: string }
    for (let state = ''; state !== 'done'; await new Promise((resolve) => setTimeout(resolve, 100))) {
      const seen = await (await fetch(`http://127.0.0.1:${port}/api/jobs/${job}`, { headers })).json()
      state = (seen as { state: string }).state
      if (state === 'failed') throw new Error(`the import failed: ${JSON.stringify(seen)}`)
    }
  }
  return performance.now() - from
}

process.on('message', async (asked: Importing) => void process.send?.(await imported(asked)))
