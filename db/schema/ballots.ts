/** Tables of the committee room: meetings, what happened in them, and their ballots. */
import type { Instant, Json } from './columns.ts'

/** A meeting on one programme's names; members and names are copied with their units when it is set up. */
export interface MeetingRow {
  id: string
  campaignId: string
  programmeId: string
  name: string
  place: string
  /** What a clock in Shanghai shows: "2026-04-02T09:00". */
  startsAt: string
  /** Share of the members: ">=2/3". */
  quorum: string
  agenda: Json
  members: Json
  names: Json
  version: number
  by: string
  at: Instant
}

/** What happened, in order, to the minute: the minutes are drafted from it. */
export interface MeetingStepRow {
  id: string
  meetingId: string
  kind: 'arrive' | 'leave' | 'item' | 'opened' | 'counted' | 'annulled' | 'closed'
  detail: Json
  by: string
  at: Instant
}

/** A vote on a list of names. No column and no row says who voted, or when one did. */
export interface BallotRow {
  id: string
  meetingId: string
  /** The ballot of which this is the next round. */
  after: string | null
  title: string
  mode: 'paper' | 'codes'
  /** Ids of names. */
  names: Json
  places: number
  most: number
  /** Share of those present: ">1/2". */
  rule: string
  /** Whether members who must recuse themselves from one of the names leave before the vote. */
  recused: 'leave' | 'stay'
  /** X25519, raw, to which votes are encrypted; its other half is known to no table. */
  publicKey: string | null
  voters: number | null
  openedAt: Instant | null
  closedAt: Instant | null
  /** The count, who is adopted, and every paper, sorted by what it says. */
  outcome: Json | null
  by: string
  at: Instant
}

/** A right to vote once, by the digest of its code. Whether it was used is not kept here. */
export interface VotingCodeRow {
  ballotId: string
  hash: string
}

/** One scrutineer's count of the papers. */
export interface BallotCountRow {
  ballotId: string
  accountId: string
  count: Json
  at: Instant
}
