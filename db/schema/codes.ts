/** Tables of draws and codes, of who marks what, and of conflicts of interest. */
import type { Instant, Json } from './columns.ts'

/** How lots will be drawn: announced with the hash of the seed before it is done, and with what could not be met afterwards. */
export interface DrawPlanRow {
  eventId: string
  seed: string
  /** One unit's entries are not neighbours, and not in one batch. */
  apart: 0 | 1
  spread: 0 | 1
  /** How many codes lie over each other: 1 to 3; 0 in an event that is not blind. */
  layers: number
  outcome: Json | null
  by: string
  at: Instant
}

/** A layer of codes was made by its custodian: a permutation that its seed repeats. */
export interface CodeLayerRow {
  eventId: string
  layer: number
  seed: string
  by: string
  at: Instant
}

/** An entry's number in one layer; layer 0 is the lot. The last layer's number is the entry's code. */
export interface EntryCodeRow {
  entryId: string
  eventId: string
  layer: number
  code: string
}

/** A custodian opens the own layer; it is open when a second person has confirmed. */
export interface DecryptionRow {
  eventId: string
  layer: number
  by: string
  at: Instant
  secondBy: string | null
  secondAt: Instant | null
}

/** Which judge marks which entry in a sitting; a sitting without any has every judge mark every entry. */
export interface AssignmentRow {
  eventId: string
  sitting: string
  accountId: string
  entryId: string
  by: string
  at: Instant
}

/** A judge's relation to a person or a unit, by name, as the judge declared it or the organiser heard it. */
export interface RelationRow {
  id: string
  eventId: string
  accountId: string
  name: string
  what: string
  by: string
  at: Instant
}

/** What the organiser answered to a suggested conflict; a dismissed one is not suggested again. */
export interface ConflictAnswerRow {
  eventId: string
  accountId: string
  entryId: string
  answer: 'confirmed' | 'dismissed'
  reason: string
  by: string
  at: Instant
}
