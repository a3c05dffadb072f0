/** Seasons: a period's standings as marks of the season's event, and the red banner that passes on (流动红旗; rule 21). */

import { order } from './books.ts'
import type { Mark, Standing } from './types.ts'

/**
 * What a period brings to the season: an imported mark. A season is an event like any other, so that sums, weights, best
 * k of n, rank points and missing periods are said by its scheme: `imported` aspects or a repeated one for points, a `table`
 * of ranks for rank points ("1" → 10, "2" → 8 …).
 * A unit that has no points or rank in the period was absent from it; what that costs is the season's `absent` rule.
 * @example carried({ points: '86.70', rank: 2, … }, 'rank') // '2'
 */
export function carried(standing: Standing, as: 'points' | 'rank'): Mark {
  const value = as === 'points' ? standing.points : standing.rank
  return value === null ? { none: 'absent' } : String(value)
}

export interface Holding {
  zone: string
  /** First of the period; several when they share the rank, none when nobody may hold it. */
  holders: { entry: string; wins: number; kept: boolean }[]
}

/**
 * Who holds the banner after each period, zone by zone: the first of the list, unless vetoed. `wins` counts periods in a row;
 * at `keepAfter` the banner is theirs for good, and a new count begins.
 * @param periods standings period by period, the entry being named by its subject, the same in every period
 * @example first in quarters 1, 2 and 3 with keepAfter 3 → wins 1, 2, 3 (kept), then 1 again
 */
export function banners(periods: readonly (readonly Standing[])[], keepAfter: number): Holding[][] {
  let before = new Map<string, number>()
  return periods.map((standings) => {
    const wins = new Map<string, number>()
    const zones = [...new Set(standings.map((one) => one.zone ?? ''))].sort(order)
    const held = zones.map((zone): Holding => {
      const first = standings.filter((one) => (one.zone ?? '') === zone && one.rank === 1 && one.state === 'normal')
      const holders = first.map(({ entry }) => ({ entry, wins: (before.get(entry) ?? 0) + 1 }))
      for (const one of holders) wins.set(one.entry, one.wins >= keepAfter ? 0 : one.wins)
      return { zone, holders: holders.map((one) => ({ ...one, kept: one.wins >= keepAfter })).sort((a, b) => order(a.entry, b.entry)) }
    })
    before = wins
    return held
  })
}
