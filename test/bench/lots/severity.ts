/** Severity of 73,000 marks by 3,000 judges on 1,100 entries, without standard errors, in passes over the marks. */
import { type Cell, severity } from '../../../server/scoring/severity.ts'
import { chance } from '../../scoring/oracle/chance.ts'
import { passes } from '../ceilings/pass.ts'
import { both, tell } from '../figure.ts'

const [MARKS, ENTRIES, JUDGES, PASSES] = [73_000, 1_100, 3_000, 50]
const luck = chance(1)
/** Twelve uniform numbers add up to nearly a normal one. */
const normal = () => Array.from({ length: 12 }, () => luck.int(0, 1e6) / 1e6).reduce((sum, one) => sum + one, -6)
const levels = Float64Array.from({ length: ENTRIES }, () => 80 + 5 * normal())
const effects = Float64Array.from({ length: JUDGES }, () => 3 * normal())
const seen = new Set<number>()
while (seen.size < MARKS) seen.add(luck.int(0, ENTRIES * JUDGES - 1))
const cells = [...seen]
  .sort((a, b) => a - b)
  .map((at): Cell => {
    const [entry, judge] = [Math.floor(at / JUDGES), at % JUDGES]
    return { entry, judge, mark: Math.round((levels[entry] as number) + (effects[judge] as number) + 3 * normal()) }
  })
const marks = {
  entry: Int32Array.from(cells, (cell) => cell.entry),
  judge: Int32Array.from(cells, (cell) => cell.judge),
  mark: Float64Array.from(cells, (cell) => cell.mark),
}

const measured = await both(
  () => severity(cells, ENTRIES, JUDGES),
  () => passes(PASSES, marks, levels, effects),
  41,
)
const found = severity(cells, ENTRIES, JUDGES).judges
const off = Math.sqrt(found.reduce((sum, effect, at) => sum + (effect - (effects[at] as number)) ** 2, 0) / JUDGES)
if (!(off < 1)) throw new Error(`effects lie ${off} from the true ones`)
const ceiling = measured.ceiling / PASSES
tell([
  {
    figure: 'severity of 73,000 marks, 1,100 entries, 3,000 judges (ceiling: one pass over the marks)',
    ours: measured.ours,
    ceiling,
    unit: 'ms',
    goal: '≤ 50',
  },
])
