/** What can be asked about one bundle besides an entry's trace: who is ahead of whom, and how a squad's points came about. */
import { notFound } from '../lib/problem.ts'
import { type Comparison, compare } from '../scoring/explain.ts'
import { score } from '../scoring/score.ts'
import type { Bundle, Effect, SquadRule, SquadStanding } from '../scoring/types.ts'

/** @throws Problem 'not-found' unless both take part */
export function comparisonOf(bundle: Bundle, a: string, b: string): Comparison {
  const known = new Set(bundle.entries.map((entry) => entry.id))
  if (!known.has(a) || !known.has(b)) throw notFound()
  return compare(bundle, a, b)
}

export interface SquadAnswer {
  rule: Pick<SquadRule, 'take' | 'best' | 'incomplete'>
  standing: Pick<SquadStanding, 'rank' | 'points'>
  /** In the order of the list, with what each has for itself. */
  members: { entry: string; points: string | null; prize: string | null }[]
  /** Of the squad as a whole. */
  incidents: { effect: Effect; reason: string }[]
}

/** @throws Problem 'not-found' */
export function squadAnswer(bundle: Bundle, name: string): SquadAnswer {
  const result = score(bundle)
  const squad = result.squads.find((one) => one.squad === name)
  const rule = bundle.scheme.squads
  if (!squad || !rule) throw notFound()
  const members = new Set(squad.members)
  return {
    rule: { take: rule.take, incomplete: rule.incomplete, ...(rule.best === undefined ? {} : { best: rule.best }) },
    standing: { rank: squad.rank, points: squad.points },
    members: result.standings.filter((one) => members.has(one.entry)).map(({ entry, points, prize }) => ({ entry, points, prize })),
    incidents: bundle.incidents
      .filter((one) => one.scope === 'squad' && one.squad === name)
      .map(({ effect, reason }) => ({ effect, reason })),
  }
}
