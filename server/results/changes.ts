/** Tells what a correction would change in the published list: ranks, points and prizes, entry by entry. */
import type { ShownRow } from './shown.ts'

export interface Change {
  entry: string
  label: string
  before: Pick<ShownRow, 'rank' | 'points' | 'prize' | 'state'> | null
  after: Pick<ShownRow, 'rank' | 'points' | 'prize' | 'state'> | null
}

interface Rows {
  rows: readonly Pick<ShownRow, 'entry' | 'label' | 'rank' | 'points' | 'prize' | 'state'>[]
}

/** Entries whose line differs, in the new order; those that vanished last. */
export function changes(before: Rows, after: Rows): Change[] {
  const pick = (row?: Rows['rows'][number]) => (row ? { rank: row.rank, points: row.points, prize: row.prize, state: row.state } : null)
  const old = new Map(before.rows.map((row) => [row.entry, row]))
  const fresh = new Set(after.rows.map((row) => row.entry))
  return [
    ...after.rows.map((row) => ({ entry: row.entry, label: row.label, before: pick(old.get(row.entry)), after: pick(row) })),
    ...before.rows
      .filter((row) => !fresh.has(row.entry))
      .map((row) => ({ entry: row.entry, label: row.label, before: pick(row), after: null })),
  ].filter(({ before: a, after: b }) => JSON.stringify(a) !== JSON.stringify(b))
}
