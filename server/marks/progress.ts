/** Progress: who still owes which sheet. States only: no mark is read here. */
import type { Db } from '../../db/open.ts'
import { isOut, phaseOf } from '../competitions/phase.ts'
import { deskOf, type EventDesk, expectedSheets, isWaived, pair, refOf, sheetKey, whoOf } from '../panels/expected.ts'
import { type FormerSeatSeen, formerSeatsOf } from '../panels/queries.ts'
import type { Text } from '../scoring/types.ts'
import { type SheetSeen, sheetsOf } from './queries.ts'

/** A sheet of an entry from a source. Exempt: nobody waits for it. None: there is no such sheet. */
export interface Cell {
  sheet: string
  state: SheetSeen['state']
  started: boolean
  exempt: boolean
  /** The chief has let this judge go. */
  waived: boolean
  /** Of a judge who was recused or removed: its marks are kept and do not count. */
  stray: boolean
}

export interface ProgressSource {
  sitting: string
  sittingName: Text
  kind: SheetSeen['kind']
  /** "评委 1"; empty for sources that are no person. */
  label: string
  name: string
  /** Who can be reminded: of a judge or verifier who has the seat. */
  account: string | null
  /** Drafts that somebody waits for, and those of them that hold a mark. */
  owed: number
  started: number
  submitted: number
  checked: number
  sealed: number
  /** The seat was taken away. */
  removed: boolean
}

export interface Progress {
  open: boolean
  /** Everything is sealed at this moment. */
  sealed: boolean
  /** A list is published: breaking a seal needs a correction to be asked for. */
  released: boolean
  /** Judges and verifiers can be let go where a panel marks. */
  sittings: { id: string; name: Text; panel: boolean; owed: number; submitted: number; checked: number; sealed: number }[]
  sources: ProgressSource[]
  /** In drawn order; cells in the order of the sources. */
  rows: { ref: string; who: string; lot: number | null; state: string; cells: (Cell | null)[] }[]
  /** Entries and judges that came later and have no sheets yet. */
  missing: number
}

/** A sheet that nobody waits for: of an entry that is out, of a judge recused or let go, or a report that a department verifies anyway. */
export function isExempt(desk: EventDesk, expected: ReadonlySet<string>, sheet: SheetSeen): boolean {
  const entry = desk.entries.find((one) => one.id === sheet.entryId)
  const source = desk.sittings.find((one) => one.node.id === sheet.sitting)?.sitting.source
  return (
    !entry || isOut(entry.state) || (sheet.kind === 'unit' && source !== 'unit') || !expected.has(sheetKey(sheet)) || isWaived(desk, sheet)
  )
}

/** A sheet of somebody who was recused from the entry or has no seat any more. */
export function isStray({ seats, recused }: EventDesk, { kind, source, sitting, entryId }: SheetSeen): boolean {
  if (kind !== 'judge' && kind !== 'department') return false
  return recused.has(pair(source, entryId)) || !seats.some((seat) => seat.accountId === source && seat.sitting === sitting)
}

/** @throws Problem 'not-found' */
export async function progressOf(db: Db, eventId: string): Promise<Progress> {
  const desk = await deskOf(db, eventId)
  const sheets = await sheetsOf(db, eventId)
  const expected = new Set(expectedSheets(desk).map(sheetKey))
  const columns = columnsOf(desk, await formerSeatsOf(db, eventId), sheets)
  const place = new Map(columns.map((column, i) => [column.key, i]))
  const rows = desk.entries.map((entry) => ({
    id: entry.id,
    ref: refOf(desk.event, entry) ?? '',
    who: whoOf(desk.event, entry) ?? '',
    lot: entry.lot,
    state: entry.state as string,
    cells: columns.map((): Cell | null => null),
  }))
  const row = new Map(rows.map((one) => [one.id, one]))
  for (const sheet of sheets) {
    const at = place.get(columnKey(sheet))
    const started = Object.keys(sheet.cells).length > 0
    const stray = isStray(desk, sheet)
    if (at === undefined || (stray && !started)) continue
    const cell = {
      sheet: sheet.id,
      state: sheet.state,
      started,
      exempt: isExempt(desk, expected, sheet),
      waived: isWaived(desk, sheet) && !isOut(row.get(sheet.entryId)?.state ?? ''),
      stray,
    }
    row.get(sheet.entryId)?.cells.splice(at, 1, cell)
    count(columns[at] as Column, cell)
  }
  const there = new Set(sheets.map(sheetKey))
  const phase = await phaseOf(db, eventId)
  return {
    open: phase.marking,
    sealed: phase.sealedNow,
    released: phase.releases > 0,
    sittings: desk.sittings.map(({ node, sitting }) => sittingSum(node.id, node.name, sitting.panel !== undefined, columns)),
    sources: columns.map(({ key, ...source }) => source),
    rows: rows.map(({ id, ...one }) => one),
    missing: phase.marking ? [...expected].filter((key) => !there.has(key)).length : 0,
  }
}

