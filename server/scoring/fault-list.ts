/** Faults of the list's rules: keys, prizes, medals, titles, promotions and squads. */

import { add, compare, decimal, fraction, ONE, sign, ZERO } from './exact.ts'
import { isCount, isPlaces, type Report } from './fault.ts'
import { isLowBest, type Plan } from './plan.ts'
import { sittingFor } from './standardise.ts'
import type { Key, Prize, SquadRule, Standardise } from './types.ts'

const MOST = 1_000_000

/** What is wrong with everything that comes after the points. */
export function listFaults(plan: Plan, report: Report): void {
  const { scheme } = plan
  keyFaults(plan, report)
  prizeFaults(scheme.prizes, report)
  if (scheme.medals && scheme.prizes.length > 0) report(['medals'], 'prizes-and-medals')
  for (const field of ['band', 'medallion'] as const) {
    const value = scheme.medals?.[field]
    if (value !== undefined && !decimal(value)) report(['medals', field], 'number-form', { value })
  }
  titleFaults(plan, report)
  if (scheme.standardise) standardiseFaults(plan, scheme.standardise, report)
  if (scheme.squads) squadFaults(plan, scheme.squads, report)
}

function keyFaults(plan: Plan, report: Report): void {
  const { keys, root } = plan.scheme
  if (keys.length === 0) report(['keys'], 'no-keys')
  const seen = new Set<string>()
  for (const [index, key] of keys.entries()) {
    const name = `${key.by} ${key.node ?? (key.by === 'node' ? root.id : '')}`
    if (seen.has(name)) report(['keys', index], 'key-twice', { key: key.node ?? key.by })
    seen.add(name)
    oneKey(plan, key, index, report)
  }
}

function oneKey(plan: Plan, key: Key, index: number, report: Report): void {
  const path = ['keys', index, 'node']
  const node = key.node === undefined ? undefined : plan.nodes.get(key.node)
  if (key.by !== 'node' && key.by !== 'countback') {
    if (key.node !== undefined) report(path, 'key-needless', { by: key.by })
    return
  }
  if (!node || node.kind === 'given') {
    report(path, 'key-node', { node: key.node ?? '' })
    return
  }
  if (key.by === 'countback' && !hasMarks(plan, node.id)) report(path, 'countback-nothing', { node: node.id })
  const by = node.sitting?.panel?.places?.by
  const better = by === 'mean-rank' || by === 'majority' ? 'less' : 'more'
  if (key.by === 'node' && by && key.order !== better) report(['keys', index, 'order'], 'places-order', { node: node.id })
}

/** Whether a count-back at this node would find single judges' marks or attempts. */
function hasMarks(plan: Plan, id: string): boolean {
  const node = plan.nodes.get(id)
  if (node?.kind === 'group' && node.repeat) return true
  if (plan.sittingOf.get(id)?.sitting.panel || node?.sitting?.panel) return true
  return node?.kind === 'group' && node.children.some((child) => hasMarks(plan, child.id))
}

function prizeFaults(prizes: readonly Prize[], report: Report): void {
  const seen = new Set<string>()
  let shares = ZERO
  for (const [index, prize] of prizes.entries()) {
    const path = ['prizes', index]
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(prize.id)) report([...path, 'id'], 'id-form', { id: prize.id })
    if (seen.has(prize.id)) report([...path, 'id'], 'id-twice', { id: prize.id })
    seen.add(prize.id)
    const measures = [prize.count, prize.share].filter((one) => one !== undefined).length
    if (measures > 1 || (measures === 0 && prize.least === undefined)) report(path, 'prize-measure', { id: prize.id })
    if (prize.count !== undefined && !isCount(prize.count, 1, MOST))
      report([...path, 'count'], 'count-range', { least: '1', most: String(MOST) })
    if (prize.entrants !== undefined && !isCount(prize.entrants, 1, MOST))
      report([...path, 'entrants'], 'count-range', { least: '1', most: String(MOST) })
    if (prize.least !== undefined && !decimal(prize.least)) report([...path, 'least'], 'number-form', { value: prize.least })
    const share = prize.share === undefined ? ZERO : fraction(prize.share)
    if (!share || compare(share, ONE) > 0 || (prize.share !== undefined && sign(share) === 0))
      report([...path, 'share'], 'share-range', { value: prize.share ?? '' })
    else if (!prize.fromTop) shares = add(shares, share)
  }
  if (compare(shares, ONE) > 0) report(['prizes'], 'prize-shares')
}

function titleFaults(plan: Plan, report: Report): void {
  const seen = new Set<string>()
  for (const [index, title] of (plan.scheme.titles ?? []).entries()) {
    const path = ['titles', index]
    if (seen.has(title.id)) report([...path, 'id'], 'id-twice', { id: title.id })
    seen.add(title.id)
    if (!isCount(title.rank, 1, MOST)) report([...path, 'rank'], 'count-range', { least: '1', most: String(MOST) })
    if (title.bornAfter !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(title.bornAfter))
      report([...path, 'bornAfter'], 'date-form', { value: title.bornAfter })
  }
  for (const [index, row] of (plan.scheme.levels ?? []).entries()) {
    if (!isCount(row.rank, 1, MOST)) report(['levels', index, 'rank'], 'count-range', { least: '1', most: String(MOST) })
    if (row.from === row.to) report(['levels', index, 'to'], 'level-same', { level: row.from })
  }
}

/** Judges are corrected on their totals of one sitting; scores around 0 mean something at the top only, without a floor. */
function standardiseFaults(plan: Plan, rule: Standardise, report: Report): void {
  const { root } = plan.scheme
  if (!isPlaces(rule.places)) report(['standardise', 'places'], 'places-range')
  for (const field of ['centre', 'spread'] as const) {
    const value = rule[field]
    if (value !== undefined && !Number.isFinite(value)) report(['standardise', field], 'number-form', { value: String(value) })
  }
  if (rule.by === 'scale') return
  const place = sittingFor(plan, rule)
  if (!place || place.sitting.panel?.take === 'places' || plan.repeatOf.has(place.node.id))
    report(['standardise', 'node'], 'standardise-node')
  else if (rule.by !== 'severity' && (place.node !== root || root.floor !== null)) report(['standardise', 'node'], 'standardise-scores')
}

function squadFaults(plan: Plan, rule: SquadRule, report: Report): void {
  if (rule.take === 'best' ? !isCount(rule.best ?? 1, 1, 1000) : rule.best !== undefined) report(['squads', 'best'], 'squad-best')
  // Who is missing would count 0, and 0 would be the best that there is.
  if (rule.incomplete === 'count' && rule.take !== 'prize-points' && isLowBest(plan.scheme))
    report(['squads', 'incomplete'], 'squad-count-low')
  if ((rule.take === 'prize-points') !== (rule.points !== undefined)) report(['squads', 'points'], 'squad-points', { prize: '' })
  const known = new Set([
    ...plan.scheme.prizes.map((prize) => prize.id),
    ...(plan.scheme.medals ? ['gold', 'silver', 'bronze', 'medallion'] : []),
    'passed',
  ])
  for (const [prize, points] of Object.entries(rule.points ?? {})) {
    if (!known.has(prize) || !decimal(points)) report(['squads', 'points', prize], 'squad-points', { prize })
  }
  for (const [index, key] of (rule.keys ?? []).entries()) {
    const known = key.by === 'penalties' || (key.by === 'node' && key.node !== undefined && plan.nodes.has(key.node))
    if (!known) report(['squads', 'keys', index], 'squad-key', { key: key.node ?? key.by })
  }
}
