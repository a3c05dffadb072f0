/** Krippendorff's α: agreement beyond chance, with gaps, on four levels of measurement (Krippendorff 2011; methods 1.9). */

import { type Figure, figure, none } from './figure.ts'
import { byRow, type Table } from './table.ts'

export type Level = 'nominal' | 'ordinal' | 'interval' | 'ratio'

/** Pairs of different values are counted one by one, up to this many values. */
const MOST_VALUES = 10_000

/**
 * α = 1 − observed ÷ expected disagreement, over the values that can be paired: an entry with one mark says nothing.
 * Distances: equal or not; values between by rank; (a − b)²; ((a − b) / (a + b))².
 * @example Krippendorff's own example C (4 observers, 12 units, gaps) → .743 nominal, .815 ordinal, .849 interval, .797 ratio
 */
export function krippendorff(table: Table, level: Level): Figure {
  const units = byRow(table)
    .map((row) => row.map((one) => one.mark))
    .filter((row) => row.length > 1)
  if (units.length === 0) return none(table.judges.length < 2 ? 'few-judges' : 'few-entries')
  const counts = new Map<number, number>()
  for (const mark of units.flat()) counts.set(mark, (counts.get(mark) ?? 0) + 1)
  const values = [...counts.keys()].sort((a, b) => a - b)
  if (values.length < 2) return none('no-spread')
  if (values.length > MOST_VALUES) return none('too-many')
  if (level === 'ratio' && (values[0] ?? 0) < 0) return none('negative')
  const apart = distance(level, values, counts)
  const total = units.reduce((sum, row) => sum + row.length, 0)
  const observed = units.reduce((sum, row) => sum + pairs(row, apart) / (row.length - 1), 0) / total
  let expected = 0
  for (const [i, a] of values.entries())
    for (const b of values.slice(i + 1)) expected += 2 * (counts.get(a) ?? 0) * (counts.get(b) ?? 0) * apart(a, b)
  return figure(1 - (observed * total * (total - 1)) / expected)
}

/** All ordered pairs of one unit. */
function pairs(row: readonly number[], apart: (a: number, b: number) => number): number {
  let sum = 0
  for (const [i, a] of row.entries()) for (const b of row.slice(i + 1)) sum += 2 * apart(a, b)
  return sum
}

function distance(level: Level, values: readonly number[], counts: ReadonlyMap<number, number>): (a: number, b: number) => number {
  if (level === 'nominal') return (a, b) => (a === b ? 0 : 1)
  if (level === 'interval') return (a, b) => (a - b) ** 2
  if (level === 'ratio') return (a, b) => (a + b === 0 ? 0 : ((a - b) / (a + b)) ** 2)
  // Ordinal: (Σ n_g from a to b − (n_a + n_b) / 2)²; with middles of ranks it is their difference.
  const middle = new Map<number, number>()
  let before = 0
  for (const value of values) {
    const count = counts.get(value) ?? 0
    middle.set(value, before + count / 2)
    before += count
  }
  return (a, b) => ((middle.get(a) ?? 0) - (middle.get(b) ?? 0)) ** 2
}
