/** Where a list stands with every rule: counted from the people themselves, by nothing that the solver's rows go through. */

import { decimal, print, sum } from '../exact.ts'
import { type Counted, count } from '../quota.ts'
import type { Decimal } from '../types.ts'
import { byName, type Candidate, type Give, type Instance, type RuleKey, split } from './instance.ts'

export interface Standing {
  rule: RuleKey
  /** How many are counted. */
  numerator: number
  /** Of how many, where the rule is a share. */
  denominator: number | null
  least: number | null
  most: number | null
  /** The share before it is rounded, "12.95"; null for plain numbers. */
  exact: Decimal | null
  state: 'met' | 'short' | 'over'
  by: number
}

/** What the committee lets pass is met; the rule's own bounds stay as they are written. */
function passed(standing: Standing, gives: readonly Give[]): Standing {
  const side = standing.state === 'short' ? 'least' : 'most'
  const by = gives.reduce((sum, one) => sum + (one.rule === standing.rule && one.side === side ? one.by : 0), 0)
  const left = Math.max(standing.by - by, 0)
  return { ...standing, by: left, state: left === 0 ? 'met' : standing.state }
}

/** Every rule in the order of an instance; teams only where they are broken, for all others hold alike. */
export function standingsOf(instance: Instance, chosen: readonly string[]): Standing[] {
  const on = new Set(chosen)
  const people = instance.candidates.filter(({ id }) => on.has(id))
  const { seats, vacant, categories = [], units = [], quotas = [] } = instance
  const number = (who: (one: Candidate) => boolean) => people.filter(who).length
  const forced = (rule: RuleKey, id: string, wanted: 0 | 1) => bounded(rule, on.has(id) ? 1 : 0, wanted, wanted)
  const counted = count(
    quotas,
    seats,
    people.map(({ attributes = {} }) => attributes),
  )
  const all = [
    bounded('seats', people.length, vacant ? null : seats, seats),
    ...categories.map(({ id, seats: most }) =>
      bounded(
        `category:${id}`,
        number(({ category }) => category === id),
        vacant ? null : most,
        most,
      ),
    ),
    ...(instance.in ?? []).map(({ candidate }) => forced(`in:${candidate}`, candidate, 1)),
    ...(instance.out ?? []).map(({ candidate }) => forced(`out:${candidate}`, candidate, 0)),
    ...counted.map(ofQuota),
    ...[...units]
      .sort((a, b) => byName(a.id, b.id))
      .map(({ id, least, most }) =>
        bounded(
          `unit:${id}`,
          number(({ unit }) => unit === id),
          least ?? null,
          most ?? null,
        ),
      ),
    ...(instance.onePerTeam ? crowded(people) : []),
  ]
  return instance.gives?.length ? all.map((one) => passed(one, instance.gives ?? [])) : all
}

/** Whether a list may only pass with a reason: a rule is broken, other than by seats that stay empty. */
export function needsReason({ rule, state }: Standing): boolean {
  const [kind] = split(rule)
  return state === 'over' || (state === 'short' && kind !== 'seats' && kind !== 'category')
}

/** By what name a reason speaks of a rule: quotas by their own id, all others by their key. */
export function aboutOf(rule: RuleKey): string {
  const [kind, id] = split(rule)
  return kind === 'quota' ? id : rule
}

/** Whether all rules are met. */
export function isLawful(instance: Instance, chosen: readonly string[]): boolean {
  return new Set(chosen).size === chosen.length && standingsOf(instance, chosen).every(({ state }) => state === 'met')
}

/** The merit of a list, exactly. */
export function meritOf(instance: Instance, chosen: readonly string[]): Decimal {
  const on = new Set(chosen)
  return print(sum(instance.candidates.filter(({ id }) => on.has(id)).map(({ merit }) => decimal(merit) ?? { n: 0, d: 1 })))
}

function bounded(rule: RuleKey, numerator: number, least: number | null, most: number | null): Standing {
  const [short, over] = [(least ?? 0) - numerator, numerator - (most ?? numerator)]
  const state = short > 0 ? 'short' : over > 0 ? 'over' : 'met'
  return { rule, numerator, denominator: null, least, most, exact: null, state, by: Math.max(short, over, 0) }
}

function ofQuota({ id, kind, numerator, denominator, limit, exact, state, by }: Counted): Standing {
  const [least, most] = kind === 'floor' ? [limit, null] : [null, limit]
  return { rule: `quota:${id}`, numerator, denominator, least, most, exact, state, by }
}

function crowded(people: readonly Candidate[]): Standing[] {
  const size = new Map<string, number>()
  for (const { team } of people) if (team !== undefined) size.set(team, (size.get(team) ?? 0) + 1)
  return [...size]
    .filter(([, number]) => number > 1)
    .sort(([a], [b]) => byName(a, b))
    .map(([id, number]) => bounded(`team:${id}`, number, null, 1))
}
