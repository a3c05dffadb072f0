/** Squads: their members' results joined and ranked (rule 17). */

import { type Books, order } from './books.ts'
import { add, compare, decimal, div, type Exact, print, shown, sum, whole, ZERO } from './exact.ts'
import { floorOfAspect, strike } from './incident.ts'
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
  const low = isLowBest(plan.scheme) && rule.take !== 'prize-points'
  const squads = membersOf(rule, standings, tallies, low)
  const keys: Key[] = [{ by: 'node', order: low ? 'less' : 'more' }, ...(rule.keys ?? [])]
  const runners: Runner[] = []
  for (const [squad, members] of squads) {
    const incidents = books.squadIncidents.get(squad) ?? []
    const points = pointsOf(rule, members, incidents, low)
    if (!points) continue
    const seen = shown(points, squadPlaces(rule, members))
    runners.push({ id: squad, label: squad, zone: '', tier: [], values: [seen, ...(rule.keys ?? []).map((key) => keySum(key, members))] })
  }
  const ranked = rank(runners, keys).map(({ runner, rank: place, shared }): SquadStanding => {
    const points = print(runner.values[0] as Exact, squadPlaces(rule, squads.get(runner.id) ?? []))
    return { squad: runner.id, rank: place, shared, points, members: idsOf(squads.get(runner.id)) }
  })
  const running = new Set(runners.map((one) => one.id))
  const out = [...squads.keys()].filter((squad) => !running.has(squad)).sort(order)
  return [...ranked, ...out.map((squad) => ({ squad, rank: null, shared: false, points: null, members: idsOf(squads.get(squad)) }))]
}

function membersOf(
  rule: SquadRule,
  standings: readonly Standing[],
  tallies: ReadonlyMap<string, Tally>,
  low: boolean,
): Map<string, Member[]> {
  const squads = new Map<string, Member[]>()
  for (const standing of standings) {
    const tally = tallies.get(standing.entry)
    const squad = tally?.entry.squad
    if (!tally || squad === undefined || standing.state === 'exhibition') continue
    squads.set(squad, [...(squads.get(squad) ?? []), { standing, tally, points: bring(rule, standing, tally, low) }])
  }
  return squads
}

/** Where a low total is good, a 0 is a place that was taken away and brings nothing. */
function bring(rule: SquadRule, standing: Standing, tally: Tally, low: boolean): Exact | null {
  const points = standing.points === null ? null : decimal(standing.points)
  if (!points || (low && compare(points, ZERO) === 0)) return null
  if (rule.take !== 'prize-points') return points
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
  return floorOfAspect(joined, strike(joined, '', incidents))
}

function keySum(key: Key, members: readonly Member[]): KeyValue {
  let total = ZERO
  for (const { tally } of members) {
    const value = keyOf(key, tally)
    if (!value) return null
    total = add(total, value)
  }
  return total
}

/** What a member adds to a squad's key; whoever was absent there has nothing to add, and that is not a 0. */
function keyOf(key: Key, tally: Tally): Exact | null {
  if (key.by === 'penalties') return whole(tally.fate.penalties)
  const value = key.node ? tally.nodes.get(key.node) : undefined
  return value && !value.absent ? value.points : null
}

/** Sums show the places of the members' points; a mean may need more and shows at least two. */
function squadPlaces(rule: SquadRule, members: readonly Member[]): number | undefined {
  const places = members.find((one) => one.points)?.tally.rootPlaces ?? members[0]?.tally.rootPlaces
  return rule.take === 'prize-points' ? undefined : rule.take === 'mean' ? Math.max(places ?? 2, 2) : places
}

function idsOf(members: readonly Member[] | undefined): string[] {
  return (members ?? []).map((one) => one.standing.entry)
}
