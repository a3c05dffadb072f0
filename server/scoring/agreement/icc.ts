/** Intraclass correlations ICC(1,1) … ICC(3,k) with 95 % intervals (Shrout & Fleiss 1979; methods 1.9). */

import { dusted, type Figure, figure, meanOf, none } from './figure.ts'
import { fQuantile } from './fisher.ts'
import { byRow, completeRows, type Table } from './table.ts'

/** Model and unit: 1 judges differ from entry to entry, 2 a random panel, 3 this very panel; one mark, or the mean of k. */
export type Form = '1,1' | '1,k' | '2,1' | '2,k' | '3,1' | '3,k'

export type Icc = Record<Form, Figure>

const TAIL = 0.975

/**
 * How far marks are the entry's and not the judge's. Negative estimates are possible and told as they are.
 * ICC(1,·) takes every mark (marks an entry, where they differ: k₀ = (N − Σn²/N) / (entries − 1)); the others take the
 * entries that all judges marked. Random panel and absolute marks: 2; only the order matters: 3; incomplete: 1.
 * @example [9 2 5 8; 6 1 3 2; 8 4 6 8; 7 1 2 6; 10 5 6 9; 6 2 4 7] → .1657 .4428 .2898 .6201 .7148 .9093
 */
export function icc(table: Table): Icc {
  return { ...oneWay(table), ...twoWay(completeRows(table)) }
}

function oneWay(table: Table): Pick<Icc, '1,1' | '1,k'> {
  const rows = byRow(table)
    .map((row) => row.map((one) => one.mark))
    .filter((row) => row.length > 0)
  const all = rows.flat()
  const [n, total] = [rows.length, all.length]
  const both = (why: Parameters<typeof none>[0]) => ({ '1,1': none(why), '1,k': none(why) })
  if (n < 2) return both('few-entries')
  if (total === n) return both('few-judges')
  const k = (total - rows.reduce((sum, row) => sum + row.length ** 2, 0) / total) / (n - 1)
  const { between, within } = spreads(rows, all)
  const [b, w] = [between / (n - 1), within / (total - n)]
  if (b === 0 && w === 0) return both('no-spread')
  return singleAndMean(b, w, k, n - 1, total - n, '1')
}

/** (B − x) / (B + (k − 1) x) for one mark and (B − x) / B for the mean of k, with intervals by F = B / x. */
function singleAndMean<M extends '1' | '3'>(b: number, x: number, k: number, above: number, below: number, model: M) {
  // Without any spread on one side the ratio is 0 or endless, and says nothing about where the truth may lie.
  const f = b > 0 && x > 0 ? b / x : Number.NaN
  const low = f / fQuantile(TAIL, above, below)
  const high = f * fQuantile(TAIL, below, above)
  const single = (ratio: number) => (ratio - 1) / (ratio + k - 1)
  return {
    [`${model},1`]: figure((b - x) / (b + (k - 1) * x), single(low), single(high)),
    [`${model},k`]: b === 0 ? none('no-spread') : figure((b - x) / b, 1 - 1 / low, 1 - 1 / high),
  } as Record<`${M},1` | `${M},k`, Figure>
}

function twoWay(rows: readonly (readonly number[])[]): Omit<Icc, '1,1' | '1,k'> {
  const [n, k] = [rows.length, rows[0]?.length ?? 0]
  const every = (why: Parameters<typeof none>[0]) => ({ '2,1': none(why), '2,k': none(why), '3,1': none(why), '3,k': none(why) })
  if (n < 2) return every(n === 0 ? 'incomplete' : 'few-entries')
  if (k < 2) return every('few-judges')
  const all = rows.flat()
  const { between, within } = spreads(rows, all)
  const columns = Array.from({ length: k }, (_, judge) => meanOf(rows.map((row) => row[judge] ?? 0)))
  const centre = meanOf(all)
  const judges = dusted(n * columns.reduce((sum, mean) => sum + (mean - centre) ** 2, 0), all)
  const rest = dusted(Math.max(0, within - judges), all)
  const [b, j, e] = [between / (n - 1), judges / (k - 1), rest / ((n - 1) * (k - 1))]
  if (b === 0 && j === 0 && e === 0) return every('no-spread')
  if (b === 0 && e === 0) return { '2,1': figure(0), '2,k': figure(0), '3,1': none('no-spread'), '3,k': none('no-spread') }
  const single = (b - e) / (b + (k - 1) * e + (k * (j - e)) / n)
  const [low, high] = interval(single, b, j, e, n, k)
  const ofMean = (one: number) => (k * one) / (1 + (k - 1) * one)
  return {
    '2,1': figure(single, low, high),
    '2,k': figure((b - e) / (b + (j - e) / n), ofMean(low), ofMean(high)),
    ...singleAndMean(b, e, k, n - 1, (n - 1) * (k - 1), '3'),
  }
}

/** The interval of ICC(2,1): its F has degrees of freedom by Satterthwaite (Shrout & Fleiss 1979, p. 424). */
function interval(single: number, b: number, j: number, e: number, n: number, k: number): [low: number, high: number] {
  const f = j / e
  const [x, y] = [k * single * f, n * (1 + (k - 1) * single) - k * single]
  const free = ((k - 1) * (n - 1) * (x + y) ** 2) / ((n - 1) * x ** 2 + y ** 2)
  if (!Number.isFinite(free) || free <= 0) return [Number.NaN, Number.NaN]
  const above = fQuantile(TAIL, n - 1, free)
  const below = fQuantile(TAIL, free, n - 1)
  const rest = k * j + (k * n - k - n) * e
  return [(n * (b - above * e)) / (above * rest + n * b), (n * (below * b - e)) / (rest + n * below * b)]
}

/** Sums of squares between entries and within them. */
function spreads(rows: readonly (readonly number[])[], all: readonly number[]): { between: number; within: number } {
  const centre = meanOf(all)
  let [between, within] = [0, 0]
  for (const row of rows) {
    const mean = meanOf(row)
    between += row.length * (mean - centre) ** 2
    for (const mark of row) within += (mark - mean) ** 2
  }
  return { between: dusted(between, all), within: dusted(within, all) }
}
