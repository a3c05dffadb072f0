/** What every import of a table shares: reading the upload, and saying what it would do before it does it. */
import type { Context } from 'hono'
import type { Env } from '../lib/env.ts'
import { type Fault, Problem } from '../lib/problem.ts'
import type { Upload } from '../lib/upload.ts'
import { type Choice, type Column, type Lang, markRows, type ReadResult, type ReadRow, readRows, readText } from '../lib/workbook.ts'
import { common } from '../words/common.ts'
import { featureFaults } from '../words/faults.ts'
import { people } from '../words/people.ts'
import { learnFaults, sayFault } from '../words/problems.ts'
import { uploading } from '../words/upload.ts'

// The pages fetch these when they need them; what is written into a file needs them here.
learnFaults(featureFaults)

export type Table = Extract<ReadResult, { ok: true }>

/** One cell that cannot be taken: the row as Excel counts it, the column's key. */
export interface RowFault {
  row: number
  column: string
  code: string
  params?: Record<string, string> | undefined
}

export type Action = 'add' | 'change' | 'same'

/** What a table would do: nothing at all when there is a fault. */
export interface Outcome {
  faults: RowFault[]
  /** By row. */
  actions: Map<number, Action>
}

export interface Counts {
  added: number
  changed: number
  same: number
}

export interface Preview extends Counts {
  rows: number
  faults: RowFault[]
  ignored: string[]
  sample: Record<string, string | null>[]
}

const SAMPLE = 20

/** Reads an upload by its headers. @throws Problem 'invalid-input' at `file` when it cannot be read at all. */
export async function tableOf(file: Upload, columns: Column[], lang: Lang): Promise<Table> {
  // What is pasted comes as text; a file of text that was chosen does not say so by this type and name.
  const pasted = file.type.startsWith('text/plain') && file.name === 'pasted.txt'
  const read = pasted ? readText(new TextDecoder().decode(file.bytes), columns) : await readRows(file.bytes, columns)
  if (read.ok) return read
  const keys = read.params?.keys?.split(',') ?? []
  const headers = columns.filter((column) => keys.includes(column.key)).map((column) => column.header[lang])
  throw new Problem('invalid-input', [
    {
      path: ['file'],
      code: read.code,
      params: { ...read.params, ...(keys.length && { headers: headers.join(lang === 'zh' ? '、' : ', ') }) },
    },
  ])
}

/** The upload again, with what is wrong in each row beside it. @throws Problem 'invalid-input' at `file` when it cannot be kept as it is. */
export async function markedOf(file: Upload, table: Table, columns: Column[], lang: Lang, { faults }: Outcome): Promise<Uint8Array> {
  const half = lang === 'zh' ? 0 : 1
  const header = (key: string) => columns.find((column) => column.key === key)?.header[lang] ?? key
  const texts = new Map<number, string>()
  for (const fault of faults) {
    const sentence = `${header(fault.column)}${common.colon[half]}${sayFault(fault, lang)}`
    const before = texts.get(fault.row)
    texts.set(fault.row, before ? `${before}\n${sentence}` : sentence)
  }
  const marks = { sheet: table.sheet, headerRow: table.headerRow, texts, header: uploading.wrong[half], known: [...uploading.wrong] }
  const marked = await markRows(file.bytes, marks)
  if (!marked.ok) throw new Problem('invalid-input', [{ path: ['file'], code: marked.code, params: marked.params }])
  return marked.bytes
}

/** The answer to a dry run: the first rows as they were understood, every fault, what would happen. */
export function previewOf(
  table: Table,
  columns: Column[],
  lang: Lang,
  outcome: Outcome,
  shown: (row: ReadRow) => Record<string, string | null>,
): Preview {
  const half = lang === 'zh' ? 0 : 1
  const label = (key: string, value: string | null) =>
    columns.find((column) => column.key === key)?.choices?.find((choice) => choice.value === value)?.[lang] ?? value
  const sample = table.rows.slice(0, SAMPLE).map((row) => {
    const cells = Object.entries(shown(row)).map(([key, value]) => [key, label(key, value)])
    const action = outcome.actions.get(row.row)
    return { ...Object.fromEntries(cells), action: action ? people.action[action][half] : null }
  })
  return { rows: table.rows.length, faults: outcome.faults, ignored: table.ignored, sample, ...countsOf(outcome) }
}

export function countsOf({ actions }: Outcome): Counts {
  const all = [...actions.values()]
  const of = (wanted: Action) => all.filter((action) => action === wanted).length
  return { added: of('add'), changed: of('change'), same: of('same') }
}

/** @throws Problem 'invalid-input' when any row is faulty: then nothing of the table is written. */
export function refuseFaulty({ faults }: Outcome): void {
  if (faults.length > 0)
    throw new Problem(
      'invalid-input',
      faults.slice(0, 100).map(({ row, column, code, params }): Fault => ({ path: ['rows', row, column], code, params })),
    )
}

/** Rows in which every cell could be read. */
export function readable(table: Table): ReadRow[] {
  const faulty = new Set(table.errors.map((error) => error.row))
  return table.rows.filter((row) => !faulty.has(row.row))
}

/** A drop-down from a dictionary of stored values. */
export const choicesOf = (words: Record<string, readonly [string, string]>): Choice[] =>
  Object.entries(words).map(([value, [zh, en]]) => ({ value, zh, en }))

/** Pieces of a long list: one statement holds only so many values. */
export function pieces<T>(list: readonly T[], size = 500): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size))
}

/** A workbook to download, under its Chinese name too. */
export function sendWorkbook(c: Context<Env>, name: string, bytes: Uint8Array) {
  return c.body(bytes as Uint8Array<ArrayBuffer>, 200, {
    'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'Content-Disposition': `attachment; filename="hongbang.xlsx"; filename*=UTF-8''${encodeURIComponent(`${name}.xlsx`)}`,
  })
}