type Column = ProgressSource & { key: string }

function sittingSum(id: string, name: Text, panel: boolean, columns: Column[]): Progress['sittings'][number] {
  const own = columns.filter((column) => column.sitting === id)
  const sum = (of: 'owed' | 'submitted' | 'checked' | 'sealed') => own.reduce((all, column) => all + column[of], 0)
  return { id, name, panel, owed: sum('owed'), submitted: sum('submitted'), checked: sum('checked'), sealed: sum('sealed') }
}

/** Strays are seen in their cells, not counted. */
function count(column: Column, cell: Cell): void {
  if (cell.state === 'sealed') column.sealed++
  else if (cell.stray) return
  else if (cell.state === 'checked') column.checked++
  else if (cell.state !== 'draft') column.submitted++
  else if (!cell.exempt) {
    column.owed++
    if (cell.started) column.started++
  }
}

/** Units report each on itself: their sheets stand in one column. */
const columnKey = (sheet: Pick<SheetSeen, 'sitting' | 'kind' | 'source'>) =>
  `${sheet.sitting} ${sheet.kind} ${sheet.kind === 'unit' ? '' : sheet.source}`

function columnsOf(desk: EventDesk, former: FormerSeatSeen[], sheets: SheetSeen[]): Column[] {
  const keys = new Set(sheets.filter((sheet) => !isStray(desk, sheet) || Object.keys(sheet.cells).length > 0).map(columnKey))
  const column = (sitting: EventDesk['sittings'][number], kind: SheetSeen['kind'], source: string, seat?: SeatLine): Column => {
    const key = columnKey({ sitting: sitting.node.id, kind, source })
    return {
      key,
      sitting: sitting.node.id,
      sittingName: sitting.node.name,
      kind,
      label: seat?.label ?? '',
      name: seat?.name ?? '',
      account: seat && !seat.removed ? seat.accountId : null,
      owed: 0,
      started: 0,
      submitted: 0,
      checked: 0,
      sealed: 0,
      removed: seat?.removed ?? false,
    }
  }
  const all = desk.sittings.flatMap((place) => {
    const { source } = place.sitting
    const seats = seatLines(desk, former, place.node.id)
    const personal = source === 'judge' || source === 'department'
    const reports = place.sitting.reported || source === 'unit' ? [column(place, 'unit', '')] : []
    if (source === 'unit') return reports
    return [...reports, ...(personal ? seats.map((seat) => column(place, source, seat.accountId, seat)) : [column(place, source, source)])]
  })
  return all.filter((one) => keys.has(one.key))
}

type SeatLine = Pick<FormerSeatSeen, 'accountId' | 'label' | 'name'> & { removed: boolean }

/** The seats of a sitting, and those that it had; who was seated again is there once. */
function seatLines({ seats }: EventDesk, former: FormerSeatSeen[], sitting: string): SeatLine[] {
  const present = seats.filter((seat) => seat.sitting === sitting)
  const gone = new Map(former.filter((seat) => seat.sitting === sitting).map((seat) => [seat.accountId, seat]))
  for (const seat of present) gone.delete(seat.accountId)
  return [...present.map((seat) => ({ ...seat, removed: false })), ...[...gone.values()].map((seat) => ({ ...seat, removed: true }))]
}
