/** Tables of training: courses and drills, who came with what result, what events ask of it, and the promotions that follow. */
import type { Day, Instant, Json } from './columns.ts'
import type { PersonRow } from './people.ts'

/** A course or a drill in one trade, held by a unit. */
export interface CourseRow {
  id: string
  kind: 'training' | 'drill'
  name: string
  trade: string
  unitId: string
  startsOn: Day
  endsOn: Day
  /** Most persons; null: any number. */
  capacity: number | null
  hours: number | null
  version: number
  createdAt: Instant
}

/** One worker in one course: enrolled first, afterwards there or not, with a result where one was taken. */
export interface AttendanceRow {
  courseId: string
  personId: string
  state: 'enrolled' | 'attended' | 'absent'
  /** A decimal; null where none were given. */
  points: string | null
  passed: 0 | 1 | null
  by: string
  at: Instant
}

/** What an event asks of those who enter it. */
export interface EligibilityRow {
  eventId: string
  rules: Json
  by: string
  at: Instant
}

/** The organiser lets somebody enter who lacks what the event asks for. */
export interface AdmissionRow {
  eventId: string
  personId: string
  reason: string
  by: string
  at: Instant
}

type Level = PersonRow['skillLevel']

/** A worker's skill level became another one from a day on, by a rank in an official release. */
export interface PromotionRow {
  id: string
  personId: string
  eventId: string
  entryId: string
  releaseId: string
  rank: number
  /** The line of the scheme's table. */
  rule: Json
  fromLevel: Level
  toLevel: Level
  since: Day
  by: string
  at: Instant
}

/** A promotion that was taken back, by the release that no longer gives it. */
export interface PromotionEndRow {
  promotionId: string
  releaseId: string
  reason: string
  by: string
  at: Instant
}

/** A judge who owes sheets was reminded. */
export interface ReminderRow {
  id: string
  eventId: string
  accountId: string
  owed: number
  by: string
  at: Instant
  /** When the judge put it away. */
  seenAt: Instant | null
}
