/** Among the lists of most merit: is there only one, and which one do the declared goals take. */

import type { Best } from './best.ts'
import { type Core, levelled, openFor } from './core.ts'
import { blocksOf, type Goals, goalsOf } from './goals.ts'
import type { Model } from './model.ts'
import { gainOf, keeps, type Program, part, type Row, row, type Solver } from './program.ts'

export interface Settled {
  values: number[]
  /** Whether it is the only list of most merit; null when there was no time to find out. */
  only: boolean | null
  /** Another list of the same merit. */
  other: number[] | null
  /** False when a goal was left open for want of time. */
  whole: boolean
  /** A list of more merit than what was taken for the most: the solver was wrong there. */
  better: number[] | null
}

/** @param values a list of most merit in this program */
export function settle(model: Model, program: Program, values: number[], core: Core | null, solver: Solver): Settled {
  const gain = gainOf(program, values)
  const open = core ? openFor(core, gain) : program.gain.map((_, at) => at)
  const found: Settled = { values, only: null, other: null, whole: true, better: null }
  const equal = asGood(program, values, core)
  const other = nearest(equal, values, open, solver)
  if (other === 'none') return { ...found, only: true }
  if (other === 'stopped') return { ...found, whole: false }
  if (gainOf(program, other) > gain) return { ...found, better: other }
  const { whole, values: last } = byGoals(goalsOf(model, equal, values), open, solver)
  const chosen = last.slice(0, values.length)
  const isOther = chosen.every((value, at) => value === other[at])
  return { ...found, only: false, other: isOther ? values : other, whole, values: chosen }
}

/** The program of all values that gain as much as these. */
function asGood(program: Program, values: readonly number[], core: Core | null): Program {
  const level = core ? levelled(program, core) : program.gain
  const all = program.gain.map((_, at) => at)
  return { ...program, rows: [...program.rows, row(all, level, gainOf({ ...program, gain: level }, values), Infinity)] }
}

/** Of all lists as good as the best one, the one that is the most like another. */
export function closest(program: Program, { values, gain, core, status }: Best, like: readonly number[], solver: Solver): number[] | null {
  if (!values || status !== 'best') return values
  const open = core ? openFor(core, gain) : program.gain.map((_, at) => at)
  const same = { ...asGood(program, values, core), gain: like.map((value) => (value === 1 ? 1 : -1)) }
  const found = among(same, values, open, solver)
  return typeof found === 'string' ? values : found
}

/** Other values that differ in as few columns as can be, but in one at least. */
function nearest(program: Program, values: readonly number[], open: readonly number[], solver: Solver): number[] | 'none' | 'stopped' {
  const same = program.gain.map((_, at) => (values[at] === 1 ? 1 : -1))
  const ones = values.filter((value) => value === 1).length
  const differs = row(
    same.map((_, at) => at),
    same,
    -Infinity,
    ones - 1,
  )
  return among({ ...program, gain: same, rows: [...program.rows, differs] }, values, open, solver)
}

/** One goal after the other: what it reached stays. */
function byGoals(goals: Goals, open: readonly number[], solver: Solver): { values: number[]; whole: boolean } {
  const rows: Row[] = []
  const free = new Set([...open, ...goals.helpers])
  let { values } = goals
  for (const { gain, groups } of blocksOf(goals, free)) {
    const program = { ...goals.program, gain, rows: [...goals.program.rows, ...rows] }
    const next = among(program, values, [...free], solver)
    if (typeof next === 'string') return { values, whole: false }
    if (gainOf(program, next) > gainOf(program, values)) values = next
    for (const group of groups) {
      const reached = group.reduce((sum, at) => sum + (values[at] as number), 0)
      // Whoever is on or off for good needs no row.
      if (group.length > 1) rows.push(row(group, 1, reached, reached))
      else free.delete(group[0] as number)
    }
  }
  return { values, whole: true }
}

function among(program: Program, values: readonly number[], open: readonly number[], solver: Solver): number[] | 'none' | 'stopped' {
  const some = open.length > 0 ? part(program, open, values) : null
  if (!some) return 'none'
  const solved = solver.solve(some, false)
  if (solved.status !== 'best') return solved.status
  const next = [...values]
  for (const [at, column] of open.entries()) next[column] = solved.values[at] as number
  return keeps(program, next) ? next : 'stopped'
}
