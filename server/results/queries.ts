/** SQL of releases and corrections, each function named by what it returns. */
import type { Db } from '../../db/open.ts'
import type { ReleaseRow } from '../../db/schema.ts'
import { EVENT_NAMES, type EventNames } from '../competitions/queries.ts'
import { type Reader, shownTo } from '../lib/audience.ts'
import { notFound } from '../lib/problem.ts'
import type { Shown } from './shown.ts'

export type ReleaseHead = Pick<ReleaseRow, 'id' | 'eventId' | 'number' | 'kind' | 'reason' | 'digest' | 'by' | 'secondBy' | 'at'>

const HEAD = ['id', 'eventId', 'number', 'kind', 'reason', 'digest', 'by', 'secondBy', 'at'] as const

/** Whoever makes releases knows them all. */
const ALL: Reader = { audience: null, at: '' }

/** All releases of an event that the reader may know of, oldest first. */
export async function releasesOf(db: Db, eventId: string, reader = ALL): Promise<ReleaseHead[]> {
  return db.selectFrom('release').select(HEAD).where('eventId', '=', eventId).where(shownTo(reader)).orderBy('number').execute()
}

/** One release whole. @throws Problem 'not-found', also for events that have released nothing, or nothing to this reader yet. */
export async function releaseOf(
  db: Db,
  eventId: string,
  number: number | 'latest',
  reader = ALL,
): Promise<Omit<ReleaseRow, 'shown'> & { shown: Shown }> {
  const row = await db
    .selectFrom('release')
    .selectAll()
    .where('eventId', '=', eventId)
    .where(shownTo(reader))
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

/** Of every event the latest release that the reader may know of, newest first. */
export async function releasedEvents(db: Db, reader: Reader): Promise<ReleasedEvent[]> {
  const heads = await db
    .selectFrom('release')
    .innerJoin('event', 'event.id', 'release.eventId')
    .innerJoin('competition', 'competition.id', 'event.competitionId')
    .where(shownTo(reader))
    .select([...EVENT_NAMES, 'competition.year', 'release.number', 'release.kind', 'release.at'])
    .orderBy('release.at', 'desc')
    .orderBy('release.id', 'desc')
    .limit(1000)
    .execute()
  const newest = new Map<string, ReleasedEvent>()
  for (const head of heads) if (!newest.has(head.event)) newest.set(head.event, head)
  return [...newest.values()].slice(0, 200)
}

export interface CorrectionSeen {
  id: string
  reason: string
  by: string
  byName: string
  at: string
  releaseNumber: number | null
  /** Who confirmed it. */
  secondName: string | null
}

/** Corrections of an event, oldest first; `releaseNumber` null while a second person has not confirmed. */
export async function correctionsOf(db: Db, eventId: string): Promise<CorrectionSeen[]> {
  return db
    .selectFrom('correction')
    .innerJoin('account', 'account.id', 'correction.by')
    .leftJoin('release', 'release.id', 'correction.releaseId')
    .leftJoin('account as second', 'second.id', 'release.secondBy')
    .where('correction.eventId', '=', eventId)
    .select([
      'correction.id',
      'correction.reason',
      'correction.by',
      'account.name as byName',
      'correction.at',
      'release.number as releaseNumber',
      'second.name as secondName',
    ])
    .orderBy('correction.id')
    .execute()
}
