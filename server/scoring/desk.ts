/** The desk: what lies open while one entry is being scored. */

import type { Books } from './books.ts'
import type { Exact } from './exact.ts'
import type { Plan, SittingNode } from './plan.ts'
import type { Presence } from './presence.ts'
import type { Walk } from './tree.ts'
import type { Entry, Owed, Step } from './types.ts'

/** Points of a sitting that cannot be known from one entry alone: places among the others, corrected judges. */
export interface Elsewhere {
  points: Exact
  /** What single judges gave, for count-back keys. */
  values: Exact[]
  steps: Step[]
}

/** By sitting, then by entry. */
export type Overrides = ReadonlyMap<string, ReadonlyMap<string, Elsewhere>>

export interface Desk {
  plan: Plan
  books: Books
  entry: Entry
  walk: Walk
  overrides: Overrides
  presence(place: SittingNode): Presence
  owe(owed: Omit<Owed, 'entry'>): void
  /** Remembers single judges' or attempts' values of a node for count-back keys. */
  remember(node: string, values: readonly Exact[]): void
  /** Whether an incident took this node's (or attempt's) points, so that its marks count no more. */
  isLost(node: string, attempt: number | null): boolean
  note?(step: Step): void
}
