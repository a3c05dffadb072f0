/** The plan: a scheme read once, so that every other step finds nodes, cells and full points by name. */

import { add, decimal, div, type Exact, fraction, HUNDRED, mul, ONE, whole, ZERO } from './exact.ts'
import type { Aspect, Group, Node, Panel, Scheme, Sitting, Text } from './types.ts'

/** One cell of a sheet: an aspect, or one attempt at it. */
export interface Cell {
  /** "speed", or "speed#2" for the second attempt. */
  cell: string
  aspect: Aspect
  attempt: number | null
  /** Names of the groups between the sitting and the aspect, outermost first. */
  path: Text[]
  /** Ids of all nodes that hold the cell, from the root to the aspect. */
  within: string[]
}

/** A node whose sheets are sealed together. */
export interface SittingNode {
  node: Node
  sitting: Sitting
  cells: Cell[]
}

export interface Plan {
  scheme: Scheme
  single: boolean
  nodes: Map<string, Node>
  parents: Map<string, Group>
  sittings: Map<string, SittingNode>
  /** The sitting that an aspect belongs to. */
  sittingOf: Map<string, SittingNode>
  /** The repeated group that a node lies in. */
  repeatOf: Map<string, Group>
  /** What a node's points are out of, as its parent sees them. */
  outOf: Map<string, Exact>
  /** Points of a weighted group for each point of a child: weight × full ÷ what the child is out of. */
  gains: Map<string, Exact>
  /** What a mark on an aspect was found to be worth, so that it is judged once and not for every sheet. */
  known: Map<string, Map<string, Exact | 'bad' | 'by-target'>>
}

/** The name of a cell: an aspect, with its attempt where there are several. @example cellName('speed', 2) // 'speed#2' */
export function cellName(id: string, attempt: number | null): string {
  return attempt === null ? id : `${id}#${attempt}`
}

/**
 * Reads a scheme without faults; of a scheme with faults the plan is as good as it can be, and never throws.
 * @param single full points as one sheet sees them, before a panel adds its judges up
 */
export function planOf(scheme: Scheme, single = false): Plan {
  const plan: Plan = {
    scheme,
    single,
    nodes: new Map(),
    parents: new Map(),
    sittings: new Map(),
    sittingOf: new Map(),
    repeatOf: new Map(),
    outOf: new Map(),
    gains: new Map(),
    known: new Map(),
  }
  visit(plan, scheme.root, [], null, null)
  return plan
}

function visit(plan: Plan, node: Node, path: Group[], repeat: Group | null, above: SittingNode | null): void {
  const parent = path.at(-1)
  plan.nodes.set(node.id, node)
  if (parent) plan.parents.set(node.id, parent)
  if (repeat) plan.repeatOf.set(node.id, repeat)
  const own = node.sitting && !above ? { node, sitting: node.sitting, cells: [] } : null
  if (own) plan.sittings.set(node.id, own)
  const sitting = own ?? above
  if (node.kind === 'group') {
    const inner = node.repeat ? node : repeat
    const first = sitting?.cells.length ?? 0
    for (const child of node.children) visit(plan, child, [...path, node], inner, sitting)
    if (inner && (node.repeat || own)) byAttempt(sitting, first)
    if (isWeighted(node)) for (const child of node.children) plan.gains.set(child.id, gainOf(plan, node, child))
  } else if (sitting) {
    plan.sittingOf.set(node.id, sitting)
    sitting.cells.push(...cellsOfAspect(node, path, sitting, repeat))
  }
  plan.outOf.set(node.id, outOf(plan, node))
}

/** A sheet is filled in attempt by attempt, not aspect by aspect. */
function byAttempt(sitting: SittingNode | null, first: number): void {
  if (!sitting) return
  const repeated = sitting.cells.splice(first)
  sitting.cells.push(...repeated.sort((a, b) => (a.attempt ?? 0) - (b.attempt ?? 0)))
}

