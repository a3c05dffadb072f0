/** Whether what somebody learned and practised is what an event asks for. */
import type * as z from 'zod/mini'
import type { Fault } from '../lib/problem.ts'
import type { Requirement as Shape } from './input.ts'
import type { Credit } from './queries.ts'

export type Requirement = z.infer<typeof Shape>

/**
 * What is missing, one fault a requirement; nothing is missing where every one is met. Only courses count that were attended and
 * ended in the years asked for, and with a result asked for only those whose points reach it.
 * @param year of the competition; a requirement of 2 years looks at it and the one before
 */
export function missingOf(rules: readonly Requirement[], credits: readonly Credit[], year: number): Fault[] {
  return rules.flatMap(({ kind, trade, least, points, years }): Fault[] => {
    const counting = credits.filter(
      (one) =>
        one.state === 'attended' &&
        (kind === 'any' || one.kind === kind) &&
        (trade === '' || one.trade === trade) &&
        Number(one.endsOn.slice(0, 4)) <= year &&
        Number(one.endsOn.slice(0, 4)) > year - years &&
        (points === null || (one.points !== null && Number(one.points) >= Number(points))),
    )
    if (counting.length >= least) return []
    const params = {
      kind,
      trade,
      least: String(least),
      have: String(counting.length),
      points: points ?? '',
      from: String(year - years + 1),
    }
    return [{ path: [], code: 'not-eligible', params: { ...params, to: String(year) } }]
  })
}
