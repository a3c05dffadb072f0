/** Totals: a panel that trims each judge's total of a sitting, not each aspect for itself (rule 5). */

import { noteMarks, notePanel, totalPanelOf } from './cell.ts'
import type { Desk } from './desk.ts'
import { add, compare, decimal, type Exact, mean, mul, ONE, print, roundTo, sub, whole, ZERO } from './exact.ts'
import { leafOf, markIn } from './mark.ts'
import { combine, type Given, middleOf } from './panel.ts'
import { type Cell, keptOf, type SittingNode } from './plan.ts'
import { ABSENT, bare, type Leaf, type Value, type Walk } from './tree.ts'
import type { Node, Panel, Sheet } from './types.ts'

type Place = SittingNode & { sitting: { panel: Panel } }

/** One judge's total of a sitting; null when the judge abstained somewhere in it. */
export interface Total extends Given {
  sheet: Sheet
  absent: boolean
}

/**
 * The points of a sitting whose panel works on judges' totals: undefined for every other node, null while something is owed.
 * What lies beneath is shown as the mean of the judges who were kept. Incidents beneath never pass through trimming:
 * what they take from those means is taken from the panel's value afterwards.
 */
export function totalValue(desk: Desk, node: Node, attempt: number | null): Value | null | undefined {
  const place = totalPanelOf(desk, node.id)
  if (!place) return undefined
  const value = fromSheets(desk, place, attempt)
  // Where incidents took every cell, what is left are the nodes that lost their points.
  return value === null && cellsAt(desk, place, attempt).length === 0 ? undefined : value
}

function fromSheets(desk: Desk, place: Place, attempt: number | null): Value | null {
  const sheets = desk.presence(place).sheets
  if (sheets.length === 0 || disagrees(desk, place, attempt, sheets)) return null
  const totals = totalsOf(desk, place, attempt, sheets)
  if (totals.length === 0) {
    desk.owe({ node: place.node.id, what: 'panel-too-short' })
    return null
  }
  // Where incidents took every cell there was nothing to be absent from.
  if (totals.every((one) => one.absent) && holdsCells(desk, place)) {
    desk.note?.({ do: 'missing', node: place.node.id, why: 'absent' })
    return ABSENT
  }
  const elsewhere = desk.overrides.get(place.node.id)
  if (elsewhere) return fromElsewhere(desk, place, attempt, totals)
  return fromPanel(desk, place, attempt, totals)
}

function fromPanel(desk: Desk, place: Place, attempt: number | null, totals: readonly Total[]): Value | null {
  const { panel } = place.sitting
  const values = totals.map((one) => one.value)
  const verdict = combine(panel, totals, values)
  if (verdict.is === 'too-short') {
    desk.owe({ node: place.node.id, what: 'panel-too-short' })
    return null
  }
  if (verdict.is === 'too-far') {
    desk.owe({ node: place.node.id, what: 'rescore' })
    desk.note?.({
      do: 'spread',
      node: place.node.id,
      cell: place.node.id,
      values: verdict.values.map((one) => print(one.value)),
      max: verdict.max,
    })
    return null
  }
  desk.remember(place.node.id, values)
  const kept = new Set(verdict.kept.map((one) => one.source))
  const shown = verdict.take === 'median' ? new Set(middleOf(verdict.kept).map((one) => one.source)) : kept
  const counted = totals.filter((one) => shown.has(one.source)).map((one) => one.sheet)
  noteCells(desk, place, attempt, totals, counted)
  const value = panel.round === undefined ? verdict.value : roundTo(verdict.value, panel.round)
  notePanel(desk, place.node.id, panel, verdict, value, desk.plan.outOf.get(place.node.id) ?? ZERO)
  const change = mul(changeBeneath(desk, place, attempt, counted), panel.take === 'sum' ? whole(keptOf(panel)) : ONE)
  const points = add(value, change)
  return { points, exact: points, absent: false }
}

function fromElsewhere(desk: Desk, place: Place, attempt: number | null, totals: readonly Total[]): Value | null {
  const found = desk.overrides.get(place.node.id)?.get(desk.entry.id)
  if (!found) return null
  const sheets = totals.map((one) => one.sheet)
  noteCells(desk, place, attempt, totals, sheets)
  for (const step of found.steps) desk.note?.(step)
  desk.remember(place.node.id, found.values)
  const points = add(found.points, changeBeneath(desk, place, attempt, sheets))
  return { points, exact: points, absent: false }
}

/**
 * Every judge's total of one entry in a sitting, for methods that look at all entries together (places, severity).
 * Empty while something is owed, when judges disagree, or when the entry was absent.
 */
export function totalsAt(desk: Desk, place: SittingNode): Total[] {
  const sheets = desk.presence(place).sheets
  if (sheets.length === 0 || disagrees(desk, place, null, sheets)) return []
  return totalsOf(desk, place, null, sheets).filter((one) => !one.absent)
}

