/** The core of a program: in what a list that is good enough can still differ, in whole numbers. */

import type { Program } from './program.ts'

export interface Core {
  /** No values gain more than this. */
  bound: number
  /** Every column at its better end. */
  ends: number[]
  /** What it costs a column to move by one from there, at least; in units of gain × `scale`. */
  costs: number[]
  /** bound × scale before it is rounded down. */
  exact: number
  scale: number
  /** What may be taken off each column's gain because rows with one possible value bring it back: it keeps numbers small. */
  levels: number[]
  /** The dual prices as they came, for programs that are nearly this one. */
  prices: readonly number[]
}

const SAFE = 2 ** 52

/**
 * The dual prices of the relaxed program give a bound that no values exceed, and for each column what it costs to leave its better
 * end; what costs more than there is between the bound and a list in hand is settled. This is proof however the prices came about:
 * wrong ones only settle fewer columns.
 * @returns null when the numbers would leave the whole numbers that a double holds
 */
export function coreOf(program: Program, prices: readonly number[]): Core | null {
  for (let scale = 1024; scale >= 1; scale /= 4) {
    const core = scaled(program, prices, scale)
    if (core) return core
  }
  return null
}

function scaled({ gain, least, most, rows }: Program, prices: readonly number[], scale: number): Core | null {
  const costs = gain.map((one) => one * scale)
  const rounded = rows.map((row, at) => {
    const price = Math.round((prices[at] ?? 0) * scale)
    // A price on a side that has no end bounds nothing.
    return Number.isFinite(price > 0 ? row.most : row.least) ? price : 0
  })
  let exact = 0
  let size = 0
  for (const [at, row] of rows.entries()) {
    const price = rounded[at] as number
    if (price === 0) continue
    exact += price * (price > 0 ? row.most : row.least)
    size += Math.abs(price * (price > 0 ? row.most : row.least))
    for (const [i, column] of row.columns.entries()) costs[column] = (costs[column] as number) - price * (row.factors[i] as number)
  }
  const ends = costs.map((cost, at) => (cost > 0 ? most[at] : least[at]) as number)
  for (const [at, cost] of costs.entries()) {
    exact += cost * (ends[at] as number)
    size += Math.abs(cost * (ends[at] as number)) + Math.abs(cost)
  }
  if (!(size < SAFE)) return null
  const levels = rounded.map((price, at) => (rows[at]?.least === rows[at]?.most ? Math.round(price / scale) : 0))
  return { bound: Math.floor(exact / scale), ends, costs, exact, scale, levels, prices }
}

/** The columns in which values of this gain or more can differ from the better ends. */
export function openFor({ costs, exact, scale }: Core, gain: number): number[] {
  const room = exact - gain * scale
  return costs.flatMap((cost, at) => (Math.abs(cost) <= room ? [at] : []))
}

/** The `count` columns that are cheapest to move; of equal ones those with most hope. */
export function cheapest({ costs }: Core, count: number, hopes: readonly number[]): number[] {
  const order = costs.map((cost, at) => ({ at, cost: Math.abs(cost), hope: hopes[at] as number }))
  // Hopes may be without end: no difference is taken of them.
  order.sort((a, b) => a.cost - b.cost || (a.hope === b.hope ? a.at - b.at : a.hope > b.hope ? -1 : 1))
  return order
    .slice(0, count)
    .map(({ at }) => at)
    .sort((a, b) => a - b)
}

/** The same goal up to a constant, in smaller numbers. */
export function levelled({ gain, rows }: Program, { levels }: Core): number[] {
  const own = [...gain]
  for (const [at, price] of levels.entries()) {
    const row = rows[at]
    if (!row || price === 0) continue
    for (const [i, column] of row.columns.entries()) own[column] = (own[column] as number) - price * (row.factors[i] as number)
  }
  return own
}
