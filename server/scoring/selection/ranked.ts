/** Candidates ranked inside their category, and what a place is worth where categories are not on one scale. */

import { compare, decimal, div, type Exact, HUNDRED, mul, print, whole, ZERO } from '../exact.ts'
import { type Attributes, meets, type Who } from '../quota.ts'
import type { Decimal, Text } from '../types.ts'

/** Where the merit of a category comes from: points that were imported, a released result, or a place in an agreed order. */
export type How = 'points' | 'scores' | 'order'

export interface Category {
  id: string
  name: Text
  /** Whom it takes: the first category that fits; an empty list is everybody. */
  of: Who
  how: How
  /** Null where there is but one category, which has all seats. */
  seats: number | null
}

export interface Entrant {
  id: string
  attributes: Attributes
  values: Readonly<Partial<Record<How, Decimal>>>
}

export interface Place {
  id: string
  category: string | null
  /** As it was given: points, or the place in the agreed order; null while there is none. */
  value: Decimal | null
  /** Inside the category, 1,2,2,4; null without a value. */
  rank: number | null
  /** What a list may add up; null without a value. */
  merit: Decimal | null
}

/**
 * One category of points counts as it is. Of several, or of an agreed order, only places count: a candidate has as many hundredths as
 * there are of the category's candidates at or below the same place, so that no category's points weigh against another's.
 * @example of four in a category the first has "100.00", the second "75.00", the last "25.00"
 */
export function ranked(entrants: readonly Entrant[], categories: readonly Category[]): Place[] {
  const places = new Map<string, Place>()
  const groups = new Map<Category, { id: string; value: Decimal; exact: Exact }[]>()
  for (const { id, attributes, values } of entrants) {
    const category = categories.find(({ of }) => meets(attributes, of))
    const value = (category && values[category.how]) ?? null
    const exact = value === null ? null : decimal(value)
    places.set(id, { id, category: category?.id ?? null, value, rank: null, merit: null })
    if (!category || value === null || !exact) continue
    const group = groups.get(category) ?? []
    groups.set(category, group)
    group.push({ id, value, exact })
  }
  for (const [category, group] of groups) {
    const low = category.how === 'order'
    const sorted = group.sort((a, b) => (low ? compare(a.exact, b.exact) : compare(b.exact, a.exact)))
    let rank = 0
    for (const [at, one] of sorted.entries()) {
      const above = sorted[at - 1]
      if (!above || compare(above.exact, one.exact) !== 0) rank = at + 1
      const merit = categories.length === 1 && !low ? one.value : placePoints(rank, sorted.length)
      places.set(one.id, { id: one.id, category: category.id, value: one.value, rank, merit })
    }
  }
  return [...places.values()]
}

function placePoints(rank: number, of: number): Decimal {
  return print(div(mul(HUNDRED, whole(of - rank + 1)), whole(of)) ?? ZERO, 2)
}
