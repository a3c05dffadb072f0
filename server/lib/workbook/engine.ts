/** The only file that knows hucre. Replace it to use another spreadsheet library. */

import type { Cell, CellStyle, NamedRange, WriteSheet } from 'hucre'
import { openXlsx, readXlsx, saveXlsx, writeXlsx } from 'hucre/xlsx'
import { checkZip } from '../zip.ts'
import type { RawCell } from './cells.ts'
import type { FileErrorCode } from './types.ts'
import { limits } from './types.ts'

export interface RawRow {
  /** As Excel shows it: the first row is 1. */
  row: number
  cells: RawCell[]
}

/** Rows and columns from 0, both ends included. */
export interface Range {
  top: number
  left: number
  bottom: number
  right: number
}

export interface RawSheet {
  name: string
  /** Rows that hold anything, in order. */
  rows: RawRow[]
  merges: Range[]
  /** There were more rows than asked for. */
  more: boolean
}

export type RawResult = { ok: true; sheets: RawSheet[] } | { ok: false; code: FileErrorCode; params?: Record<string, string> }

/** The first visible sheets of a workbook, up to `mostRows` rows each. Formulas are marked, never evaluated. */
export async function readSheets(bytes: Uint8Array, mostRows: number): Promise<RawResult> {
  const zip = checkZip(bytes, limits)
  if (!zip.ok && zip.code === 'bomb') return { ok: false, code: 'zip-bomb', params: { what: zip.what } }
  if (!zip.ok) return { ok: false, code: zip.code === 'not-zip' ? 'not-xlsx' : 'unreadable' }
  const parts = zip.names.map((name) => name.toLowerCase())
  const isWorkbook = parts.includes('[content_types].xml') && parts.some((name) => name.startsWith('xl/') && name.endsWith('.xml'))
  if (!isWorkbook || parts.some((name) => name.endsWith('vbaproject.bin'))) return { ok: false, code: 'not-xlsx' }
  try {
    let visible = 0
    const book = await readXlsx(bytes, { sheets: (info) => !info.hidden && !info.veryHidden && visible++ < 5 })
    const sheets = book.sheets.map((sheet) => {
      for (const [at, cell] of sheet.cells ?? []) mark(sheet.rows as RawCell[][], at, cell)
      const full: RawRow[] = []
      for (const [i, cells] of (sheet.rows as RawCell[][]).entries()) {
        if (cells.some((cell) => cell !== null && cell !== '')) full.push({ row: i + 1, cells })
        if (full.length > mostRows) break
      }
      const merges = (sheet.merges ?? []).map((m) => ({ top: m.startRow, left: m.startCol, bottom: m.endRow, right: m.endCol }))
      return { name: sheet.name, rows: full.slice(0, mostRows), merges, more: full.length > mostRows }
    })
    if (sheets.some((sheet) => sheet.rows.some(({ cells }) => cells.some((cell, i) => i >= limits.columns && cell !== null)))) {
      return { ok: false, code: 'too-large', params: { what: 'columns', max: String(limits.columns) } }
    }
    return { ok: true, sheets }
  } catch (error) {
    // hucre says only in words that a sheet is too wide or too tall for it.
    if (error instanceof Error && /over the .* limit|outside the supported sheet bounds/.test(error.message)) {
      return { ok: false, code: 'too-large', params: { what: 'cells', max: String(limits.rows * limits.columns) } }
    }
    return { ok: false, code: 'unreadable' }
  }
}

function mark(rows: RawCell[][], at: string, cell: Cell): void {
  const [row, column] = at.split(',').map(Number) as [number, number]
  const cells = rows[row]
  if (!cells) return
  if (cell.formula !== undefined) cells[column] = { bad: 'formula' }
  else if (cell.type === 'error') cells[column] = { bad: 'error-value', text: String(cell.value) }
}

/** A text beside some rows of a sheet, under a header of its own. */
export interface Marks {
  sheet: string
  /** As Excel shows them: the first row is 1. */
  headerRow: number
  texts: Map<number, string>
  header: string
  /** Headers under which an earlier marking stands: it is written over. */
  known: string[]
}

const WIDE = 60

