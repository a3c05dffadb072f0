/** Presence: whose sheets count for one entry in one sitting, who still owes one, and who is rightly missing (rules 4, 6, 7). */

import { type Books, isRecused, isWaived, seatedAt, sheetsOf } from './books.ts'
import { isMarked } from './mark.ts'
import type { Cell, Plan, SittingNode } from './plan.ts'
import type { Owed, Sheet } from './types.ts'

export interface Presence {
  /** Complete sheets of the right kind, by source; empty while something is owed. */
  sheets: Sheet[]
  owed: Owed[]
  gone: { source: string; why: 'recused' | 'waived' | 'not-marked' }[]
}

/**
 * A recused judge leaves the panel, a waived one may; a sheet with an unmarked cell is not counted.
 * Marks are owed until `quorum` (the panel's size unless said) complete sheets are there, or all of those who can still come.
 * Fewer seats than the quorum is a panel that can never be complete: `panel-too-short`.
 * A sitting without a panel needs one complete sheet. Sheets of another kind (a unit's own report) never count.
 * @param needed the cells that must be marked; those that an incident voids need not
 */
export function presenceOf(plan: Plan, books: Books, entry: string, place: SittingNode, needed: readonly Cell[]): Presence {
  const { node, sitting } = place
  const mine = sheetsOf(books, entry, node.id).filter((sheet) => sheet.kind === sitting.source)
  const seated = seatedAt(books, entry, node.id) ?? mine.map((sheet) => sheet.source)
  const presence: Presence = { sheets: [], owed: [], gone: [] }
  const missing: { source: string; cells: number }[] = []
  for (const source of seated) {
    if (isRecused(books, source, entry)) {
      presence.gone.push({ source, why: 'recused' })
      continue
    }
    const sheet = mine.find((one) => one.source === source)
    const cells = needed.filter((cell) => !sheet || !isMarked(plan, sheet, cell)).length
    if (sheet && cells === 0) presence.sheets.push(sheet)
    else if (needed.length > 0 && isWaived(books, source, node.id, entry)) presence.gone.push({ source, why: 'waived' })
    else missing.push({ source, cells })
  }
  return settle(presence, missing, place, entry, seated.length, needed.length)
}

function settle(
  presence: Presence,
  missing: { source: string; cells: number }[],
  place: SittingNode,
  entry: string,
  seats: number,
  needed: number,
): Presence {
  const panel = place.sitting.panel
  const quorum = panel ? (panel.quorum ?? panel.size) : 1
  const node = place.node.id
  if (needed === 0) return presence
  const canCome = presence.sheets.length + missing.length
  const enough = seats < quorum ? quorum : Math.min(quorum, canCome)
  if (presence.sheets.length >= enough && canCome > 0) {
    presence.gone.push(...missing.map(({ source }) => ({ source, why: 'not-marked' as const })))
    return presence
  }
  if (missing.length > 0) presence.owed.push(...missing.map(({ source, cells }) => ({ entry, node, what: 'mark' as const, source, cells })))
  else if (seats === 0) presence.owed.push({ entry, node, what: 'mark', cells: needed })
  else presence.owed.push({ entry, node, what: 'panel-too-short' })
  presence.sheets = []
  return presence
}
