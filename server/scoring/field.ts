/** The field: every judge's total for every entry of one sitting, for methods that cannot judge an entry alone. */

import { type Books, order } from './books.ts'
import type { Plan, SittingNode } from './plan.ts'
import { blankTally, deskOf } from './tally.ts'
import { type Total, totalsAt } from './totals.ts'
import type { Entry } from './types.ts'

export interface Row {
  entry: Entry
  /** In the running: exhibition entries and those out of it have totals, but move nobody else's. */
  counts: boolean
  totals: Total[]
}

/** Rows in the order of entry ids, so that sums of floats come out the same from every arrival. */
export function fieldOf(plan: Plan, books: Books, place: SittingNode): Row[] {
  const entries = [...books.bundle.entries].sort((a, b) => order(a.id, b.id))
  return entries.map((entry) => {
    const tally = blankTally(books, entry)
    const totals = totalsAt(deskOf(plan, books, tally, {}), place)
    return { entry, counts: entry.state === 'normal' && !tally.fate.disqualified, totals }
  })
}
