/** A committee's browser: asks question after question for so many milliseconds. */
import { readFileSync } from 'node:fs'
import { dial } from './load.ts'

const [port, path = '', cookie, file = '', ms] = process.argv.slice(2)
const questions: object[] = JSON.parse(readFileSync(file, 'utf8'))
const end = performance.now() + Number(ms)
for (let i = 0; performance.now() < end; i++) {
  const line = await dial(Number(port))
  const headers = { Cookie: `sid=${cookie}`, 'Idempotency-Key': crypto.randomUUID() }
  const { status } = await line.ask({
    method: 'POST',
    path: `${path}/questions`,
    headers,
    body: JSON.stringify(questions[i % questions.length]),
  })
  line.close()
  if (status !== 200) throw new Error(`${status}`)
}
