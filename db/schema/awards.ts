/** Tables of proposals and nominations. */
import type { Instant, Json } from './columns.ts'

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
  honour: 'medal' | 'certificate' | 'pioneer'
  name: string
  nameEn: string
  seats: number
  quotas: Json
  version: number
}

/** A person put forward; `releaseId` and `entryId` are the evidence where an entitlement was used. */
export interface NominationRow {
  id: string
  programmeId: string
  personId: string
  unitId: string
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
