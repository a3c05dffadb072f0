/** The tree: from the values of cells up to the points of every node, with weights, repeats, incidents and rounding. */

import { add, compare, decimal, type Exact, least, most, mul, print, roundTo, ZERO } from './exact.ts'
import { floorOfAspect, isLost, strike } from './incident.ts'
import { cellName, fullOf, isPointless, isWeighted, type Plan } from './plan.ts'
import { joinAttempts } from './repeat.ts'
import type { Aspect, Group, Incident, Node, Step } from './types.ts'

/** What a node came to: rounded as the scheme says, and before its own rounding. Absent counts 0 but is not a 0. */
export interface Value {
  points: Exact
  exact: Exact
  absent: boolean
}

/** What a cell came to after its panel: a number, absent, or null while a mark is owed. */
export type Leaf = Exact | 'absent' | null

/** How the tree asks for what it cannot know. The same walk serves the engine, one judge's total and a sheet's running total. */
export interface Walk {
  plan: Plan
  cell(aspect: Aspect, attempt: number | null): Leaf
  /** Points that do not come from a node's children: a panel of totals, places. Undefined: they do. */
  whole?(node: Node, attempt: number | null): Value | null | undefined
  incidents?(node: string, attempt: number | null): readonly Incident[]
  /** Told the value of every node and attempt. */
  keep?(name: string, value: Value | null): void
  /** Parts that the entry never reached count 0 and are not asked for. */
  skips?(node: string, attempt: number | null): boolean
  note?(step: Step): void
}

const NOTHING: readonly Incident[] = []
const LOST: Value = { points: ZERO, exact: ZERO, absent: false }
export const ABSENT: Value = { points: ZERO, exact: ZERO, absent: true }

/**
 * The value of a node: its cells or children, then its incidents, floor and cap, then its rounding (rules 1, 8, 9, 10).
 * Null while something under it is owed. A node whose points an incident took needs no marks.
 * @example theory 86 × 30 % + practice 91.5 × 70 % = 89.85
 */
export function valueAt(walk: Walk, node: Node, attempt: number | null): Value | null {
  if (walk.skips?.(node.id, attempt)) return kept(walk, node, attempt, ABSENT)
  const incidents = walk.incidents?.(node.id, attempt) ?? NOTHING
  const own = incidents.some((one) => one.effect.do === 'void') ? null : ownValue(walk, node, attempt)
  const start = own ?? (isLost(incidents) ? LOST : null)
  return kept(walk, node, attempt, start && finished(walk, node, start, incidents))
}

function ownValue(walk: Walk, node: Node, attempt: number | null): Value | null {
  const elsewhere = walk.whole?.(node, attempt)
  return elsewhere === undefined ? bare(walk, node, attempt) : elsewhere
}

/** The value from cells or children alone, before incidents, floor, cap and rounding. */
export function bare(walk: Walk, node: Node, attempt: number | null): Value | null {
  if (node.kind !== 'group') return leafValue(walk, node, attempt)
  if (!node.repeat || attempt !== null) return once(walk, node, attempt)
  const tries: (Value | null)[] = []
  for (let number = 1; number <= node.repeat.times; number++) {
    const incidents = walk.incidents?.(node.id, number) ?? NOTHING
    const skipped = walk.skips?.(node.id, number)
    const one = skipped ? ABSENT : (once(walk, node, number) ?? (isLost(incidents) ? LOST : null))
    tries.push(kept(walk, node, number, one && struckBy(walk, node, one, incidents)))
  }
  return joinAttempts(node.repeat, tries, node, walk.note)
}

