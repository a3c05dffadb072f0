/** SQL of appeals, each function named by what it returns. */
import type { Db } from '../../db/open.ts'
import type { AppealFileRow, AppealRow, RulingRow } from '../../db/schema.ts'
import { notFound } from '../lib/problem.ts'

export interface AppealSeen extends AppealRow {
  label: string
  unitName: string
  unitPath: string
  byName: string
  ruling: (RulingRow & { byName: string; release: number | null }) | null
}

/** Of the units below a path, oldest first. */
export async function appealsOf(db: Db, eventId: string, path = '/'): Promise<AppealSeen[]> {
  const appeals = await db
    .selectFrom('appeal')
    .innerJoin('entry', 'entry.id', 'appeal.entryId')
    .innerJoin('unit', 'unit.id', 'appeal.unitId')
    .innerJoin('account', 'account.id', 'appeal.by')
    .where('appeal.eventId', '=', eventId)
    .where('unit.path', 'like', `${path}%`)
    .selectAll('appeal')
    .select(['entry.label', 'entry.unitName', 'unit.path as unitPath', 'account.name as byName'])
    .orderBy('appeal.id')
    .execute()
  const rulings = await db
    .selectFrom('ruling')
    .innerJoin('appeal', 'appeal.id', 'ruling.appealId')
    .innerJoin('account', 'account.id', 'ruling.by')
    .leftJoin('correction', 'correction.id', 'ruling.correctionId')
    .leftJoin('release', 'release.id', 'correction.releaseId')
    .where('appeal.eventId', '=', eventId)
    .selectAll('ruling')
    .select(['account.name as byName', 'release.number as release'])
    .orderBy('ruling.appealId')
    .execute()
  return appeals.map((appeal) => ({ ...appeal, ruling: rulings.find((one) => one.appealId === appeal.id) ?? null }))
}

/** @throws Problem 'not-found', also for appeals of other units */
export async function appealOf(db: Db, eventId: string, appealId: string, path = '/'): Promise<AppealSeen> {
  const appeal = (await appealsOf(db, eventId, path)).find(({ id }) => id === appealId)
  if (!appeal) throw notFound()
  return appeal
}

/** Not ruled on yet, or upheld and not published yet. */
export const isPending = ({ ruling }: AppealSeen): boolean => !ruling || (ruling.correctionId !== null && ruling.release === null)

/** Evidence without its content, oldest first. */
export async function filesOf(db: Db, eventId: string): Promise<Omit<AppealFileRow, 'content'>[]> {
  return db
    .selectFrom('appealFile')
    .innerJoin('appeal', 'appeal.id', 'appealFile.appealId')
    .where('appeal.eventId', '=', eventId)
    .select([
      'appealFile.id',
      'appealFile.appealId',
      'appealFile.name',
      'appealFile.type',
      'appealFile.size',
      'appealFile.by',
      'appealFile.at',
    ])
    .orderBy('appealFile.id')
    .execute()
}

/** @throws Problem 'not-found' */
export async function fileOf(db: Db, appealId: string, fileId: string): Promise<AppealFileRow> {
  const file = await db.selectFrom('appealFile').selectAll().where('appealId', '=', appealId).where('id', '=', fileId).executeTakeFirst()
  if (!file) throw notFound()
  return file
}

/** Which what-if belongs to which appeal, by trial id. */
export async function trialAppeals(db: Db, eventId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('appealTrial')
    .innerJoin('appeal', 'appeal.id', 'appealTrial.appealId')
    .where('appeal.eventId', '=', eventId)
    .select(['appealTrial.trialId', 'appealTrial.appealId'])
    .execute()
  return new Map(rows.map((row) => [row.trialId, row.appealId]))
}

/** Nominations that rest on one of these entries and were not taken back, by entry id. */
export async function nominatedFor(db: Db, entryIds: string[]): Promise<Map<string, string>> {
  if (entryIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('nomination')
    .innerJoin('programme', 'programme.id', 'nomination.programmeId')
    .leftJoin('withdrawal', 'withdrawal.nominationId', 'nomination.id')
    .where('withdrawal.nominationId', 'is', null)
    .where('nomination.entryId', 'in', entryIds)
    .select(['nomination.entryId', 'programme.name'])
    .orderBy('nomination.id')
    .execute()
  return new Map(rows.map((row) => [row.entryId as string, row.name]))
}

export interface Ties {
  /** Of the account, the entry and the organiser. */
  own: string | null
  entry: string
  organiser: string
  marked: boolean
  recused: boolean
}

/** What ties an account to an entry: unit paths, sheets that it marked, recusals, relations that it declared. */
export async function tiesOf(db: Db, appeal: AppealSeen, accountId: string): Promise<Ties> {
  const own = await db
    .selectFrom('unit')
    .innerJoin('account', 'account.unitId', 'unit.id')
    .where('account.id', '=', accountId)
    .select('unit.path')
    .executeTakeFirst()
  const organiser = await db
    .selectFrom('unit')
    .innerJoin('competition', 'competition.unitId', 'unit.id')
    .innerJoin('event', 'event.competitionId', 'competition.id')
    .where('event.id', '=', appeal.eventId)
    .select('unit.path')
    .executeTakeFirstOrThrow()
  const sheet = await db
    .selectFrom('sheet')
    .innerJoin('entry', 'entry.id', 'sheet.entryId')
    .where('sheet.eventId', '=', appeal.eventId)
    .where('sheet.source', '=', accountId)
    .where((is) => is.or([is('entry.id', '=', appeal.subject), is('entry.squadId', '=', appeal.subject)]))
    .select('sheet.id')
    .executeTakeFirst()
  const recusal = await db
    .selectFrom('recusal')
    .select('id')
    .where('entryId', '=', appeal.entryId)
    .where('accountId', '=', accountId)
    .executeTakeFirst()
  const relation = await db
    .selectFrom('relation')
    .select('id')
    .where('eventId', '=', appeal.eventId)
    .where('accountId', '=', accountId)
    .where('name', 'in', [appeal.label, appeal.unitName])
    .executeTakeFirst()
  return { own: own?.path ?? null, entry: appeal.unitPath, organiser: organiser.path, marked: !!sheet, recused: !!(recusal ?? relation) }
}
