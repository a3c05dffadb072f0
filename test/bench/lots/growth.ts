/** Ten times the entries and how many times the time: three sizes in turn in one process, each on as many marks a round. */
import { ranksOf } from '../../../server/scoring/kernel/rank.ts'
import { run } from '../../../server/scoring/kernel/run.ts'
import { kernel, tenths } from '../contest.ts'
import { clock, type Figure, median, tell } from '../figure.ts'

const SIZES = [1_000, 10_000, 100_000]
const ROUNDS = 7
const all = SIZES.map((entries) => ({ entries, marks: tenths(entries), times: [] as number[] }))
for (let round = -2; round < ROUNDS; round++) {
  for (const { entries, marks, times } of all) {
    const turns = 100_000 / entries
    const work = () => {
      for (let turn = 0; turn < turns; turn++) ranksOf(kernel, run(kernel, marks, entries))
    }
    const time = (await clock(work)) / turns
    if (round >= 0) times.push(time)
  }
}
const found = all.map(({ times }) => median(times))
tell(
  SIZES.slice(1).map(
    (entries, at): Figure => ({
      figure: `score ${entries.toLocaleString('en')} entries, in times of a tenth of them`,
      ours: (found[at + 1] as number) / (found[at] as number),
      ceiling: null,
      unit: '×',
      goal: '≤ 12 ×',
    }),
  ),
)
