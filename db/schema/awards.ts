/** Tables of proposals and nominations. */
import type { Day, Instant, Json } from './columns.ts'

/** A worker's proposal to a call; accepted ones become entries. */
export interface ProposalRow {
  id: string
  eventId: string
  unitId: string
  author: string
  title: string
  kind: 'suggestion' | 'innovation' | 'small-improvement' | 'invention' | 'work-method'
  present: string
  measure: string
  effect: string
  benefit: number | null
  createdAt: Instant
}

/** Whether a proposal was taken into the call; a refusal carries its written reason. */
export interface ScreeningRow {
  proposalId: string
  accepted: 0 | 1
  reason: string
  by: string
  at: Instant
}

export interface CampaignRow {
  id: string
  name: string
  nameEn: string
  year: number
  version: number
  createdAt: Instant
}

/** One award of a campaign, with its seats and quota rules. */
export interface ProgrammeRow {
  id: string
  campaignId: string
  honour: HonourKind
  name: string
  nameEn: string
  seats: number
  quotas: Json
  /** Whom it is for and what it asks for beyond the list's quotas; "{}" for one that was opened before there were such rules. */
  rules: Json
  version: number
}

export type HonourKind = 'medal' | 'certificate' | 'pioneer' | 'model' | 'image' | 'local'

/**
 * A person, an organisation or a team put forward: exactly one of the three ids is there. `unitId` is who recommends;
 * `releaseId` and `entryId` are the evidence where an entitlement was used.
 */
export interface NominationRow {
  id: string
  programmeId: string
  personId: string | null
  organisationId: string | null
  teamId: string | null
  unitId: string
  /** contest: outside the unit's quota. */
  pool: 'regular' | 'contest'
  /** The unit's own order; whoever stands behind its quota is a reserve. */
  ordinal: number
  /** Deeds in 500 characters, for those who vote. */
  summary: string
  /** What the unit says of it: post, new contribution, democratic step. */
  dossier: Json
  releaseId: string | null
  entryId: string | null
  deeds: string
  attributes: Json
  by: string
  at: Instant
}

/** Taken back before the list was confirmed; the nomination itself is kept. */
export interface WithdrawalRow {
  nominationId: string
  reason: string
  by: string
  at: Instant
}

/** The committee's choice, in its order. */
export interface SelectionRow {
  programmeId: string
  nominationId: string
  ordinal: number
  by: string
  at: Instant
}

/** The confirmed list as it was, for ever. */
export interface ConfirmationRow {
  programmeId: string
  shown: Json
  digest: string
  note: string
  by: string
  at: Instant
}

/** A standing work team (班组) of a unit. */
export interface TeamRow {
  id: string
  unitId: string
  name: string
  kind: 'shift' | 'section' | 'other'
  members: number
  createdAt: Instant
}

/** A conferred award, kept for ever. `holderName` and `unitName` are as conferred. */
export interface HonourRow {
  id: string
  holderKind: 'person' | 'unit' | 'team'
  holderId: string
  holderName: string
  unitName: string
  kind: HonourKind
  level: 'national' | 'province' | 'city' | 'district' | 'unit'
  name: string
  year: number
  /** Of the certificate or decision; never given twice by one conferral. */
  number: string
  /** Where it is known from: the decision's number, or what the unit showed. */
  source: string
  /** The nomination that led to it; null for what was held before. */
  nominationId: string | null
  by: string
  at: Instant
}

export interface HonourRevocationRow {
  honourId: string
  reason: string
  /** The body that decided, and when. */
  decidedBy: string
  decidedOn: Day
  by: string
  at: Instant
}

/** A step of a campaign; nobody is late while `dueAt` is open. */
export interface StageRow {
  campaignId: string
  key: string
  ordinal: number
  actor: string
  dueAt: Instant | null
}

/** More time after a deadline, for one unit or for all. */
export interface StageReopeningRow {
  id: string
  campaignId: string
  key: string
  unitId: string | null
  until: Instant
  reason: string
  by: string
  at: Instant
}

/** How many a recommending unit may put forward, and what its quota asks of them. */
export interface AllotmentRow {
  programmeId: string
  unitId: string
  seats: number
  least: Json
  by: string
  at: Instant
}

/** A scan that belongs to a nomination; the newest of a kind counts. `content` is base64. */
export interface NominationFileRow {
  id: string
  nominationId: string
  kind: 'photo' | 'minutes' | 'form' | 'opinion'
  name: string
  type: string
  size: number
  content: string
  by: string
  at: Instant
}

/** A department's answer about a nominee; the newest counts. */
export interface OpinionRow {
  id: string
  nominationId: string
  department: string
  answer: 'agree' | 'disagree' | 'none'
  facts: string
  answeredOn: Day
  validUntil: Day
  fileId: string | null
  by: string
  at: Instant
}

/** Something that stands against a firm, its head and its teams for a time. */
export interface VetoFactRow {
  id: string
  unitId: string
  kind: string
  day: Day
  facts: string
  source: string
  by: string
  at: Instant
}

export interface VetoLiftRow {
  factId: string
  reason: string
  by: string
  at: Instant
}

/** What somebody decided about one check of a nominee; the newest counts. */
export interface NomineeDecisionRow {
  id: string
  nominationId: string
  about: string
  outcome: 'pass' | 'fail'
  reason: string
  by: string
  at: Instant
}

/** A unit that went into another one: from that day on its quota and nominations are the other's. */
export interface UnitSuccessionRow {
  unitId: string
  intoId: string
  day: Day
  reason: string
  by: string
  at: Instant
}
