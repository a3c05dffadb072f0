/** Tables of the journal: the audit log, and answers kept for repeated requests. */
import type { Instant, Json } from './columns.ts'

/** Append-only; every record holds the hash of the one before. */
export interface AuditRow {
  seq: number
  at: Instant
  actor: string
  act: string
  subject: string
  detail: Json
  /** SHA-256 of what changed where the record itself must not show it, as with marks. */
  content: string | null
  previous: string
  hash: string
}

/** What was answered to a request, so that the same request again gets the same answer. */
export interface AnswerRow {
  account: string
  key: string
  request: string
  answer: Json
  at: Instant
}
