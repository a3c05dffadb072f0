/** Why no list keeps all rules: a smallest set of rules that cannot hold together, its arithmetic, and what would have to give. */

import type { Decimal } from '../types.ts'
import { bestGiving, fewestGives } from './elastic.ts'
import { type Give, type Instance, type RuleKey, split } from './instance.ts'
import { type Model, modelOf, type Rule } from './model.ts'
import { pointsOf } from './points.ts'
import type { Row, Solver } from './program.ts'
import { shortageOf } from './shortage.ts'

/** One rule of a conflict: how far it falls short, or is overrun, when all the others of the conflict hold. */
export interface Clash {
  rule: RuleKey
  /** Null when time was up before it was known, or where the rule cannot give way by persons. */
  by: number | null
  /** What it asks for, and the most (of a cap the least) that the others leave; null for shares of a part of the list. */
  asked: number | null
  reach: number | null
}

/** Two floors of a full list: so many must be both, so few are. */
export interface Overlap {
  rules: [RuleKey, RuleKey]
  asked: [number, number]
  seats: number
  both: number
  are: number
}

export interface Relaxation {
  gives: Give[]
  /** Of the best list then; null when time was up before there was one. */
  merit: Decimal | null
  /** How much less than under the best of these relaxations. */
  below: Decimal | null
  proven: boolean
}

export interface Conflict {
  rules: Clash[]
  /** Without any one of these rules the others can hold together; false when time was up before that was proven. */
  irreducible: boolean
  overlap: Overlap | null
  relaxations: Relaxation[]
}

/** @param instance of which no list keeps all rules */
export function conflictOf(instance: Instance, solver: Solver): Conflict {
  const model = modelOf(instance)
  const short = shortageOf(model)
  const { set, proven } = short ? { set: short, proven: true } : smallest(model, solver)
  const few = set.filter(isUnit).length > MOST_UNITS ? set.filter((rule) => !isUnit(rule)) : set
  const rules = set.map((rule) => clashOf(model, rule, set, few.includes(rule) ? solver : null))
  return { rules, irreducible: proven, overlap: overlapOf(model, set), relaxations: relaxationsOf(model, few, solver) }
}

/** Of more units than these nobody asks what each of them alone would change. */
const MOST_UNITS = 8
const isUnit = ({ key }: Rule) => split(key)[0] === 'unit'

/** First with all units as one rule, and all teams; then, of those that matter, which ones. */
function smallest(model: Model, solver: Solver): { set: Rule[]; proven: boolean } {
  const kind = ({ key }: Rule) => split(key)[0]
  const ofKind = (name: string) => model.rules.filter((rule) => kind(rule) === name)
  const singles = model.rules.filter((rule) => !['unit', 'team'].includes(kind(rule))).map((rule) => [rule])
  const blocks = [...singles, ofKind('unit'), ofKind('team')].filter((block) => block.length > 0)
  const test = { proven: true }
  const possible = (rules: Rule[]) => {
    const answer = isPossible(model, rules, solver)
    if (answer === null) test.proven = false
    return answer !== false
  }
  const some = reduced([], blocks, possible)
  const fixed = some.filter((block) => block.length === 1).flat()
  const wide = some.filter((block) => block.length > 1).flat()
  const parts = reduced(
    fixed,
    wide.map((rule) => [rule]),
    possible,
  )
  return { set: [...fixed, ...parts.flat()].sort((a, b) => model.rules.indexOf(a) - model.rules.indexOf(b)), proven: test.proven }
}

/** Halving (QuickXplain): a smallest choice of blocks that, with the fixed rules, cannot hold. */
function reduced(fixed: Rule[], blocks: Rule[][], possible: (rules: Rule[]) => boolean): Rule[][] {
  const explain = (base: Rule[], isNew: boolean, list: Rule[][]): Rule[][] => {
    if (isNew && !possible(base)) return []
    if (list.length <= 1) return list
    const half = list.length >> 1
    const [one, two] = [list.slice(0, half), list.slice(half)]
    const second = explain([...base, ...one.flat()], one.length > 0, two)
    const first = explain([...base, ...second.flat()], second.length > 0, one)
    return [...first, ...second]
  }
  return blocks.length === 0 ? [] : explain(fixed, fixed.length > 0, blocks)
}

