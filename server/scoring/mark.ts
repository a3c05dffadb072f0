/** A mark: whether one cell's value is good, and what one source's sheet comes to, by the engine's own code. */

import { pointsOf } from './aspect.ts'
import { compare, decimal, type Exact, isMultiple, ONE, print, sub, whole, ZERO } from './exact.ts'
import { type Cell, cellName, cellsOf, type Plan, planOf } from './plan.ts'
import { bare, givenOf, type Leaf, type Walk } from './tree.ts'
import type { Aspect, Decimal, Fault, FaultCode, Mark, Scheme, Sheet } from './types.ts'

export { cellsOf, sittingsOf } from './plan.ts'

/** What a numeric mark may be: the lowest, the highest (none: open), and the step counted from the lowest (or 0). */
export interface Bounds {
  min: Exact | null
  max: Exact | null
  step: Exact | null
}

/**
 * What is wrong with a mark on an aspect, or null: not a number, out of range, off the step, an unknown grade (rules 2, 6).
 * "Absent" and "abstained" are good marks everywhere. Used at the HTTP edge, in the judge's page and in the engine.
 * @example markFault(points 0–10 by 0.5, '7.3') // { code: 'mark-step', params: { mark: '7.3', step: '0.5' } }
 */
export function markFault(aspect: Aspect, mark: Mark): Fault | null {
  if (typeof mark !== 'string') return mark?.none === 'absent' || mark?.none === 'abstained' ? null : bad('mark-unknown', {})
  if (aspect.kind === 'table') return aspect.grades.some((row) => row.grade === mark) ? null : bad('mark-grade', { mark })
  const value = decimal(mark)
  if (value === null) return bad('mark-not-a-number', { mark })
  const { min, max, step } = boundsOf(aspect)
  if ((min && compare(value, min) < 0) || (max && compare(value, max) > 0)) {
    return bad('mark-out-of-range', { mark, min: min ? print(min) : '', max: max ? print(max) : '' })
  }
  if (step && !isMultiple(sub(value, min ?? ZERO), step)) return bad('mark-step', { mark, step: print(step) })
  return null
}

/** What a mark on this aspect may be; also the judge's page asks, for its steps and pads. @example boundsOf(judgement) // 0, 3, by 1 */
export function boundsOf(aspect: Aspect): Bounds {
  switch (aspect.kind) {
    case 'points':
      return { min: decimal(aspect.min ?? '0'), max: decimal(aspect.max), step: decimal(aspect.step) }
    case 'imported':
      return { min: ZERO, max: decimal(aspect.max), step: decimal(aspect.step) }
    case 'judgement':
      return { min: ZERO, max: whole(3), step: ONE }
    case 'measure':
      return aspect.rule.by === 'pass' ? { min: ZERO, max: ONE, step: ONE } : { min: null, max: null, step: null }
    case 'count':
    case 'deduct':
      return { min: ZERO, max: null, step: ONE }
    case 'votes':
      return { min: ZERO, max: decimal(aspect.electorate), step: ONE }
    case 'time':
      return { min: ZERO, max: null, step: decimal(aspect.step) }
    case 'given':
      return { min: null, max: null, step: decimal(aspect.step) }
    case 'table':
      return { min: null, max: null, step: null }
  }
}

/** Marks come as plain objects from outside, so only a key of their own is a mark, and null is none. */
export function markIn(marks: Readonly<Record<string, Mark>>, cell: string): Mark | undefined {
  return Object.hasOwn(marks, cell) ? (marks[cell] ?? undefined) : undefined
}

/** Whether a sheet has a good mark, or a word for no value, in a cell; a bad mark counts as not marked. */
export function isMarked(plan: Plan, sheet: Sheet, { aspect, cell }: Pick<Cell, 'aspect' | 'cell'>): boolean {
  const mark = markIn(sheet.marks, cell)
  if (mark === undefined) return false
  return typeof mark === 'string' ? worth(plan, aspect, mark) !== 'bad' : markFault(aspect, mark) === null
}

/** What a mark is worth, where that depends on nothing else; the same few marks come again and again. */
export function worth(plan: Plan, aspect: Aspect, mark: string): Exact | 'bad' | 'by-target' {
  const known = plan.known.get(aspect.id) ?? new Map<string, Exact | 'bad' | 'by-target'>()
  const before = known.get(mark)
  if (before !== undefined) return before
  const byTarget = aspect.kind === 'measure' && aspect.rule.by === 'target'
  const found = markFault(aspect, mark) !== null ? 'bad' : byTarget ? 'by-target' : (pointsOf(aspect, mark) ?? 'bad')
  plan.known.set(aspect.id, known.set(mark, found))
  return found
}

/**
 * The running total of one source's sheet, before any panel: points so far, what they are out of, and how many cells are
 * still unmarked (bad marks are). Unmarked cells add nothing yet.
 * @param others marks of other sittings that this sheet's points depend on: a target, a degree of difficulty
 * @example sheetTotal(scheme, 'practice', { tools: '8', wiring: '7.5' }) // { points: '15.5', full: '100', cells: 10, unmarked: 8 }
 */
export function sheetTotal(
  scheme: Scheme,
  sitting: string,
  marks: Readonly<Record<string, Mark>>,
  others: Readonly<Record<string, Mark>> = {},
): { points: Decimal; full: Decimal; cells: number; unmarked: number } {
  const plan = planOf(scheme, true)
  const node = plan.nodes.get(sitting)
  const cells = cellsOf(scheme, sitting)
  const good = (cell: Cell) => markIn(marks, cell.cell) !== undefined && markFault(cell.aspect, markIn(marks, cell.cell) as Mark) === null
  const unmarked = cells.filter((cell) => !good(cell)).length
  const walk: Walk = { plan, cell: (aspect, attempt) => leafOf(walk, aspect, attempt, { ...others, ...marks }) ?? 'absent' }
  const value = node && cells.length > 0 ? bare(walk, node, null) : null
  const full = plan.outOf.get(sitting) ?? ZERO
  return { points: print(value?.points ?? ZERO), full: print(full), cells: cells.length, unmarked }
}

/** What one sheet's mark on a cell is worth; an abstention is no value, and so is a mark that is missing or bad. */
export function leafOf(walk: Walk, aspect: Aspect, attempt: number | null, marks: Readonly<Record<string, Mark>>): Leaf {
  const mark = markIn(marks, cellName(aspect.id, attempt))
  if (mark === undefined || mark === null) return null
  if (typeof mark !== 'string') return mark.none === 'absent' ? 'absent' : null
  const points = worth(walk.plan, aspect, mark)
  if (points !== 'by-target') return points === 'bad' ? null : points
  const target = targetOf(walk, aspect, attempt)
  return target === 'absent' ? 'absent' : pointsOf(aspect, mark, target)
}

/** The value of the target that a measure names; null when there is none, or none yet. */
export function targetOf(walk: Pick<Walk, 'plan' | 'cell'>, aspect: Aspect, attempt: number | null): Leaf {
  if (aspect.kind !== 'measure' || aspect.rule.by !== 'target') return null
  return givenOf(walk, aspect.rule.target, attempt) ?? null
}

function bad(code: FaultCode, params: Record<string, string>): Fault {
  return { path: [], code, params }
}
