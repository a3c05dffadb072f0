/** Squads: their members' results joined and ranked (rule 17). */

import { type Books, order } from './books.ts'
import { add, compare, decimal, div, type Exact, print, shown, sum, whole, ZERO } from './exact.ts'
import { strike } from './incident.ts'
import { isLowBest, type Plan } from './plan.ts'
import { type KeyValue, type Runner, rank } from './rank.ts'
import type { Tally } from './tally.ts'
import type { Incident, Key, SquadRule, SquadStanding, Standing } from './types.ts'

interface Member {
  standing: Standing
  tally: Tally
  /** What the member brings; null when it has no points. */
  points: Exact | null
}

/**
 * Joins members to squads: the sum, the mean, the best m, or points for their prizes (8 / 4 / 2, and `passed` for
 * a member without a prize who passed all parts). Exhibition members do not count. A squad with a member who has no points
 * is left out of the ranking, or the member counts 0, as `incomplete` says. Penalties of the squad come off its own total.
 * Ties: the scheme's keys of squads, over the sums of the members' values; then a shared rank.
 */
export function squadsOf(plan: Plan, books: Books, standings: readonly Standing[], tallies: ReadonlyMap<string, Tally>): SquadStanding[] {
  const rule = plan.scheme.squads
  if (!rule) return []
  const squads = membersOf(rule, standings, tallies)
  const low = isLowBest(plan.scheme) && rule.take !== 'prize-points'
  const keys: Key[] = [{ by: 'node', order: low ? 'less' : 'more' }, ...(rule.keys ?? [])]
  const runners: Runner[] = []
  for (const [squad, members] of squads) {
    const incidents = books.squadIncidents.get(squad) ?? []
    const points = pointsOf(rule, members, incidents, low)
    if (!points) continue
    const seen = shown(points, squadPlaces(plan, rule))
    runners.push({ id: squad, label: squad, zone: '', tier: [], values: [seen, ...(rule.keys ?? []).map((key) => keySum(key, members))] })
  }
  const ranked = rank(runners, keys).map(({ runner, rank: place, shared }): SquadStanding => {
    const points = print(runner.values[0] as Exact, squadPlaces(plan, rule))
    return { squad: runner.id, rank: place, shared, points, members: idsOf(squads.get(runner.id)) }
  })
  const out = [...squads.keys()].filter((squad) => !runners.some((one) => one.id === squad)).sort(order)
  return [...ranked, ...out.map((squad) => ({ squad, rank: null, shared: false, points: null, members: idsOf(squads.get(squad)) }))]
}

function membersOf(rule: SquadRule, standings: readonly Standing[], tallies: ReadonlyMap<string, Tally>): Map<string, Member[]> {
  const squads = new Map<string, Member[]>()
  for (const standing of standings) {
    const tally = tallies.get(standing.entry)
    const squad = tally?.entry.squad
    if (!tally || squad === undefined || standing.state === 'exhibition') continue
    squads.set(squad, [...(squads.get(squad) ?? []), { standing, tally, points: bring(rule, standing, tally) }])
  }
  return squads
}

function bring(rule: SquadRule, standing: Standing, tally: Tally): Exact | null {
  if (standing.points === null) return null
  if (rule.take !== 'prize-points') return decimal(standing.points)
  const none = tally.passed && standing.state === 'normal' ? rule.points?.passed : undefined
  return decimal((standing.prize === null ? none : rule.points?.[standing.prize]) ?? '0')
}

function pointsOf(rule: SquadRule, members: readonly Member[], incidents: readonly Incident[], low: boolean): Exact | null {
  if (incidents.some((one) => one.effect.do === 'disqualify' || (one.effect.do === 'veto' && one.effect.then === 'unranked'))) return null
  const known = members.map((one) => one.points).filter((one) => one !== null)
  if (known.length < members.length && rule.incomplete === 'leave-out') return null
  const sorted = [...known].sort((a, b) => (low ? compare(a, b) : compare(b, a)))
  const counted = rule.take === 'best' ? sorted.slice(0, rule.best ?? 1) : sorted
  const joined = rule.take === 'mean' ? (div(sum(counted), whole(members.length)) ?? ZERO) : sum(counted)
  return strike(joined, '', incidents)
}

function keySum(key: Key, members: readonly Member[]): KeyValue {
  let total = ZERO
  for (const { tally } of members) {
    const value = key.by === 'penalties' ? whole(tally.fate.penalties) : key.node ? tally.nodes.get(key.node)?.points : undefined
    if (!value) return null
    total = add(total, value)
  }
  return total
}

/** Sums show the places of the members' points; a mean may need more and shows at least two. */
function squadPlaces(plan: Plan, rule: SquadRule): number | undefined {
  const { root, standardise } = plan.scheme
  const places = standardise?.by === 'scale' ? standardise.places : root.places
  return rule.take === 'prize-points' ? undefined : rule.take === 'mean' ? Math.max(places ?? 2, 2) : places
}

function idsOf(members: readonly Member[] | undefined): string[] {
  return (members ?? []).map((one) => one.standing.entry)
}
