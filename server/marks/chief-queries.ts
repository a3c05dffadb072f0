/** SQL of the chief judge's desk, each function named by what it returns. */
import type { SelectQueryBuilder } from 'kysely'
import type { Db } from '../../db/open.ts'
import type { LateMarkRow, Schema, SheetStepRow, UnsealingRow } from '../../db/schema.ts'
import type { Mark } from '../scoring/types.ts'

/** What was kept for one sheet before, oldest first. */
export async function lateMarksOn(db: Db, sheetId: string): Promise<Pick<LateMarkRow, 'cell' | 'value'>[]> {
  return db.selectFrom('lateMark').select(['cell', 'value']).where('sheetId', '=', sheetId).orderBy('id').execute()
}

export interface LateMarkSeen extends Omit<LateMarkRow, 'value'> {
  value: Mark | null
}

/** All late marks of an event, oldest first. */
export async function lateMarksOf(db: Db, eventId: string): Promise<LateMarkSeen[]> {
  const rows = await db
    .selectFrom('lateMark')
    .innerJoin('sheet', 'sheet.id', 'lateMark.sheetId')
    .where('sheet.eventId', '=', eventId)
    .selectAll('lateMark')
    .orderBy('lateMark.id')
    .execute()
  return rows.map((row) => ({ ...row, value: row.value === null ? null : JSON.parse(row.value) }))
}

export async function lateMarkOf(db: Db, eventId: string, id: string): Promise<LateMarkSeen | undefined> {
  return (await lateMarksOf(db, eventId)).find((one) => one.id === id)
}

export interface UnsealingSeen extends UnsealingRow {
  byName: string
}

/** Everything that was asked about the seals of an event, oldest first. */
export async function unsealingsOf(db: Db, eventId: string): Promise<UnsealingSeen[]> {
  return db
    .selectFrom('unsealing')
    .innerJoin('account', 'account.id', 'unsealing.by')
    .where('unsealing.eventId', '=', eventId)
    .selectAll('unsealing')
    .select('account.name as byName')
    .orderBy('unsealing.id')
    .execute()
}

/** Whether a list is published and nobody has asked to correct it. */
export async function releasedWithoutCorrection(db: Db, eventId: string): Promise<boolean> {
  const released = await db.selectFrom('release').select('id').where('eventId', '=', eventId).executeTakeFirst()
  const asked = await db
    .selectFrom('correction')
    .select('id')
    .where('eventId', '=', eventId)
    .where('releaseId', 'is', null)
    .executeTakeFirst()
  return released !== undefined && asked === undefined
}

/** Sheets that nobody had in their hands when they were sealed: drafts of those who were let go, recused or unseated. */
export async function neverSubmitted(db: Db, eventId: string, sources?: string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('sheet')
    .leftJoin('sheetStep', (on) => on.onRef('sheetStep.sheetId', '=', 'sheet.id').on('sheetStep.state', '!=', 'sealed'))
    .where('sheet.eventId', '=', eventId)
    .where('sheet.state', '=', 'sealed')
    .$if(sources !== undefined, (q) => q.where('sheet.source', 'in', sources ?? []))
    .select(['sheet.id', 'sheetStep.state'])
    .orderBy('sheetStep.id')
    .execute()
  const last = new Map(rows.map((row) => [row.id, row.state]))
  return new Set([...last].filter(([, state]) => state === null || state === 'draft').map(([id]) => id))
}

export type Step = Pick<SheetStepRow, 'sheetId' | 'state' | 'reason' | 'at'>

/** The steps of an event's sheets that were sent back at least once, or of the given ones, oldest first. */
export async function stepsOf(db: Db, sheetIds: string[]): Promise<Step[]> {
  if (sheetIds.length === 0) return []
  return db.selectFrom('sheetStep').select(['sheetId', 'state', 'reason', 'at']).where('sheetId', 'in', sheetIds).orderBy('id').execute()
}

export interface Revision {
  sheetId: string
  cell: string
  revision: number
  /** Null: the mark was taken away. */
  value: Mark | null
  by: string
  at: string
}

/** Every revision of the marks of these sheets, of each sheet in the order in which they were made. */
export async function revisionsOf(db: Db, sheetIds: string[]): Promise<Revision[]> {
  if (sheetIds.length === 0) return []
  const deliveries = await deliveriesTo(db, db.selectFrom('sheet').where('id', 'in', sheetIds))
    .select(['sheetId', 'cells', 'by', 'at'])
    .orderBy('sheetId')
    .orderBy('number')
    .execute()
  return deliveries.flatMap(({ sheetId, cells, ...made }) =>
    (JSON.parse(cells) as [string, number, Mark | null][]).map(([cell, revision, value]) => ({ sheetId, cell, revision, value, ...made })),
  )
}

/** The deliveries of sheets, from the last of each back to the first: nothing else leads to them. */
export function deliveriesTo(db: Db, sheets: SelectQueryBuilder<Schema, 'sheet', object>) {
  return db
    .withRecursive('chain', (q) =>
      q
        .selectFrom(sheets.select('delivery').as('sheet'))
        .select('sheet.delivery as link')
        .unionAll((q) => q.selectFrom('chain').innerJoin('delivery', 'delivery.number', 'chain.link').select('delivery.previous as link')),
    )
    .selectFrom('delivery')
    .where('number', 'in', (q) => q.selectFrom('chain').select('chain.link'))
}
