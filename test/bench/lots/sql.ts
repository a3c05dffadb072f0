/** The same 2,000,000 marks in SQL. */
import { ranksOf } from '../../../server/scoring/kernel/rank.ts'
import { run } from '../../../server/scoring/kernel/run.ts'
import { trimmedSql } from '../ceilings/trimmed-sql.ts'
import { GAINS, JUDGES, kernel, tenths } from '../contest.ts'
import { both, tell } from '../figure.ts'

const ENTRIES = 10_000
const marks = tenths(ENTRIES)
const query = trimmedSql(marks, GAINS, JUDGES)
const measured = await both(
  () => ranksOf(kernel, run(kernel, marks, ENTRIES)),
  () => query(),
  5,
)
const points = run(kernel, marks, ENTRIES).points.at(-1) as Float64Array
// Floats may round a half the other way: a hundredth is allowed.
if (query().some((row) => Math.abs(row.points - (points[row.entry] as number) / 100) > 0.0051)) throw new Error('SQL comes to other points')
tell([{ figure: 'score 10,000 entries, against the same in SQL', ...measured, unit: 'ms', goal: '< 1' }])
