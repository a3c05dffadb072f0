/** The list of most merit under all rules, with its proof, its ties settled, and where it stands with every rule. */

import type { Decimal } from '../types.ts'
import { type Best, best } from './best.ts'
import { byName, type Instance } from './instance.ts'
import { type Model, modelOf, programOf } from './model.ts'
import { pointsOf } from './points.ts'
import type { Program, Solver } from './program.ts'
import { type Reserve, reservesOf } from './reserves.ts'
import { isLawful, meritOf, type Standing, standingsOf } from './status.ts'
import { type Settled, settle } from './ties.ts'

export interface Selection {
  /** so-far: time was up; the list is lawful, but a better one may exist, by no more than the gap. */
  status: 'optimal' | 'so-far'
  /** Most merit first, equal merit by id. */
  chosen: string[]
  merit: Decimal
  /** No list has more than this; null when there was no time for a bound. */
  bound: Decimal | null
  gap: Decimal | null
  rules: Standing[]
  /** Whether no other list has this merit; null when time was up before it was known. */
  only: boolean | null
  /** Another list of this merit: who would leave, who would come. */
  other: Change | null
  /** Whether the goals settled every tie; false when time was up. */
  settled: boolean
  reserves: Reserve[]
}

/** A model with its best list in the solver's terms, for all questions about it. */
export interface Solution {
  model: Model
  program: Program
  found: Best
  settled: Settled | null
}

/** @returns null values in `found` when no list keeps all rules, or none was found in time */
export function solved(instance: Instance, solver: Solver): Solution {
  const model = modelOf(instance)
  const program = programOf(model)
  let found = best(program, solver)
  for (;;) {
    if (found.status !== 'best' || !found.values) return { model, program, found, settled: null }
    const settled = settle(model, program, found.values, found.core, solver)
    if (!settled.better) return { model, program, found: { ...found, values: settled.values }, settled }
    found = best(program, solver, settled.better, found.core)
  }
}

/** @returns null when there is no list to speak of */
export function selectionOf({ model, found, settled }: Solution): Selection | null {
  if (!found.values) return null
  const { instance } = model
  const chosen = idsOf(model, found.values)
  // The solver's word is not enough: what is handed on was counted again from the people.
  if (!isLawful(instance, chosen)) throw new Error('the list that was found breaks a rule')
  const merit = meritOf(instance, chosen)
  if (pointsOf(model, found.gain) !== merit) throw new Error('the merit of the list is not what was found')
  const isBound = Number.isFinite(found.bound)
  return {
    status: found.status === 'best' ? 'optimal' : 'so-far',
    chosen,
    merit,
    bound: isBound ? pointsOf(model, found.bound) : null,
    gap: isBound ? pointsOf(model, found.bound - found.gain) : null,
    rules: standingsOf(instance, chosen),
    only: settled?.only ?? null,
    other: settled?.other ? changeOf(model, found.values, settled.other) : null,
    settled: settled?.whole ?? false,
    reserves: reservesOf(model, found.values),
  }
}

/** Who is on a list, most merit first, equal merit by id. */
export function idsOf({ candidates, merits }: Model, values: readonly number[]): string[] {
  return candidates
    .map(({ id }, at) => ({ id, at }))
    .filter(({ at }) => values[at] === 1)
    .sort((a, b) => (merits[b.at] as number) - (merits[a.at] as number) || byName(a.id, b.id))
    .map(({ id }) => id)
}

/** Who leaves and who comes, from one list to another. */
export interface Change {
  out: string[]
  in: string[]
}

export function changeOf(model: Model, from: readonly number[], to: readonly number[]): Change {
  const only = (some: readonly number[], others: readonly number[]) =>
    idsOf(
      model,
      some.map((value, at) => (value === 1 && others[at] !== 1 ? 1 : 0)),
    )
  return { out: only(from, to), in: only(to, from) }
}
