/** What a release shows: the rows of the posted list, ready to be read; names and units only, never more of a person. */
import type { Decimal, Key, Node, Prize, StandingState, Text, Title } from '../scoring/types.ts'

export interface Shown {
  event: { id: string; name: string; nameEn: string; groupName: string; subject: 'person' | 'squad' | 'unit' | 'proposal' }
  competition: { id: string; name: string; nameEn: string; kind: string; year: number; organiser: string }
  number: number
  kind: 'provisional' | 'official'
  reason: string
  at: string
  scheme: { number: number; name: Text }
  /** The nodes shown as columns, first level of the tree. */
  columns: { id: string; name: Text; kind: Node['kind']; full: Decimal; weight: string | null }[]
  keys: (Key & { name: Text })[]
  prizes: Pick<Prize, 'id' | 'name'>[]
  titles: Pick<Title, 'id' | 'name'>[]
  rows: ShownRow[]
  squads: { rank: number | null; shared: boolean; name: string; points: Decimal | null }[]
}

export interface ShownRow {
  entry: string
  code: string | null
  label: string
  unit: string
  zone: string | null
  state: StandingState
  rank: number | null
  shared: boolean
  points: Decimal | null
  /** By column id. */
  parts: Record<string, Decimal | null>
  /** Shown value of every ranking key. */
  keys: (Decimal | null)[]
  decidedBy: number | null
  prize: string | null
  titles: string[]
}
