/** Tables of marks and results: sheets, every change of a mark, incidents, releases. */
import type { Instant, Json } from './columns.ts'

/**
 * One source's marks for one entry in one sitting. `marks` holds the present value of each marked cell, as it is scored;
 * `revisions` how often each cell changed, also those whose mark was taken away. Its deliveries are their history.
 */
export interface SheetRow {
  id: string
  eventId: string
  entryId: string
  sitting: string
  kind: 'judge' | 'panel' | 'timekeeper' | 'clerk' | 'import' | 'unit' | 'department'
  source: string
  state: 'draft' | 'submitted' | 'checked' | 'sealed'
  scheme: number
  marks: Json
  revisions: Json
  version: number
  /** The last of its deliveries. */
  delivery: number | null
  createdAt: Instant
}

/** The one device on which an account marks. */
export interface MarkingDeviceRow {
  accountId: string
  device: string
  at: Instant
}

/** What one delivery changed on a sheet, under the number of the audit record that proves it; below zero for those older than the log. */
export interface DeliveryRow {
  number: number
  sheetId: string
  /** The sheet's delivery before this one. */
  previous: number | null
  /** [cell, revision, value] of each; value null takes the mark away. */
  cells: Json
  by: string
  at: Instant
}

/** Every step of a sheet's life: submitted, sent back, checked, sealed, opened again. */
export interface SheetStepRow {
  id: string
  sheetId: string
  state: 'draft' | 'submitted' | 'checked' | 'sealed'
  reason: string
  by: string
  at: Instant
}

/** A mark that arrived for a sheet that was checked or sealed already: kept, and counted only if the chief accepts it. */
export interface LateMarkRow {
  id: string
  sheetId: string
  cell: string
  value: Json | null
  by: string
  at: Instant
  ruling: 'accepted' | 'dismissed' | null
  reason: string
  ruledBy: string | null
  ruledAt: Instant | null
}

/** A seal that somebody asks to break, of a sitting or (null) of the event; it is broken when a second person confirms. */
export interface UnsealingRow {
  id: string
  eventId: string
  sitting: string | null
  reason: string
  by: string
  at: Instant
  answer: 'confirmed' | 'declined' | null
  answeredBy: string | null
  answeredAt: Instant | null
}

export interface IncidentRow {
  id: string
  eventId: string
  entryId: string
  scope: 'aspect' | 'module' | 'entry' | 'squad' | 'period'
  node: string | null
  effect: Json
  reason: string
  by: string
  at: Instant
}

export interface IncidentLiftRow {
  incidentId: string
  reason: string
  by: string
  at: Instant
}

/** An immutable, numbered publication: what is shown, and the bundle from which anyone recomputes it. */
export interface ReleaseRow {
  id: string
  eventId: string
  number: number
  kind: 'provisional' | 'official'
  reason: string
  shown: Json
  bundle: Json
  digest: string
  by: string
  secondBy: string | null
  at: Instant
}

/** A correction asked for by one person; it is released when a second one confirms it. */
export interface CorrectionRow {
  id: string
  eventId: string
  reason: string
  by: string
  at: Instant
  releaseId: string | null
}

/** A what-if on sealed marks: opened by the organiser or the chief judge, with its reason. */
export interface TrialRow {
  id: string
  eventId: string
  reason: string
  by: string
  at: Instant
}

/** The other one of the two has joined: from here on they may look. */
export interface TrialConsentRow {
  trialId: string
  by: string
  at: Instant
}

/** One question with the differences that it would make, as they were shown. */
export interface LookRow {
  id: string
  trialId: string
  question: Json
  answer: Json
  by: string
  at: Instant
}

/** A look that became an incident, a lift or recusals. */
export interface ApplicationRow {
  lookId: string
  reason: string
  by: string
  at: Instant
}

/** What a judge writes beside the marks; the highest revision is the present one. `cell` is empty for the note on the whole sheet. */
export interface NoteRow {
  sheetId: string
  cell: string
  revision: number
  text: string
  by: string
  at: Instant
}

/** The notes on an entry may be read by those who marked it. */
export interface DeliberationRow {
  entryId: string
  eventId: string
  by: string
  at: Instant
}

/** A paper sheet as one clerk keyed it in: a candidate for the sheet. */
export interface KeyingRow {
  id: string
  sheetId: string
  scheme: number
  marks: Json
  by: string
  at: Instant
}

/** What became of a keying: both agreed, the paper decided, both were thrown away, or its author keyed it in again. */
export interface KeyingEndRow {
  keyingId: string
  outcome: 'agreed' | 'settled' | 'rejected' | 'replaced'
  reason: string
  by: string
  at: Instant
}
