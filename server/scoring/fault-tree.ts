/** Faults of the tree: ids, depth, weights that must sum exactly to 1, points that must sum to the full. */

import { compare, decimal, fraction, ONE, print, sign, sum, ZERO } from './exact.ts'
import { isCount, isPlaces, type Report } from './fault.ts'
import { fullOf, isPointless, isWeighted, type Plan, stagesAt } from './plan.ts'
import type { Fault, Group, Node } from './types.ts'

type Path = Fault['path']

/** Deeper trees are a mistake (contest → event → group → stage → module → criterion → sub-criterion → aspect is 8). */
const DEEPEST = 12
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** Shape first: nothing else can be judged in a tree that is too deep, empty, or whose ids are not unique. */
export function treeFaults(root: Node, path: Path, report: Report): void {
  if (root.kind !== 'group') {
    report(path, 'root-not-group')
    return
  }
  visit(root, path, 1, new Map(), report)
}

/** The depth bounds the walk; a node that was seen before is not entered again, so even a tree that holds itself ends here. */
function visit(node: Node, path: Path, depth: number, seen: Map<string, Node>, report: Report): void {
  if (depth > DEEPEST) {
    report(path, 'too-deep', { deepest: String(DEEPEST) })
    return
  }
  const before = seen.get(node.id)
  if (!ID.test(node.id)) report([...path, 'id'], 'id-form', { id: node.id })
  else if (before) report([...path, 'id'], 'id-twice', { id: node.id })
  seen.set(node.id, node)
  if (before === node || node.kind !== 'group') return
  if (node.children.length === 0) report([...path, 'children'], 'no-children', { id: node.id })
  for (const [index, child] of node.children.entries()) visit(child, [...path, 'children', index], depth + 1, seen, report)
}

/** Faults of a group, and those that any node can have. */
export function groupFaults(plan: Plan, group: Group, path: Path, report: Report): void {
  nodeFaults(plan, group, path, report)
  if (isWeighted(group)) weightFaults(plan, group, path, report)
  fullFaults(plan, group, path, report)
  repeatFaults(plan, group, path, report)
  if (group.advance) advanceFaults(plan, group, path, report)
  const floor = group.floor === null || group.floor === undefined ? null : decimal(group.floor)
  const cap = group.cap === undefined ? null : decimal(group.cap)
  if (typeof group.floor === 'string' && !floor) report([...path, 'floor'], 'number-form', { value: group.floor })
  if (group.cap !== undefined && !cap) report([...path, 'cap'], 'number-form', { value: group.cap })
  if (cap && compare(floor ?? ZERO, cap) > 0 && group.floor !== null) report([...path, 'cap'], 'floor-above-cap')
}

export function nodeFaults(plan: Plan, node: Node, path: Path, report: Report): void {
  if (!node.name?.zh?.trim() || !node.name?.en?.trim()) report([...path, 'name'], 'name-missing', { id: node.id })
  if (!isPlaces(node.places)) report([...path, 'places'], 'places-range')
  const parent = plan.parents.get(node.id)
  if (node.weight !== undefined && (!parent || isPointless(node))) report([...path, 'weight'], 'weight-needless', { id: node.id })
  if (node.pass === undefined) return
  const pass = decimal(node.pass)
  if (!pass) report([...path, 'pass'], 'number-form', { value: node.pass })
  else if (compare(pass, plan.outOf.get(node.id) ?? ZERO) > 0) report([...path, 'pass'], 'pass-too-high', { pass: node.pass })
}

function weightFaults(plan: Plan, group: Group, path: Path, report: Report): void {
  const weighed = group.children
    .map((child, index) => ({ child, at: [...path, 'children', index] }))
    .filter(({ child }) => !isPointless(child))
  for (const { child, at } of weighed) {
    if (child.weight === undefined) report([...at, 'weight'], 'weights-mixed', { id: child.id })
    else if (!fraction(child.weight)) report([...at, 'weight'], 'weight-form', { value: child.weight })
    if (compare(plan.outOf.get(child.id) ?? ZERO, ZERO) <= 0) report(at, 'weight-without-points', { id: child.id })
  }
  const weights = weighed.map(({ child }) => fraction(child.weight ?? ''))
  if (weights.some((weight) => weight === null)) return
  const total = sum(weights.filter((weight) => weight !== null))
  if (compare(total, ONE) !== 0) report([...path, 'children'], 'weights-sum', { sum: print(total) })
}

/** Points of unweighted children must sum to the points that the group declares. */
function fullFaults(plan: Plan, group: Group, path: Path, report: Report): void {
  if (group.full === undefined) return
  const full = decimal(group.full)
  if (!full || compare(full, ZERO) < 0) {
    report([...path, 'full'], 'number-form', { value: group.full })
    return
  }
  if (isWeighted(group)) return
  const total = fullOf(plan, { ...group, full: undefined as never })
  if (compare(full, total) !== 0) report([...path, 'full'], 'full-sum', { full: group.full, sum: print(total) })
}

function repeatFaults(plan: Plan, group: Group, path: Path, report: Report): void {
  const { repeat } = group
  if (!repeat) return
  if (!isCount(repeat.times, 2, 200)) report([...path, 'repeat', 'times'], 'count-range', { least: '2', most: '200' })
  if (repeat.best !== undefined && (repeat.take !== 'best' || !isCount(repeat.best, 1, repeat.times)))
    report([...path, 'repeat', 'best'], 'repeat-best')
  if (plan.repeatOf.has(group.id)) report([...path, 'repeat'], 'repeat-nested')
}

function advanceFaults(plan: Plan, group: Group, path: Path, report: Report): void {
  const cut = group.advance
  const at = [...path, 'advance']
  const stages = stagesAt(plan.scheme)
  if (!cut) return
  if (!stages.includes(group)) {
    report(at, 'advance-not-a-stage', { id: group.id })
    return
  }
  if (stages.at(-1) === group) report(at, 'advance-to-nothing', { id: group.id })
  if (cut.top === undefined && cut.share === undefined && cut.least === undefined) report(at, 'cut-empty')
  if (cut.top !== undefined && !isCount(cut.top, 1, 1_000_000)) report([...at, 'top'], 'count-range', { least: '1', most: '1000000' })
  const share = cut.share === undefined ? ONE : fraction(cut.share)
  if (!share || sign(share) === 0 || compare(share, ONE) > 0) report([...at, 'share'], 'share-range', { value: cut.share ?? '' })
  const least = cut.least === undefined ? ZERO : decimal(cut.least)
  if (!least) report([...at, 'least'], 'number-form', { value: cut.least ?? '' })
  else if (compare(least, plan.outOf.get(group.id) ?? ZERO) > 0) report([...at, 'least'], 'advance-unreachable', { least: cut.least ?? '' })
}
