/** The state of an entry's result: six ways of having no number, none of them a 0 (rules 6, 11). */

import type { Tally } from './tally.ts'
import type { EntryState, StandingState } from './types.ts'

/** Absent everywhere is absent; an entry that is not in the running stays what it is, whatever its marks are. */
export function stateOf(tally: Tally): StandingState {
  if (tally.entry.state !== 'normal') return tally.entry.state
  if (tally.fate.disqualified) return 'disqualified'
  if (tally.owed.some((one) => one.what === 'rescore')) return 'needs-rescore'
  if (tally.owed.length > 0 || tally.root === null) return 'incomplete'
  if (tally.root.absent) return 'absent'
  return tally.fate.veto ? 'vetoed' : 'normal'
}

/** Whether the entry takes a place: exhibition entries, the unfinished and those struck from the list do not. */
export function isRanked(tally: Tally): boolean {
  const state = stateOf(tally)
  return state === 'normal' || (state === 'vetoed' && tally.fate.veto !== 'unranked')
}

/** Whether points are shown: not for those who were never there or are out. A vetoed score stays visible. */
export function showsPoints(state: StandingState): boolean {
  return state === 'normal' || state === 'vetoed' || state === 'exhibition'
}

const OUT: readonly EntryState[] = ['absent', 'withdrawn', 'disqualified']

/** The unranked at the end of a list, in this order; equal states by label. */
const LAST: readonly StandingState[] = ['normal', 'needs-rescore', 'incomplete', 'vetoed', 'exhibition', ...OUT]

export function placeOfState(state: StandingState): number {
  return LAST.indexOf(state)
}
