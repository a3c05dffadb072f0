/** SQL of panels: seats and recusals, each function named by what it returns. */
import type { Db } from '../../db/open.ts'
import type { RecusalRow, SeatRow } from '../../db/schema.ts'

export interface SeatSeen extends SeatRow {
  name: string
  login: string
  unitId: string | null
}

/** All seats of an event with their holders, by duty, sitting and label. */
export async function seatsOf(db: Db, eventId: string): Promise<SeatSeen[]> {
  return db
    .selectFrom('seat')
    .innerJoin('account', 'account.id', 'seat.accountId')
    .where('seat.eventId', '=', eventId)
    .selectAll('seat')
    .select(['account.name', 'account.login', 'account.unitId'])
    .orderBy('seat.duty')
    .orderBy('seat.sitting')
    .orderBy('seat.id')
    .execute()
}

export async function recusalsOf(db: Db, eventId: string): Promise<RecusalRow[]> {
  return db.selectFrom('recusal').selectAll().where('eventId', '=', eventId).orderBy('id').execute()
}
