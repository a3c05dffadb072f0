/** Scores by spreadsheet: a theory paper's marks come in by code, every row checked, all of them written or none. */
import type { Db } from '../../db/open.ts'
import { phaseOf } from '../competitions/phase.ts'
import type { Act } from '../lib/act.ts'
import { notFound, wrongState } from '../lib/problem.ts'
import { type Column, type Lang, type ReadRow, writeWorkbook } from '../lib/workbook.ts'
import { deskOf, type EventDesk, expectedSheets, sheetKey, whoOf } from '../panels/expected.ts'
import { type Counts, countsOf, type Outcome, type RowFault, readable, refuseFaulty, type Table } from '../people/table.ts'
import { markFault } from '../scoring/mark.ts'
import type { Cell, SittingNode } from '../scoring/plan.ts'
import { markDesk } from '../words/mark-desk.ts'
import { type Change, canonicalMark, saveMarks } from './mark.ts'
import { type SheetSeen, sheetOf, sheetsOf } from './queries.ts'
import { submitSheet } from './sheet.ts'

const WHO = 'who'
const UNIT = 'unit'
const AT_THE_DESK = new Set(['import', 'clerk', 'timekeeper', 'panel'])

/** A sitting whose sheets can be filled from a spreadsheet. */
export interface ScoresPlace {
  desk: EventDesk
  place: SittingNode
  columns: Column[]
}

/** @throws Problem 'not-found' when the sitting is not one that takes spreadsheets */
export async function scoresPlace(db: Db, eventId: string, sittingId: string): Promise<ScoresPlace> {
  const desk = await deskOf(db, eventId)
  const place = desk.plan.sittings.get(sittingId)
  if (!place || !AT_THE_DESK.has(place.sitting.source)) throw notFound()
  return { desk, place, columns: [...whoColumns(desk), ...place.cells.map(cellColumn)] }
}

function whoColumns(desk: EventDesk): Column[] {
  const header = ([zh, en]: readonly [string, string]) => ({ zh, en })
  if (desk.event.blind) return [{ key: WHO, header: header(markDesk.scores.code), required: true }]
  return [
    { key: WHO, header: header(markDesk.scores.entry), required: true, width: 20 },
    { key: UNIT, header: header(markDesk.scores.unit), width: 28 },
  ]
}

function cellColumn({ cell, path, attempt, aspect }: Cell): Column {
  const named = (lang: Lang) => [...path, aspect.name].map((text) => text[lang]).join(' · ') + (attempt === null ? '' : ` #${attempt}`)
  const header = { zh: named('zh'), en: named('en') }
  if (aspect.kind !== 'table') return { key: cell, header, required: true, kind: 'decimal' }
  return { key: cell, header, required: true, kind: 'choice', choices: aspect.grades.map((one) => ({ value: one.grade, ...one.name })) }
}

/** The workbook to fill in: a row for every entry that has a sheet, in drawn order. */
export async function scoresTemplate(db: Db, eventId: string, sittingId: string, lang: Lang): Promise<{ name: string; bytes: Uint8Array }> {
  const { desk, place, columns } = await scoresPlace(db, eventId, sittingId)
  const wanted = new Set(
    expectedSheets(desk)
      .filter((one) => one.sitting === sittingId)
      .map((one) => one.entryId),
  )
  const entries = desk.entries.filter((entry) => wanted.has(entry.id))
  const rows = entries.map((entry) => ({ [WHO]: whoOf(desk.event, entry), [UNIT]: entry.unitName }))
  const name = place.node.name[lang]
  const title = `${desk.event.name} ${name}`
  return { name: title, bytes: await writeWorkbook([{ name, title, columns, lang, rows, stars: true }]) }
}

/** What a table would do: the marks of each row that changes its sheet. */
export interface ScoresPlan extends Outcome {
  lines: { sheet: string; cells: Change[] }[]
}

