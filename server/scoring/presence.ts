/** Presence: whose sheets count for one entry in one sitting, who still owes one, and who is rightly missing (rules 4, 6, 7). */

import { type Books, isRecused, isWaived, seatedAt, sheetsOf } from './books.ts'
import { isMarked } from './mark.ts'
import type { Cell, Plan, SittingNode } from './plan.ts'
import type { Owed, Panel, Sheet } from './types.ts'

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
 * A sitting without a panel needs one complete sheet, whoever's it is: there a seat says who may mark, not whose sheet counts.
 * Sheets of another kind (a unit's own report) never count.
 * @param needed the cells that must be marked; those that an incident took need not, and where it took all, nothing is owed
 */
export function presenceOf(plan: Plan, books: Books, entry: string, place: SittingNode, needed: readonly Cell[]): Presence {
  const found = sheetsOf(books, entry, place.node.id).filter((sheet) => sheet.kind === place.sitting.source)
  const mine = found.map((sheet) => ({ sheet, open: needed.filter((cell) => !isMarked(plan, sheet, cell)).length }))
  const { panel } = place.sitting
  if (needed.length === 0) {
    const seated = panel ? seatedAt(books, entry, place.node.id) : null
    const counts = ({ source }: Sheet) => !isRecused(books, source, entry) && (!seated || seated.includes(source))
    return { sheets: mine.map((one) => one.sheet).filter(counts), owed: [], gone: [] }
  }
  return panel ? ofPanel(books, entry, place.node.id, panel, mine, needed.length) : ofOne(books, entry, place.node.id, mine, needed.length)
}

/** A sheet and how many of its cells are not marked. */
interface Counted {
  sheet: Sheet
  open: number
}

function ofOne(books: Books, entry: string, node: string, mine: readonly Counted[], needed: number): Presence {
  const able = mine.filter(({ sheet }) => !isRecused(books, sheet.source, entry))
  const sheets = able.filter((one) => one.open === 0).map((one) => one.sheet)
  if (sheets.length > 0) return { sheets, owed: [], gone: [] }
  const sources = able.length > 0 ? able.map((one) => one.sheet.source) : (seatedAt(books, entry, node) ?? [])
  const cells = Math.min(needed, ...able.map((one) => one.open))
  return { sheets, owed: [{ entry, node, what: 'mark', cells, ...(sources.length === 1 && { source: sources[0] as string }) }], gone: [] }
}

function ofPanel(books: Books, entry: string, node: string, panel: Panel, mine: readonly Counted[], needed: number): Presence {
  const seated = seatedAt(books, entry, node) ?? mine.map((one) => one.sheet.source)
  const presence: Presence = { sheets: [], owed: [], gone: [] }
  const missing: { source: string; cells: number }[] = []
  for (const source of seated) {
    const own = mine.find((one) => one.sheet.source === source)
    if (isRecused(books, source, entry)) presence.gone.push({ source, why: 'recused' })
    else if (own?.open === 0) presence.sheets.push(own.sheet)
    else if (isWaived(books, source, node, entry)) presence.gone.push({ source, why: 'waived' })
    else missing.push({ source, cells: own?.open ?? needed })
  }
  const quorum = panel.quorum ?? panel.size
  const canCome = presence.sheets.length + missing.length
  const enough = seated.length < quorum ? quorum : Math.min(quorum, canCome)
  if (canCome > 0 && presence.sheets.length >= enough) {
    presence.gone.push(...missing.map(({ source }) => ({ source, why: 'not-marked' as const })))
    return presence
  }
  if (missing.length > 0) presence.owed = missing.map(({ source, cells }) => ({ entry, node, what: 'mark', source, cells }))
  else if (seated.length === 0) presence.owed = [{ entry, node, what: 'mark', cells: needed }]
  else presence.owed = [{ entry, node, what: 'panel-too-short' }]
  return { ...presence, sheets: [] }
}
