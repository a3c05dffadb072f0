/** The papers that clerks key in: whose they are, how far each has come, and where two keyings differ. */
import type { Db } from '../../db/open.ts'
import type { Actor } from '../lib/act.ts'
import { notFound } from '../lib/problem.ts'
import { deskOf, whoOf } from '../panels/expected.ts'
import type { Aspect, Mark, Text } from '../scoring/types.ts'
import { differing, maySettle } from './keying.ts'
import { openKeyings } from './keying-queries.ts'
import { type SheetSeen, sheetsOf } from './queries.ts'

export interface PaperRow {
  sheet: string
  who: string
  state: SheetSeen['state']
  /** What this clerk has keyed in, while the second keying is missing. */
  mine: Record<string, Mark> | null
  keyed: number
  /** Where two keyings differ; empty for those who have no part in it. */
  differences: { cell: string; values: { keying: string; value: Mark }[] }[]
}

/** One judge's paper: the rows in the order in which they are printed. */
export interface Paper {
  event: { id: string; name: string; nameEn: string; blind: boolean }
  judge: string
  sitting: Text
  scheme: number
  cells: { cell: string; path: Text[]; attempt: number | null; aspect: Aspect }[]
  rows: PaperRow[]
}

/** The paper of one seat, for whoever keys it in. Neither the judge's own marks nor another clerk's single keying is in it. @throws Problem 'not-found' */
export async function paperOfSeat(db: Db, by: Actor, eventId: string, seatId: string): Promise<Paper> {
  const desk = await deskOf(db, eventId)
  const seat = desk.seats.find((one) => one.id === seatId)
  const place = seat?.sitting ? desk.plan.sittings.get(seat.sitting) : undefined
  if (!seat || !place || seat.accountId === by.id) throw notFound()
  const sheets = (await sheetsOf(db, eventId)).filter(
    (sheet) => sheet.source === seat.accountId && sheet.sitting === seat.sitting && !desk.recused.has(`${sheet.source} ${sheet.entryId}`),
  )
  const drafts = sheets.filter((sheet) => sheet.state === 'draft').map((sheet) => sheet.id)
  const keyings = Map.groupBy(await openKeyings(db, drafts), (one) => one.sheetId)
  const rows: PaperRow[] = []
  for (const entry of desk.entries) {
    for (const sheet of sheets.filter((one) => one.entryId === entry.id)) {
      const [first, second] = keyings.get(sheet.id) ?? []
      const both = first && second ? ([first, second] as const) : null
      const mine = both ? null : first?.by === by.id ? first.marks : null
      const cells = both && (await maySettle(db, by, eventId, both)) ? differing(...both) : []
      const differences = cells.map((cell) => ({
        cell,
        values: (both ?? []).map((one) => ({ keying: one.id, value: one.marks[cell] as Mark })),
      }))
      const keyed = both ? 2 : first ? 1 : 0
      rows.push({ sheet: sheet.id, who: whoOf(desk.event, entry) ?? '', state: sheet.state, mine, keyed, differences })
    }
  }
  return {
    event: { id: desk.event.id, name: desk.event.name, nameEn: desk.event.nameEn, blind: desk.event.blind === 1 },
    judge: seat.label,
    sitting: place.node.name,
    scheme: desk.schemeNumber,
    cells: place.cells.map(({ cell, path, attempt, aspect }) => ({ cell, path, attempt, aspect })),
    rows,
  }
}

/** The papers of an event: one for each seat that marks, with how many of its rows wait for a second keying or for the paper. */
export interface PaperLine {
  seat: string
  judge: string
  sitting: Text
  open: number
  waiting: number
  differing: number
}

export async function papersOf(db: Db, by: Actor, eventId: string): Promise<PaperLine[]> {
  const desk = await deskOf(db, eventId)
  const drafts = (await sheetsOf(db, eventId)).filter((sheet) => sheet.state === 'draft')
  const keyings = Map.groupBy(
    await openKeyings(
      db,
      drafts.map((sheet) => sheet.id),
    ),
    (one) => one.sheetId,
  )
  return desk.seats.flatMap((seat): PaperLine[] => {
    const place = seat.sitting ? desk.plan.sittings.get(seat.sitting) : undefined
    if (!place || seat.accountId === by.id) return []
    const own = drafts.filter((sheet) => sheet.source === seat.accountId && sheet.sitting === seat.sitting)
    const keyed = (n: number) => own.filter((sheet) => (keyings.get(sheet.id)?.length ?? 0) === n).length
    return [{ seat: seat.id, judge: seat.label, sitting: place.node.name, open: own.length, waiting: keyed(1), differing: keyed(2) }]
  })
}
