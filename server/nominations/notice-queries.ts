/** SQL of public notices and objections, each function named by what it returns. */
import type { Db } from '../../db/open.ts'
import type { NoticeRow, ObjectionAnswerRow, ObjectionRow } from '../../db/schema.ts'
import { notFound } from '../lib/problem.ts'
import type { NoticeField } from '../words/notices.ts'

/** A row of a notice: a name and the fields that were chosen, nothing else of the person. */
export interface NoticeLine {
  nomination: string
  name: string
  values: Partial<Record<NoticeField, string>>
}

export interface Notice extends Omit<NoticeRow, 'fields' | 'shown'> {
  fields: NoticeField[]
  rows: NoticeLine[]
  unitName: string | null
  unitPath: string | null
}

const notices = (db: Db) =>
  db
    .selectFrom('notice')
    .leftJoin('unit', 'unit.id', 'notice.unitId')
    .selectAll('notice')
    .select(['unit.name as unitName', 'unit.path as unitPath'])

const read = ({ fields, shown, ...row }: NoticeRow & Pick<Notice, 'unitName' | 'unitPath'>): Notice => ({
  ...row,
  fields: JSON.parse(fields),
  rows: JSON.parse(shown),
})

/** All rounds of all levels, oldest first. */
export async function noticesOf(db: Db, programmeId: string): Promise<Notice[]> {
  return (await notices(db).where('notice.programmeId', '=', programmeId).orderBy('notice.id').execute()).map(read)
}

/** @throws Problem 'not-found' */
export async function noticeOf(db: Db, id: string): Promise<Notice> {
  const row = await notices(db).where('notice.id', '=', id).executeTakeFirst()
  if (!row) throw notFound()
  return read(row)
}

/** The programme that a notice belongs to, and its campaign. */
export async function awardOf(db: Db, programmeId: string) {
  const campaign = db.selectFrom('programme').innerJoin('campaign', 'campaign.id', 'programme.campaignId')
  const row = await campaign
    .where('programme.id', '=', programmeId)
    .select(['campaign.id as campaignId', 'campaign.name as campaign', 'campaign.nameEn as campaignEn', 'campaign.year'])
    .select(['programme.name', 'programme.nameEn'])
    .executeTakeFirstOrThrow()
  return row
}

/** The last notices that were posted, newest first. */
export async function lastNotices(db: Db): Promise<Notice[]> {
  return (await notices(db).orderBy('notice.id', 'desc').limit(60).execute()).map(read)
}

export interface Objection extends ObjectionRow {
  programmeId: string
  answer: ObjectionAnswerRow | null
}

/** All objections to a programme's notices, oldest first. */
export async function objectionsOf(db: Db, programmeId: string): Promise<Objection[]> {
  const asked = db.selectFrom('objection').innerJoin('notice', 'notice.id', 'objection.noticeId')
  const rows = await asked
    .where('notice.programmeId', '=', programmeId)
    .selectAll('objection')
    .select('notice.programmeId')
    .orderBy('objection.id')
    .execute()
  const answers = await db
    .selectFrom('objectionAnswer')
    .innerJoin('objection', 'objection.id', 'objectionAnswer.objectionId')
    .innerJoin('notice', 'notice.id', 'objection.noticeId')
    .where('notice.programmeId', '=', programmeId)
    .selectAll('objectionAnswer')
    .orderBy('objection.id')
    .execute()
  return rows.map((row) => ({ ...row, answer: answers.find(({ objectionId }) => objectionId === row.id) ?? null }))
}

/** Nominees against whom an objection was upheld, with the answer in writing. */
export async function removedOf(db: Db, programmeId: string): Promise<Map<string, string>> {
  const upheld = (await objectionsOf(db, programmeId)).filter(({ answer }) => answer?.outcome === 'upheld')
  return new Map(upheld.flatMap(({ nominationId, answer }) => (nominationId && answer ? [[nominationId, answer.answer]] : [])))
}

/** An objection by the number that the objector was given. @throws Problem 'not-found' */
export async function objectionCalled(db: Db, id: string): Promise<Objection> {
  const row = await db
    .selectFrom('objection')
    .innerJoin('notice', 'notice.id', 'objection.noticeId')
    .where('objection.id', '=', id)
    .select('notice.programmeId')
    .executeTakeFirst()
  if (!row) throw notFound()
  return (await objectionsOf(db, row.programmeId)).find((one) => one.id === id) as Objection
}

/** Nominations of a programme that were taken back. */
export async function withdrawnIn(db: Db, programmeId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('withdrawal')
    .innerJoin('nomination', 'nomination.id', 'withdrawal.nominationId')
    .where('nomination.programmeId', '=', programmeId)
    .select('nomination.id')
    .orderBy('nomination.id')
    .execute()
  return new Set(rows.map(({ id }) => id))
}