/** Every judge's total, without rounding or incidents; judges who abstained in a cell leave the panel of this sitting. */
function totalsOf(desk: Desk, place: SittingNode, attempt: number | null, sheets: readonly Sheet[]): Total[] {
  const totals: Total[] = []
  for (const sheet of sheets) {
    const value = bare(
      sheetWalk(desk, place, (walk, aspect, number) => leafOf(walk, aspect, number, sheet.marks)),
      place.node,
      attempt,
    )
    if (value) totals.push({ source: sheet.source, value: value.points, absent: value.absent, sheet })
    else desk.note?.({ do: 'missing', node: place.node.id, source: sheet.source, why: 'abstained' })
  }
  return totals
}

type CellOf = (walk: Walk, ...cell: Parameters<Walk['cell']>) => Leaf

/** A walk over one sheet: its own cells from there, cells of other sittings (targets, difficulties) from the desk. */
function sheetWalk(desk: Desk, place: SittingNode, cellOf: CellOf): Walk {
  const walk: Walk = {
    plan: desk.plan,
    cell: (aspect, number) =>
      desk.plan.sittingOf.get(aspect.id)?.node.id === place.node.id ? cellOf(walk, aspect, number) : desk.walk.cell(aspect, number),
    skips: (node, number) => desk.isLost(node, number),
  }
  return walk
}

/** Values beneath the sitting, as means of the counted sheets; returns what incidents beneath changed in their sum. */
function changeBeneath(desk: Desk, place: SittingNode, attempt: number | null, counted: readonly Sheet[]): Exact {
  const meanOf: CellOf = (walk, aspect, number) => meanLeaf(counted.map((sheet) => leafOf(walk, aspect, number, sheet.marks)))
  const plain = sheetWalk(desk, place, meanOf)
  const struck: Walk = {
    ...plain,
    skips: (node, number) => desk.walk.skips?.(node, number) ?? false,
    incidents: (node, number) => (node === place.node.id && number === attempt ? [] : (desk.walk.incidents?.(node, number) ?? [])),
    keep: (name, value) => desk.walk.keep?.(name, value),
    note: (step) => {
      if (step.do === 'incident') desk.note?.(step)
    },
  }
  const after = bare(struck, place.node, attempt)
  if (!desk.books.incidents.has(desk.entry.id)) return ZERO
  const before = bare(plain, place.node, attempt)
  return after && before ? sub(after.points, before.points) : ZERO
}

function meanLeaf(leaves: readonly Leaf[]): Leaf {
  const values = leaves.filter((leaf) => leaf !== null && leaf !== 'absent')
  return mean(values) ?? (leaves.includes('absent') ? 'absent' : null)
}

/** Judges must agree on who was absent, and levels of a judgement may lie one apart (rule 3), whatever the totals are. */
function disagrees(desk: Desk, place: SittingNode, attempt: number | null, sheets: readonly Sheet[]): boolean {
  let found = false
  for (const cell of cellsAt(desk, place, attempt)) {
    const marks = sheets.map((sheet) => markIn(sheet.marks, cell.cell)).filter((mark) => mark !== undefined)
    const levels = marks.map((mark) => (typeof mark === 'string' ? decimal(mark) : null)).filter((level) => level !== null)
    const absent = marks.filter((mark) => typeof mark !== 'string' && mark.none === 'absent').length
    const mixed = absent > 0 && marks.some((mark) => typeof mark === 'string')
    const sorted = [...levels].sort(compare)
    const wide = cell.aspect.kind === 'judgement' && compare(sub(sorted.at(-1) ?? ZERO, sorted[0] ?? ZERO), ONE) > 0
    if (!mixed && !wide) continue
    found = true
    desk.owe({ node: cell.cell, what: 'rescore' })
    const values = marks.map((mark) => (typeof mark === 'string' ? mark : mark.none))
    desk.note?.({ do: 'spread', node: cell.aspect.id, cell: cell.cell, values, max: wide ? '1' : '0' })
  }
  return found
}

/** Whether any cell beneath the sitting still counts. */
function holdsCells(desk: Desk, place: SittingNode): boolean {
  return place.cells.some(({ within, attempt }) => {
    const beneath = within.slice(within.indexOf(place.node.id) + 1)
    return !beneath.some((id) => desk.isLost(id, attempt) || desk.isLost(id, null))
  })
}

function noteCells(desk: Desk, place: SittingNode, attempt: number | null, totals: readonly Total[], counted: readonly Sheet[]): void {
  if (!desk.note) return
  for (const cell of cellsAt(desk, place, attempt)) {
    const voices = totals.flatMap(({ source, sheet }) => {
      const mark = markIn(sheet.marks, cell.cell)
      return mark === undefined ? [] : [{ source, mark }]
    })
    const points = meanLeaf(counted.map((sheet) => leafOf(desk.walk, cell.aspect, cell.attempt, sheet.marks)))
    if (points !== null && points !== 'absent') noteMarks(desk, cell.aspect, cell.attempt, voices, points, false)
  }
}

function cellsAt(desk: Desk, place: SittingNode, attempt: number | null): Cell[] {
  return place.cells.filter(
    (cell) =>
      (attempt === null || cell.attempt === attempt) && !cell.within.some((id) => desk.isLost(id, cell.attempt) || desk.isLost(id, null)),
  )
}
