/** Outliers: judges whose total of an entry lies far from their panel's, so that the chief can look before the seal. */
import { booksOf } from './books.ts'
import { compare, decimal, type Exact, mul, print, size, sub, whole, ZERO } from './exact.ts'
import { fieldOf } from './field.ts'
import { middle } from './panel.ts'
import { planOf } from './plan.ts'
import type { Bundle, Decimal } from './types.ts'

/**
 * What is far where the scheme itself sets no tolerance on totals: a tenth of what the sitting can give, among three judges or
 * more. Ours, not of any rule book: with two judges nobody knows who is off, and trimmed panels are commonly a tenth apart. It
 * is a hint and changes no points.
 */
export const HINT = { share: [1, 10], judges: 3 } as const

export interface Outlier {
  entry: string
  sitting: string
  source: string
  total: Decimal
  median: Decimal
  /** By the scheme's own spread rule, or by the hint above. */
  by: 'scheme' | 'hint'
}

/**
 * Judges whose total, in points, lies further from the median of their panel's totals than the scheme's tolerance, or else the hint.
 * Only entries whose panel is complete; exactly the tolerance is not too far.
 * @example totals 80 82 60 of 100 by the hint: median 80, limit 10 → 60 is an outlier
 */
export function outliersOf(bundle: Bundle): Outlier[] {
  const [plan, books, one] = [planOf(bundle.scheme), booksOf(bundle), planOf(bundle.scheme, true)]
  return [...plan.sittings.values()].flatMap((place) => {
    const panel = place.sitting.panel
    if (!panel) return []
    const own = panel.per === 'total' && panel.spread ? decimal(panel.spread.max) : null
    const limit = own ?? mul(one.outOf.get(place.node.id) ?? ZERO, whole(...HINT.share))
    return fieldOf(plan, books, place).flatMap(({ entry, totals }) => {
      if (totals.length < HINT.judges) return []
      const centre = middle(totals.map((total) => total.value).sort(compare))
      const isFar = (value: Exact) => compare(size(sub(value, centre)), limit) > 0
      return totals
        .filter((total) => isFar(total.value))
        .map(({ source, value }) => ({
          entry: entry.id,
          sitting: place.node.id,
          source,
          total: print(value),
          median: print(centre),
          by: own ? ('scheme' as const) : ('hint' as const),
        }))
    })
  })
}
