/** Faults of sittings and panels: nested sittings, panels that trimming would empty, rules that contradict each other. */

import { compare, decimal, ZERO } from './exact.ts'
import { isCount, isPlaces, type Report } from './fault.ts'
import type { Plan } from './plan.ts'
import type { Fault, Node, Panel } from './types.ts'

type Path = Fault['path']

/** What is wrong with a node's sitting. */
export function sittingFaults(plan: Plan, node: Node, path: Path, report: Report): void {
  const { sitting } = node
  if (!sitting) return
  const at = [...path, 'sitting']
  if (!plan.sittings.has(node.id)) report(at, 'sitting-nested', { id: node.id })
  if (sitting.reported && sitting.source === 'unit') report([...at, 'reported'], 'reported-by-itself')
  if (sitting.panel) panelFaults(plan, node, sitting.panel, [...at, 'panel'], report)
  else if (sitting.source === 'judge') report([...at, 'panel'], 'panel-missing', { id: node.id })
}

function panelFaults(plan: Plan, node: Node, panel: Panel, path: Path, report: Report): void {
  const { high, low } = panel.drop ?? { high: 0, low: 0 }
  if (!isCount(panel.size, 1, 100_000)) report([...path, 'size'], 'count-range', { least: '1', most: '100000' })
  if (!isCount(high, 0, 1000) || !isCount(low, 0, 1000)) report([...path, 'drop'], 'count-range', { least: '0', most: '1000' })
  else if (panel.size <= high + low) report([...path, 'drop'], 'panel-trim', { size: String(panel.size), drop: String(high + low) })
  if (panel.quorum !== undefined && !isCount(panel.quorum, 1, panel.size))
    report([...path, 'quorum'], 'quorum-range', { size: String(panel.size) })
  if (!isPlaces(panel.round)) report([...path, 'round'], 'places-range')
  const spread = panel.spread ? decimal(panel.spread.max) : ZERO
  if (!spread || compare(spread, ZERO) < 0) report([...path, 'spread', 'max'], 'number-form', { value: panel.spread?.max ?? '' })
  if ((panel.take === 'places') !== (panel.places !== undefined)) report([...path, 'places'], 'places-rule')
  if (panel.take === 'places') placesFaults(plan, node, panel, path, report)
}

/** Judges' ranks need whole totals of one sitting; and only points for places can be added to anything else. */
function placesFaults(plan: Plan, node: Node, panel: Panel, path: Path, report: Report): void {
  const whole = node.kind === 'group' && panel.per === 'total' && !plan.repeatOf.has(node.id)
  if (!whole || panel.drop || panel.spread) report([...path, 'places'], 'places-rule')
  const addable = panel.places?.by === 'points'
  if (!addable && plan.parents.has(node.id)) report([...path, 'places'], 'places-rule')
  const table = panel.places?.by === 'points' ? panel.places.table : []
  for (const [index, points] of table.entries())
    if (!decimal(points)) report([...path, 'places', 'table', index], 'number-form', { value: points })
}
