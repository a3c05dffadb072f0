/** One page of a list of entries, and of what was searched for in it. */
import type { EntriesShown } from './view.ts'

const SIZE = 100

export interface EntriesPage extends EntriesShown {
  /** How many fit the search. */
  total: number
  /** `after` of the next page; null on the last one. */
  next: number | null
}

/** @param q part of a name, a unit, a squad or a code; empty for all. @param after how many lines to leave out. */
export function pageOf({ rows, ...list }: EntriesShown, q: string, after: number): EntriesPage {
  const found = q === '' ? rows : rows.filter((row) => [row.label, row.unitName, row.squad, row.code].some((text) => text?.includes(q)))
  const next = after + SIZE < found.length ? after + SIZE : null
  return { ...list, rows: found.slice(after, after + SIZE), total: found.length, next }
}
