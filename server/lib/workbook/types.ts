/** The words of workbooks: columns, sheets, what a reading gives back, and every error code that it can give. */

export type Lang = 'zh' | 'en'

export type Kind = 'text' | 'date' | 'integer' | 'decimal' | 'choice'

export interface Choice {
  value: string
  zh: string
  en: string
}

export interface Column {
  key: string
  /** The header's exact text; a trailing * (required) may follow it in the sheet. */
  header: { zh: string; en: string }
  required?: boolean
  /** 'text' when not given. */
  kind?: Kind
  /** For kind 'choice': accepted as the value or as either language's label, given back as the value. */
  choices?: Choice[]
  /** In characters of Latin text; a Chinese character takes two. */
  width?: number
}

/** What can be wrong with one cell. Each code needs a sentence in both languages; the parameters it carries stand behind it. */
export const cellErrors = [
  'required',
  'formula', // the cell holds a formula: paste values instead
  'error-value', // { text }: the cell shows #N/A, #REF! …
  'precision-lost', // { text }: a number of 16 digits or more, typed into a cell that is not text
  'bad-date', // { text }
  'bad-integer', // { text }
  'bad-decimal', // { text }
  'bad-choice', // { text }
  'too-long', // { max }
  'merged', // the cell is covered by a merged one: which rows it is meant for would be a guess
  'duplicate-header', // { header, first, second }: two columns (letters) bear the same header; the row is the header's
] as const

export type CellErrorCode = (typeof cellErrors)[number]

/** Why a file is not read at all. */
export const fileErrors = [
  'not-xlsx',
  'zip-bomb', // { what: 'entries' | 'unpacked' | 'ratio' }
  'too-large', // { what: 'bytes' | 'columns' | 'cells', max }
  'too-many-rows', // { max }
  'no-header',
  'unreadable',
  'missing-columns', // { keys }: keys joined by commas
] as const

export type FileErrorCode = (typeof fileErrors)[number]

export interface CellError {
  /** As Excel shows it: the first row is 1. */
  row: number
  /** The column's key. */
  column: string
  code: CellErrorCode
  params?: Record<string, string>
}

export interface ReadRow {
  /** As Excel shows it: the first row is 1. */
  row: number
  /** One entry for each column asked for; null where the cell is empty, wrong, or the column is not there. */
  values: Record<string, string | null>
}

export type ReadResult =
  | { ok: true; sheet: string; headerRow: number; rows: ReadRow[]; errors: CellError[]; ignored: string[] }
  | { ok: false; code: FileErrorCode; params?: Record<string, string> }

export interface SheetSpec {
  name: string
  /** A bold first row across all columns. */
  title?: string
  columns: Column[]
  lang: Lang
  /** Values by column key. Choice columns take the value and show the label. */
  rows: Record<string, string | number | null | undefined>[]
  /** Lines under the table, each across all columns: for signatures and seals. */
  notes?: string[]
  /** Mark required columns with *. */
  stars?: boolean
  /** Empty rows below, formatted and with drop-downs, to be filled in. */
  blanks?: number
}

export const limits = {
  bytes: 10 * 1024 * 1024,
  entries: 200,
  unpacked: 50 * 1024 * 1024,
  ratio: 200,
  rows: 20_000,
  columns: 200,
  /** Excel's own limit for one cell. */
  text: 32_767,
  /** A reading that takes longer or needs more is given up. */
  seconds: 20,
  megabytes: 512,
}
