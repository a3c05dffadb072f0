/** The joining of a panel's values in a kernel: what is dropped, what stays, and the sum of it. */

import type { Join, Leaf } from './kernel.ts'

/** Rows of a column that are worked on: from `from` up to but not `to`. */
export interface Rows {
  from: number
  to: number
}

/** Which of `judges` values in rising order stay: [from, to). A median keeps the middle one, or the middle two. */
function staying(join: Join, judges: number): [from: number, to: number] {
  const [from, to] = [join.low, judges - join.high]
  if (!join.middle) return [from, to]
  const half = (to - from) >> 1
  return (to - from) % 2 ? [from + half, from + half + 1] : [from + half - 1, from + half + 1]
}

/** Joins the marks on an aspect; rows whose marks lie too far apart are named in `apart`. */
export function joinMarks(
  leaf: Leaf,
  join: Join,
  marks: Int32Array,
  width: number,
  out: Float64Array,
  apart: Uint8Array,
  rows: Rows,
): void {
  const { first, judges, spread } = leaf
  const isSimple = !join.middle && join.low <= 1 && join.high <= 1
  const [low, high, times] = [join.low > 0, join.high > 0, join.times]
  const sorted = new Int32Array(judges)
  const [stay, go] = staying(join, judges)
  for (let row = rows.from; row < rows.to; row++) {
    const start = row * width + first
    let sum = 0
    let [min, max] = [marks[start] as number, marks[start] as number]
    for (let at = start; at < start + judges; at++) {
      const mark = marks[at] as number
      sum += mark
      // Not by comparing: which marks are the lowest is a guess that a processor loses too often.
      min = Math.min(min, mark)
      max = Math.max(max, mark)
    }
    if (max - min > spread) apart[row] = 1
    if (isSimple) sum -= (low ? min : 0) + (high ? max : 0)
    else {
      sorted.set(marks.subarray(start, start + judges))
      sorted.sort()
      sum = 0
      for (let at = stay; at < go; at++) sum += sorted[at] as number
    }
    out[row] = sum * times
  }
}

/**
 * Marks in `kept` (row × judge) whose total stays: in rising order of totals, then of judges, as `combine` does it.
 * Returns nothing; rows whose totals lie further apart than `spread` are named in `apart`.
 */
export function keep(
  totals: Float64Array,
  kept: Uint8Array,
  judges: number,
  join: Join,
  spread: number,
  apart: Uint8Array,
  rows: Rows,
): void {
  const order = new Int32Array(judges)
  const [from, to] = staying(join, judges)
  for (let row = rows.from; row < rows.to; row++) {
    const start = row * judges
    for (let judge = 0; judge < judges; judge++) {
      const own = totals[start + judge] as number
      let at = judge
      for (; at > 0 && (totals[start + (order[at - 1] as number)] as number) > own; at--) order[at] = order[at - 1] as number
      order[at] = judge
    }
    for (let at = from; at < to; at++) kept[start + (order[at] as number)] = 1
    const [least, most] = [order[0] as number, order[judges - 1] as number]
    if ((totals[start + most] as number) - (totals[start + least] as number) > spread) apart[row] = 1
  }
}

/** The sum of the totals that stay, × times. */
export function joinTotals(totals: Float64Array, kept: Uint8Array, judges: number, join: Join, out: Float64Array, rows: Rows): void {
  for (let row = rows.from; row < rows.to; row++) {
    let sum = 0
    for (let at = row * judges; at < (row + 1) * judges; at++) if (kept[at]) sum += totals[at] as number
    out[row] = sum * join.times
  }
}

/** The sum of the marks of those judges whose totals stay; rows whose marks lie too far apart are named. */
export function joinCounted(
  leaf: Leaf,
  marks: Int32Array,
  width: number,
  kept: Uint8Array,
  out: Float64Array,
  apart: Uint8Array,
  rows: Rows,
): void {
  const { first, judges, spread } = leaf
  for (let row = rows.from; row < rows.to; row++) {
    let sum = 0
    let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
    for (let judge = 0; judge < judges; judge++) {
      const mark = marks[row * width + first + judge] as number
      if (kept[row * judges + judge]) sum += mark
      if (mark < min) min = mark
      if (mark > max) max = mark
    }
    if (max - min > spread) apart[row] = 1
    out[row] = sum
  }
}
