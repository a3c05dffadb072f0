/** Tables of the selection: ranking, merit, exceptions. */
import type { Instant, Json } from './columns.ts'

/** How a programme's candidates are ranked and its list is drafted, where it differs from the usual. */
export interface RankingRow {
  programmeId: string
  body: Json
  version: number
  by: string
  at: Instant
}

/** What the committee gives a nominee: points, or a place in an agreed order. */
export interface MeritRow {
  nominationId: string
  how: 'points' | 'order'
  value: string
  by: string
  at: Instant
}

/** A name put on or kept off ('in:id', 'out:id'), or a rule that gives way by so many persons; always with a reason. */
export interface ExceptionRow {
  programmeId: string
  rule: string
  side: 'least' | 'most'
  persons: number
  reason: string
  by: string
  at: Instant
}
