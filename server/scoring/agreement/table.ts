/** The table that judge statistics read: who gave what to whom, in one sitting or on one aspect. */

import { type Books, booksOf, order } from '../books.ts'
import { toFloat } from '../exact.ts'
import { frameFaults } from '../fault-bundle.ts'
import { fieldOf } from '../field.ts'
import { leafOf } from '../mark.ts'
import { type Plan, type Cell as PlanCell, planOf, type SittingNode } from '../plan.ts'
import type { Cell } from '../severity.ts'
import { blankTally, deskOf } from '../tally.ts'
import type { Bundle } from '../types.ts'

export interface Table {
  /** The sitting or aspect. */
  node: string
  /** What was marked: entries, or single cells of entries where a sitting is held attempt by attempt. By id. */
  rows: TableRow[]
  /** Sources, by id. */
  judges: string[]
  /** By row, then judge: indices into the two lists above. */
  cells: Cell[]
}

export interface TableRow {
  entry: string
  unit?: string
  /** "dive#2", where a row is not the whole entry. */
  cell?: string
}

/** Sittings whose marks come from several judges, in the scheme's order. @example panelSittings(scheme) // ['practice'] */
export function panelSittings(bundle: Bundle): string[] {
  if (frameFaults(bundle).length > 0) return []
  return [...planOf(bundle.scheme).sittings.values()].filter((place) => place.sitting.panel).map((place) => place.node.id)
}

/**
 * Every judge's total in a sitting, or mark (in points) on an aspect. Only entries in the running, only sheets that count:
 * recused and abstaining judges are gaps. Null where no panel marks, or the bundle cannot be scored.
 * @example tableOf(bundle, 'practice')?.cells // [{ entry: 0, judge: 0, mark: 84.5 }, …]
 */
export function tableOf(bundle: Bundle, node: string): Table | null {
  if (frameFaults(bundle).length > 0) return null
  const plan = planOf(bundle.scheme)
  const place = plan.sittings.get(node) ?? plan.sittingOf.get(node)
  if (!place?.sitting.panel) return null
  const books = booksOf(bundle)
  const inAttempts = plan.repeatOf.has(place.node.id)
  if (place.node.id === node && !inAttempts) return tableFrom(node, totals(plan, books, place))
  const cells = place.cells.filter((cell) => place.node.id === node || cell.aspect.id === node)
  return tableFrom(node, marks(plan, books, place, cells))
}

interface Given {
  row: TableRow
  source: string
  mark: number
}

function totals(plan: Plan, books: Books, place: SittingNode): Given[] {
  const rows = fieldOf(plan, books, place).filter((row) => row.counts)
  return rows.flatMap(({ entry, totals }) => totals.map((one) => ({ row: rowOf(entry), source: one.source, mark: toFloat(one.value) })))
}

function marks(plan: Plan, books: Books, place: SittingNode, cells: readonly PlanCell[]): Given[] {
  const running = books.bundle.entries.filter((entry) => entry.state === 'normal').sort((a, b) => order(a.id, b.id))
  return running.flatMap((entry) => {
    const tally = blankTally(books, entry)
    if (tally.fate.disqualified) return []
    const desk = deskOf(plan, books, tally, {})
    const sheets = desk.presence(place).sheets
    return cells.flatMap(({ cell, aspect, attempt }) => {
      const row = { ...rowOf(entry), ...(attempt !== null || cells.length > 1 ? { cell } : {}) }
      return sheets.flatMap((sheet): Given[] => {
        const leaf = leafOf(desk.walk, aspect, attempt, sheet.marks)
        return leaf === null || leaf === 'absent' ? [] : [{ row, source: sheet.source, mark: toFloat(leaf) }]
      })
    })
  })
}

function rowOf(entry: Bundle['entries'][number]): TableRow {
  return { entry: entry.id, ...(entry.unit !== undefined && { unit: entry.unit }) }
}

/** Numbers rows in the order in which they come, by entry and then source, and judges by id. */
function tableFrom(node: string, given: readonly Given[]): Table {
  const judges = [...new Set(given.map((one) => one.source))].sort(order)
  const numbers = new Map(judges.map((source, index) => [source, index]))
  const rows: TableRow[] = []
  const cells: Cell[] = []
  for (const { row, source, mark } of given) {
    const last = rows.at(-1)
    if (last?.entry !== row.entry || last.cell !== row.cell) rows.push(row)
    cells.push({ entry: rows.length - 1, judge: numbers.get(source) ?? 0, mark })
  }
  return { node, rows, judges, cells }
}

/**
 * A table from bare numbers, for published examples: a row per entry, a column per judge, null for a gap.
 * @example tableOfNumbers([[9, 2, 5, 8], [6, 1, 3, null]])
 */
export function tableOfNumbers(numbers: readonly (readonly (number | null)[])[]): Table {
  const judges = Array.from({ length: Math.max(0, ...numbers.map((row) => row.length)) }, (_, i) => `j${i + 1}`)
  const cells = numbers.flatMap((row, entry) => row.flatMap((mark, judge) => (mark === null ? [] : [{ entry, judge, mark }])))
  return { node: '', rows: numbers.map((_, i) => ({ entry: `e${i + 1}` })), judges, cells }
}

/** The marks of each row, by judge. */
export function byRow(table: Table): { judge: number; mark: number }[][] {
  const rows = table.rows.map((): { judge: number; mark: number }[] => [])
  for (const { entry, judge, mark } of table.cells) rows[entry]?.push({ judge, mark })
  return rows
}

/** The rows that every judge marked, as bare numbers in the judges' order. */
export function completeRows(table: Table): number[][] {
  const full = byRow(table).filter((row) => row.length === table.judges.length && row.length > 0)
  return full.map((row) => row.map((one) => one.mark))
}
