/** The majority of places, as the skating system reads judges' ranks (methods 1.7: rules 5–8). */

import type { Place } from './places.ts'

/**
 * Final places: the first column where more than half of an entry's judges put it "that place or better" decides; then the
 * larger majority, the smaller sum of those places, the next column; else the place is shared (1, 2, 2, 4).
 * @example places 1 1 3 · 2 2 1 · 3 3 2 → final 1, 2, 3
 */
export function majority(places: ReadonlyMap<string, readonly Place[]>): Map<string, number> {
  const lists = [...places].map(([entry, own]): List => ({ entry, ranks: own.map((place) => place.low) }))
  const final = new Map<string, number>()
  let next = 1
  for (const group of settle(lists, 1, lists.length)) {
    for (const { entry } of group) final.set(entry, next)
    next += group.length
  }
  return final
}

interface List {
  entry: string
  ranks: number[]
}

/** Groups of equals, the best first. */
function settle(lists: List[], column: number, last: number): List[][] {
  let open = lists
  const done: List[][] = []
  for (let at = column; at <= last && open.length > 0; at++) {
    const strong = open.filter((one) => within(one, at).length * 2 > one.ranks.length)
    for (const group of equals(strong, at)) done.push(...(group.length === 1 ? [group] : settle(group, at + 1, last)))
    open = open.filter((one) => !strong.includes(one))
  }
  return open.length > 0 ? [...done, open] : done
}

function within(list: List, column: number): number[] {
  return list.ranks.filter((rank) => rank <= column)
}

/** Ordered by larger majority, then smaller sum; those equal in both stay together. */
function equals(lists: readonly List[], column: number): List[][] {
  const sorted = [...lists].sort((a, b) => difference(a, b, column))
  const groups: List[][] = []
  for (const one of sorted) {
    const group = groups.at(-1)
    if (group?.[0] && difference(group[0], one, column) === 0) group.push(one)
    else groups.push([one])
  }
  return groups
}

function difference(a: List, b: List, column: number): number {
  const [left, right] = [within(a, column), within(b, column)]
  return right.length - left.length || total(left) - total(right)
}

function total(ranks: readonly number[]): number {
  return ranks.reduce((sum, rank) => sum + rank, 0)
}
