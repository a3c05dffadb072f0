/** The tallies of plain entries, read from a kernel's columns: what the general path would have made of them. */

import type { Books } from '../books.ts'
import { type Exact, whole } from '../exact.ts'
import type { Plan } from '../plan.ts'
import { blankTally, hasPassed, remember, type Tally } from '../tally.ts'
import type { Value } from '../tree.ts'
import { type Filled, filled } from './fill.ts'
import { type Ran, run } from './run.ts'

/**
 * The tallies of all plain entries, by entry; none when the scheme is not plain. Only without a trace, overrides and cuts.
 * @example a bundle of 500 entries, one of them penalised → 499 tallies
 */
export function plainTallies(plan: Plan, books: Books): Map<string, Tally> {
  const found = filled(plan, books)
  if (!found || found.entries.length === 0) return new Map()
  const ran = run(found.kernel, found.marks, found.entries.length)
  const tallies = found.entries.flatMap((_, row) => (ran.apart[row] ? [] : [tallyAt(plan, books, found, ran, row)]))
  return new Map(tallies.map((tally) => [tally.entry.id, tally]))
}

function tallyAt(plan: Plan, books: Books, found: Filled, ran: Ran, row: number): Tally {
  const tally = blankTally(books, found.entries[row] as Tally['entry'])
  for (const [at, column] of found.kernel.columns.entries()) {
    const exact = whole(ran.exact[at]?.[row] as number, column.exactUnit)
    const points = column.round ? whole(ran.points[at]?.[row] as number, column.unit) : exact
    const value: Value = { points, exact, absent: false }
    tally.nodes.set(column.node, value)
    tally.root = value
  }
  tally.rootPlaces = plan.scheme.root.places
  if (plan.scheme.keys.some((key) => key.by === 'countback'))
    for (const [node, values] of heard(found, ran, row)) remember(plan, tally, node, values)
  tally.passed = hasPassed(plan, tally)
  return tally
}

/** What single judges gave, for count-back keys: their marks on an aspect, or their totals of a sitting. */
function heard({ kernel, marks }: Filled, ran: Ran, row: number): [node: string, values: Exact[]][] {
  return kernel.columns.flatMap(({ node, from }): [string, Exact[]][] => {
    if (from.is === 'marks' && from.leaf.place.sitting.panel) {
      const start = row * kernel.width + from.leaf.first
      return [[node, [...marks.subarray(start, start + from.leaf.judges)].map((mark) => whole(mark, from.leaf.unit))]]
    }
    const panel = from.is === 'totals' ? kernel.totals[from.totals] : undefined
    if (from.is !== 'totals' || !panel) return []
    const own = ran.panelled[from.totals]?.totals.subarray(row * panel.judges, (row + 1) * panel.judges) ?? []
    return [[node, [...own].map((total) => whole(total, panel.columns.at(-1)?.unit))]]
  })
}
