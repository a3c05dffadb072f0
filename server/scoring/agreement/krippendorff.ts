/** Krippendorff's α: agreement beyond chance, with gaps, on four levels of measurement (Krippendorff 2011; methods 1.9). */

import { type Figure, figure, none } from './figure.ts'
import { byRow, type Table } from './table.ts'

export type Level = 'nominal' | 'ordinal' | 'interval' | 'ratio'

/** Ratios are counted pair by pair, up to this many different values; the other levels have no bound. */
const MOST_VALUES = 10_000

/**
 * α = 1 − observed ÷ expected disagreement, over the values that can be paired: an entry with one mark says nothing.
 * Distances: equal or not; how many values lie between; (a − b)²; ((a − b) / (a + b))².
 * @example Krippendorff's own example C (4 observers, 12 units, gaps) → .743 nominal, .815 ordinal, .849 interval, .797 ratio
 */
export function krippendorff(table: Table, level: Level): Figure {
  const given = byRow(table)
    .map((row) => row.map((one) => one.mark))
    .filter((row) => row.length > 1)
  if (given.length === 0) return none(table.judges.length < 2 ? 'few-judges' : 'few-entries')
  const units = level === 'ordinal' ? byMiddles(given) : given
  const counts = countsOf(units)
  const values = [...counts.keys()]
  if (values.length < 2) return none('no-spread')
  if (level === 'ratio' && values.some((value) => value < 0)) return none('negative')
  if (level === 'ratio' && values.length > MOST_VALUES) return none('too-many')
  const apart = DISTANCES[level]
  const total = units.reduce((sum, row) => sum + row.length, 0)
  const observed = units.reduce((sum, row) => sum + pairs(row, apart) / (row.length - 1), 0)
  return figure(1 - (observed * (total - 1)) / expected(level, counts, total))
}

type Distance = (a: number, b: number) => number

/** Ordinal: Σ n_g from a to b less (n_a + n_b) / 2 is the distance of their middles among all values put in order. */
const DISTANCES: Record<Level, Distance> = {
  nominal: (a, b) => (a === b ? 0 : 1),
  ordinal: (a, b) => (a - b) ** 2,
  interval: (a, b) => (a - b) ** 2,
  ratio: (a, b) => (a + b === 0 ? 0 : ((a - b) / (a + b)) ** 2),
}

/** The distances of all ordered pairs of all values. */
function expected(level: Level, counts: ReadonlyMap<number, number>, total: number): number {
  const all = [...counts].sort((a, b) => a[0] - b[0])
  if (level === 'nominal') return total ** 2 - all.reduce((sum, [, n]) => sum + n ** 2, 0)
  if (level !== 'ratio') {
    const centre = all.reduce((sum, [value, n]) => sum + value * n, 0) / total
    return 2 * total * all.reduce((sum, [value, n]) => sum + n * (value - centre) ** 2, 0)
  }
  let sum = 0
  for (const [i, [a, n]] of all.entries()) {
    for (let j = i + 1; j < all.length; j++) {
      const [b, m] = all[j] as [number, number]
      sum += 2 * n * m * DISTANCES.ratio(a, b)
    }
  }
  return sum
}

/** The distances of all ordered pairs of one unit. */
function pairs(row: readonly number[], apart: Distance): number {
  let sum = 0
  for (let i = 0; i < row.length; i++) for (let j = i + 1; j < row.length; j++) sum += 2 * apart(row[i] as number, row[j] as number)
  return sum
}

function countsOf(units: readonly (readonly number[])[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const row of units) for (const value of row) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

/** Every value replaced by its middle place among all values. */
function byMiddles(units: readonly (readonly number[])[]): number[][] {
  const middles = new Map<number, number>()
  let before = 0
  for (const [value, count] of [...countsOf(units)].sort((a, b) => a[0] - b[0])) {
    middles.set(value, before + count / 2)
    before += count
  }
  return units.map((row) => row.map((value) => middles.get(value) ?? 0))
}
