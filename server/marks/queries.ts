/** SQL of sheets, marks and incidents, each function named by what it returns. */
import type { Db } from '../../db/open.ts'
import type { IncidentRow, SheetRow } from '../../db/schema.ts'
import { notFound } from '../lib/problem.ts'
import type { Effect, Mark } from '../scoring/types.ts'

/** The present value of each marked cell, and how many times it has changed. */
export type Cells = Record<string, { value: Mark; revision: number }>

export interface SheetSeen extends Omit<SheetRow, 'marks'> {
  cells: Cells
}

const seen = ({ marks, ...row }: SheetRow): SheetSeen => ({ ...row, cells: JSON.parse(marks) })

/** All sheets of an event, one row each with its marks. */
export async function sheetsOf(db: Db, eventId: string): Promise<SheetSeen[]> {
  return (await db.selectFrom('sheet').selectAll().where('eventId', '=', eventId).orderBy('id').execute()).map(seen)
}

/** @throws Problem 'not-found' */
export async function sheetOf(db: Db, eventId: string, sheetId: string): Promise<SheetSeen> {
  const row = await db.selectFrom('sheet').selectAll().where('id', '=', sheetId).where('eventId', '=', eventId).executeTakeFirst()
  if (!row) throw notFound()
  return seen(row)
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
