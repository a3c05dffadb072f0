/** What a selection is made from: candidates, seats, rules and the goal that settles ties; all data, nothing of it code. */

import type { Attributes, Quota, Who } from '../quota.ts'
import type { Decimal } from '../types.ts'

export interface Candidate {
  id: string
  name?: string
  /** What the committee gives, exactly as it is written. */
  merit: Decimal
  /** Who they are, where one person could come up through two channels; nobody may come up twice. */
  person?: string
  unit?: string
  team?: string
  category?: string
  attributes?: Attributes
}

/** A unit's share of the list. Units that are not named have no bounds. */
export interface UnitBounds {
  id: string
  name?: string
  least?: number
  most?: number
}

/** So many seats for one category, which its own candidates fill. */
export interface CategorySeats {
  id: string
  name?: string
  seats: number
}

/** A name that the committee puts on or takes off; always with a reason. */
export interface Forced {
  candidate: string
  reason: string
  by?: string
}

/**
 * What decides between lists of equal merit, first to last; then always the lowest id.
 * - units-twice: as few units as can be with two or more on the list
 * - more, fewer: as many, or as few, as can be of some people
 * - first, last: by an attribute, the lowest or the highest value first (days as "2019-05-01", numbers as numbers)
 */
export type Goal = { goal: 'units-twice' } | { goal: 'more' | 'fewer'; of: Who } | { goal: 'first' | 'last'; attribute: string }

/** How a rule gives way: a floor asks for `by` fewer, a cap allows `by` more. */
export interface Give {
  rule: RuleKey
  side: 'least' | 'most'
  by: number
}

export interface Instance {
  seats: number
  /** Seats may stay empty; otherwise all are filled. */
  vacant?: boolean
  candidates: Candidate[]
  units?: UnitBounds[]
  categories?: CategorySeats[]
  onePerTeam?: boolean
  /** What teams are called, where their ids do not say it. */
  teams?: { id: string; name: string }[]
  in?: Forced[]
  out?: Forced[]
  quotas?: Quota[]
  /** What the committee lets pass, rule by rule; nothing else gives way. */
  gives?: Give[]
  goals?: Goal[]
  /** How many ranked reserves; per category where there are categories. */
  reserves?: number
  /** A list made by hand, which a repair changes as little as it can. */
  list?: string[]
}

/** A rule of an instance, by kind and id. @example 'quota:women', 'unit:7', 'team:12', 'in:128' */
export type RuleKey = 'seats' | `${'unit' | 'team' | 'category' | 'quota' | 'in' | 'out'}:${string}`

/** @example split('unit:7') // ['unit', '7'] */
export function split(key: RuleKey): [kind: string, id: string] {
  const colon = key.indexOf(':')
  return colon < 0 ? [key, ''] : [key.slice(0, colon), key.slice(colon + 1)]
}

/** Numbers before texts, numbers by size: the order in which ids and values count. @example 9 < 10 < "a" < "b" */
export function byName(a: string, b: string): number {
  const [x, y] = [WHOLE.test(a), WHOLE.test(b)]
  if (x !== y) return x ? -1 : 1
  if (x && a.replace(ZEROS, '') !== b.replace(ZEROS, '')) {
    const [m, n] = [a.replace(ZEROS, ''), b.replace(ZEROS, '')]
    return m.length - n.length || (m < n ? -1 : 1)
  }
  return a < b ? -1 : a > b ? 1 : 0
}

const WHOLE = /^\d+$/
const ZEROS = /^0+(?=\d)/
