/** Own-unit favour: whether a judge marks entries of the own unit higher than the rest of the panel does. */

import { order } from '../books.ts'
import { type Figure, figure, meanOf, none, squares } from './figure.ts'
import { tQuantile } from './fisher.ts'
import { byRow, type Table } from './table.ts'

export interface FavourLine {
  /** The judge; null for the panel as a whole. */
  source: string | null
  /** Marks on entries of the own unit, and on others. */
  own: number
  others: number
  /** Points by which the own unit was favoured, with a 95 % interval: an interval that holds 0 shows nothing. */
  favour: Figure
}

/** Fewer marks than these say nothing about a person: the answer is then "too few", not a number. */
export const LEAST_OWN = 3
export const LEAST_MARKS = 10

/**
 * For each mark the gap to the mean of the other judges on the same entry; favour is the mean gap on the own unit's
 * entries less the mean gap on the others, so that a judge who is generous to all favours nobody. Interval by Student's t
 * with the pooled spread. The last line pools all judges, each about the own mean gap on other units' entries.
 * @param units each judge's unit, named as entries name theirs; judges without one are left out
 * @example gaps 2 2 2 on the own unit and 0 on seven others → favour 2
 */
export function favour(table: Table, units: ReadonlyMap<string, string>): FavourLine[] {
  const gaps = gapsOf(table, units)
  const lines = [...gaps].map(([source, { own, others }]): FavourLine => lineOf(source, own, others))
  const pooled = { own: [] as number[], others: [] as number[] }
  for (const { own, others } of gaps.values()) {
    if (others.length === 0) continue
    const centre = meanOf(others)
    pooled.own.push(...own.map((gap) => gap - centre))
    pooled.others.push(...others.map((gap) => gap - centre))
  }
  return [...lines, lineOf(null, pooled.own, pooled.others)]
}

interface Gaps {
  own: number[]
  others: number[]
}

function gapsOf(table: Table, units: ReadonlyMap<string, string>): Map<string, Gaps> {
  const seated = table.judges.filter((source) => units.has(source)).sort(order)
  const gaps = new Map(seated.map((source): [string, Gaps] => [source, { own: [], others: [] }]))
  for (const [index, row] of byRow(table).entries()) {
    for (const { judge, mark } of row) {
      const source = table.judges[judge] ?? ''
      const rest = row.filter((one) => one.judge !== judge)
      if (rest.length === 0) continue
      const side = units.get(source) === table.rows[index]?.unit ? 'own' : 'others'
      gaps.get(source)?.[side].push(mark - meanOf(rest.map((one) => one.mark)))
    }
  }
  return gaps
}

function lineOf(source: string | null, own: readonly number[], others: readonly number[]): FavourLine {
  return { source, own: own.length, others: others.length, favour: contrast(own, others) }
}

function contrast(own: readonly number[], others: readonly number[]): Figure {
  const free = own.length + others.length - 2
  if (own.length < LEAST_OWN || own.length + others.length < LEAST_MARKS || others.length < LEAST_OWN) return none('few-marks')
  const gap = meanOf(own) - meanOf(others)
  const error = Math.sqrt(((squares(own) + squares(others)) / free) * (1 / own.length + 1 / others.length))
  const reach = error * tQuantile(0.95, free)
  return figure(gap, gap - reach, gap + reach)
}
