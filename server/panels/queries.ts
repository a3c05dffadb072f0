/** SQL of panels: seats and recusals, each function named by what it returns. */
import type { Db } from '../../db/open.ts'
import type {
  AccountRow,
  AssignmentRow,
  ConflictAnswerRow,
  FormerSeatRow,
  RecusalRow,
  RelationRow,
  SeatRow,
  SheetRow,
  WaiverRow,
} from '../../db/schema.ts'

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

export async function waiversOf(db: Db, eventId: string): Promise<WaiverRow[]> {
  return db.selectFrom('waiver').selectAll().where('eventId', '=', eventId).orderBy('id').execute()
}

export async function relationsOf(db: Db, eventId: string): Promise<RelationRow[]> {
  return db.selectFrom('relation').selectAll().where('eventId', '=', eventId).orderBy('id').execute()
}

export async function conflictAnswersOf(db: Db, eventId: string): Promise<ConflictAnswerRow[]> {
  return db.selectFrom('conflictAnswer').selectAll().where('eventId', '=', eventId).orderBy('accountId').orderBy('entryId').execute()
}

/** Which judge marks which entry, where that was laid down. */
export async function assignmentsOf(db: Db, eventId: string): Promise<AssignmentRow[]> {
  return db
    .selectFrom('assignment')
    .selectAll()
    .where('eventId', '=', eventId)
    .orderBy('sitting')
    .orderBy('accountId')
    .orderBy('entryId')
    .execute()
}

export interface FormerSeatSeen extends FormerSeatRow {
  name: string
}

/** Seats that were taken away while marking was open, oldest first. */
export async function formerSeatsOf(db: Db, eventId: string): Promise<FormerSeatSeen[]> {
  return db
    .selectFrom('formerSeat')
    .innerJoin('account', 'account.id', 'formerSeat.accountId')
    .where('formerSeat.eventId', '=', eventId)
    .selectAll('formerSeat')
    .select('account.name')
    .orderBy('formerSeat.id')
    .execute()
}

export interface RecusalSeen {
  id: string
  accountId: string
  entryId: string
  ground: RecusalRow['ground']
  reason: string
  entryLabel: string
  unitName: string
}

/** Recusals by the entries' names: neither their codes nor an order that comes from the lots, so that nobody learns here who is who. */
export async function recusalsByName(db: Db, eventId: string): Promise<RecusalSeen[]> {
  return db
    .selectFrom('recusal')
    .innerJoin('entry', 'entry.id', 'recusal.entryId')
    .where('recusal.eventId', '=', eventId)
    .select([
      'recusal.id',
      'recusal.accountId',
      'recusal.entryId',
      'recusal.ground',
      'recusal.reason',
      'entry.label as entryLabel',
      'entry.unitName',
    ])
    .orderBy('recusal.accountId')
    .orderBy('entry.label')
    .orderBy('entry.id')
    .execute()
}

/** What was dismissed, by the entries' names as well. */
export async function dismissalsByName(db: Db, eventId: string): Promise<Omit<RecusalSeen, 'id' | 'ground'>[]> {
  return db
    .selectFrom('conflictAnswer')
    .innerJoin('entry', 'entry.id', 'conflictAnswer.entryId')
    .where('conflictAnswer.eventId', '=', eventId)
    .where('answer', '=', 'dismissed')
    .select(['accountId', 'entryId', 'reason', 'entry.label as entryLabel', 'entry.unitName'])
    .orderBy('accountId')
    .orderBy('entry.label')
    .orderBy('entry.id')
    .execute()
}

/** An account that can still log in. */
export async function openAccount(db: Db, accountId: string): Promise<AccountRow | undefined> {
  return db
    .selectFrom('account')
    .leftJoin('accountClosure', 'accountClosure.accountId', 'account.id')
    .where('account.id', '=', accountId)
    .where('accountClosure.at', 'is', null)
    .selectAll('account')
    .executeTakeFirst()
}

export interface Candidate {
  id: string
  name: string
  login: string
  role: AccountRow['role']
  unitName: string | null
}

/** Up to twenty open accounts whose name or login holds the words; `role` narrows them to judges. */
export async function candidates(db: Db, words: string, role?: 'judge'): Promise<Candidate[]> {
  const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`
  return db
    .selectFrom('account')
    .leftJoin('unit', 'unit.id', 'account.unitId')
    .leftJoin('accountClosure', 'accountClosure.accountId', 'account.id')
    .where('accountClosure.at', 'is', null)
    .where((is) => is.or([is('account.name', 'like', like), is('account.login', 'like', like)]))
    .$if(role !== undefined, (q) => q.where('account.role', '=', role ?? 'judge'))
    .select(['account.id', 'account.name', 'account.login', 'account.role', 'unit.name as unitName'])
    .orderBy('account.login')
    .limit(20)
    .execute()
}

/** Up to twenty entries whose label or unit holds the words, by label: their codes stay unknown here. */
export async function entriesByName(db: Db, eventId: string, words: string): Promise<{ id: string; label: string; unitName: string }[]> {
  const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`
  return db
    .selectFrom('entry')
    .where('eventId', '=', eventId)
    .where((is) => is.or([is('label', 'like', like), is('unitName', 'like', like)]))
    .select(['id', 'label', 'unitName'])
    .orderBy('label')
    .orderBy('id')
    .limit(20)
    .execute()
}

export interface Place {
  id: string
  path: string
  kind: string
}

/** The places in the union tree of these units. */
export async function placesOf(db: Db, unitIds: string[]): Promise<Map<string, Place>> {
  if (unitIds.length === 0) return new Map()
  const rows = await db.selectFrom('unit').select(['id', 'path', 'kind']).where('id', 'in', unitIds).orderBy('id').execute()
  return new Map(rows.map((row) => [row.id, row]))
}

export type SheetKey = Pick<SheetRow, 'id' | 'entryId' | 'sitting' | 'kind' | 'source' | 'state'>

/** Whose sheets the event has, and how far each has come, without their marks. */
export async function sheetKeysOf(db: Db, eventId: string): Promise<SheetKey[]> {
  return db
    .selectFrom('sheet')
    .select(['id', 'entryId', 'sitting', 'kind', 'source', 'state'])
    .where('eventId', '=', eventId)
    .orderBy('id')
    .execute()
}
