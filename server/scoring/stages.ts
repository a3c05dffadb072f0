/** Stages: who goes on to the next one, and how those who do not are ranked behind them (rules 8, 13). */

import { order } from './books.ts'
import { compare, decimal, type Exact, fraction, mul, shown, toCount, whole, ZERO } from './exact.ts'
import { type Plan, stagesAt } from './plan.ts'
import { keyValues, type Ranked, type Runner, rank } from './rank.ts'
import { isRanked } from './state.ts'
import type { Tally } from './tally.ts'
import type { Cut, Group, Step } from './types.ts'

/** How far an entry came. */
export interface Reach {
  /** Index of the stage at which it stopped; the number of stages when it reached the last. */
  stage: number
  points: Exact
  /** Later stages, which it never reached. */
  unreached: ReadonlySet<string>
  steps: Step[]
}

/**
 * Runs the cuts, stage by stage, among those still in (zone by zone where zones are ranked each for themselves).
 * The cut looks at the stage's shown points; a tie over the last place follows the cut's own rule.
 * Returns nothing for schemes without a cut.
 * @param tally tells an entry's tally; called again with what it did not reach
 */
export function reachOf(plan: Plan, tallies: readonly Tally[]): Map<string, Reach> {
  const stages = stagesAt(plan.scheme)
  const reach = new Map<string, Reach>()
  if (!stages.some((stage) => stage.advance)) return reach
  for (const one of tallies) reach.set(one.entry.id, { stage: stages.length, points: ZERO, unreached: new Set(), steps: [] })
  for (const [index, stage] of stages.entries()) {
    if (!stage.advance) continue
    const later = new Set(stages.slice(index + 1).map((one) => one.id))
    const field = tallies.filter((one) => reach.get(one.entry.id)?.stage === stages.length && isInRunning(one, stage.id))
    for (const one of tallies) if (one.entry.state === 'normal' && one.nodes.get(stage.id)?.absent) stop(reach, one, stage, index, later)
    for (const zone of zonesOf(plan, field)) cutStage(plan, stage, stage.advance, index, later, zone, reach)
  }
  return reach
}

/** Who was absent from a stage that has a cut does not go on, and owes nothing more. */
function stop(reach: Map<string, Reach>, { entry }: Tally, stage: Group, index: number, later: ReadonlySet<string>): void {
  const before = reach.get(entry.id)
  if (!before || before.unreached.size > 0) return
  const step: Step = { do: 'advance', node: stage.id, advanced: false, why: 'absent' }
  reach.set(entry.id, { stage: index, points: ZERO, unreached: later, steps: [...before.steps, step] })
}

/** Someone whose later marks are still owed can already have passed this stage. */
function isInRunning(tally: Tally, stage: string): boolean {
  // A known total over an unknown stage: an incident took the entry's points, and it takes part in the cut without any.
  const value = tally.nodes.get(stage) ?? tally.root
  return isRanked({ ...tally, owed: [], root: value ?? null })
}

export function zonesOf(plan: Plan, tallies: readonly Tally[]): Tally[][] {
  if (plan.scheme.within !== 'zone') return [[...tallies]]
  const zones = [...new Set(tallies.map((one) => one.entry.zone ?? ''))].sort(order)
  return zones.map((zone) => tallies.filter((one) => (one.entry.zone ?? '') === zone))
}

function cutStage(plan: Plan, stage: Group, cut: Cut, index: number, later: Set<string>, field: Tally[], reach: Map<string, Reach>): void {
  const ranked = rankStage(plan, stage, cut, field)
  const places = placesOf(cut, ranked.length)
  const through = throughTo(ranked, places, cut)
  for (const [at, { runner }] of ranked.entries()) {
    const points = runner.values[0] as Exact
    const reaches = cut.least === undefined || compare(points, decimal(cut.least) ?? ZERO) >= 0
    const advanced = at < through && reaches
    const why = !reaches ? 'least' : at < through && at >= places ? 'tie' : 'place'
    const step: Step = { do: 'advance', node: stage.id, advanced, why }
    const before = reach.get(runner.id) as Reach
    const steps = [...before.steps, step]
    reach.set(runner.id, advanced ? { ...before, steps } : { stage: index, points, unreached: later, steps })
  }
}

function rankStage(plan: Plan, stage: Group, cut: Cut, field: readonly Tally[]): Ranked[] {
  const first = { by: 'node' as const, node: stage.id, order: 'more' as const }
  const keys = cut.ties === 'break' ? [first, ...plan.scheme.keys] : [first]
  const runners = field.map((one): Runner => {
    const points = shown(one.nodes.get(stage.id)?.points ?? ZERO, stage.places)
    const values = cut.ties === 'break' ? [points, ...keyValues(plan, one)] : [points]
    return { id: one.entry.id, label: one.entry.code ?? one.entry.label, zone: '', tier: [], values }
  })
  return rank(runners, keys)
}

function placesOf(cut: Cut, field: number): number {
  const share = cut.share === undefined ? null : fraction(cut.share)
  const byShare = share ? toCount(mul(share, whole(field)), cut.round ?? 'half') : field
  return Math.min(field, cut.top ?? field, byShare)
}

/** Where the cut falls once the tie over its last place is settled; a tie that even the keys leave open lets all go on. */
function throughTo(ranked: readonly Ranked[], places: number, cut: Cut): number {
  const last = ranked[places - 1]
  if (!last || ranked[places]?.rank !== last.rank) return places
  if (cut.ties === 'none') return ranked.findIndex((one) => one.rank === last.rank)
  return ranked.filter((one) => one.rank <= last.rank).length
}
