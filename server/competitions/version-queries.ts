/** SQL of the saved numbers of an event's scheme: every one is kept. */
import type { Db } from '../../db/open.ts'
import { notFound } from '../lib/problem.ts'
import type { Scheme } from '../scoring/types.ts'

/** The numbers of an event's scheme with the instant of saving, newest first. @throws Problem 'not-found' */
export async function schemeNumbersOf(db: Db, eventId: string): Promise<{ number: number; at: string }[]> {
  const rows = await db.selectFrom('scheme').select(['number', 'at']).where('eventId', '=', eventId).orderBy('number', 'desc').execute()
  if (rows.length === 0) throw notFound()
  return rows
}

/** One saved number. @throws Problem 'not-found' */
export async function schemeNumbered(db: Db, eventId: string, number: number): Promise<Scheme> {
  const row = await db.selectFrom('scheme').select('body').where('eventId', '=', eventId).where('number', '=', number).executeTakeFirst()
  if (!row) throw notFound()
  return JSON.parse(row.body)
}
