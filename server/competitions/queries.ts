/** SQL of competitions, events and schemes, each function named by what it returns. */
import type { Db } from '../../db/open.ts'
import type { CompetitionRow, EventRow } from '../../db/schema.ts'
import { notFound } from '../lib/problem.ts'
import type { Scheme } from '../scoring/types.ts'

export interface EventSeen extends EventRow {
  competition: CompetitionRow
}

/** The event with its competition. @throws Problem 'not-found' */
export async function eventOf(db: Db, eventId: string): Promise<EventSeen> {
  const event = await db.selectFrom('event').selectAll().where('id', '=', eventId).executeTakeFirst()
  if (!event) throw notFound()
  const competition = await db.selectFrom('competition').selectAll().where('id', '=', event.competitionId).executeTakeFirstOrThrow()
  return { ...event, competition }
}

export interface SchemeSeen {
  number: number
  scheme: Scheme
  locked: boolean
}

/** The event's present scheme: the locked one, else the latest draft. Was checked when it was saved. @throws Problem 'not-found' */
export async function schemeOf(db: Db, eventId: string): Promise<SchemeSeen> {
  const lock = await db.selectFrom('schemeLock').select('number').where('eventId', '=', eventId).executeTakeFirst()
  const row = await db
    .selectFrom('scheme')
    .select(['number', 'body'])
    .where('eventId', '=', eventId)
    .$if(lock !== undefined, (q) => q.where('number', '=', lock?.number ?? 0))
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) throw notFound()
  return { number: row.number, scheme: JSON.parse(row.body), locked: lock !== undefined }
}

/** Whether marking was opened: from then on the entries and the scheme stand. */
export async function isMarking(db: Db, eventId: string): Promise<boolean> {
  return (await db.selectFrom('marking').select('at').where('eventId', '=', eventId).executeTakeFirst()) !== undefined
}
