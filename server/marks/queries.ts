/** SQL of sheets, marks and incidents, each function named by what it returns. */
import type { Db } from '../../db/open.ts'
import { prepared } from '../../db/prepared.ts'
import type { IncidentRow, SeatRow, SheetRow, SheetStepRow } from '../../db/schema.ts'
import { notFound } from '../lib/problem.ts'
import type { Effect, Mark } from '../scoring/types.ts'

/** The present value of each marked cell, and how many times it has changed. */
export type Cells = Record<string, { value: Mark; revision: number }>

/** The present value of every cell that was ever marked; null where the mark was taken away. */
export type Present = Record<string, { value: Mark | null; revision: number }>

export interface SheetSeen extends Omit<SheetRow, 'marks' | 'revisions'> {
  present: Present
  /** The same without the cells whose mark was taken away. */
  cells: Cells
}

function seen({ marks, revisions, ...row }: SheetRow): SheetSeen {
  const values: Record<string, Mark> = JSON.parse(marks)
  const present: Present = {}
  const cells: Cells = {}
  const counts: Record<string, number> = JSON.parse(revisions)
  for (const cell in counts) {
    const revision = counts[cell] as number
    const value = values[cell]
    present[cell] = { value: value ?? null, revision }
    if (value !== undefined) cells[cell] = { value, revision }
  }
  return { ...row, present, cells }
}

/** All sheets of an event, one row each with its marks. */
export async function sheetsOf(db: Db, eventId: string): Promise<SheetSeen[]> {
  return (await db.selectFrom('sheet').selectAll().where('eventId', '=', eventId).orderBy('id').execute()).map(seen)
}

/** A sheet as it is scored: its present marks without their revisions. */
export interface SheetCounted extends Pick<SheetRow, 'id' | 'entryId' | 'sitting' | 'kind' | 'source'> {
  marks: Record<string, Mark>
}

/** The sheets of an event that count: they were submitted; a draft is still its author's own. */
export async function countedSheets(db: Db, eventId: string): Promise<SheetCounted[]> {
  const rows = await counted(db, { eventId })
  return rows.map(({ marks, ...row }) => ({ ...row, marks: JSON.parse(marks) }))
}

const counted = prepared((db, { eventId }: { eventId: string }) =>
  db
    .selectFrom('sheet')
    .select(['id', 'entryId', 'sitting', 'kind', 'source', 'marks'])
    .where('eventId', '=', eventId)
    .where('state', '!=', 'draft')
    .orderBy('id'),
)

/** A sheet with what decides whether its source may mark it, and where. */
export interface SheetOwned extends SheetSeen {
  recused: boolean
  seated: boolean
  /** The device on which its source marks; null before the first mark. */
  device: string | null
}

/** @throws Problem 'not-found' */
export async function sheetOf(db: Db, eventId: string, sheetId: string): Promise<SheetOwned> {
  const [row] = await sheets(db, { eventId, sheetId })
  if (!row) throw notFound()
  const { recusal, seat, device, ...sheet } = row
  return { ...seen(sheet), recused: recusal !== null, seated: seat !== null, device }
}

/** With the recusal of its source from its entry, the seat of its source in its sitting, and its source's device, if there are any. */
const sheets = prepared((db, { eventId, sheetId }: { eventId: string; sheetId: string }) =>
  db
    .selectFrom('sheet')
    .selectAll()
    // Not joined: SQLite plans a join anew for every value that it is given, which costs more than running it.
    .select((q) =>
      q
        .selectFrom('recusal')
        .select('recusal.id')
        .whereRef('recusal.entryId', '=', 'sheet.entryId')
        .whereRef('recusal.accountId', '=', 'sheet.source')
        .as('recusal'),
    )
    .select((q) =>
      q
        .selectFrom('seat')
        .select('seat.id')
        .whereRef('seat.accountId', '=', 'sheet.source')
        .whereRef('seat.eventId', '=', 'sheet.eventId')
        .whereRef('seat.sitting', '=', 'sheet.sitting')
        .limit(1)
        .as('seat'),
    )
    .select((q) =>
      q.selectFrom('markingDevice').select('markingDevice.device').whereRef('markingDevice.accountId', '=', 'sheet.source').as('device'),
    )
    .where('sheet.id', '=', sheetId)
    .where('sheet.eventId', '=', eventId),
)