/** Null when time was up. */
function isPossible({ merits }: Model, rules: readonly Rule[], solver: Solver): boolean | null {
  const program = { gain: merits.map(() => 0), least: merits.map(() => 0), most: merits.map(() => 1), rows: rules.map(({ row }) => row) }
  const relaxed = solver.solve(program, true)
  if (relaxed.status === 'none') return false
  if (relaxed.status === 'best' && relaxed.values.every(Number.isInteger)) return true
  const { status, values } = solver.solve(program, false)
  return status === 'none' ? false : values.length > 0 || merits.length === 0 ? true : null
}

function clashOf(model: Model, rule: Rule, set: readonly Rule[], solver: Solver | null): Clash {
  const gives = solver && fewestGives(model, set, [rule], solver, true)
  const by = gives?.reduce((sum, one) => sum + one.by, 0) ?? null
  const side = gives?.[0]?.side ?? (solver ? 'least' : 'most')
  const asked = plainOf(rule, set)?.[side] ?? Infinity
  if (!Number.isFinite(asked)) return { rule: rule.key, by, asked: null, reach: null }
  return { rule: rule.key, by, asked, reach: by === null ? null : side === 'least' ? asked - by : asked + by }
}

/** The rule as a plain number of persons, where it is one: also a share of those chosen, once the seats are filled. */
function plainOf(rule: Rule, set: readonly Rule[]): Row | null {
  const row = set.some(({ key }) => key === 'seats') ? (rule.sharp ?? rule.row) : rule.row
  return row.factors.every((factor) => factor === 1) ? row : null
}

function overlapOf({ instance, candidates }: Model, set: readonly Rule[]): Overlap | null {
  const seats = set.find(({ key }) => key === 'seats')?.row.most ?? Infinity
  const out = new Set((instance.out ?? []).map(({ candidate }) => candidate))
  const floors = set.flatMap((rule) => {
    const row = rule.key.startsWith('quota:') ? plainOf(rule, set) : null
    return row && row.least > 0 ? [{ key: rule.key, row }] : []
  })
  const [a, b] = floors
  if (!a || !b || floors.length !== 2 || !Number.isFinite(seats)) return null
  const both = a.row.least + b.row.least - seats
  const ofB = new Set(b.row.columns)
  const are = a.row.columns.filter((at) => ofB.has(at) && !out.has(candidates[at]?.id ?? '')).length
  return both > are ? { rules: [a.key, b.key], asked: [a.row.least, b.row.least], seats, both, are } : null
}

/** Each rule of the conflict alone, as far as it must; and the fewest persons over all rules together, where that is less. */
function relaxationsOf(model: Model, set: readonly Rule[], solver: Solver): Relaxation[] {
  const options = set.flatMap((rule) => {
    const gives = fewestGives(model, model.rules, [rule], solver)
    return gives && gives.length > 0 ? [gives] : []
  })
  const soft = model.rules.filter((rule) => !['in', 'out', 'team'].includes(split(rule.key)[0]))
  const together =
    fewestGives(model, model.rules, soft, solver) ?? (options.length === 0 ? fewestGives(model, model.rules, model.rules, solver) : null)
  const known = new Set(options.map((one) => JSON.stringify(one)))
  if (together && together.length > 0 && !known.has(JSON.stringify(together))) options.push(together)
  const found = options.map((gives) => ({ gives, found: bestGiving(model, gives, solver) }))
  const most = Math.max(...found.map((one) => one.found.gain))
  return found
    .map(({ gives, found: { values, gain, status } }) => ({
      gives,
      merit: values ? pointsOf(model, gain) : null,
      below: values ? pointsOf(model, most - gain) : null,
      proven: status === 'best',
    }))
    .sort((a, b) => persons(a.gives) - persons(b.gives))
}

const persons = (gives: readonly Give[]) => gives.reduce((sum, { by }) => sum + by, 0)
