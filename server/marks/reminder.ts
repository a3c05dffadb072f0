/** Reminders: a judge who owes sheets is told so on the own device, with who asked and when. */
import type { Db } from '../../db/open.ts'
import type { ReminderRow } from '../../db/schema.ts'
import type { Act } from '../lib/act.ts'
import { notFound, wrongState } from '../lib/problem.ts'
import { progressOf } from './progress.ts'

/** Reminds a judge or verifier, or (null) everybody who owes sheets. @throws Problem 'wrong-state' when nobody owes any */
export async function remind(act: Act, eventId: string, accountId: string | null): Promise<{ reminded: number }> {
  const owed = new Map<string, number>()
  for (const one of (await progressOf(act.tx, eventId)).sources)
    if (one.account && one.owed > 0 && (accountId === null || one.account === accountId))
      owed.set(one.account, (owed.get(one.account) ?? 0) + one.owed)
  if (owed.size === 0) throw wrongState('nothing-owed')
  for (const [account, n] of owed) {
    const id = act.id()
    await act.tx
      .insertInto('reminder')
      .values({ id, eventId, accountId: account, owed: n, by: act.by.id, at: act.at, seenAt: null })
      .execute()
    await act.note(`event:${eventId}`, { reminder: id, account, owed: n })
    act.tell(`sheets:${eventId}:${account}`)
  }
  act.tell(`progress:${eventId}`)
  return { reminded: owed.size }
}

/** Puts one's own reminder away. @throws Problem 'not-found' */
export async function seeReminder(act: Act, eventId: string, id: string): Promise<{ id: string }> {
  const row = await act.tx.selectFrom('reminder').selectAll().where('id', '=', id).where('eventId', '=', eventId).executeTakeFirst()
  if (row?.accountId !== act.by.id) throw notFound()
  if (row.seenAt === null) await act.tx.updateTable('reminder').set({ seenAt: act.at }).where('id', '=', id).execute()
  await act.note(`event:${eventId}`, { reminder: id, seen: true })
  act.tell(`progress:${eventId}`)
  return { id }
}

export interface ReminderSeen extends Pick<ReminderRow, 'id' | 'accountId' | 'owed' | 'at' | 'seenAt'> {
  byName: string
}

/** The event's reminders, the latest first: everybody's, or one person's. */
export async function remindersOf(db: Db, eventId: string, accountId?: string): Promise<ReminderSeen[]> {
  return db
    .selectFrom('reminder')
    .innerJoin('account', 'account.id', 'reminder.by')
    .where('eventId', '=', eventId)
    .$if(accountId !== undefined, (on) => on.where('accountId', '=', accountId!))
    .select(['reminder.id', 'accountId', 'owed', 'at', 'seenAt', 'account.name as byName'])
    .orderBy('reminder.id', 'desc')
    .limit(500)
    .execute()
}
