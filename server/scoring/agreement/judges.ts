/** What each judge is like: severity, spread, and agreement with the rest of the panel. */

import { type Figure, figure, meanOf, none, rounded, squares } from './figure.ts'
import { byRow, type Table } from './table.ts'

export interface JudgeLine {
  source: string
  /** How many entries (or cells) the judge marked. */
  marks: number
  mean: number
  /** The judge's marks less the panel's means of the same entries: positive is generous, negative is severe. */
  severity: number
  /** Standard deviation of the judge's marks, by n − 1. */
  spread: Figure
  /** Correlation of the judge's marks with the mean of the others' on the same entries; three entries at least. */
  agreement: Figure
}

/**
 * One line a judge, by id. In a complete panel severity is the judge's mean less the panel's; elsewhere it compares only
 * entries that the judge saw, and `severityWithErrors` corrects for who sat beside whom.
 * @example the first judge of Shrout & Fleiss' table (9 6 8 7 10 6): mean 7.6667, panel 5.2917, severity 2.375
 */
export function judgeTable(table: Table): JudgeLine[] {
  const own = table.judges.map((): { mark: number; panel: number; others: number | null }[] => [])
  for (const row of byRow(table)) {
    const sum = row.reduce((total, one) => total + one.mark, 0)
    for (const { judge, mark } of row) {
      const others = row.length > 1 ? meanOf(row.filter((one) => one.judge !== judge).map((one) => one.mark)) : null
      own[judge]?.push({ mark, panel: sum / row.length, others })
    }
  }
  return own.map((marks, judge) => lineOf(table.judges[judge] ?? '', marks))
}

function lineOf(source: string, marks: readonly { mark: number; panel: number; others: number | null }[]): JudgeLine {
  const given = marks.map((one) => one.mark)
  const paired = marks.flatMap((one) => (one.others === null ? [] : [[one.mark, one.others] as const]))
  return {
    source,
    marks: marks.length,
    mean: rounded(meanOf(given)),
    severity: rounded(meanOf(marks.map((one) => one.mark - one.panel))),
    spread: given.length < 2 ? none('few-entries') : figure(Math.sqrt(squares(given) / (given.length - 1))),
    agreement: correlation(paired),
  }
}

/** Pearson's correlation. @example [[1, 2], [2, 4], [3, 6]] → 1 */
export function correlation(pairs: readonly (readonly [number, number])[]): Figure {
  if (pairs.length < 3) return none('few-entries')
  const [x, y] = [pairs.map((one) => one[0]), pairs.map((one) => one[1])]
  const [xx, yy] = [squares(x), squares(y)]
  if (xx === 0 || yy === 0) return none('no-spread')
  const [mx, my] = [meanOf(x), meanOf(y)]
  const xy = pairs.reduce((total, [a, b]) => total + (a - mx) * (b - my), 0)
  return figure(Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy))))
}
