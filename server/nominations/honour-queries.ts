/** SQL of honours, each function named by what it returns. */
import type { Db } from '../../db/open.ts'
import type { ConferralRow, HonourRow, PlateRow } from '../../db/schema.ts'
import { notFound } from '../lib/problem.ts'

/** An honour as it stands: revoked or not, its last check, its plate. */
export interface Honour extends HonourRow {
  revoked: { reason: string; decidedBy: string; decidedOn: string } | null
  checked: { outcome: 'keeps' | 'doubtful'; note: string; at: string } | null
  plate: Pick<PlateRow, 'state' | 'day'> | null
}

const honours = (db: Db) =>
  db
    .selectFrom('honour')
    .leftJoin('honourRevocation', 'honourRevocation.honourId', 'honour.id')
    .selectAll('honour')
    .select(['honourRevocation.reason', 'honourRevocation.decidedBy', 'honourRevocation.decidedOn'])

/** Those that were conferred here, with what was copied of the holder, the recommending unit's place, and the release that gave the right. */
const conferred = (db: Db) =>
  honours(db)
    .innerJoin('nomination', 'nomination.id', 'honour.nominationId')
    .innerJoin('programme', 'programme.id', 'nomination.programmeId')
    .innerJoin('unit', 'unit.id', 'nomination.unitId')
    .leftJoin('release', 'release.id', 'nomination.releaseId')
    .select(['attributes', 'eventId', 'release.number as release', 'programme.id as programmeId', 'programme.campaignId', 'unit.path'])

type Revocable = HonourRow & { reason: string | null; decidedBy: string | null; decidedOn: string | null }

async function read<T extends Revocable>(db: Db, rows: T[]): Promise<(Omit<T, 'reason' | 'decidedBy' | 'decidedOn'> & Honour)[]> {
  const ids = rows.map(({ id }) => id)
  const checks = await db.selectFrom('honourCheck').selectAll().where('honourId', 'in', ids).orderBy('id').execute()
  const plates = await db.selectFrom('plate').selectAll().where('honourId', 'in', ids).orderBy('id').execute()
  return rows.map(({ reason, decidedBy, decidedOn, ...row }) => ({
    ...row,
    revoked: reason === null ? null : { reason, decidedBy: decidedBy ?? '', decidedOn: decidedOn ?? '' },
    checked: checks.findLast(({ honourId }) => honourId === row.id) ?? null,
    plate: plates.findLast(({ honourId }) => honourId === row.id) ?? null,
  }))
}

/** @throws Problem 'not-found' */
export async function honourOf(db: Db, id: string): Promise<Honour> {
  const [found] = await read(db, await honours(db).where('honour.id', '=', id).execute())
  if (!found) throw notFound()
  return found
}

/** What a programme's conferral gave, in the order of the numbers. */
export async function honoursOfProgramme(db: Db, programmeId: string): Promise<Honour[]> {
  const given = db.selectFrom('nomination').select('nomination.id').where('programmeId', '=', programmeId)
  return read(db, await honours(db).where('honour.nominationId', 'in', given).orderBy('honour.id').execute())
}

export interface RollQuery {
  q?: string | undefined
  year?: number | undefined
  kind?: HonourRow['kind'] | undefined
  after?: string | undefined
}

export const ROLL_PAGE = 50

/** Conferred here, newest first, a page at a time; `q` is a part of the holder's or the unit's name. */
export async function rollOf(db: Db, { q = '', year, kind, after }: RollQuery) {
  const part = `%${q.replace(/[%_\\]/g, '')}%`
  const rows = conferred(db)
    .where(({ or, eb }) => or([eb('honour.holderName', 'like', part), eb('honour.unitName', 'like', part)]))
    .$if(year !== undefined, (on) => on.where('honour.year', '=', year as number))
    .$if(kind !== undefined, (on) => on.where('honour.kind', '=', kind as HonourRow['kind']))
    .$if(!!after, (on) => on.where('honour.id', '<', after as string))
  return read(db, await rows.orderBy('honour.id', 'desc').limit(ROLL_PAGE).execute())
}

/** Conferred in these years, oldest first. */
export async function conferredIn(db: Db, kind: HonourRow['kind'], years: number[]) {
  return read(db, await conferred(db).where('honour.kind', '=', kind).where('honour.year', 'in', years).orderBy('honour.id').execute())
}

export async function unitNames(db: Db, ids: string[]): Promise<Map<string, string>> {
  const rows = await db.selectFrom('unit').select(['id', 'name']).where('id', 'in', ids).orderBy('id').execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** The last notice of each programme's whole list. */
export async function listNotices(db: Db, programmes: string[]): Promise<Map<string, string>> {
  const lists = db.selectFrom('notice').select(['id', 'programmeId']).where('unitId', 'is', null).where('programmeId', 'in', programmes)
  return new Map((await lists.orderBy('id').execute()).map(({ id, programmeId }) => [programmeId, id]))
}

/** How many honours of each kind were conferred in the last five years of them, and how many are revoked; newest first. */
export async function honoursByYear(db: Db) {
  const rows = await db
    .selectFrom('honour')
    .leftJoin('honourRevocation', 'honourRevocation.honourId', 'honour.id')
    .where('honour.nominationId', 'is not', null)
    .select(({ fn }) => ['honour.year', 'honour.kind', fn.count<number>('honour.id').as('given')])
    .select(({ fn }) => fn.count<number>('honourRevocation.honourId').as('revoked'))
    .groupBy(['honour.year', 'honour.kind'])
    .orderBy('honour.year', 'desc')
    .orderBy('honour.kind')
    .execute()
  return rows.filter(({ year }) => year > (rows[0]?.year ?? 0) - 5)
}

/** The decision on a programme; null before it. */
export async function conferralOf(db: Db, programmeId: string): Promise<ConferralRow | null> {
  return (await db.selectFrom('conferral').selectAll().where('programmeId', '=', programmeId).executeTakeFirst()) ?? null
}
