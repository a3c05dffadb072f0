/** Merged cells below a header: which rows are notes across the table, and which cells hide behind another. */

import type { Range, RawRow } from './engine.ts'
import { limits } from './types.ts'

export interface Merged {
  /** Rows (as Excel shows them) merged across the whole table: titles, remarks, lines for signatures. */
  bands: Set<number>
  /** row × limits.columns + place of each cell that a merged range covers, its first cell excepted. */
  cells: Set<number>
}

/** Nothing when the ranges overlap: no spreadsheet program writes that, and it would cost time without end. */
export function coveredCells(merges: Range[], rows: RawRow[], places: number[]): Merged | undefined {
  const merged: Merged = { bands: new Set(), cells: new Set() }
  const [left, right] = [Math.min(...places), Math.max(...places)]
  let room = rows.length * limits.columns
  for (const range of merges) {
    const from = Math.max(range.left, left)
    const to = Math.min(range.right, right)
    if (from > to) continue
    const isBand = from === left && to === right && right > left
    for (let i = firstFrom(rows, range.top + 1); i < rows.length; i++) {
      const row = rows[i]?.row ?? 0
      if (row > range.bottom + 1) break
      room -= to - from + 1
      if (room < 0) return undefined
      if (isBand) merged.bands.add(row)
      for (let place = from; place <= to; place++) {
        if (row !== range.top + 1 || place !== range.left) merged.cells.add(row * limits.columns + place)
      }
    }
  }
  return merged
}

/** Position of the first row that is not above the given one. */
function firstFrom(rows: RawRow[], row: number): number {
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rows[middle]?.row ?? 0) < row) low = middle + 1
    else high = middle
  }
  return low
}
