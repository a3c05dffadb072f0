/** SQL of rechecks, each function named by what it returns. */
import type { Db } from '../../db/open.ts'
import type { FindingRow, RecheckRow } from '../../db/schema.ts'
import { deliveriesTo } from '../marks/chief-queries.ts'

/** Entry ids: all of the top, and those that the seed drew of the others. */
export interface Sample {
  top: string[]
  drawn: string[]
}

export interface RecheckSeen extends Omit<RecheckRow, 'sample'> {
  sample: Sample
}

export async function recheckOf(db: Db, eventId: string): Promise<RecheckSeen | undefined> {
  const row = await db.selectFrom('recheck').selectAll().where('eventId', '=', eventId).executeTakeFirst()
  return row && { ...row, sample: JSON.parse(row.sample) }
}

export interface FindingSeen extends FindingRow {
  byName: string
}

/** Oldest first. */
export async function findingsOf(db: Db, recheckId: string): Promise<FindingSeen[]> {
  return db
    .selectFrom('finding')
    .innerJoin('account', 'account.id', 'finding.by')
    .where('finding.recheckId', '=', recheckId)
    .selectAll('finding')
    .select('account.name as byName')
    .orderBy('finding.id')
    .execute()
}

export interface SignSeen {
  by: string
  byName: string
  at: string
}

/** The latest signature. */
export async function lastSignOf(db: Db, recheckId: string): Promise<SignSeen | undefined> {
  return db
    .selectFrom('recheckSign')
    .innerJoin('account', 'account.id', 'recheckSign.by')
    .where('recheckSign.recheckId', '=', recheckId)
    .select(['recheckSign.by', 'account.name as byName', 'recheckSign.at'])
    .orderBy('recheckSign.id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Who has entered anything on each sheet of an event: "sheet account". */
export async function enteredBy(db: Db, eventId: string): Promise<Set<string>> {
  const sheets = db.selectFrom('sheet').where('eventId', '=', eventId)
  const marked = await deliveriesTo(db, sheets).select(['sheetId', 'by']).distinct().execute()
  const keyed = await db.selectFrom('keying').where('sheetId', 'in', sheets.select('id')).select(['sheetId', 'by']).distinct().execute()
  return new Set([...marked, ...keyed].map(({ sheetId, by }) => `${sheetId} ${by}`))
}
