/** The committee's questions about 5,000 nominees over HTTP, and what thirty judges notice while one follows the other. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { setPriority, tmpdir } from 'node:os'
import { join } from 'node:path'
import { chance } from '../../scoring/oracle/chance.ts'
import { makeCampaign } from '../campaign.ts'
import { at, clock, type Figure, median, tell } from '../figure.ts'
import { makeHall } from '../hall.ts'
import { dial } from '../load.ts'
import { marking } from '../marking.ts'
import { start } from '../process.ts'
import { requests } from '../submit.ts'

const ROUNDS = 5
/** Thirty judges, ten requests a second each: 2,400 answers. */
const ROUND_MS = 8000
const what = '5,000 nominees × 200 seats × 12 quotas'

const dir = mkdtempSync(join(tmpdir(), 'hongbang-bench-'))
const figures: Figure[] = []
const add = (figure: string, ours: number, ceiling: number | null, goal = '') =>
  void figures.push({ figure, ours, ceiling, unit: 'ms', goal })
try {
  const hall = await makeHall(dir, 30, 60)
  const { path, cookie, nominees } = await makeCampaign(dir)
  const server = await start(join(import.meta.dirname, '../../../server/start.mjs'), dir)
  try {
    let keys = 0
    const ask = async (question: object) => {
      const headers = { Cookie: `sid=${cookie}`, 'Idempotency-Key': `committee-ask-${++keys}` }
      // A line of its own: the server ends one that is silent for a round.
      const line = await dial(server.port)
      const { status, body } = await line.ask({ method: 'POST', path: `${path}/questions`, headers, body: JSON.stringify(question) })
      line.close()
      const answer = JSON.parse(body)
      if (status !== 200 || ['late', 'conflict'].includes(answer.kind)) throw new Error(`${status} ${body.slice(0, 200)}`)
      return answer
    }
    const luck = chance(1)
    const first = await clock(() => ask({ ask: 'list' }))
    const best: string[] = (await ask({ ask: 'list' })).selection.chosen
    const others = nominees.filter((id) => !best.includes(id))
    /** Some names of the draft exchanged for any others, as a hand would. */
    const moved = (times: number) => [...best.slice(times), ...Array.from({ length: times }, () => luck.pick(others))]
    const questions = {
      'the draft': () => ask({ ask: 'list' }),
      'why not': () => ask({ ask: 'why', candidate: luck.pick(others) }),
      'the least repair of one exchange': () => ask({ ask: 'repair', list: [...new Set(moved(1))] }),
      'the least repair of twelve': () => ask({ ask: 'repair', list: [...new Set(moved(12))] }),
    }
    add(`the first question after the start, with its process: ${what}`, first, null, '')
    for (const [name, question] of Object.entries(questions)) {
      const times: number[] = []
      for (let i = 0; i < 9; i++) times.push(await clock(question))
      add(`${name}: ${what}, median`, median(times), null, name.includes('repair') ? '< 2000, aim 1000' : '< 5000')
      add('  the slowest of nine', at(times, 1), null, '')
    }
    const next = requests(hall, 'committee', 30)
    const pause = () => new Promise((resolve) => setTimeout(resolve, ROUND_MS))
    // In a process of its own, so that the judges' times are not its: a browser is another machine.
    const file = join(dir, 'questions.json')
    const asked = [1, 12].map((times) => ({ ask: 'repair', list: [...new Set(moved(times))] }))
    writeFileSync(file, JSON.stringify([{ ask: 'list' }, { ask: 'why', candidate: luck.pick(others) }, ...asked]))
    const asking = async () => {
      const args = [join(import.meta.dirname, '../asker.ts'), String(server.port), path, cookie, file, String(ROUND_MS)]
      const browser = spawn(process.execPath, args, { stdio: 'inherit' })
      setPriority(browser.pid as number, 19)
      const code = await new Promise((resolve) => browser.once('exit', resolve))
      if (code !== 0) throw new Error('a question was not answered')
    }
    await marking(server.port, next, pause())
    const [quiet, busy, few]: [number[], number[], number[]] = [[], [], []]
    for (let round = 0; round < ROUNDS; round++) {
      const without = await marking(server.port, next, pause())
      const during = await marking(server.port, next, asking())
      quiet.push(at(without, 0.99))
      busy.push(at(during, 0.99))
      few.push(without.length, during.length)
    }
    add(
      `judges’ p99 while question follows question (ceiling: without; ${at(few, 0)} answers or more each)`,
      median(busy),
      median(quiet),
      '≤ 1.2',
    )
  } finally {
    await server.stop()
  }
} finally {
  rmSync(dir, { recursive: true })
}
tell(figures)
