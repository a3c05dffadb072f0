/** The result: standings, what is still owed, and what is at fault. */

import type { FaultCode } from '../fault.ts'
import type { EntryState } from './bundle.ts'
import type { Decimal, Standardise } from './scheme.ts'

export interface Result {
  /** In the order to be shown: zone by zone if zones are ranked, best first, the unranked last. */
  standings: Standing[]
  squads: SquadStanding[]
  /** What still stands in the way of a release: ties to decide, re-scoring owed, blocked panels. */
  owed: Owed[]
  /** Set when the scheme or the bundle cannot be scored: then nobody has points. */
  faults?: Fault[]
  /** Set when the scheme standardises: what was done, or why it was refused and the raw result stands. */
  standardised?: Standardised
}

/** What is wrong with a scheme, a bundle or a mark, and where. Texts are in words/scoring. */
export interface Fault {
  path: (string | number)[]
  code: FaultCode
  params?: Record<string, string>
}

export type StandingState = EntryState | 'incomplete' | 'needs-rescore' | 'vetoed'

export interface Standing {
  entry: string
  zone?: string
  state: StandingState
  rank: number | null
  /** Whether another entry has the same rank. */
  shared: boolean
  /** Index of the key that set this entry (and those who share its rank) behind the rank above; null for the first. */
  decidedBy: number | null
  points: Decimal | null
  /** The shown value of every ranking key; a count-back shows its marks "12 10 8"; an age is personal and stays null. */
  keys: (Decimal | null)[]
  /** Every node's points, also of those without marks (null); seconds for `time`; attempts of repeated nodes as "run#2". */
  nodes: Record<string, Decimal | null>
  prize: string | null
  titles: string[]
  /** Skill level after promotion. */
  level: string | null
  /** Points and rank before standardisation, when the scheme standardises. */
  raw?: { points: Decimal | null; rank: number | null }
}

export interface SquadStanding {
  squad: string
  rank: number | null
  shared: boolean
  points: Decimal | null
  members: string[]
}

export interface Owed {
  entry: string
  node: string
  what: 'mark' | 'rescore' | 'panel-too-short' | 'decision'
  /** Who owes it, for marks. */
  source?: string
  /** How many cells of the sheet are not marked. */
  cells?: number
}

/** The standardisation that was done: each judge's effect in points (severity, mean) and the warnings that belong beside the list. */
export interface Standardised {
  by: Standardise['by']
  refused?: { why: 'disconnected' | 'few-marks' | 'few-entries' | 'no-panel'; groups?: string[][]; sources?: string[] }
  judges: { source: string; marks: number; effect: Decimal }[]
}
