/** One page of a list of entries, and of what was searched for in it. */
import type * as z from 'zod/mini'
import type { EntryQuery as Query } from './input.ts'
import type { EntriesShown } from './view.ts'

type EntryQuery = z.infer<typeof Query>

const SIZE = 100

export interface EntriesPage extends EntriesShown {
  /** How many fit the search. */
  total: number
  /** How many of the whole list wait for approval. */
  waiting: number
  /** `after` of the next page; null on the last one. */
  next: number | null
}

export function pageOf({ rows: all, ...list }: EntriesShown, { q = '', after = '0', waiting }: EntryQuery): EntriesPage {
  const waits = all.filter((row) => row.state === 'registered')
  const rows = waiting ? waits : all
  const from = Number(after)
  const found = q === '' ? rows : rows.filter((row) => [row.label, row.unitName, row.squad, row.code].some((text) => text?.includes(q)))
  const next = from + SIZE < found.length ? from + SIZE : null
  return { ...list, rows: found.slice(from, from + SIZE), total: found.length, waiting: waits.length, next }
}
