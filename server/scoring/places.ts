/** Places: judges' ranks instead of their marks — points for places, mean rank, Borda, majority (methods 1.7, rule 5). */

import { type Books, order } from './books.ts'
import type { Elsewhere, Overrides } from './desk.ts'
import { compare, decimal, div, type Exact, mean, mul, print, sub, sum, whole, ZERO } from './exact.ts'
import { fieldOf, type Row } from './field.ts'
import { majority } from './majority.ts'
import type { Plan, SittingNode } from './plan.ts'
import type { Panel } from './types.ts'

type Places = NonNullable<Panel['places']>

/** One judge's place for one entry: the shared rank, and the mean of the tied positions. */
export interface Place {
  source: string
  low: number
  /** How many share it, this one included. */
  ties: number
  mid: Exact
  /** How many the judge placed. */
  of: number
}

/** Points of every sitting that ranks by places; entries that are not in the running take nobody's place. */
export function placings(plan: Plan, books: Books): Overrides {
  const overrides = new Map<string, ReadonlyMap<string, Elsewhere>>()
  for (const place of plan.sittings.values()) {
    const panel = place.sitting.panel
    if (panel?.take === 'places' && panel.places) overrides.set(place.node.id, placing(plan, books, place, panel, panel.places))
  }
  return overrides
}

function placing(plan: Plan, books: Books, place: SittingNode, panel: Panel, rule: Places): Map<string, Elsewhere> {
  const field = fieldOf(plan, books, place).filter((row) => row.counts && row.totals.length > 0)
  const found = new Map<string, Elsewhere>()
  for (const zone of zones(plan, field)) {
    const places = placesIn(zone)
    const byMajority = rule.by === 'majority' ? majority(places) : null
    for (const { entry } of zone) {
      const own = places.get(entry.id) ?? []
      const values = own.map((one) => worth(rule, one))
      const points = byMajority ? whole(byMajority.get(entry.id) ?? zone.length) : joined(rule, panel, values)
      const kept = own.map((one, index) => ({ source: one.source, value: print(values[index] ?? ZERO) }))
      const outOf = print(plan.outOf.get(place.node.id) ?? ZERO)
      found.set(entry.id, {
        points,
        values,
        steps: [{ do: 'panel', node: place.node.id, take: 'places', kept, dropped: [], value: print(points), outOf }],
      })
    }
  }
  return found
}

function zones(plan: Plan, rows: readonly Row[]): Row[][] {
  if (plan.scheme.within !== 'zone') return [[...rows]]
  return [...new Set(rows.map((row) => row.entry.zone ?? ''))].map((zone) => rows.filter((row) => (row.entry.zone ?? '') === zone))
}

/** Everyone's places, judge by judge: equal totals share a rank, and their mid-ranks keep the sum n(n + 1) / 2. */
export function placesIn(rows: readonly Pick<Row, 'entry' | 'totals'>[]): Map<string, Place[]> {
  const lists = new Map<string, { entry: string; value: Exact }[]>()
  const places = new Map<string, Place[]>(rows.map((row) => [row.entry.id, []]))
  for (const { entry, totals } of rows) {
    for (const { source, value } of totals) {
      const list = lists.get(source)
      if (list) list.push({ entry: entry.id, value })
      else lists.set(source, [{ entry: entry.id, value }])
    }
  }
  for (const source of [...lists.keys()].sort(order)) {
    const list = (lists.get(source) ?? []).sort((a, b) => compare(b.value, a.value))
    for (let from = 0, to = 0; from < list.length; from = to) {
      while (to < list.length && compare((list[to] as { value: Exact }).value, (list[from] as { value: Exact }).value) === 0) to++
      const mid = div(whole(from + 1 + to), whole(2)) ?? ZERO
      for (const { entry } of list.slice(from, to))
        places.get(entry)?.push({ source, low: from + 1, ties: to - from, mid, of: list.length })
    }
  }
  return places
}

/** What one judge's place is worth: tied places share the points of the positions they fill. */
function worth(rule: Places, place: Place): Exact {
  if (rule.by === 'borda') return sub(whole(place.of), place.mid)
  if (rule.by !== 'points') return rule.by === 'majority' ? whole(place.low) : place.mid
  const shared = Array.from({ length: place.ties }, (_, i) => decimal(rule.table[place.low - 1 + i] ?? '0') ?? ZERO)
  return mean(shared) ?? ZERO
}

/** Points and Borda are summed over the panel; a recused judge's part is the mean of the others', so it costs nothing. */
function joined(rule: Places, panel: Panel, values: readonly Exact[]): Exact {
  const plain = mean(values) ?? ZERO
  if (rule.by === 'mean-rank') return plain
  return values.length === panel.size ? sum(values) : mul(plain, whole(panel.size))
}