/** The same workbook with the marks in a column behind the others; whatever else is in it stays. The bytes have been read before. */
export async function markSheet(bytes: Uint8Array, { sheet: name, headerRow, texts, header, known }: Marks): Promise<Uint8Array> {
  const book = await openXlsx(bytes, { readStyles: true })
  const sheet = book.sheets.find((one) => one.name === name) as (typeof book.sheets)[number]
  const headers = sheet.rows[headerRow - 1] ?? []
  const before = headers.findIndex((cell) => known.includes(String(cell ?? '')))
  const place = before >= 0 ? before : headers.findLastIndex((cell) => cell !== null && cell !== '') + 1
  const cells = sheet.cells ?? new Map<string, Cell>()
  sheet.cells = cells
  const put = (row: number, text: string | null, style: CellStyle) => {
    const at = sheet.rows[row - 1]
    if (at) at[place] = text
    cells.set(`${row - 1},${place}`, { value: text, type: text === null ? 'empty' : 'string', style })
  }
  if (before >= 0) for (let row = headerRow + 1; row <= sheet.rows.length; row++) if (sheet.rows[row - 1]?.[place]) put(row, null, {})
  put(headerRow, header, { font: { bold: true, color: { rgb: 'B5271D' } } })
  for (const [row, text] of texts) put(row, xmlSafe(text), { font: { color: { rgb: 'B5271D' } }, alignment: { wrapText: true } })
  const columns = [...(sheet.columns ?? [])]
  columns[place] = { width: WIDE }
  sheet.columns = Array.from({ length: columns.length }, (_, i) => columns[i] ?? {})
  return saveXlsx(book)
}

export type { CellStyle }

export interface EngineCell {
  value: string | number | null
  style?: CellStyle
}

export interface EngineSheet {
  name: string
  rows: EngineCell[][]
  widths: number[]
  heights?: Map<number, number>
  merges: Range[]
  /** Rows 0 to this one stay in sight and this one is printed on every page. */
  headerRow?: number
  /** A drop-down's texts for a block of cells: written out, or as a reference to cells. */
  lists: { range: string; values?: string[]; source?: string }[]
  hidden?: boolean
}

/** The same sheets always give the same bytes: no clock, no random ids. */
export async function buildWorkbook(sheets: EngineSheet[]): Promise<Uint8Array> {
  const titles: NamedRange[] = []
  for (const { name, headerRow } of sheets) {
    // Not by hucre's own printTitlesRow: it does not quote the sheet's name, and Excel then calls the file damaged.
    if (headerRow !== undefined) {
      const row = `$${headerRow + 1}:$${headerRow + 1}`
      titles.push({ name: '_xlnm.Print_Titles', range: `'${name.replaceAll("'", "''")}'!${row}`, scope: name })
    }
  }
  return writeXlsx({
    sheets: sheets.map(toHucre),
    namedRanges: titles,
    defaultFont: { name: '宋体', size: 11 },
    properties: { creator: 'Hongbang', created: new Date(0), modified: new Date(0) },
  })
}

/** hucre writes a text that looks like one of these as an error cell. */
const looksLikeError = /^#[A-Z0-9/_]+[!?]?$/

function toHucre(sheet: EngineSheet): WriteSheet {
  const cells = new Map<string, Partial<Cell>>()
  sheet.rows.forEach((row, r) => {
    row.forEach(({ value, style }, c) => {
      const text = typeof value === 'string' ? xmlSafe(value) : undefined
      const runs = text !== undefined && looksLikeError.test(text) ? [{ text }] : undefined
      cells.set(`${r},${c}`, { value: text ?? value, style, richText: runs })
    })
  })
  return {
    name: sheet.name,
    cells,
    columns: sheet.widths.map((width) => ({ width })),
    rowDefs: new Map([...(sheet.heights ?? [])].map(([row, height]) => [row, { height }])),
    merges: sheet.merges.map((m) => ({ startRow: m.top, startCol: m.left, endRow: m.bottom, endCol: m.right })),
    dataValidations: sheet.lists.map(({ range, values, source }) => ({
      type: 'list',
      range,
      values,
      formula1: source,
      allowBlank: true,
      showErrorMessage: true,
      errorStyle: 'stop',
    })),
    freezePane: sheet.headerRow === undefined ? undefined : { rows: sheet.headerRow + 1 },
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: { top: 0.6, bottom: 0.6, left: 0.5, right: 0.5, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: '&C&P / &N' },
    hidden: sheet.hidden,
  }
}

/** Texts like _x000D_ stand for characters in this format, and U+FFFE and U+FFFF would damage the file; hucre minds neither. */
function xmlSafe(text: string): string {
  return text
    .toWellFormed()
    .slice(0, limits.text)
    .toWellFormed()
    .replace(/[\ufffe\uffff]/g, '')
    .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
}
