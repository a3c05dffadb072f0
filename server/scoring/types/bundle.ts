/** The bundle: everything that a recomputation needs. */

import type { Decimal, Scheme, SourceKind } from './scheme.ts'

export interface Bundle {
  scheme: Scheme
  entries: Entry[]
  /** Who is to mark which sitting. */
  seats: Seat[]
  recusals: Recusal[]
  waivers: Waiver[]
  sheets: Sheet[]
  incidents: Incident[]
}

export type EntryState = 'normal' | 'absent' | 'withdrawn' | 'disqualified' | 'exhibition'

export interface Entry {
  id: string
  label: string
  code?: string
  unit?: string
  zone?: string
  squad?: string
  state: EntryState
  birthDate?: string
  skillLevel?: string
  /** What titles ask for: { sex: "female", employee: "1" } */
  attributes?: Record<string, string>
  /** The lot drawn, and the chief judge's decided order, for ties. */
  lot?: number
  chief?: number
}

/** Who is to mark what. A sitting without any seat takes the sheets that are there; with seats, other sheets do not count. */
export interface Seat {
  sitting: string
  source: string
  /** Only these entries; all unless said. */
  entries?: string[]
}

export interface Recusal {
  source: string
  entry: string
}

/** A missing judge whom the chief has let go, with a reason: for one entry, or for all. */
export interface Waiver {
  source: string
  entry?: string
  sitting: string
}

export interface Sheet {
  entry: string
  sitting: string
  /** The judge, the unit, the department … */
  source: string
  kind: SourceKind
  /** By cell: the aspect's id, or "aspect#2" for the second attempt. A cell that is not here is not marked. */
  marks: Record<string, Mark>
}

/** A decimal, a grade of a table, or a word for no value. Not marked is none of these: the cell is missing. */
export type Mark = string | { none: 'absent' | 'abstained' }

export interface Incident {
  id: string
  entry?: string
  squad?: string
  scope: 'aspect' | 'module' | 'entry' | 'squad' | 'period'
  /** The node concerned, for aspect and module; inside a repeated group with its attempt: "landing#2". */
  node?: string
  effect: Effect
  reason: string
}

export type Effect =
  /** Negative: a penalty; positive: a bonus. */
  | { do: 'points'; points: Decimal }
  | { do: 'cap'; points: Decimal }
  | { do: 'zero' }
  /** The node's marks do not count and its points are lost. */
  | { do: 'void' }
  /** 一票否决: the score stays visible. */
  | { do: 'veto'; then: 'no-prize' | 'zero' | 'last' | 'unranked' }
  | { do: 'disqualify' }
