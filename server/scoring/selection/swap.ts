/** What happens to the rules when one person comes for another, without solving anything. */

import type { RuleKey } from './instance.ts'
import type { Model } from './model.ts'
import { activity } from './program.ts'

export interface Swaps {
  /** The rules that break when column `on` comes on and column `off` (if any) goes off. */
  broken(on: number, off: number | null): RuleKey[]
}

/** @param values a list that keeps all rules */
export function swapsFrom({ rules, candidates }: Model, values: readonly number[]): Swaps {
  const sums = rules.map(({ row }) => activity(row, values))
  /** By column: its rules and its factor there. */
  const parts = candidates.map(() => new Map<number, number>())
  for (const [at, { row }] of rules.entries())
    for (const [i, column] of row.columns.entries()) parts[column]?.set(at, row.factors[i] as number)
  return {
    broken(on, off) {
      const [coming, going] = [parts[on], off === null ? undefined : parts[off]]
      const touched = new Set([...(coming?.keys() ?? []), ...(going?.keys() ?? [])])
      return [...touched]
        .sort((a, b) => a - b)
        .flatMap((at) => {
          const rule = rules[at]
          const sum = (sums[at] as number) + (coming?.get(at) ?? 0) - (going?.get(at) ?? 0)
          return rule && (sum < rule.row.least || sum > rule.row.most) ? [rule.key] : []
        })
    },
  }
}
