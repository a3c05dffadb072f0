/** Progress: who still owes which sheet. States only: no mark is read here. */
import type { Db } from '../../db/open.ts'
import { isOut, phaseOf } from '../competitions/phase.ts'
import { deskOf, type EventDesk, expectedSheets, sheetKey, whoOf } from '../panels/expected.ts'
import type { Text } from '../scoring/types.ts'
import { type SheetSeen, sheetsOf } from './queries.ts'

/** A sheet of an entry from a source. Exempt: nobody waits for it. None: there is no such sheet. */
export interface Cell {
  sheet: string
  state: SheetSeen['state']
  started: boolean
  exempt: boolean
}

export interface ProgressSource {
  sitting: string
  sittingName: Text
  kind: SheetSeen['kind']
  /** "评委 1"; empty for sources that are no person. */
  label: string
  name: string
  /** Drafts that somebody waits for, and those of them that hold a mark. */
  owed: number
  started: number
  submitted: number
  sealed: number
}

export interface Progress {
  open: boolean
  sealed: boolean
  sources: ProgressSource[]
  /** In drawn order; cells in the order of the sources. */
  rows: { who: string; lot: number | null; state: string; cells: (Cell | null)[] }[]
  /** Entries and judges that came later and have no sheets yet. */
  missing: number
}

/** A sheet that nobody waits for: of an entry that is out, of a recused judge, or a report that a department verifies anyway. */
export function isExempt(desk: EventDesk, expected: ReadonlySet<string>, sheet: SheetSeen): boolean {
  const entry = desk.entries.find((one) => one.id === sheet.entryId)
  const source = desk.sittings.find((one) => one.node.id === sheet.sitting)?.sitting.source
  return !entry || isOut(entry.state) || (sheet.kind === 'unit' && source !== 'unit') || !expected.has(sheetKey(sheet))
}

/** @throws Problem 'not-found' */
export async function progressOf(db: Db, eventId: string): Promise<Progress> {
  const desk = await deskOf(db, eventId)
  const sheets = await sheetsOf(db, eventId)
  const expected = new Set(expectedSheets(desk).map(sheetKey))
  const columns = columnsOf(desk, sheets)
  const place = new Map(columns.map((column, i) => [column.key, i]))
  const rows = desk.entries.map((entry) => ({
    id: entry.id,
    who: whoOf(desk.event, entry) ?? '',
    lot: entry.lot,
    state: entry.state as string,
    cells: columns.map((): Cell | null => null),
  }))
  const row = new Map(rows.map((one) => [one.id, one]))
  for (const sheet of sheets) {
    const at = place.get(columnKey(sheet))
    const recused =
      !expected.has(sheetKey(sheet)) &&
      (sheet.kind === 'judge' || sheet.kind === 'department') &&
      desk.recused.has(`${sheet.source} ${sheet.entryId}`)
    if (at === undefined || recused) continue
    const cell = {
      sheet: sheet.id,
      state: sheet.state,
      started: Object.keys(sheet.cells).length > 0,
      exempt: isExempt(desk, expected, sheet),
    }
    row.get(sheet.entryId)?.cells.splice(at, 1, cell)
    count(columns[at] as Column, cell)
  }
  const there = new Set(sheets.map(sheetKey))
  const phase = await phaseOf(db, eventId)
  return {
    open: phase.marking,
    sealed: phase.sealed,
    sources: columns.map(({ key, ...source }) => source),
    rows: rows.map(({ id, ...one }) => one),
    missing: phase.marking ? [...expected].filter((key) => !there.has(key)).length : 0,
  }
}

type Column = ProgressSource & { key: string }

function count(column: Column, cell: Cell): void {
  if (cell.state === 'sealed') column.sealed++
  else if (cell.state !== 'draft') column.submitted++
  else if (!cell.exempt) {
    column.owed++
    if (cell.started) column.started++
  }
}

/** Units report each on itself: their sheets stand in one column. */
const columnKey = (sheet: Pick<SheetSeen, 'sitting' | 'kind' | 'source'>) =>
  `${sheet.sitting} ${sheet.kind} ${sheet.kind === 'unit' ? '' : sheet.source}`

function columnsOf(desk: EventDesk, sheets: SheetSeen[]): Column[] {
  const keys = new Set(sheets.map(columnKey))
  const column = (sitting: EventDesk['sittings'][number], kind: SheetSeen['kind'], source: string, label = '', name = ''): Column => {
    const key = columnKey({ sitting: sitting.node.id, kind, source })
    return {
      key,
      sitting: sitting.node.id,
      sittingName: sitting.node.name,
      kind,
      label,
      name,
      owed: 0,
      started: 0,
      submitted: 0,
      sealed: 0,
    }
  }
  const all = desk.sittings.flatMap((place) => {
    const { source } = place.sitting
    const seats = desk.seats.filter((seat) => seat.sitting === place.node.id)
    const personal = source === 'judge' || source === 'department'
    const reports = place.sitting.reported || source === 'unit' ? [column(place, 'unit', '')] : []
    if (source === 'unit') return reports
    return [
      ...reports,
      ...(personal ? seats.map((seat) => column(place, source, seat.accountId, seat.label, seat.name)) : [column(place, source, source)]),
    ]
  })
  return all.filter((one) => keys.has(one.key))
}
