/** Ranks: entries put in order by the scheme's keys, with shared ranks and the key that decided each (rules 11, 12). */

import { order } from './books.ts'
import { compare, decimal, type Exact, print, shown, whole } from './exact.ts'
import type { Plan } from './plan.ts'
import { placesShown, type Tally } from './tally.ts'
import type { Decimal, Key } from './types.ts'

/** A key's value: a number, the marks of a count-back from best to worst, or null for an entry that has none. */
export type KeyValue = Exact | readonly Exact[] | null

/** Someone to be ranked: an entry or a squad. */
export interface Runner {
  id: string
  /** Blind code or label: the order in which equals are listed. */
  label: string
  zone: string
  /** Comes before all keys, more is better: not put last by a veto, the stage reached, its points. */
  tier: readonly Exact[]
  values: readonly KeyValue[]
}

export interface Ranked {
  runner: Runner
  rank: number
  shared: boolean
  decidedBy: number | null
}

/**
 * Ranks 1, 2, 2, 4: one more than the number of those strictly better (methods 1.11). The order of equals is by label, then id.
 * `decidedBy` is the key that set a rank behind the one above it; null for the first, and where the tier decided.
 * @example points 90 88 88 85 → ranks 1 2 2 4
 */
export function rank(runners: readonly Runner[], keys: readonly Key[]): Ranked[] {
  const sorted = [...runners].sort((a, b) => difference(a, b, keys).order || order(a.label, b.label) || order(a.id, b.id))
  const ranked: Ranked[] = []
  for (const [index, runner] of sorted.entries()) {
    const above = ranked[index - 1]
    const gap = above && difference(above.runner, runner, keys)
    if (above && gap?.order === 0) {
      above.shared = true
      ranked.push({ runner, rank: above.rank, shared: true, decidedBy: above.decidedBy })
    } else ranked.push({ runner, rank: index + 1, shared: false, decidedBy: gap?.key ?? null })
  }
  return ranked
}

/** Negative when a is ahead of b, with the first key on which they differ (null for the tier); 0 when all keys are equal. */
export function difference(a: Runner, b: Runner, keys: readonly Key[]): { order: number; key: number | null } {
  for (const [index, value] of a.tier.entries()) {
    const other = b.tier[index]
    const sign = other ? compare(other, value) : 0
    if (sign !== 0) return { order: sign, key: null }
  }
  for (const [index, key] of keys.entries()) {
    const sign = behind(a.values[index] ?? null, b.values[index] ?? null, key.order)
    if (sign !== 0) return { order: sign, key: index }
  }
  return { order: 0, key: null }
}

/** Positive when a is behind b. Whoever has no value is behind everyone who has one, whichever way the key runs. */
function behind(a: KeyValue, b: KeyValue, way: Key['order']): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  if (!isList(a) && !isList(b)) return way === 'more' ? compare(b, a) : compare(a, b)
  const [left, right] = [isList(a) ? a : [a], isList(b) ? b : [b]]
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const sign = compare(left[i] as Exact, right[i] as Exact)
    if (sign !== 0) return way === 'more' ? -sign : sign
  }
  return right.length - left.length
}

function isList(value: KeyValue): value is readonly Exact[] {
  return Array.isArray(value)
}

/**
 * The values of all keys for one entry, on what people see unless the scheme ranks exact values.
 * A count-back lists the judges' (or attempts') values, best first: most 12s, then most 10s, and so on.
 * Age: `order: 'more'` puts the older ahead. Lots and the chief's order are numbers given to the entry.
 */
export function keyValues(plan: Plan, tally: Tally): KeyValue[] {
  return plan.scheme.keys.map((key) => keyValue(plan, tally, key))
}

function keyValue(plan: Plan, tally: Tally, key: Key): KeyValue {
  switch (key.by) {
    case 'node':
      return nodeValue(plan, tally, key.node ?? plan.scheme.root.id)
    case 'penalties':
      return whole(tally.fate.penalties)
    case 'countback': {
      const back = tally.backs.get(key.node ?? '')
      return back?.length ? [...back].sort((a, b) => (key.order === 'more' ? compare(b, a) : compare(a, b))) : null
    }
    case 'age':
      return ageOf(tally.entry.birthDate)
    case 'lots':
      return counted(tally.entry.lot)
    case 'chief':
      return counted(tally.entry.chief)
  }
}

function nodeValue(plan: Plan, tally: Tally, id: string): Exact | null {
  const value = tally.nodes.get(id)
  if (!value || value.absent) return id === plan.scheme.root.id ? (value?.points ?? null) : null
  return plan.scheme.rankOn === 'exact' ? value.exact : shown(value.points, placesShown(plan, tally, id))
}

/** Born earlier is older; the day number falls as age rises, so its negative is compared. */
function ageOf(birthDate: string | undefined): Exact | null {
  const day = birthDate && /^\d{4}-\d{2}-\d{2}$/.test(birthDate) ? decimal(`-${birthDate.replaceAll('-', '')}`) : null
  return day
}

function counted(value: number | undefined): Exact | null {
  return value !== undefined && Number.isSafeInteger(value) ? whole(value) : null
}

/**
 * Key values as they are shown. An age is personal data and shows nothing.
 * @param digits places that this entry's values need to look different from its neighbours', by key
 */
export function printKeys(
  plan: Plan,
  tally: Tally,
  values: readonly KeyValue[],
  digits: readonly (number | undefined)[] = [],
): (Decimal | null)[] {
  return plan.scheme.keys.map((key, index) => {
    const value = values[index] ?? null
    if (value === null || key.by === 'age') return null
    if (isList(value)) return value.map((one) => print(one)).join(' ')
    return print(value, digits[index] ?? (key.by === 'node' ? placesShown(plan, tally, key.node ?? plan.scheme.root.id) : undefined))
  })
}

/**
 * Places by entry and key, for schemes that rank exact values: neighbours whose deciding values look equal are shown with as
 * many digits as make them differ.
 * @example 89.8449 and 89.8451 by two places → both with four
 */
export function digitsNeeded(plan: Plan, ranked: readonly Ranked[]): Map<string, number[]> {
  const needed = new Map<string, number[]>()
  if (plan.scheme.rankOn !== 'exact') return needed
  for (const [index, { runner, decidedBy }] of ranked.entries()) {
    const above = ranked[index - 1]?.runner
    const key = decidedBy === null ? undefined : plan.scheme.keys[decidedBy]
    if (!above || decidedBy === null || key?.by !== 'node') continue
    const [a, b] = [above.values[decidedBy] ?? null, runner.values[decidedBy] ?? null]
    const places = plan.nodes.get(key.node ?? plan.scheme.root.id)?.places
    if (a === null || b === null || isList(a) || isList(b) || places === undefined) continue
    const enough = apart(a, b, places)
    if (enough > places) for (const id of [above.id, runner.id]) raise(needed, id, decidedBy, enough)
  }
  return needed
}

/** Two different fractions differ within as many places as their denominators have digits together; 40 is beyond any scheme. */
const MOST_PLACES = 40

function apart(a: Exact, b: Exact, places: number): number {
  let enough = places
  while (enough < MOST_PLACES && compare(a, b) !== 0 && print(a, enough) === print(b, enough)) enough++
  return enough
}

function raise(needed: Map<string, number[]>, id: string, key: number, places: number): void {
  const own = needed.get(id) ?? []
  own[key] = Math.max(own[key] ?? 0, places)
  needed.set(id, own)
}
