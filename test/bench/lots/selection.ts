/** Selections in a process beside: the time to the proven best list, and what a timer of 10 ms notices of it in the meantime. */
import { ask } from '../../../server/nominations/propose.ts'
import { field } from '../../scoring/selection-field.ts'
import { clock, type Figure, median, tell } from '../figure.ts'

const SEEDS = [1, 2, 3, 4, 5]

/** The longest delays of a timer of 10 ms while something runs: the 99th of 100. */
async function delays(work: () => Promise<unknown>): Promise<number> {
  const late: number[] = []
  let last = performance.now()
  const timer = setInterval(() => {
    const now = performance.now()
    late.push(Math.max(0, now - last - 10))
    last = now
  }, 10)
  await work()
  clearInterval(timer)
  late.sort((a, b) => a - b)
  return late[Math.floor(late.length * 0.99)] ?? 0
}

async function lot(candidates: number, seats: number, units: number, goal: string): Promise<Figure[]> {
  const times: number[] = []
  const timers: number[] = []
  for (const seed of SEEDS) {
    const instance = field(candidates, seats, units, seed)
    const work = async () => {
      const answer = await ask(instance, { ask: 'list' })
      if (answer.kind !== 'list' || answer.selection.status !== 'optimal') throw new Error(`not proven: seed ${seed}`)
    }
    timers.push(await delays(async () => times.push(await clock(work))))
  }
  const name = `${candidates.toLocaleString('en')} candidates, ${seats} seats, 12 quotas, ${units} units`
  const [worst] = [...times].sort((a, b) => b - a)
  return [
    {
      figure: `the proven best list, in a process made for it: ${name}`,
      ours: median(times),
      ceiling: null,
      unit: 'ms',
      goal: `< ${goal}`,
    },
    { figure: '  the slowest of five', ours: worst ?? 0, ceiling: null, unit: 'ms', goal: `< ${goal}` },
    { figure: '  delay of a 10 ms timer meanwhile, p99', ours: median(timers), ceiling: null, unit: 'ms', goal: 'as without' },
  ]
}

const idle = await delays(() => new Promise((done) => setTimeout(done, 2000)))
tell([
  ...(await lot(200, 20, 10, '1000')),
  ...(await lot(5000, 200, 120, '5000')),
  { figure: '  delay of a 10 ms timer with nothing to do, p99', ours: idle, ceiling: null, unit: 'ms', goal: '' },
])
