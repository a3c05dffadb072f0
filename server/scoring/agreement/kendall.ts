/** Kendall's W: how far several judges rank alike, corrected for ties (Kendall & Babington Smith 1939; methods 1.9). */

import { type Figure, figure, none, rounded } from './figure.ts'
import { completeRows, type Table } from './table.ts'

/** W with its test: χ² = k (n − 1) W with n − 1 degrees of freedom. */
export type Concordance = Figure & { chi2?: number; free?: number }

/**
 * W = 12 S / (k² (n³ − n) − k Σ(t³ − t)), S the squares of rank sums about their mean; over the entries all judges marked.
 * 1: all rank alike; 0: no common order. One judge, or judges who set nobody apart, have none.
 * @example three judges, ten entries with ties (Siegel 1956) → .8277; without the correction it would be .796
 */
export function kendall(table: Table): Concordance {
  const rows = completeRows(table)
  const [n, k] = [rows.length, table.judges.length]
  if (k < 2) return none('few-judges')
  if (n < 2) return none(n === 0 ? 'incomplete' : 'few-entries')
  const sums = new Float64Array(n)
  let ties = 0
  for (let judge = 0; judge < k; judge++) {
    const { ranks, cubes } = midRanks(rows.map((row) => row[judge] ?? 0))
    ties += cubes
    for (let i = 0; i < n; i++) sums[i] = (sums[i] ?? 0) + (ranks[i] ?? 0)
  }
  const centre = (k * (n + 1)) / 2
  const s = sums.reduce((total, sum) => total + (sum - centre) ** 2, 0)
  const most = k * k * (n ** 3 - n) - k * ties
  if (most === 0) return none('no-spread')
  const w = (12 * s) / most
  return { ...figure(w), chi2: rounded(k * (n - 1) * w), free: n - 1 }
}

/** Ranks from the lowest, equal values sharing the middle of theirs, and Σ(t³ − t) of the ties. */
export function midRanks(values: readonly number[]): { ranks: number[]; cubes: number } {
  const sorted = values.map((value, index) => ({ value, index })).sort((a, b) => a.value - b.value)
  const ranks = values.map(() => 0)
  let cubes = 0
  for (let from = 0, to = 0; from < sorted.length; from = to) {
    while (sorted[to]?.value === sorted[from]?.value && to < sorted.length) to++
    for (const { index } of sorted.slice(from, to)) ranks[index] = (from + 1 + to) / 2
    cubes += (to - from) ** 3 - (to - from)
  }
  return { ranks, cubes }
}
