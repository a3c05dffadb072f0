/** The whole engine on a bundle of 2,000,000 marks as text: faults, books, nodes, ranks, prizes, every number printed. */
import { score } from '../../../server/scoring/score.ts'
import { trimmed } from '../ceilings/trimmed.ts'
import { bundleOf, GAINS, JUDGES, tenths } from '../contest.ts'
import { both, mostMemory, tell } from '../figure.ts'

const ENTRIES = 10_000
const bundle = bundleOf(ENTRIES)
const floats = Float64Array.from(tenths(ENTRIES), (mark) => mark / 10)
const out = new Float64Array(ENTRIES)
score(bundle)
const memory = mostMemory()
const measured = await both(
  () => score(bundle),
  () => trimmed(floats, GAINS, JUDGES, out),
  5,
)
tell([
  { figure: 'the whole engine on a bundle of 10,000 entries, marks as text', ...measured, unit: 'ms', goal: '' },
  { figure: 'memory of that process, bundle and one scoring', ours: memory, ceiling: null, unit: 'MB', goal: '≤ 512 MB' },
])
