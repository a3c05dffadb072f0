/** Tables of what follows a list: public notices, objections, conferral, later checks, plates. */
import type { Day, Instant, Json } from './columns.ts'

/** One run of a public notice (公示). `lastDay` as it was announced; a change of content is the next `round`, from its own day 1. */
export interface NoticeRow {
  id: string
  programmeId: string
  level: string
  /** Whose nominees; null for the whole list. */
  unitId: string | null
  round: number
  firstDay: Day
  lastDay: Day
  days: number
  channel: string
  /** Which fields stand beside the names. */
  fields: Json
  /** The rows as they were shown, without anything else of the persons. */
  shown: Json
  digest: string
  /** Of a further round: what changed. */
  reason: string
  by: string
  at: Instant
}

/** What somebody says against a list; `sealed` holds the text, and of a named one name and phone. */
export interface ObjectionRow {
  id: string
  noticeId: string
  nominationId: string | null
  named: 0 | 1
  sealed: string
  receivedOn: Day
  by: string
  at: Instant
}

/** What the verification found (for the committee), and the answer in writing. */
export interface ObjectionAnswerRow {
  objectionId: string
  outcome: 'upheld' | 'rejected'
  finding: string
  answer: string
  by: string
  at: Instant
}

/** The decision by which a list became honours. */
export interface ConferralRow {
  programmeId: string
  number: string
  day: Day
  by: string
  at: Instant
}

/** A periodic re-check of a held honour. */
export interface HonourCheckRow {
  id: string
  honourId: string
  outcome: 'keeps' | 'doubtful'
  note: string
  by: string
  at: Instant
}

/** A plate handed out or taken down; the latest row is its state. */
export interface PlateRow {
  id: string
  honourId: string
  state: 'issued' | 'ordered' | 'automatic' | 'natural'
  day: Day
  by: string
  at: Instant
}
