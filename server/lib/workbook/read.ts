/** Reads an uploaded table by its headers: finds the header row, checks every cell, and collects the errors of all rows. */

import { Worker } from 'node:worker_threads'
import type { CellResult, RawCell } from './cells.ts'
import { cleanText, isEmpty, letter, readCell } from './cells.ts'
import type { Marks, RawResult, RawRow, RawSheet } from './engine.ts'
import { coveredCells } from './merges.ts'
import type { CellError, Column, ReadResult, ReadRow } from './types.ts'
import { limits } from './types.ts'

/** How far down a header may stand: above it there are titles and remarks. */
const headerDepth = 5

export async function readRows(bytes: Uint8Array, columns: Column[], options: { maxRows?: number } = {}): Promise<ReadResult> {
  if (bytes.length > limits.bytes) return { ok: false, code: 'too-large', params: { what: 'bytes', max: String(limits.bytes) } }
  // Text files, CSV and the old .xls need no thread to be turned away.
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return { ok: false, code: 'not-xlsx' }
  const maxRows = Math.min(options.maxRows ?? limits.rows, limits.rows)
  const raw = await oneAtATime(() => inThread<RawResult>(bytes, { mostRows: maxRows + headerDepth + 50 }))
  if (!raw.ok) return raw
  for (const sheet of raw.sheets) {
    const header = findHeader(sheet, columns)
    if (header) return readTable(sheet, header, columns, maxRows)
  }
  return { ok: false, code: 'no-header' }
}

/** Cells copied from a sheet as text: a line a row, a tab between two cells. */
export function readText(text: string, columns: Column[]): ReadResult {
  const rows = text.split(/\r?\n/).map((line, i) => ({ row: i + 1, cells: line.split('\t') }))
  const sheet: RawSheet = { name: '', rows, merges: [], more: false }
  const header = findHeader(sheet, columns)
  return header ? readTable(sheet, header, columns, limits.rows) : { ok: false, code: 'no-header' }
}

/** The workbook that was read, with a text beside each row that has one, in a column behind the others. */
export async function markRows(bytes: Uint8Array, marks: Marks): Promise<MarkResult> {
  return oneAtATime(() => inThread<MarkResult>(bytes, { marks }))
}

let last: Promise<unknown> = Promise.resolve()

/** Readings wait for one another: ten uploads at once must not ask for ten times the memory. */
function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work)
  last = mine.catch(() => {})
  return mine
}

type Failed = Extract<RawResult, { ok: false }>
export type MarkResult = { ok: true; bytes: Uint8Array } | Failed

function inThread<R extends { ok: boolean }>(bytes: Uint8Array, what: { mostRows?: number; marks?: Marks }): Promise<R | Failed> {
  return new Promise((resolve) => {
    // A copy of its own: an upload's Buffer may be a window into memory that others use.
    const copy = new Uint8Array(bytes)
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: { bytes: copy, ...what },
      transferList: [copy.buffer],
      resourceLimits: { maxOldGenerationSizeMb: limits.megabytes },
      execArgv: ['--disable-warning=ExperimentalWarning'],
    })
    const giveUp = () => end({ ok: false, code: 'too-large', params: { what: 'cells', max: String(limits.rows * limits.columns) } })
    const clock = setTimeout(giveUp, limits.seconds * 1000)
    function end(result: R | Failed) {
      clearTimeout(clock)
      resolve(result)
      void worker.terminate()
    }
    worker.once('message', end)
    worker.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') giveUp()
      else end({ ok: false, code: 'unreadable' })
    })
    worker.once('exit', () => end({ ok: false, code: 'unreadable' }))
  })
}

interface Header {
  row: number
  /** Column key to position in the sheet. */
  places: Map<string, number>
  errors: CellError[]
  ignored: string[]
}

function headerText(raw: RawCell | undefined): string {
  return typeof raw === 'string' ? cleanText(cleanText(raw).replace(/[*＊]$/, '')) : ''
}

/** The first row that names all required columns (people delete the others), or half of all columns. */
function findHeader(sheet: RawSheet, columns: Column[]): Header | undefined {
  const required = columns.filter((column) => column.required)
  for (const { row, cells } of sheet.rows) {
    if (row > headerDepth) return undefined
    const header = readHeader(row, cells, columns)
    const whole = required.length > 0 && required.every((column) => header.places.has(column.key))
    if (whole || (header.places.size > 0 && header.places.size * 2 >= columns.length)) return header
  }
  return undefined
}

function readHeader(row: number, cells: RawCell[], columns: Column[]): Header {
  const header: Header = { row, places: new Map(), errors: [], ignored: [] }
  cells.forEach((cell, place) => {
    const text = headerText(cell)
    if (text === '') return
    const column = columns.find((one) => one.header.zh === text || one.header.en === text)
    const first = column && header.places.get(column.key)
    if (!column) header.ignored.push(text)
    else if (first === undefined) header.places.set(column.key, place)
    else {
      const params = { header: text, first: letter(first), second: letter(place) }
      header.errors.push({ row, column: column.key, code: 'duplicate-header', params })
    }
  })
  return header
}

function readTable(sheet: RawSheet, header: Header, columns: Column[], maxRows: number): ReadResult {
  const missing = columns.filter((column) => column.required && !header.places.has(column.key))
  if (missing.length > 0) return { ok: false, code: 'missing-columns', params: { keys: missing.map((column) => column.key).join(',') } }
  const places = [...header.places.values()]
  const body = sheet.rows.filter(({ row }) => row > header.row)
  const merged = coveredCells(sheet.merges, body, places)
  if (!merged) return { ok: false, code: 'unreadable' }

  const rows: ReadRow[] = []
  const errors = header.errors
  for (const raw of body) {
    if (merged.bands.has(raw.row) || isExample(raw.cells[Math.min(...places)])) continue
    const covered = (place: number) => merged.cells.has(raw.row * limits.columns + place)
    if (places.every((place) => isEmpty(raw.cells[place]) && !covered(place))) continue
    if (rows.length === maxRows) return tooManyRows(maxRows)
    const read = readRow(raw, columns, header.places, covered)
    rows.push(read.row)
    errors.push(...read.errors)
  }
  if (sheet.more) return tooManyRows(maxRows)
  return { ok: true, sheet: sheet.name, headerRow: header.row, rows, errors, ignored: header.ignored }
}

function tooManyRows(max: number): ReadResult {
  return { ok: false, code: 'too-many-rows', params: { max: String(max) } }
}

/** Templates carry an example row. Only 例 as a mark of its own counts: a proposal may well be called 例会制度改进. */
function isExample(raw: RawCell | undefined): boolean {
  return typeof raw === 'string' && /^(?:例(?:$|[^\p{L}\p{N}]|如|子)|e\.g\.)/iu.test(cleanText(raw))
}

function readRow(raw: RawRow, columns: Column[], places: Map<string, number>, covered: (place: number) => boolean) {
  const row: ReadRow = { row: raw.row, values: {} }
  const errors: CellError[] = []
  for (const column of columns) {
    const place = places.get(column.key)
    const result: CellResult =
      place === undefined ? { value: null } : covered(place) ? { code: 'merged' } : readCell(raw.cells[place], column)
    row.values[column.key] = 'code' in result ? null : result.value
    if ('code' in result) errors.push({ row: raw.row, column: column.key, ...result })
    else if (result.value === null && column.required) errors.push({ row: raw.row, column: column.key, code: 'required' })
  }
  return { row, errors }
}
