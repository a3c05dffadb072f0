/** Scoring marks that lie in memory as columns: trimmed means, weights, nodes, rounding, ranks; for as many entries as asked. */
import { ranksOf } from '../../../server/scoring/kernel/rank.ts'
import { run } from '../../../server/scoring/kernel/run.ts'
import { trimmed } from '../ceilings/trimmed.ts'
import { GAINS, JUDGES, kernel, tenths } from '../contest.ts'
import { both, type Figure, mostMemory, tell } from '../figure.ts'

const entries = Number(process.argv[2])
const marks = tenths(entries)
const floats = Float64Array.from(marks, (mark) => mark / 10)
const out = new Float64Array(entries)
let ran = run(kernel, marks, entries)
const measured = await both(
  () => {
    ran = run(kernel, marks, entries)
    return ranksOf(kernel, ran)
  },
  () => trimmed(floats, GAINS, JUDGES, out),
  // As many marks for each size, so that none is measured colder than the others.
  entries > 10_000 ? 5 : 150_000 / entries,
)

const [exact, unit] = [ran.exact.at(-1) as Float64Array, kernel.columns.at(-1)?.exactUnit ?? 1]
if (out.some((points, row) => Math.abs((exact[row] as number) / unit - points) > 1e-9)) throw new Error('the ceiling comes to other points')
const figures: Figure[] = [
  { figure: `score ${entries.toLocaleString('en')} entries × 10 judges × 20 aspects, with ranks`, ...measured, unit: 'ms', goal: '≤ 4' },
]
if (entries === 10_000) figures.push({ figure: 'memory of that process', ours: mostMemory(), ceiling: null, unit: 'MB', goal: '≤ 512 MB' })
tell(figures)
