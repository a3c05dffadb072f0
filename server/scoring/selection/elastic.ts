/** Programs whose rules may give way: by how many persons each, at the least, and what the best list is then. */

import { type Best, best } from './best.ts'
import { type Give, split } from './instance.ts'
import { given, type Model, type Rule } from './model.ts'
import { type Program, row, type Solver } from './program.ts'

/** The sides on which a rule can give way; in earnest, seats can stay empty, but nobody gets a seat more. */
function sidesOf({ key, row, give }: Rule, inThought: boolean): ('least' | 'most')[] {
  const [kind] = split(key)
  const sides = (['least', 'most'] as const).filter((side) => Number.isFinite(row[side]) && give[side] > 0)
  if (inThought) return sides
  return kind === 'seats' || kind === 'team' || kind === 'in' || kind === 'out'
    ? sides.filter((side) => (kind === 'seats' || kind === 'in') === (side === 'least'))
    : sides
}

/**
 * The fewest persons by which some rules must give way so that all hold; null when that is not enough, or time was up.
 * @param inThought also as nobody could decide: more seats than there are
 */
export function fewestGives(model: Model, rules: readonly Rule[], soft: readonly Rule[], solver: Solver, inThought = false): Give[] | null {
  const columns = model.merits.length
  const slacks = soft.flatMap((rule) => sidesOf(rule, inThought).map((side) => ({ rule, side })))
  const rows = rules.map((rule) => {
    const own = slacks.flatMap((one, at) => (one.rule.key === rule.key ? [{ ...one, column: columns + at }] : []))
    const factors = own.map(({ side }) => (side === 'least' ? rule.give.least : -rule.give.most))
    return row([...rule.row.columns, ...own.map(({ column }) => column)], [...rule.row.factors, ...factors], rule.row.least, rule.row.most)
  })
  const width = columns + slacks.length
  const program: Program = {
    gain: Array.from({ length: width }, (_, at) => (at < columns ? 0 : -1)),
    least: new Array<number>(width).fill(0),
    most: [...model.merits.map(() => 1), ...slacks.map(({ rule, side }) => columns + Math.abs(rule.row[side]))],
    rows,
  }
  const found = best(program, solver)
  if (found.status !== 'best' || !found.values) return null
  const { values } = found
  return slacks.flatMap(({ rule, side }, at) => {
    const by = values[columns + at] as number
    return by > 0 ? [{ rule: rule.key, side, by }] : []
  })
}

/** The best list when some rules give way. */
export function bestGiving(model: Model, gives: readonly Give[], solver: Solver): Best {
  const rows = model.rules.map((rule) =>
    given(
      rule,
      gives.filter((one) => one.rule === rule.key),
    ),
  )
  return best({ gain: model.merits, least: model.merits.map(() => 0), most: model.merits.map(() => 1), rows }, solver)
}
