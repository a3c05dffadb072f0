/** SQL of releases and corrections, each function named by what it returns. */
import type { Db } from '../../db/open.ts'
import type { ReleaseRow } from '../../db/schema.ts'
import { EVENT_NAMES, type EventNames } from '../competitions/queries.ts'
import { notFound } from '../lib/problem.ts'
import type { Shown } from './shown.ts'

export type ReleaseHead = Pick<ReleaseRow, 'id' | 'eventId' | 'number' | 'kind' | 'reason' | 'digest' | 'by' | 'secondBy' | 'at'>

const HEAD = ['id', 'eventId', 'number', 'kind', 'reason', 'digest', 'by', 'secondBy', 'at'] as const

/** All releases of an event, oldest first. */
export async function releasesOf(db: Db, eventId: string): Promise<ReleaseHead[]> {
  return db.selectFrom('release').select(HEAD).where('eventId', '=', eventId).orderBy('number').execute()
}

/** One release whole. @throws Problem 'not-found', also for events that have released nothing. */
export async function releaseOf(db: Db, eventId: string, number: number | 'latest'): Promise<Omit<ReleaseRow, 'shown'> & { shown: Shown }> {
  const row = await db
    .selectFrom('release')
    .selectAll()
    .where('eventId', '=', eventId)
    .$if(number !== 'latest', (q) => q.where('number', '=', number as number))
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) throw notFound()
  return { ...row, shown: JSON.parse(row.shown) }
}

export interface ReleasedEvent extends EventNames {
  year: number
  number: number
  kind: ReleaseRow['kind']
  at: string
}

/** The latest release of every event that has one, newest first. */
export async function releasedEvents(db: Db): Promise<ReleasedEvent[]> {
  return db
    .selectFrom('release')
    .innerJoin('event', 'event.id', 'release.eventId')
    .innerJoin('competition', 'competition.id', 'event.competitionId')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('release as later')
            .select('later.id')
            .whereRef('later.eventId', '=', 'release.eventId')
            .whereRef('later.number', '>', 'release.number'),
        ),
      ),
    )
    .select([...EVENT_NAMES, 'competition.year', 'release.number', 'release.kind', 'release.at'])
    .orderBy('release.at', 'desc')
    .orderBy('release.id', 'desc')
    .limit(200)
    .execute()
}

export interface CorrectionSeen {
  id: string
  reason: string
  by: string
  byName: string
  at: string
  releaseNumber: number | null
}

/** Corrections of an event, oldest first; `releaseNumber` null while a second person has not confirmed. */
export async function correctionsOf(db: Db, eventId: string): Promise<CorrectionSeen[]> {
  return db
    .selectFrom('correction')
    .innerJoin('account', 'account.id', 'correction.by')
    .leftJoin('release', 'release.id', 'correction.releaseId')
    .where('correction.eventId', '=', eventId)
    .select([
      'correction.id',
      'correction.reason',
      'correction.by',
      'account.name as byName',
      'correction.at',
      'release.number as releaseNumber',
    ])
    .orderBy('correction.id')
    .execute()
}
