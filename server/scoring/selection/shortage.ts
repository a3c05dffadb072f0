/** The plainest conflict, found by adding up: all units together have fewer places than there are seats. */

import { split } from './instance.ts'
import type { Model, Rule } from './model.ts'

/** Seats and the units that are too narrow, none of which could be left out; null when the units have places enough. */
export function shortageOf({ rules, candidates }: Model): Rule[] | null {
  const seats = rules.find(({ key }) => key === 'seats')
  if (!seats) return null
  const narrow = rules.filter(({ key, row }) => split(key)[0] === 'unit' && row.most < row.columns.length)
  const without = (rule: Rule) => rule.row.columns.length - rule.row.most
  let places = candidates.length - narrow.reduce((sum, rule) => sum + without(rule), 0)
  if (places >= seats.row.least || candidates.length < seats.row.least) return null
  const needed = narrow.filter((rule) => {
    if (places + without(rule) >= seats.row.least) return true
    places += without(rule)
    return false
  })
  return [seats, ...needed]
}
