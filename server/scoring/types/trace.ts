/** The trace: every step from a mark to the rank. */

import type { Effect, Mark } from './bundle.ts'
import type { Decimal, Fraction, Panel, Standardise } from './scheme.ts'

/** Every step from a mark to the rank, in the order in which it happened. */
export interface Trace {
  entry: string
  steps: Step[]
}

export type Step =
  | { do: 'mark'; node: string; cell: string; marks: { source: string; mark: Mark }[]; points: Decimal; full: Decimal; agreed: boolean }
  | {
      do: 'panel'
      node: string
      cell?: string
      take: Panel['take']
      kept: { source: string; value: Decimal }[]
      dropped: { source: string; value: Decimal; why: 'high' | 'low' }[]
      /** Set when the panel was too short and the policy applied. */
      short?: Panel['short']
      value: Decimal
      outOf: Decimal
    }
  | { do: 'missing'; node: string; source?: string; why: 'not-marked' | 'absent' | 'abstained' | 'recused' | 'waived' }
  | { do: 'spread'; node: string; cell: string; values: Decimal[]; max: Decimal }
  | { do: 'factor'; node: string; value: Decimal; factor?: Decimal; base?: Decimal; points: Decimal }
  | { do: 'weight'; node: string; points: Decimal; full: Decimal; weight: Fraction; parent: string; gives: Decimal }
  | { do: 'sum'; node: string; parts: { node: string; points: Decimal }[]; points: Decimal; full: Decimal }
  | { do: 'repeat'; node: string; take: 'sum' | 'mean' | 'best'; kept: Decimal[]; dropped: Decimal[]; points: Decimal }
  | { do: 'incident'; node: string; incident: string; effect: Effect; reason: string; before: Decimal; after: Decimal }
  | { do: 'floor' | 'cap'; node: string; before: Decimal; after: Decimal }
  | { do: 'round'; node: string; before: Decimal; after: Decimal; places: number }
  | { do: 'standardise'; by: Standardise['by']; before: Decimal; after: Decimal; nearEdge: boolean }
  | { do: 'pass'; node: string; points: Decimal; least: Decimal; passed: boolean }
  | { do: 'advance'; node: string; advanced: boolean; why: string }
  | {
      do: 'rank'
      rank: number | null
      of: number
      shared: boolean
      decidedBy: number | null
      ahead: string | null
      values: (Decimal | null)[]
    }
  | {
      do: 'prize'
      prize: string | null
      why: 'count' | 'share' | 'points' | 'none' | 'vetoed' | 'not-passed' | 'exhibition'
      places: number
    }
  | { do: 'title'; title: string; given: boolean }
  | { do: 'level'; from: string; to: string }
