/** What this device keeps of a sheet until the server has it: survives a reload, one record for each account and sheet. */

import type { Fault } from '../../server/lib/problem.ts'
import type { Mark } from '../../server/scoring/types.ts'
import { unsent } from '../session.ts'

export interface Place {
  account: string
  event: string
  sheet: string
  scheme: number
}

export interface Change {
  cell: string
  value: Mark | null
  base: number
}

/** A request under way: sent again with the same key and the same marks until it is answered. */
export interface Flight {
  key: string
  cells: Change[]
}

export interface Kept extends Place {
  /** Changes that no request carries yet, by cell. */
  waiting: Record<string, { value: Mark | null; base: number }>
  flight: Flight | null
  refused: Record<string, { value: Mark | null; fault: Fault }>
}

const PREFIX = 'hongbang-sheet:'
const nameOf = (place: Pick<Place, 'account' | 'sheet'>) => `${PREFIX}${place.account}:${place.sheet}`

export function readKept(place: Pick<Place, 'account' | 'sheet'>): Kept | null {
  try {
    const text = localStorage.getItem(nameOf(place))
    return text ? JSON.parse(text) : null
  } catch {
    return null
  }
}

/** Keeps, or forgets when there is nothing left to keep. */
export function writeKept(kept: Kept): void {
  try {
    if (count(kept) === 0 && Object.keys(kept.refused).length === 0) localStorage.removeItem(nameOf(kept))
    else localStorage.setItem(nameOf(kept), JSON.stringify(kept))
  } catch {
    // Private windows may refuse storage: the marks then live as long as the page.
  }
  unsent.value = keptBy(kept.account).reduce((sum, one) => sum + count(one), 0)
}

/** Marks that the server has not confirmed. */
export function count({ waiting, flight }: Pick<Kept, 'waiting' | 'flight'>): number {
  return new Set([...Object.keys(waiting), ...(flight?.cells.map((one) => one.cell) ?? [])]).size
}

/** All sheets of which this device keeps something for the account. */
export function keptBy(account: string): Kept[] {
  try {
    const names = Object.keys(localStorage).filter((name) => name.startsWith(`${PREFIX}${account}:`))
    return names.flatMap((name) => readKept({ account, sheet: name.slice(PREFIX.length + account.length + 1) }) ?? [])
  } catch {
    return []
  }
}
