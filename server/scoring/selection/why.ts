/** Why somebody is not on the list, or is: the rule that keeps them there, and what the other way would cost. */

import type { Decimal } from '../types.ts'
import { best } from './best.ts'
import { type Conflict, conflictOf } from './conflict.ts'
import { type RuleKey, split } from './instance.ts'
import { type Model, modelOf, programOf } from './model.ts'
import { pointsOf } from './points.ts'
import type { Solver } from './program.ts'
import { type Change, changeOf, type Solution } from './select.ts'
import { type Swaps, swapsFrom } from './swap.ts'
import { closest } from './ties.ts'

/** In the order in which they are given; the first says the most. */
export type Reason =
  | { kind: 'forced-in' | 'forced-out'; reason: string; by: string | null }
  | { kind: 'team'; team: string; chosen: string[] }
  | { kind: 'unit'; unit: string; chosen: string[]; most: number }
  | { kind: 'category'; category: string; chosen: string[]; most: number }
  /** Together with everyone chosen this one would be too many. */
  | { kind: 'cap'; quota: string }
  /** Those with less merit who are on the list are needed for these floors, or cannot make place under these caps. */
  | { kind: 'needed'; rules: RuleKey[]; lower: number }
  /** Whoever could make place has as much merit or more; the lowest of them. */
  | { kind: 'merit'; lowest: string; merit: Decimal; equal: boolean }

export interface Why {
  candidate: string
  merit: Decimal
  chosen: boolean
  reasons: Reason[]
  /** The best list the other way round, as like this one as can be; null when there is none (see `conflict`), or no time to find it. */
  otherwise: { change: Change; merit: Decimal; costs: Decimal; proven: boolean } | null
  /** Why no list can have it the other way round. */
  conflict: Conflict | null
}

/** @param id of a candidate of the instance */
export function why({ model, found }: Solution, id: string, solver: Solver): Why {
  const { values } = found
  const at = model.at.get(id)
  if (at === undefined || !values) throw new Error(`nothing to say of ${id}`)
  const chosen = values[at] === 1
  // What the committee has forced is asked as if it had not.
  const [held, turned] = chosen ? (['in', 'out'] as const) : (['out', 'in'] as const)
  const freed = (model.instance[held] ?? []).filter(({ candidate }) => candidate !== id)
  const forced = { candidate: id, reason: '' }
  const instance = { ...model.instance, [held]: freed, [turned]: [...(model.instance[turned] ?? []), forced] }
  const program = programOf(modelOf(instance))
  const other = best(program, solver)
  const near = closest(program, other, values, solver)
  return {
    candidate: id,
    merit: pointsOf(model, model.merits[at] as number),
    chosen,
    reasons: chosen ? whyOn(model, values, at) : whyOff(model, values, at),
    otherwise: near && {
      change: changeOf(model, values, near),
      merit: pointsOf(model, other.gain),
      costs: pointsOf(model, found.gain - other.gain),
      proven: other.status === 'best',
    },
    conflict: other.status === 'none' ? without(conflictOf(instance, solver), `${turned}:${id}`) : null,
  }
}

/** A way out of what was only asked is no way out. */
function without(conflict: Conflict, asked: RuleKey): Conflict {
  return { ...conflict, relaxations: conflict.relaxations.filter(({ gives }) => gives.every(({ rule }) => rule !== asked)) }
}

function whyOff(model: Model, values: readonly number[], at: number): Reason[] {
  const { instance, candidates, merits } = model
  const own = candidates[at]
  if (!own) return []
  const reasons: Reason[] = []
  const forced = instance.out?.find(({ candidate }) => candidate === own.id)
  if (forced) reasons.push({ kind: 'forced-out', reason: forced.reason, by: forced.by ?? null })
  const chosen = candidates.map((one, column) => ({ ...one, column })).filter(({ column }) => values[column] === 1)
  const mates = (field: 'team' | 'unit' | 'category', id: string) => chosen.filter((one) => one[field] === id).map((one) => one.id)
  const swaps = swapsFrom(model, values)
  for (const key of swaps.broken(at, null)) {
    const [kind, id] = split(key)
    if (kind === 'team') reasons.push({ kind, team: id, chosen: mates('team', id) })
    else if (kind === 'unit')
      reasons.push({ kind, unit: id, chosen: mates('unit', id), most: instance.units?.find((one) => one.id === id)?.most ?? 0 })
    else if (kind === 'category')
      reasons.push({
        kind,
        category: id,
        chosen: mates('category', id),
        most: instance.categories?.find((one) => one.id === id)?.seats ?? 0,
      })
    else if (kind === 'quota') reasons.push({ kind: 'cap', quota: id })
  }
  const merit = merits[at] as number
  const lower = chosen.filter(({ column }) => (merits[column] as number) < merit)
  const direct = new Set(swaps.broken(at, null))
  const rules = blocking(
    swaps,
    lower.map(({ column }) => ({ on: at, off: column })),
  ).filter((key) => key.startsWith('quota:') && !direct.has(key))
  if (!forced && rules.length > 0) reasons.push({ kind: 'needed', rules, lower: lower.length })
  const lowest = chosen
    .filter(({ column }) => swaps.broken(at, column).length === 0)
    .sort((a, b) => (merits[a.column] as number) - (merits[b.column] as number))[0]
  if (lowest && !forced)
    reasons.push({ kind: 'merit', lowest: lowest.id, merit: lowest.merit, equal: (merits[lowest.column] as number) === merit })
  return reasons
}

function whyOn(model: Model, values: readonly number[], at: number): Reason[] {
  const { instance, candidates, merits } = model
  const own = candidates[at]
  const forced = instance.in?.find(({ candidate }) => candidate === own?.id)
  if (forced) return [{ kind: 'forced-in', reason: forced.reason, by: forced.by ?? null }]
  const swaps = swapsFrom(model, values)
  const merit = merits[at] as number
  const higher = candidates.flatMap((_, column) => (values[column] !== 1 && (merits[column] as number) > merit ? [column] : []))
  const rules = blocking(
    swaps,
    higher.map((column) => ({ on: column, off: at })),
  ).filter((key) => key.startsWith('quota:'))
  return rules.length > 0 ? [{ kind: 'needed', rules, lower: higher.length }] : []
}

/** The rules that stand in the way of these exchanges, those that stop the most first. */
function blocking(swaps: Swaps, exchanges: { on: number; off: number }[]): RuleKey[] {
  const times = new Map<RuleKey, number>()
  for (const { on, off } of exchanges) for (const key of swaps.broken(on, off)) times.set(key, (times.get(key) ?? 0) + 1)
  return [...times].sort((a, b) => b[1] - a[1]).map(([key]) => key)
}
