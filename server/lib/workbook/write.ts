/** Writes tables as people here expect them: title, header, borders, drop-downs, IDs as text, ready for A4 landscape. */

import { letter } from './cells.ts'
import type { CellStyle, EngineCell, EngineSheet } from './engine.ts'
import { buildWorkbook } from './engine.ts'
import type { Column, Lang, SheetSpec } from './types.ts'
import { limits } from './types.ts'

export async function writeWorkbook(sheets: SheetSpec[]): Promise<Uint8Array> {
  const names = uniqueNames(sheets.map((sheet) => sheet.name))
  const lists: EngineSheet = {
    name: uniqueNames([...names, 'lists']).at(-1) ?? 'lists',
    rows: [],
    widths: [],
    merges: [],
    lists: [],
    hidden: true,
  }
  const built = sheets.map((sheet, i) => buildSheet(sheet, names[i] ?? '', lists))
  return buildWorkbook(lists.rows.length > 0 ? [...built, lists] : built)
}

/** A download to fill in: headers in one language with * where required, drop-downs, empty text cells, and an example row that is not read back. */
export async function templateOf(title: string, columns: Column[], lang: Lang, example?: Record<string, string>): Promise<Uint8Array> {
  const first = columns[0]?.key
  const mark = lang === 'zh' ? '例：' : 'e.g. '
  const rows = example && first !== undefined ? [{ ...example, [first]: `${mark}${label(columns[0], example[first] ?? '', lang)}` }] : []
  return writeWorkbook([{ name: title, title, columns, lang, rows, stars: true, blanks: 1000 }])
}

const line = { style: 'thin', color: { rgb: '8C8479' } } as const
const border = { top: line, bottom: line, left: line, right: line }

const titleStyle: CellStyle = {
  font: { name: '宋体', size: 16, bold: true },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
}
const noteStyle: CellStyle = { alignment: { horizontal: 'left', vertical: 'center', wrapText: true } }
const headerStyle: CellStyle = {
  font: { name: '宋体', size: 11, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'F3ECDD' } },
  border,
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  numFmt: '@',
}

/** Text format keeps the 18 digits of an ID number; without it Excel rounds them to 15 as they are typed. */
function cellStyle(column: Column): CellStyle {
  if (column.kind === 'integer' || column.kind === 'decimal') return { border, alignment: { horizontal: 'right', vertical: 'center' } }
  const alignment = { vertical: 'center', wrapText: true } as const
  return { border, alignment, numFmt: column.kind === 'date' ? 'yyyy-mm-dd' : '@' }
}

function buildSheet(spec: SheetSpec, name: string, lists: EngineSheet): EngineSheet {
  const { columns, lang } = spec
  const sheet: EngineSheet = {
    name,
    rows: [],
    widths: columns.map((column) => columnWidth(column, lang)),
    merges: [],
    lists: [],
    heights: new Map(),
  }
  const across = (text: string, style: CellStyle, height: number) => {
    const row = sheet.rows.length
    sheet.rows.push([{ value: text, style }])
    sheet.heights?.set(row, height)
    if (columns.length > 1) sheet.merges.push({ top: row, bottom: row, left: 0, right: columns.length - 1 })
  }

  if (spec.title) across(spec.title, titleStyle, 32)
  sheet.headerRow = sheet.rows.length
  sheet.heights?.set(sheet.headerRow, 24)
  sheet.rows.push(
    columns.map((column) => ({ value: column.header[lang] + (spec.stars && column.required ? '*' : ''), style: headerStyle })),
  )
  const top = sheet.rows.length
  const styles = columns.map(cellStyle)
  for (const row of spec.rows) sheet.rows.push(columns.map((column, i) => dataCell(row[column.key], column, lang, styles[i])))
  for (let i = 0; i < (spec.blanks ?? 0); i++) sheet.rows.push(styles.map((style) => ({ value: null, style })))

  // A sheet to fill in offers its drop-downs as far down as it can be read back.
  const bottom = spec.blanks ? top + limits.rows : sheet.rows.length
  columns.forEach((column, i) => {
    const labels = column.kind === 'choice' ? (column.choices ?? []).map((choice) => choice[lang]) : []
    if (labels.length > 0 && bottom > top)
      sheet.lists.push({ range: `${letter(i)}${top + 1}:${letter(i)}${bottom}`, ...listSource(labels, lists) })
  })
  if (spec.notes?.length) sheet.rows.push([])
  for (const note of spec.notes ?? []) across(note, noteStyle, 24)
  return sheet
}

function dataCell(value: string | number | null | undefined, column: Column, lang: Lang, style: CellStyle | undefined): EngineCell {
  if (value === null || value === undefined || value === '') return { value: null, style }
  const isNumeric = column.kind === 'integer' || column.kind === 'decimal'
  return { value: isNumeric ? value : label(column, String(value), lang), style }
}

function label(column: Column | undefined, value: string, lang: Lang): string {
  return column?.choices?.find((choice) => choice.value === value)?.[lang] ?? value
}

/** Excel allows 255 characters in a drop-down that is written out, and no comma within a text; longer ones stand on a hidden sheet. */
function listSource(labels: string[], lists: EngineSheet): { values: string[] } | { source: string } {
  if (labels.join(',').length <= 255 && !labels.some((text) => /[,"]/.test(text))) return { values: labels }
  const place = lists.widths.length
  lists.widths.push(20)
  labels.forEach((text, i) => {
    while (lists.rows.length <= i) lists.rows.push([])
    const row = lists.rows[i] ?? []
    while (row.length < place) row.push({ value: null })
    row[place] = { value: text, style: { numFmt: '@' } }
  })
  return { source: `'${lists.name}'!$${letter(place)}$1:$${letter(place)}$${labels.length}` }
}

function columnWidth(column: Column, lang: Lang): number {
  const text = column.header[lang]
  const header = [...text].reduce((sum, char) => sum + (/[\u2e80-\uffef]/.test(char) ? 2 : 1), 0)
  return column.width ?? Math.max(column.kind === 'date' ? 12 : 10, Math.min(header + 4, 40))
}

/** Excel forbids some characters and more than 31 of them, compares without case, and keeps the name History to itself. */
function uniqueNames(wanted: string[]): string[] {
  const used = new Set(['history'])
  return wanted.map((name) => {
    const clean =
      name
        .toWellFormed()
        .replace(/[[\]:*?/\\\u0000-\u001f]/g, ' ')
        .replace(/^['\s]+|['\s]+$/g, '')
        .slice(0, 31)
        .trim()
        .toWellFormed() || 'Sheet'
    let result = clean
    for (let i = 2; used.has(result.toLowerCase()); i++) result = `${clean.slice(0, 27)} ${i}`
    used.add(result.toLowerCase())
    return result
  })
}