/** Looks at a table without changing anything. A row without any mark is passed over: that entry has not come yet, or never will. */
export async function planScores(db: Db, eventId: string, { desk, place }: ScoresPlace, table: Table): Promise<ScoresPlan> {
  if (!(await phaseOf(db, eventId)).marking) throw wrongState('marking-not-open')
  const isEmpty = (row: ReadRow) => place.cells.every(({ cell }) => row.values[cell] == null)
  const empty = new Set(table.rows.filter(isEmpty).map((row) => row.row))
  const errors = table.errors.filter((error) => error.code !== 'required' || error.column === WHO || !empty.has(error.row))
  const plan: ScoresPlan = { faults: [...errors], actions: new Map(), lines: [] }
  const expected = new Set(expectedSheets(desk).map(sheetKey))
  const sheets = (await sheetsOf(db, eventId)).filter((sheet) => sheet.sitting === place.node.id && expected.has(sheetKey(sheet)))
  const seen = new Map<string, number>()
  for (const row of readable({ ...table, errors })) {
    const sheet = findSheet(desk, sheets, row)
    const first = typeof sheet === 'string' ? undefined : seen.get(sheet.id)
    if (typeof sheet === 'string') plan.faults.push({ row: row.row, column: WHO, code: sheet, params: { text: row.values[WHO] ?? '' } })
    else if (first !== undefined) plan.faults.push({ row: row.row, column: WHO, code: 'row-twice', params: { row: String(first) } })
    else {
      seen.set(sheet.id, row.row)
      if (!empty.has(row.row)) planRow(plan, sheet, place, row)
    }
  }
  plan.faults.sort((a, b) => a.row - b.row)
  return plan
}

function planRow(plan: ScoresPlan, sheet: SheetSeen, place: SittingNode, row: ReadRow): void {
  const faults = faultsOf(place, row)
  if (faults.length > 0) return void plan.faults.push(...faults)
  const cells = changesOf(sheet, place.cells, row)
  if (cells.length === 0 && sheet.state !== 'draft') plan.actions.set(row.row, 'same')
  else if (sheet.state !== 'draft') plan.faults.push({ row: row.row, column: WHO, code: `sheet-${sheet.state}` })
  else {
    plan.actions.set(row.row, Object.keys(sheet.cells).length > 0 ? 'change' : 'add')
    plan.lines.push({ sheet: sheet.id, cells })
  }
}

function findSheet(desk: EventDesk, sheets: SheetSeen[], row: ReadRow): SheetSeen | string {
  const entries = desk.entries.filter((entry) => whoOf(desk.event, entry) === row.values[WHO])
  const unit = row.values[UNIT]
  const matching = unit ? entries.filter((entry) => entry.unitName === unit) : entries
  if (matching.length > 1) return 'entry-ambiguous'
  const entry = matching[0]
  if (!entry) return desk.event.blind ? 'unknown-code' : 'unknown-label'
  return sheets.find((sheet) => sheet.entryId === entry.id) ?? 'no-sheet'
}

function faultsOf(place: SittingNode, { row, values }: ReadRow): RowFault[] {
  return place.cells.flatMap(({ cell, aspect }): RowFault[] => {
    const fault = markFault(aspect, values[cell] as string)
    return fault ? [{ row, column: cell, code: fault.code, params: fault.params }] : []
  })
}

function changesOf({ present }: SheetSeen, cells: Cell[], { values }: ReadRow): Change[] {
  return cells.flatMap(({ cell, aspect }) => {
    const value = canonicalMark(aspect, values[cell] as string)
    const now = present[cell]
    return now?.value === value ? [] : [{ cell, value, base: now?.revision ?? 0 }]
  })
}

/** Writes the scores and submits their sheets, or, with a single bad row, nothing. A second time changes nothing. */
export async function importScores(act: Act, eventId: string, sittingId: string, table: Table): Promise<Counts & { rows: number }> {
  const place = await scoresPlace(act.tx, eventId, sittingId)
  const plan = await planScores(act.tx, eventId, place, table)
  refuseFaulty(plan)
  for (const { sheet, cells } of plan.lines) {
    if (cells.length > 0) await saveMarks(act, eventId, sheet, { scheme: place.desk.schemeNumber, cells })
    const { present } = await sheetOf(act.tx, eventId, sheet)
    await submitSheet(act, eventId, sheet, Object.fromEntries(Object.entries(present).map(([cell, { revision }]) => [cell, revision])))
  }
  await act.note(`event:${eventId}`, { scores: sittingId, sheets: plan.lines.length })
  return { rows: plan.lines.length, ...countsOf(plan) }
}
