/** The goals that settle ties, as whole-number weights: in blocks, so that one solve answers for many candidates. */

import { compare, decimal } from '../exact.ts'
import { meets } from '../quota.ts'
import { byName, type Goal } from './instance.ts'
import type { Model } from './model.ts'
import { type Program, row } from './program.ts'

/** Groups of columns, first to last: of each as many, or as few, as can be, before the next is looked at. */
interface Order {
  sign: 1 | -1
  groups: number[][]
}

export interface Goals {
  /** The program with the columns that goals need beside the candidates. */
  program: Program
  values: number[]
  helpers: number[]
  orders: Order[]
}

/** @param values of the candidates */
export function goalsOf(model: Model, program: Program, values: readonly number[]): Goals {
  const goals: Goals = { program, values: [...values], helpers: [], orders: [] }
  for (const goal of model.instance.goals ?? []) {
    if (goal.goal === 'units-twice') unitsTwice(model, goals)
    else goals.orders.push(orderOf(model, goal))
  }
  goals.orders.push({ sign: 1, groups: values.map((_, at) => [at]) })
  return goals
}

/** A column for every unit that is 1 as soon as two of it are chosen; it is wanted 0. */
function unitsTwice({ candidates }: Model, goals: Goals): void {
  const members = new Map<string, number[]>()
  for (const [at, { unit }] of candidates.entries()) if (unit !== undefined) members.set(unit, [...(members.get(unit) ?? []), at])
  const program = {
    gain: [...goals.program.gain],
    least: [...goals.program.least],
    most: [...goals.program.most],
    rows: [...goals.program.rows],
  }
  const helpers: number[] = []
  for (const columns of [...members.values()].filter((one) => one.length > 1)) {
    const helper = program.gain.length
    const isTwice = columns.filter((at) => goals.values[at] === 1).length > 1
    program.gain.push(0)
    program.least.push(0)
    program.most.push(1)
    program.rows.push(row([...columns, helper], [...columns.map(() => 1), 1 - columns.length], -Infinity, 1))
    goals.values.push(isTwice ? 1 : 0)
    helpers.push(helper)
  }
  goals.program = program
  goals.helpers.push(...helpers)
  if (helpers.length > 0) goals.orders.push({ sign: -1, groups: [helpers] })
}

function orderOf({ candidates }: Model, goal: Exclude<Goal, { goal: 'units-twice' }>): Order {
  if ('of' in goal) {
    const group = candidates.flatMap(({ attributes }, at) => (meets(attributes ?? {}, goal.of) ? [at] : []))
    return { sign: goal.goal === 'more' ? 1 : -1, groups: group.length > 0 ? [group] : [] }
  }
  const byValue = new Map<string, number[]>()
  for (const [at, { attributes }] of candidates.entries()) {
    const value = attributes?.[goal.attribute]
    if (value !== undefined && value !== null) byValue.set(value, [...(byValue.get(value) ?? []), at])
  }
  const groups = [...byValue].sort(([a], [b]) => (goal.goal === 'first' ? 1 : -1) * byAmount(a, b)).map(([, group]) => group)
  return { sign: 1, groups }
}

/** Numbers as numbers, so that 9.5 comes before 10; everything else by its text. */
function byAmount(a: string, b: string): number {
  const [x, y] = [decimal(a), decimal(b)]
  return (x && y && compare(x, y)) || byName(a, b)
}

const HEAVIEST = 2 ** 16

/**
 * Gains whose every group outweighs all groups after it. What is not free any more has no weight.
 * @param free looked at again for every block
 */
export function* blocksOf({ program, orders }: Goals, free: ReadonlySet<number>): Generator<{ gain: number[]; groups: number[][] }> {
  for (const { sign, groups } of orders) {
    for (let at = 0; at < groups.length; ) {
      const block: number[][] = []
      let weight = 1
      for (; at < groups.length && weight < HEAVIEST; at++) {
        const group = (groups[at] as number[]).filter((column) => free.has(column))
        if (group.length === 0) continue
        block.push(group)
        weight *= group.length + 1
      }
      if (block.length === 0) continue
      const gain = program.gain.map(() => 0)
      for (const group of block) {
        weight = Math.round(weight / (group.length + 1))
        for (const column of group) gain[column] = sign * weight
      }
      yield { gain, groups: block }
    }
  }
}
