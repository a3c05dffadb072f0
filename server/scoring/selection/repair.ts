/** The cheapest repair of a list made by hand: as few changes as can be, and of these the one of most merit. */

import type { Decimal } from '../types.ts'
import { best } from './best.ts'
import type { Instance } from './instance.ts'
import { modelOf, programOf } from './model.ts'
import { pointsOf } from './points.ts'
import { aiming, gainOf, row, type Solver } from './program.ts'
import { type Change, changeOf, idsOf } from './select.ts'
import { isLawful, type Standing, standingsOf } from './status.ts'
import { settle } from './ties.ts'

export interface Repair {
  status: 'optimal' | 'so-far'
  change: Change
  chosen: string[]
  merit: Decimal
  /** The rules before the repair, and after it. */
  before: Standing[]
  rules: Standing[]
}

/** @returns null when no list keeps all rules; `late` when time was up before there was one */
export function repairOf(instance: Instance, list: readonly string[], solver: Solver): Repair | null | 'late' {
  const model = modelOf(instance)
  const on = new Set(list)
  const program = programOf(model)
  const seats = model.rules.find(({ key }) => key === 'seats')?.row
  // On a full list whoever comes takes the place of one who leaves: counting those who stay is enough, and its bound is sharper.
  const stranger = seats?.least === seats?.most ? 0 : -1
  const near = model.candidates.map(({ id }) => (on.has(id) ? 1 : stranger))
  const nearest = best(aiming(program, near), solver, null, null, model.merits)
  if (!nearest.values) return nearest.status === 'none' ? null : 'late'
  const all = near.map((_, at) => at)
  const close = { ...program, rows: [...program.rows, row(all, near, gainOf(aiming(program, near), nearest.values), Infinity)] }
  const found = best(close, solver, nearest.values)
  const values = found.values ?? nearest.values
  const settled = found.status === 'best' ? settle(model, close, values, found.core, solver).values : values
  const chosen = idsOf(model, settled)
  if (!isLawful(instance, chosen)) throw new Error('the repair breaks a rule')
  return {
    status: nearest.status === 'best' && found.status === 'best' ? 'optimal' : 'so-far',
    change: changeOf(
      model,
      near.map((one) => (one === 1 ? 1 : 0)),
      settled,
    ),
    chosen,
    merit: pointsOf(model, gainOf(program, settled)),
    before: standingsOf(instance, list),
    rules: standingsOf(instance, chosen),
  }
}