/** The latest step of each sheet's life; none of a sheet that nobody has submitted yet. */
export async function lastSteps(db: Db, eventId: string): Promise<Map<string, SheetStepRow>> {
  const steps = await db
    .selectFrom('sheetStep')
    .innerJoin('sheet', 'sheet.id', 'sheetStep.sheetId')
    .where('sheet.eventId', '=', eventId)
    .selectAll('sheetStep')
    .orderBy('sheetStep.id')
    .execute()
  return new Map(steps.map((step) => [step.sheetId, step]))
}

/** The duties that an account holds in an event. */
export async function dutiesOf(db: Db, eventId: string, accountId: string): Promise<SeatRow['duty'][]> {
  const rows = await db
    .selectFrom('seat')
    .select('duty')
    .where('eventId', '=', eventId)
    .where('accountId', '=', accountId)
    .orderBy('id')
    .execute()
  return rows.map((row) => row.duty)
}

/** Units at or below the path. */
export async function unitsWithin(db: Db, path: string): Promise<Set<string>> {
  const rows = await db.selectFrom('unit').select('id').where('path', 'like', `${path}%`).orderBy('id').execute()
  return new Set(rows.map((row) => row.id))
}

export interface SeatedEvent {
  id: string
  name: string
  nameEn: string
  competition: string
  competitionEn: string
  duty: SeatRow['duty']
  /** Sheets handed out to this account, and how many of them are its own no more. */
  sheets: number
  submitted: number
}

/** The events in which an account has a seat, newest first, with the sheets that it owes and has submitted. */
export async function seatedEvents(db: Db, accountId: string): Promise<SeatedEvent[]> {
  const seats = await db
    .selectFrom('seat')
    .innerJoin('event', 'event.id', 'seat.eventId')
    .innerJoin('competition', 'competition.id', 'event.competitionId')
    .where('seat.accountId', '=', accountId)
    .select([
      'event.id',
      'event.name',
      'event.nameEn',
      'competition.name as competition',
      'competition.nameEn as competitionEn',
      'seat.duty',
    ])
    .distinct()
    .orderBy('event.id', 'desc')
    .orderBy('seat.duty')
    .execute()
  const sheets = await db
    .selectFrom('sheet')
    .leftJoin('recusal', (on) => on.onRef('recusal.entryId', '=', 'sheet.entryId').on('recusal.accountId', '=', accountId))
    .where('sheet.source', '=', accountId)
    .where('recusal.id', 'is', null)
    .select(['sheet.eventId', 'sheet.kind', 'sheet.state'])
    .orderBy('sheet.id')
    .execute()
  const kindOf: Partial<Record<SeatRow['duty'], SheetRow['kind']>> = { judge: 'judge', verifier: 'department' }
  return seats.map((seat) => {
    const own = sheets.filter((sheet) => sheet.eventId === seat.id && sheet.kind === kindOf[seat.duty])
    return { ...seat, sheets: own.length, submitted: own.filter((sheet) => sheet.state !== 'draft').length }
  })
}

export interface IncidentSeen extends Omit<IncidentRow, 'effect'> {
  effect: Effect
  lifted: { reason: string; by: string; at: string } | null
}

/** All incidents of an event, also the lifted ones, oldest first. */
export async function incidentsOf(db: Db, eventId: string): Promise<IncidentSeen[]> {
  const rows = await db
    .selectFrom('incident')
    .leftJoin('incidentLift', 'incidentLift.incidentId', 'incident.id')
    .where('incident.eventId', '=', eventId)
    .selectAll('incident')
    .select(['incidentLift.reason as liftReason', 'incidentLift.by as liftBy', 'incidentLift.at as liftAt'])
    .orderBy('incident.id')
    .execute()
  return rows.map(({ liftReason, liftBy, liftAt, effect, ...row }) => ({
    ...row,
    effect: JSON.parse(effect),
    lifted: liftAt === null ? null : { reason: liftReason ?? '', by: liftBy ?? '', at: liftAt },
  }))
}
