/** SQL of what-ifs, each function named by what it returns. */
import type { Db } from '../../db/open.ts'
import type { LookRow } from '../../db/schema.ts'
import { notFound } from '../lib/problem.ts'
import type { Scheme } from '../scoring/types.ts'
import type { Answer, Question } from './what-if.ts'

export interface TrialSeen {
  id: string
  reason: string
  by: string
  byName: string
  at: string
  consentBy: string | null
  consentName: string | null
  consentAt: string | null
}

/** The what-ifs of an event, newest first, with the names of the two. */
export async function trialsOf(db: Db, eventId: string): Promise<TrialSeen[]> {
  return db
    .selectFrom('trial')
    .innerJoin('account', 'account.id', 'trial.by')
    .leftJoin('trialConsent', 'trialConsent.trialId', 'trial.id')
    .leftJoin('account as other', 'other.id', 'trialConsent.by')
    .where('trial.eventId', '=', eventId)
    .select([
      'trial.id',
      'trial.reason',
      'trial.by',
      'account.name as byName',
      'trial.at',
      'trialConsent.by as consentBy',
      'other.name as consentName',
      'trialConsent.at as consentAt',
    ])
    .orderBy('trial.id', 'desc')
    .limit(50)
    .execute()
}

/** @throws Problem 'not-found' */
export async function trialOf(db: Db, eventId: string, trialId: string): Promise<TrialSeen> {
  const trial = (await trialsOf(db, eventId)).find((one) => one.id === trialId)
  if (!trial) throw notFound()
  return trial
}

export interface LookSeen extends Pick<LookRow, 'id' | 'by' | 'at'> {
  question: Question | { ask: 'version'; number: number }
  answer: Answer
  applied: { reason: string; at: string } | null
}

/** The latest looks of a what-if, newest first. */
export async function looksOf(db: Db, trialId: string): Promise<LookSeen[]> {
  const rows = await db
    .selectFrom('look')
    .leftJoin('application', 'application.lookId', 'look.id')
    .where('look.trialId', '=', trialId)
    .select(['look.id', 'look.by', 'look.at', 'look.question', 'look.answer', 'application.reason', 'application.at as appliedAt'])
    .orderBy('look.id', 'desc')
    .limit(20)
    .execute()
  return rows.map(({ id, by, at, question, answer, reason, appliedAt }) => ({
    id,
    by,
    at,
    question: JSON.parse(question),
    answer: JSON.parse(answer),
    applied: appliedAt === null ? null : { reason: reason ?? '', at: appliedAt },
  }))
}

/** Numbers of all saved schemes of an event, oldest first. */
export async function schemeNumbers(db: Db, eventId: string): Promise<number[]> {
  const rows = await db.selectFrom('scheme').select('number').where('eventId', '=', eventId).orderBy('number').execute()
  return rows.map((row) => row.number)
}

/** The scheme saved under a number. @throws Problem 'not-found' */
export async function schemeNumbered(db: Db, eventId: string, number: number): Promise<Scheme> {
  const row = await db.selectFrom('scheme').select('body').where('eventId', '=', eventId).where('number', '=', number).executeTakeFirst()
  if (!row) throw notFound()
  return JSON.parse(row.body)
}
