/** Ranks of rows that were never more than columns: for marks in memory, where no list is wanted. */

import type { Kernel } from './kernel.ts'
import type { Ran } from './run.ts'

/**
 * The rank of every row by the scheme's keys: 1, 2, 2, 4, as `rank` gives them. Null where a key is no node's points, or
 * where what is shown of a node depends on the entry (a node without places whose parts are no decimal).
 * @example points 90 88 88 85 → ranks 1 2 2 4
 */
export function ranksOf(kernel: Kernel, ran: Ran): Uint32Array | null {
  const { keys, rankOn, root } = kernel.plan.scheme
  const columns: Float64Array[] = []
  for (const key of keys) {
    const at = kernel.columns.findIndex((column) => column.node === (key.node ?? root.id))
    const column = kernel.columns[at]
    if (key.by !== 'node' || !column || (rankOn !== 'exact' && !column.round && 1e9 % column.unit !== 0)) return null
    const own = (rankOn === 'exact' ? ran.exact : ran.points)[at] as Float64Array
    columns.push(key.order === 'more' ? own.map((value) => -value) : own)
  }
  const [first = new Float64Array(ran.apart.length), ...later] = columns
  const order = sorted(first, later)
  const ranks = new Uint32Array(order.length)
  for (let at = 0; at < order.length; at++) {
    const [row, above] = [order[at] as number, order[at - 1] ?? 0]
    const isShared = at > 0 && first[row] === first[above] && behind(later, above, row) === 0
    ranks[row] = isShared ? (ranks[above] as number) : at + 1
  }
  return ranks
}

/** Rows in the order of the keys. The first key and the row's number share one number where they fit: those sort in half the time. */
function sorted(first: Float64Array, later: readonly Float64Array[]): Uint32Array {
  const rows = first.length
  const least = first.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
  const most = first.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  const order = new Uint32Array(rows).map((_, row) => row)
  if (!Number.isSafeInteger((most - least + 1) * rows)) {
    return order.sort((a, b) => (first[a] as number) - (first[b] as number) || behind(later, a, b))
  }
  const both = new Float64Array(rows)
  for (let row = 0; row < rows; row++) both[row] = ((first[row] as number) - least) * rows + row
  both.sort()
  for (let at = 0; at < rows; at++) order[at] = (both[at] as number) % rows
  for (let from = 0, to = 0; from < rows; from = to) {
    while (to < rows && first[order[to] as number] === first[order[from] as number]) to++
    if (to - from > 1) order.subarray(from, to).sort((a, b) => behind(later, a, b))
  }
  return order
}

function behind(columns: readonly Float64Array[], a: number, b: number): number {
  for (const column of columns) if (column[a] !== column[b]) return (column[a] as number) - (column[b] as number)
  return 0
}
