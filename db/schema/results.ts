/** Tables of recheck, withheld releases and appeals. */
import type { Instant, Json } from './columns.ts'

/** How an event is rechecked, published and appealed against, where it differs from the usual. */
export interface ProcedureRow {
  eventId: string
  body: Json
  by: string
  at: Instant
}

/** The recheck of an event: a seeded sample of its entries; `sample` lists those of the top and those drawn. */
export interface RecheckRow {
  id: string
  eventId: string
  seed: string
  sample: Json
  by: string
  at: Instant
}

/** What a comparison of a sheet with its paper came to; `marks` is the digest of the marks that were compared. */
export interface FindingRow {
  id: string
  recheckId: string
  sheetId: string
  marks: string
  outcome: 'right' | 'wrong'
  text: string
  by: string
  at: Instant
}

export interface RecheckSignRow {
  id: string
  recheckId: string
  by: string
  at: Instant
}

/** A release that an audience does not see before `until`; null: before the freeze ends. */
export interface WithheldRow {
  releaseId: string
  audience: 'contestants' | 'units' | 'hall' | 'public'
  until: Instant | null
}

/** A written objection for one entry; `subject` is its squad where it has one: one appeal for each subject and instance. */
export interface AppealRow {
  id: string
  eventId: string
  entryId: string
  subject: string
  unitId: string
  instance: 1 | 2
  leader: string
  grounds: string
  /** 1: handed in on paper and entered for the team. */
  paper: 0 | 1
  /** Why it was accepted after its window. */
  late: string | null
  by: string
  at: Instant
}

/** A piece of evidence, kept in the database so that every backup holds it; `content` is base64. */
export interface AppealFileRow {
  id: string
  appealId: string
  name: string
  type: string
  size: number
  content: string
  by: string
  at: Instant
}

/** A what-if opened to see what an appeal would come to. */
export interface AppealTrialRow {
  trialId: string
  appealId: string
}

export interface RulingRow {
  appealId: string
  outcome: 'upheld' | 'partly' | 'rejected'
  reason: string
  /** The correction that it led to, where something was published. */
  correctionId: string | null
  by: string
  at: Instant
}
