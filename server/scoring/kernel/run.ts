/** The run of a kernel: marks in, every node's points out, column by column, in integers. */

import { joinCounted, joinMarks, joinTotals, keep, type Rows } from './join.ts'
import type { Column, Kernel, Round, Totals } from './kernel.ts'

/** What every node came to, by column, then by row. */
export interface Columns {
  /** Numerators before the node's own rounding, over its `exactUnit`. */
  exact: Float64Array[]
  /** Numerators after it, over its `unit`. */
  points: Float64Array[]
}

/** What judges' totals came to: row × judge, and which of them count. */
export interface Panelled {
  totals: Float64Array
  kept: Uint8Array
}

export interface Ran extends Columns {
  panelled: Panelled[]
  /** Rows whose marks lie too far apart: 1, and their points mean nothing. */
  apart: Uint8Array
}

/** Rows that are done together, so that their marks are still at hand for the next column. */
const BLOCK = 512

/**
 * Scores rows of marks: `marks` holds `kernel.width` for each, aspect by aspect in the order of the leaves, judge by judge.
 * The marks are whole parts of a point, no larger than the leaf allows.
 * @example one aspect 0–10 by 0.1, three judges, mean: marks 84 85 90 → points 259 over 30
 */
export function run(kernel: Kernel, marks: Int32Array, count: number): Ran {
  const { columns, totals, width } = kernel
  const made: Ran = {
    ...columnsFor(columns, count),
    panelled: totals.map(({ judges }) => ({ totals: new Float64Array(count * judges), kept: new Uint8Array(count * judges) })),
    apart: new Uint8Array(count),
  }
  for (let from = 0; from < count; from += BLOCK) {
    const rows = { from, to: Math.min(from + BLOCK, count) }
    for (const [at, panel] of totals.entries()) totalUp(panel, made.panelled[at] as Panelled, marks, width, made.apart, rows)
    for (const [at, column] of columns.entries()) {
      begin(kernel, column, made, marks, made.exact[at] as Float64Array, rows)
      finish(column, made.exact[at] as Float64Array, made.points[at] as Float64Array, rows)
    }
  }
  return made
}

function begin(kernel: Kernel, { from }: Column, made: Ran, marks: Int32Array, out: Float64Array, rows: Rows): void {
  const { width, totals } = kernel
  if (from.is === 'sum') addUp(made.points, from.parts, out, rows)
  else if (from.is === 'marks') joinMarks(from.leaf, from.join, marks, width, out, made.apart, rows)
  else if (from.is !== 'sheet') {
    const [{ judges, join }, own] = [totals[from.totals] as Totals, made.panelled[from.totals] as Panelled]
    if (from.is === 'totals') joinTotals(own.totals, own.kept, judges, join, out, rows)
    else joinCounted(from.leaf, marks, width, own.kept, out, made.apart, rows)
  }
}

function columnsFor(columns: readonly Column[], rows: number): Columns {
  const exact = columns.map(() => new Float64Array(rows))
  const points = columns.map((column, at) => (column.round ? new Float64Array(rows) : (exact[at] as Float64Array)))
  return { exact, points }
}

/** Every judge's total of every row, and which of them stay. */
function totalUp(panel: Totals, own: Panelled, marks: Int32Array, width: number, apart: Uint8Array, rows: Rows): void {
  const { judges, columns } = panel
  const sheets = { from: 0, to: (rows.to - rows.from) * judges }
  const made = columnsFor(columns, sheets.to)
  for (const [at, column] of columns.entries()) {
    const out = made.exact[at] as Float64Array
    if (column.from.is === 'sum') addUp(made.points, column.from.parts, out, sheets)
    else if (column.from.is === 'sheet') {
      const start = rows.from * width + column.from.leaf.first
      for (let sheet = 0, row = start; sheet < sheets.to; row += width) {
        for (let judge = 0; judge < judges; judge++) out[sheet++] = marks[row + judge] as number
      }
    }
    finish(column, out, made.points[at] as Float64Array, sheets)
  }
  own.totals.set(made.points.at(-1) as Float64Array, rows.from * judges)
  keep(own.totals, own.kept, judges, panel.join, panel.spread, apart, rows)
}

function addUp(points: readonly Float64Array[], parts: readonly { column: number; times: number }[], out: Float64Array, rows: Rows): void {
  out.fill(0, rows.from, rows.to)
  for (const { column, times } of parts) {
    const own = points[column] as Float64Array
    for (let row = rows.from; row < rows.to; row++) out[row] = (out[row] as number) + times * (own[row] as number)
  }
}

/** The panel's rounding, floor and cap, the node's rounding. */
function finish({ panelRound, floor, cap, round: own }: Column, exact: Float64Array, points: Float64Array, rows: Rows): void {
  if (panelRound) roundAll(panelRound, exact, exact, rows)
  if (floor > Number.NEGATIVE_INFINITY || cap < Number.POSITIVE_INFINITY) {
    for (let row = rows.from; row < rows.to; row++) exact[row] = Math.min(Math.max(exact[row] as number, floor), cap)
  }
  if (own) roundAll(own, exact, points, rows)
}

/** Half up of the size; the numerators are small enough for their floor to be exact (see `roundTo`). */
function roundAll({ up, parts }: Round, before: Float64Array, after: Float64Array, rows: Rows): void {
  for (let row = rows.from; row < rows.to; row++) {
    const n = before[row] as number
    const units = Math.floor((2 * Math.abs(n) * up + parts) / (2 * parts))
    after[row] = n < 0 ? 0 - units : units
  }
}
