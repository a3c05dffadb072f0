/** Titles with conditions, and promotion of skill levels (rule 18). */

import type { Entry, LevelRow, Title } from './types.ts'

/** What titles and promotions look at. */
export interface Holder {
  entry: Entry
  rank: number
  /** All parts with a pass mark were passed. */
  passed: boolean
  vetoed: boolean
}

/**
 * Whether a title is given: rank at most r, enough ranked entrants, born on or after the day, every attribute as asked,
 * all parts passed. What is not known is not fulfilled. A vetoed entry takes no title.
 * @example 青年岗位能手: rank ≤ 3, bornAfter '1991-05-01' ("35 or younger on 1 May 2026" as the notice counts it)
 */
export function isGiven(title: Title, holder: Holder, entrants: number): boolean {
  const { entry } = holder
  return (
    !holder.vetoed &&
    holder.rank <= title.rank &&
    entrants >= (title.entrants ?? 0) &&
    (title.bornAfter === undefined || (entry.birthDate !== undefined && entry.birthDate >= title.bornAfter)) &&
    (title.passed !== true || holder.passed) &&
    Object.entries(title.attributes ?? {}).every(([name, wanted]) => entry.attributes?.[name] === wanted)
  )
}

/**
 * The skill level after promotion, or null: the first row in the scheme's order whose rank the entry reached and whose
 * present level it has. Failing a part or a veto gives none. Already at the top: no row names the level, so none.
 * @example rank 3, level "3", rows [{ rank: 5, from: '3', to: '2' }] → "2"
 */
export function promotion(rows: readonly LevelRow[], holder: Holder): LevelRow | null {
  if (holder.vetoed || !holder.passed) return null
  return rows.find((row) => holder.rank <= row.rank && row.from === holder.entry.skillLevel) ?? null
}
