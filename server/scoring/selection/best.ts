/** The values of most gain, with their proof: a bound, a quick find among the cheapest columns, then all that the bound leaves open. */

import { type Core, cheapest, coreOf, levelled, openFor } from './core.ts'
import { aiming, gainOf, keeps, type Program, part, type Solver } from './program.ts'

export interface Best {
  /** stopped: the best so far, or nothing found and nothing proven. */
  status: 'best' | 'none' | 'stopped'
  /** Null when nothing is in hand. */
  values: number[] | null
  gain: number
  /** No values gain more than this; the gain itself when the status is best. */
  bound: number
  core: Core | null
}

/** How many columns the first look is taken among. */
const FIRST = 240

/**
 * @param known values in hand that keep all rows, if any
 * @param core of this very program, where it is known already
 * @param hope by column: which of those that cost the same are looked at first
 */
export function best(
  program: Program,
  solver: Solver,
  known: number[] | null = null,
  core: Core | null = null,
  hope: readonly number[] = program.gain,
): Best {
  const relaxed = core ? null : solver.solve(program, true)
  if (relaxed?.status === 'none') return { status: 'none', values: null, gain: -Infinity, bound: -Infinity, core: null }
  const own = core ?? (relaxed?.status === 'best' ? coreOf(program, relaxed.prices) : null)
  const level = own ? aiming(program, levelled(program, own)) : program
  const ends = own?.ends ?? program.least
  const all = program.gain.map((_, at) => at)
  // The relaxed program left its better ends where it had to: of what costs the same to move, that comes before anything hoped for.
  const hopes = hope.map((one, at) => (relaxed && Math.abs((relaxed.values[at] ?? 0) - (ends[at] ?? 0)) > 1e-6 ? Infinity : one))
  const hand = { values: known, gain: known ? gainOf(program, known) : -Infinity }

  /** The columns in which anything better can differ from the better ends. */
  const left = () => (own && hand.values ? openFor(own, hand.gain + 1) : all)

  /** Looks for the best among those columns; keeps it if it is better than what is in hand. */
  const look = (open: number[]): 'done' | 'none' | 'stopped' => {
    const some = part(level, open, ends)
    const solved = some ? (open.length > 0 ? solver.solve(some, false) : EMPTY) : NONE
    if (solved.status !== 'none' && solved.values.length === open.length) {
      const values = [...ends]
      for (const [at, column] of open.entries()) values[column] = solved.values[at] as number
      // What does not keep the rows in whole numbers was not found.
      if (!keeps(program, values)) return 'stopped'
      const gain = gainOf(program, values)
      if (gain > hand.gain) Object.assign(hand, { values, gain })
    }
    return solved.status === 'best' ? 'done' : solved.status
  }
  const end = (status: Best['status']): Best => ({
    ...hand,
    status,
    bound: status === 'stopped' ? (own?.bound ?? Infinity) : hand.gain,
    core: own,
  })

  let tried: number[] | null = null
  // Also with a list in hand: a poor one would leave open nearly all columns.
  for (let count = FIRST; own && count < left().length && !solver.late(); count *= 4) {
    tried = cheapest(own, count, hopes)
    if (look(tried) !== 'done') tried = null
    if (hand.values) break
  }
  const open = left()
  // Whatever is better differs from the better ends in these columns only, and among them the best is in hand.
  if (tried && isWithin(open, tried)) return end('best')
  const looked = look(open)
  if (looked === 'stopped') return end('stopped')
  return end(hand.values ? 'best' : 'none')
}

const EMPTY = { status: 'best', values: [], prices: [] } as const
const NONE = { status: 'none', values: [], prices: [] } as const

function isWithin(some: readonly number[], all: readonly number[]): boolean {
  const known = new Set(all)
  return some.every((one) => known.has(one))
}
