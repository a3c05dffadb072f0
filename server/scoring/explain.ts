/** Explanations: every step behind one entry's rank, and why one entry is ahead of another. */

import { frameFaults } from './fault-bundle.ts'
import { type Line, runnerOf } from './list.ts'
import { difference, printKeys } from './rank.ts'
import { eventOf } from './score.ts'
import { isRanked } from './state.ts'
import { tallyOf } from './tally.ts'
import type { Bundle, Decimal, Step, Trace } from './types.ts'

/**
 * Every step from an entry's marks to its rank, in the order in which they happened: the same code with the trace on (rule 29).
 * No steps for an entry that is not in the bundle, or a bundle that cannot be scored.
 */
export function explain(bundle: Bundle, entry: string): Trace {
  return explainer(bundle)(entry)
}

/** Explains many entries of one bundle: the event is worked out once. */
export function explainer(bundle: Bundle): (entry: string) => Trace {
  if (frameFaults(bundle).length > 0) return (entry) => ({ entry, steps: [] })
  const event = eventOf(bundle)
  const lines = new Map(event.lines.map((line) => [line.standing.entry, line]))
  return (entry) => {
    const steps: Step[] = []
    const line = lines.get(entry)
    if (!line) return { entry, steps }
    const reach = event.reach.get(entry)
    const unreached = reach?.unreached ?? new Set<string>()
    tallyOf(event.plan, event.books, line.tally.entry, { ...event.options, unreached, note: (step) => steps.push(step) })
    steps.push(...(reach?.steps ?? []), ...listSteps(line))
    return { entry, steps }
  }
}

function listSteps({ standing, ranked, award, titles, promoted, ahead, of }: Line): Step[] {
  const { rank, shared, decidedBy, keys } = standing
  const steps: Step[] = [{ do: 'rank', rank, of, shared, decidedBy, ahead, values: keys }]
  if (standing.state === 'exhibition') steps.push({ do: 'prize', prize: null, why: 'exhibition', places: 0 })
  if (award) steps.push({ do: 'prize', ...award })
  if (ranked) for (const { title, given } of titles) steps.push({ do: 'title', title: title.id, given })
  if (promoted) steps.push({ do: 'level', from: promoted.from, to: promoted.to })
  return steps
}

/** Why one of two entries is ahead of the other. */
export interface Comparison {
  /** The one ahead; null when they are equal or cannot be compared. */
  ahead: string | null
  why: 'key' | 'stage' | 'veto' | 'equal' | 'other-zone' | 'unranked'
  /** The first key on which they differ. */
  key: number | null
  /** That key's shown values, of a and of b. */
  values: [Decimal | null, Decimal | null]
}

/** "Why is A above B?": the first key on which two ranked entries differ, with both values (rule 12). */
export function compare(bundle: Bundle, a: string, b: string): Comparison {
  const nothing: Comparison = { ahead: null, why: 'unranked', key: null, values: [null, null] }
  if (frameFaults(bundle).length > 0) return nothing
  const { plan, reach, tallies } = eventOf(bundle)
  const [one, two] = [tallies.get(a), tallies.get(b)]
  if (!one || !two || !isRanked(one) || !isRanked(two)) return nothing
  if (plan.scheme.within === 'zone' && one.entry.zone !== two.entry.zone) return { ...nothing, why: 'other-zone' }
  const [left, right] = [runnerOf(plan, one, reach), runnerOf(plan, two, reach)]
  const { order, key } = difference(left, right, plan.scheme.keys)
  if (order === 0) return { ...nothing, why: 'equal' }
  const ahead = order < 0 ? a : b
  if (key === null) return { ...nothing, ahead, why: one.fate.veto === 'last' || two.fate.veto === 'last' ? 'veto' : 'stage' }
  return {
    ahead,
    why: 'key',
    key,
    values: [printKeys(plan, one, left.values)[key] ?? null, printKeys(plan, two, right.values)[key] ?? null],
  }
}
