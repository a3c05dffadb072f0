/** Incidents: penalties, bonuses, caps, voids, vetoes and disqualifications, applied after every panel (rules 10, 20). */

import { add, compare, decimal, type Exact, least, most, print, ZERO } from './exact.ts'
import type { Effect, Incident, Step } from './types.ts'

/** What incidents do to an entry as a whole. */
export interface Fate {
  disqualified: boolean
  /** The strongest veto, if any. */
  veto: (Effect & { do: 'veto' })['then'] | null
  /** How many incidents cost the entry something: the ranking key "fewer penalties". */
  penalties: number
}

/** From the mildest to the strongest. */
const VETOES = ['no-prize', 'zero', 'last', 'unranked'] as const

function stronger(a: Fate['veto'], b: (typeof VETOES)[number]): Fate['veto'] {
  return a !== null && VETOES.indexOf(a) > VETOES.indexOf(b) ? a : b
}

/** Reads the fate from all incidents of an entry: 一票否决 keeps the score visible, disqualification ends it. */
export function fateOf(incidents: readonly Incident[]): Fate {
  const fate: Fate = { disqualified: false, veto: null, penalties: 0 }
  for (const { effect } of incidents) {
    if (effect.do === 'disqualify') fate.disqualified = true
    if (effect.do === 'veto') fate.veto = stronger(fate.veto, effect.then)
    if (effect.do !== 'points' || isNegative(effect.points)) fate.penalties++
  }
  return fate
}

function isNegative(points: string): boolean {
  const value = decimal(points)
  return value !== null && compare(value, ZERO) < 0
}

/** Whether the node's points are lost, so that marks under it are no longer owed. */
export function isLost(incidents: readonly Incident[]): boolean {
  return incidents.some((one) => one.effect.do === 'zero' || one.effect.do === 'void')
}

/** Order at one node: the points are lost, then penalties and bonuses are added, then a cap is put on. */
const ORDER: Record<Effect['do'], number> = { void: 0, zero: 0, points: 1, cap: 2, veto: 3, disqualify: 3 }

/**
 * Applies a node's incidents to its points. They touch only this entry and never pass through trimming.
 * @example 85.00 with a penalty of −5 is 80.00; with a cap of 60 it is 60.00
 */
export function strike(points: Exact, node: string, incidents: readonly Incident[], note?: (step: Step) => void): Exact {
  let value = points
  for (const { id, effect, reason } of [...incidents].sort((a, b) => ORDER[a.effect.do] - ORDER[b.effect.do])) {
    const before = value
    value = struck(value, effect)
    note?.({ do: 'incident', node, incident: id, effect, reason, before: print(before), after: print(value) })
  }
  return value
}

function struck(value: Exact, effect: Effect): Exact {
  switch (effect.do) {
    case 'void':
    case 'zero':
      return ZERO
    case 'points':
      return add(value, decimal(effect.points) ?? ZERO)
    case 'cap':
      return least(value, decimal(effect.points) ?? value)
    case 'veto':
      return effect.then === 'zero' ? ZERO : value
    case 'disqualify':
      return value
  }
}

/** An aspect cannot be pushed below 0 by a penalty (扣完为止), unless its marks were below already. */
export function floorOfAspect(before: Exact, after: Exact): Exact {
  return most(after, least(before, ZERO))
}