function cellsOfAspect(aspect: Aspect, path: Group[], sitting: SittingNode, repeat: Group | null): Cell[] {
  const from = path.findIndex((group) => group.id === sitting.node.id)
  const names = from < 0 ? [] : path.slice(from + 1).map((group) => group.name)
  const within = [...path.map((group) => group.id), aspect.id]
  const attempts = repeat?.repeat ? Array.from({ length: repeat.repeat.times }, (_, i) => i + 1) : [null]
  return attempts.map((attempt) => ({ cell: cellName(aspect.id, attempt), aspect, attempt, path: names, within }))
}

/** Aspects whose value ranks or is referred to, but gives no points. */
export function isPointless(node: Node): boolean {
  return node.kind === 'given' || node.kind === 'time'
}

/** How many values of a full panel stay after trimming. */
export function keptOf(panel: Panel): number {
  return Math.max(1, panel.size - (panel.drop?.high ?? 0) - (panel.drop?.low ?? 0))
}

/** What one attempt of a group is out of, before its repeats: 100 or `full` when weighted, else the sum of the children's. */
export function fullOf(plan: Plan, group: Group): Exact {
  const said = group.full === undefined ? null : decimal(group.full)
  if (said) return said
  if (isWeighted(group)) return HUNDRED
  return group.children.reduce((total, child) => add(total, plan.outOf.get(child.id) ?? ZERO), ZERO)
}

export function isWeighted(group: Group): boolean {
  return group.children.some((child) => child.weight !== undefined)
}

function outOf(plan: Plan, node: Node): Exact {
  const panel = plan.single ? undefined : node.sitting?.panel
  if (node.kind !== 'group') {
    if (isPointless(node)) return ZERO
    const full = decimal(node.full) ?? ZERO
    const summed = plan.single ? undefined : plan.sittingOf.get(node.id)?.sitting.panel
    const multiplied = summed?.take === 'sum' && (summed.per === 'aspect' || panel) && !node.factor && !node.base
    return multiplied ? mul(full, whole(keptOf(summed))) : full
  }
  if (panel?.take === 'places') return placesOutOf(panel)
  const one = fullOf(plan, node)
  const repeated = node.repeat ? mul(one, repeats(node.repeat)) : one
  return panel?.take === 'sum' && panel.per === 'total' ? mul(repeated, whole(keptOf(panel))) : repeated
}

/** A sum of places' points can be weighted on; a mean rank or a place cannot, and is out of nothing. */
function placesOutOf(panel: Panel): Exact {
  if (panel.places?.by !== 'points') return ZERO
  return mul(decimal(panel.places.table[0] ?? '0') ?? ZERO, whole(panel.size))
}

function repeats(repeat: NonNullable<Group['repeat']>): Exact {
  return repeat.take === 'sum' ? whole(repeat.times) : repeat.take === 'best' ? whole(repeat.best ?? 1) : ONE
}

function gainOf(plan: Plan, group: Group, child: Node): Exact {
  const weight = child.weight === undefined ? ZERO : (fraction(child.weight) ?? ZERO)
  return div(mul(fullOf(plan, group), weight), plan.outOf.get(child.id) ?? ZERO) ?? ZERO
}

/**
 * The sittings of a scheme, in its order: what is sealed together, whose sheets, which cells.
 * @example sittingsOf(district)[0]?.node.id // 'theory'
 */
export function sittingsOf(scheme: Scheme): SittingNode[] {
  return [...planOf(scheme).sittings.values()]
}

/**
 * The cells that a sheet of this sitting has, in the scheme's order; none for a node that is no sitting.
 * Needed by the judge's page, the printed form and imports.
 * @example cellsOf(scheme, 'practice').map((cell) => cell.cell) // ['tools', 'wiring', …]
 */
export function cellsOf(scheme: Scheme, sitting: string): Cell[] {
  return planOf(scheme).sittings.get(sitting)?.cells ?? []
}

/** The stages that entries pass one after the other: groups of that level right under the root. */
export function stagesAt(scheme: Scheme): Group[] {
  return scheme.root.children.filter((child): child is Group => child.kind === 'group' && child.level === 'stage')
}

/** Whether a low total is a good one: only where the root is ranked by mean rank or by the majority of places. */
export function isLowBest(scheme: Scheme): boolean {
  const by = scheme.root.sitting?.panel?.places?.by
  return by === 'mean-rank' || by === 'majority'
}
