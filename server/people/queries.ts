/** SQL of people, each function named by what it returns. */
import type { Db } from '../../db/open.ts'
import type { AccountRow, SeatRow } from '../../db/schema.ts'
import type { Session } from '../lib/env.ts'

/** The open account with this login. */
export async function accountByLogin(db: Db, login: string): Promise<AccountRow | undefined> {
  return db
    .selectFrom('account')
    .leftJoin('accountClosure', 'accountClosure.accountId', 'account.id')
    .where('account.login', '=', login)
    .where('accountClosure.at', 'is', null)
    .selectAll('account')
    .executeTakeFirst()
}

export interface SeenSession {
  account: string
  login: string
  name: string
  role: AccountRow['role']
  unitId: string | null
  unitName: string | null
  /** Seats in events, so that the shell can offer the clerk's or the verifier's page. */
  seats: { eventId: string; eventName: string; duty: SeatRow['duty'] }[]
}

/** What the shell shows of the person who is logged in. */
export async function seenSession(db: Db, session: Session): Promise<SeenSession> {
  const unit = session.unitId ? await db.selectFrom('unit').select('name').where('id', '=', session.unitId).executeTakeFirst() : undefined
  const seats = await db
    .selectFrom('seat')
    .innerJoin('event', 'event.id', 'seat.eventId')
    .where('seat.accountId', '=', session.account)
    .select(['seat.eventId', 'event.name as eventName', 'seat.duty'])
    .distinct()
    .orderBy('seat.eventId')
    .execute()
  return { account: session.account, login: session.login, name: session.name, role: session.role, unitId: session.unitId, unitName: unit?.name ?? null, seats }
}
