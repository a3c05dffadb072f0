/** Medals with a tie band, as WorldSkills gives them (rule 15). */

import { add, compare, decimal, type Exact, sub, ZERO } from './exact.ts'
import type { Award, Candidate } from './prize.ts'
import type { MedalRule } from './types.ts'

export const MEDALS = ['gold', 'silver', 'bronze', 'medallion'] as const

/**
 * Gold to everyone within `band` of the first, defined from the leader down because a tolerance is not transitive
 * (90, 88.5, 87: the third is not within 2 of the first). One gold: silver to everyone within the band of the next.
 * One gold and one silver: bronze to everyone within the band of the next; several silvers: bronze only within the band of
 * the last silver. Two golds: no silver, bronze to everyone within the band of the next; three or more: no silver, bronze
 * only within the band of the last gold. A medallion for the rest who reach its points (W3, W9 in domain.md).
 */
export function medals(rule: MedalRule, ranked: readonly Candidate[]): Map<string, Award> {
  const band = decimal(rule.band) ?? ZERO
  const able = ranked.filter((one) => one.barred === null)
  const given = new Map<string, Award>()
  const take = (medal: (typeof MEDALS)[number], from: number, anchor: Exact | undefined) => {
    let end = from
    while (anchor && able[end] && compare(add((able[end] as Candidate).points, band), anchor) >= 0) end++
    for (const one of able.slice(from, end)) given.set(one.id, { prize: medal, why: 'points', places: end - from })
    return end
  }
  const golds = take('gold', 0, able[0]?.points)
  const silvers = golds === 1 ? take('silver', 1, able[1]?.points) : golds
  const last = able[silvers - 1]?.points
  const free = golds === 2 || (golds === 1 && silvers === 2)
  take('bronze', silvers, free ? able[silvers]?.points : last)
  const medallion = rule.medallion === undefined ? null : decimal(rule.medallion)
  for (const one of ranked) {
    if (given.has(one.id)) continue
    const reached = medallion !== null && one.barred === null && compare(sub(one.points, medallion), ZERO) >= 0
    given.set(one.id, reached ? { prize: 'medallion', why: 'points', places: 0 } : { prize: null, why: one.barred ?? 'none', places: 0 })
  }
  return given
}