function leafValue(walk: Walk, aspect: Aspect, attempt: number | null): Value | null {
  const value = walk.cell(aspect, attempt)
  if (value === null) return null
  if (value === 'absent') return ABSENT
  const factor = givenOf(walk, aspect.factor, attempt)
  const base = givenOf(walk, aspect.base, attempt)
  if (factor === null || base === null) return null
  if (factor === 'absent' || base === 'absent') return ABSENT
  if (!factor && !base) return { points: value, exact: value, absent: false }
  const times = factor ? mul(value, factor) : value
  const points = base ? add(times, base) : times
  walk.note?.({
    do: 'factor',
    node: aspect.id,
    value: print(value),
    ...(factor && { factor: print(factor) }),
    ...(base && { base: print(base) }),
    points: print(points),
  })
  return { points, exact: points, absent: false }
}

/** The value of a `given` aspect, of the same attempt where it is repeated; undefined when the aspect names none. */
export function givenOf(walk: Pick<Walk, 'plan' | 'cell'>, id: string | undefined, attempt: number | null): Leaf | undefined {
  if (id === undefined) return undefined
  const node = walk.plan.nodes.get(id)
  if (!node || node.kind === 'group') return null
  return walk.cell(node, walk.plan.repeatOf.has(id) ? attempt : null)
}

function once(walk: Walk, group: Group, attempt: number | null): Value | null {
  const full = fullOf(walk.plan, group)
  const weighted = isWeighted(group)
  const parts: { node: string; points: string }[] = []
  let points = ZERO
  let complete = true
  let present = false
  for (const child of group.children) {
    const value = valueAt(walk, child, attempt)
    if (value === null) complete = false
    if (value === null || isPointless(child)) continue
    const gives = weighted ? weigh(walk, child, value, group) : value.points
    points = add(points, gives)
    present ||= !value.absent
    if (walk.note) parts.push({ node: child.id, points: print(gives) })
  }
  if (!complete) return null
  if (parts.length > 1) walk.note?.({ do: 'sum', node: group.id, parts, points: print(points), full: print(full) })
  return { points, exact: points, absent: !present && group.children.some((child) => !isPointless(child)) }
}

function weigh(walk: Walk, child: Node, value: Value, parent: Group): Exact {
  const gives = mul(value.points, walk.plan.gains.get(child.id) ?? ZERO)
  walk.note?.({
    do: 'weight',
    node: child.id,
    points: print(value.points, child.places),
    full: print(walk.plan.outOf.get(child.id) ?? ZERO),
    weight: child.weight ?? '',
    parent: parent.id,
    gives: print(gives),
  })
  return gives
}

function finished(walk: Walk, node: Node, value: Value, incidents: readonly Incident[]): Value {
  const struck = struckBy(walk, node, value, incidents)
  const bounded = isPointless(node) ? struck.points : within(walk, node, struck.points)
  const points = node.places === undefined ? bounded : roundTo(bounded, node.places)
  if (node.places !== undefined && compare(points, bounded) !== 0) {
    walk.note?.({ do: 'round', node: node.id, before: print(bounded), after: print(points, node.places), places: node.places })
  }
  return { points, exact: bounded, absent: struck.absent }
}

function struckBy(walk: Walk, node: Node, value: Value, incidents: readonly Incident[]): Value {
  if (incidents.length === 0) return value
  const struck = strike(value.points, node.id, incidents, walk.note)
  const points = node.kind === 'group' || isPointless(node) ? struck : floorOfAspect(value.points, struck)
  return { points, exact: points, absent: value.absent && compare(points, value.points) <= 0 }
}

/** The floor is 0 unless the scheme says another or none (null). */
function within(walk: Walk, node: Node, points: Exact): Exact {
  if (node.kind !== 'group') return points
  const floor = node.floor === null ? null : (decimal(node.floor ?? '0') ?? ZERO)
  const raised = floor ? most(points, floor) : points
  const after = node.cap === undefined ? raised : least(raised, decimal(node.cap) ?? raised)
  if (compare(after, points) !== 0) {
    walk.note?.({ do: compare(after, points) > 0 ? 'floor' : 'cap', node: node.id, before: print(points), after: print(after) })
  }
  return after
}

function kept(walk: Walk, node: Node, attempt: number | null, value: Value | null): Value | null {
  walk.keep?.(cellName(node.id, attempt), value)
  return value
}
