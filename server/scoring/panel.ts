/** A panel: from the values of several judges to one value, by trimming and mean, median or sum (rules 3–6). */

import { compare, decimal, type Exact, mean, mul, size, sub, whole, ZERO } from './exact.ts'
import { keptOf } from './plan.ts'
import type { Panel } from './types.ts'

/** What one source gave. */
export interface Given {
  source: string
  value: Exact
}

/** What a panel came to; or that it is too short, or too far apart, and so has no value. */
export type Verdict =
  | { is: 'value'; take: Panel['take']; value: Exact; kept: Given[]; dropped: (Given & { why: 'high' | 'low' })[]; short?: Panel['short'] }
  | { is: 'too-short' }
  | { is: 'too-far'; values: Given[]; max: string }

/**
 * Trims and joins the values of the judges who marked (recused, waived and abstaining ones are already gone).
 * A panel that trimming would leave empty (fewer than high + low + 1) follows the short-panel policy of rule 4:
 * `block`, the plain `mean` (of a median too), or drop `fewer`: the larger of the two numbers shrinks, both when equal, to floor((n − 1) / 2).
 * `sum` is the mean of the kept × the number a full panel keeps, so a missing judge does not cost points.
 * Equal values: one instance is dropped, and which one does not change the value; the order is by value, then source.
 * @param spreadOf the values that the spread rule looks at (marks 0–3 for a judgement), in the order of `given`
 * @example 50 45 50 46 49 50, one high and one low dropped: (46 + 49 + 50 + 50) / 4 = 48.75
 * @example 8 9 8.5 8.5 8.5 8.5 8.5, two and two dropped, sum: 25.5
 */
export function combine(panel: Panel, given: readonly Given[], spreadOf: readonly Exact[], judgement = false): Verdict {
  const max = tooFar(panel, spreadOf, judgement)
  const sorted = [...given].sort((a, b) => compare(a.value, b.value) || (a.source < b.source ? -1 : 1))
  if (max !== null) return { is: 'too-far', values: sorted, max }
  const cut = cutOf(panel, sorted.length)
  if (cut === null) return { is: 'too-short' }
  const kept = sorted.slice(cut.low, sorted.length - cut.high)
  const dropped = [
    ...sorted.slice(0, cut.low).map((one) => ({ ...one, why: 'low' as const })),
    ...sorted.slice(sorted.length - cut.high).map((one) => ({ ...one, why: 'high' as const })),
  ]
  const take = cut.short === 'mean' && panel.take === 'median' ? 'mean' : panel.take
  return { is: 'value', take, value: join({ ...panel, take }, kept), kept, dropped, ...(cut.short && { short: cut.short }) }
}

/** How many to drop at each end; null when the panel is empty or too short and waits. */
function cutOf(panel: Panel, n: number): { high: number; low: number; short?: Panel['short'] } | null {
  let { high, low } = panel.drop ?? { high: 0, low: 0 }
  if (n === 0) return null
  if (n > high + low) return { high, low }
  if (panel.short === 'block') return null
  if (panel.short === 'mean') return { high: 0, low: 0, short: 'mean' }
  while (high + low >= n) {
    const larger = Math.max(high, low)
    if (high === larger) high--
    if (low === larger) low--
  }
  return { high, low, short: 'fewer' }
}

function join(panel: Panel, kept: readonly Given[]): Exact {
  const values = kept.map((one) => one.value)
  if (panel.take === 'median') return middle(values)
  const plain = mean(values) ?? ZERO
  return panel.take === 'sum' ? mul(plain, whole(keptOf(panel))) : plain
}

/** The middle of a sorted list; of an even number the mean of the two middle ones. */
export function middle(sorted: readonly Exact[]): Exact {
  const half = sorted.length >> 1
  return mean(sorted.length % 2 ? sorted.slice(half, half + 1) : sorted.slice(half - 1, half + 1)) ?? ZERO
}

/** Levels of a judgement may lie one apart, and that holds without being written (rule 3). */
const JUDGEMENT_SPREAD = '1'

/** The limit that the values break, if they break it: highest − lowest, or one judge's distance from the panel's median. */
function tooFar(panel: Panel, values: readonly Exact[], judgement: boolean): string | null {
  const max = panel.spread?.max ?? (judgement ? JUDGEMENT_SPREAD : null)
  const limit = max === null ? null : decimal(max)
  if (limit === null || max === null || values.length === 0) return null
  const sorted = [...values].sort(compare)
  const [low, high] = [sorted[0] ?? ZERO, sorted.at(-1) ?? ZERO]
  const centre = panel.spread?.from === 'panel' ? middle(sorted) : null
  const reach =
    centre === null ? sub(high, low) : [low, high].map((end) => size(sub(end, centre))).reduce((a, b) => (compare(a, b) > 0 ? a : b))
  return compare(reach, limit) > 0 ? max : null
}

/** The values that make a median: the middle one, or the middle two. Needed to show what lies beneath a judge's total. */
export function middleOf(kept: readonly Given[]): Given[] {
  const half = kept.length >> 1
  return kept.length % 2 ? kept.slice(half, half + 1) : kept.slice(half - 1, half + 1)
}
