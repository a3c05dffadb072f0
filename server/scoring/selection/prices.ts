/** What each rule costs: how much more merit the best list had if the rule gave way by one person. */

import type { Decimal } from '../types.ts'
import { best } from './best.ts'
import { coreOf } from './core.ts'
import { type RuleKey, split } from './instance.ts'
import { given } from './model.ts'
import { pointsOf } from './points.ts'
import type { Solver } from './program.ts'
import type { Solution } from './select.ts'

export interface Price {
  rule: RuleKey
  /** Exactly, or at least when it is not proven. */
  price: Decimal
  proven: boolean
}

/** Rules in their order; of teams only those that cost something, as there are so many. */
export function pricesOf({ model, program, found }: Solution, solver: Solver): Price[] {
  const { values, gain, core } = found
  if (!values) return []
  return model.rules.flatMap((rule, at): Price[] => {
    // With a seat more, shares of those chosen are no longer what they were.
    const others = rule.key === 'seats' ? model.rules.map(({ row }) => row) : program.rows
    const rows = others.map((row, i) => (i === at ? given(rule, EACH_SIDE) : row))
    const looser = { ...program, rows }
    // The old prices still give a bound of the looser program: where that leaves no room there is nothing to solve.
    const bound = core && coreOf(looser, core.prices)
    const free = bound !== null && bound.bound <= gain
    const after = free ? { gain, status: 'best' } : best(looser, solver, values, bound)
    const isTeam = split(rule.key)[0] === 'team'
    return isTeam && after.gain === gain && after.status === 'best'
      ? []
      : [{ rule: rule.key, price: pointsOf(model, after.gain - gain), proven: after.status === 'best' && found.status === 'best' }]
  })
}

const EACH_SIDE = [
  { side: 'least', by: 1 },
  { side: 'most', by: 1 },
] as const
