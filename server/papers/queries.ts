/** SQL of certificates, each function named by what it returns. */
import type { Db } from '../../db/open.ts'
import type { AuditRow } from '../../db/schema.ts'
import { indexed } from '../lib/audit.ts'
import { notFound } from '../lib/problem.ts'
import type { Honour } from './certificate.ts'

export interface Certificate {
  id: string
  number: string
  eventId: string
  entryId: string
  honour: Honour
  /** Number of the release that it was issued from. */
  release: number
  at: string
  revokedAt: string | null
  /** Number of the release that revoked it, and its reason. */
  revokedBy: number | null
  reason: string | null
}

const certificates = (db: Db) =>
  db
    .selectFrom('certificate')
    .innerJoin('release', 'release.id', 'certificate.releaseId')
    .leftJoin('revocation', 'revocation.certificateId', 'certificate.id')
    .leftJoin('release as later', 'later.id', 'revocation.releaseId')
    .select([
      'certificate.id',
      'certificate.number',
      'certificate.eventId',
      'certificate.entryId',
      'certificate.honour',
      'release.number as release',
      'certificate.at',
      'revocation.at as revokedAt',
      'later.number as revokedBy',
      'revocation.reason',
    ])

const read = (row: Omit<Certificate, 'honour'> & { honour: string }): Certificate => ({ ...row, honour: JSON.parse(row.honour) })

/** All that were ever issued for an event, in the order of their issue. */
export async function certificatesOf(db: Db, eventId: string): Promise<Certificate[]> {
  return (await certificates(db).where('certificate.eventId', '=', eventId).orderBy('certificate.id').execute()).map(read)
}

/** @throws Problem 'not-found' */
export async function certificateCalled(db: Db, number: string): Promise<Certificate> {
  const row = await certificates(db).where('certificate.number', '=', number).executeTakeFirst()
  if (!row) throw notFound()
  return read(row)
}

/** The rule by which the competition's certificates were numbered last. */
export async function lastSeries(db: Db, eventId: string): Promise<string | null> {
  const row = await db
    .selectFrom('certificate')
    .innerJoin('event', 'event.id', 'certificate.eventId')
    .innerJoin('event as own', 'own.competitionId', 'event.competitionId')
    .where('own.id', '=', eventId)
    .select('certificate.series')
    .orderBy('certificate.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.series ?? null
}

const PIECE = 500
const STRIDE = 5000

/** The audit log's records of an event and of everything in it, oldest first; each with the hashes by which it is checked. */
export async function auditOf(db: Db, eventId: string): Promise<AuditRow[]> {
  const subjects = [`event:${eventId}`]
  for (const kind of ['entry', 'sheet', 'squad', 'seat', 'incident', 'waiver', 'recusal', 'trial', 'appeal'] as const) {
    const rows = await db.selectFrom(kind).select('id').where('eventId', '=', eventId).orderBy('id').execute()
    subjects.push(...rows.map(({ id }) => `${kind}:${id}`))
  }
  const found: AuditRow[] = []
  for (let i = 0; i < subjects.length; i += PIECE) {
    const some = subjects.slice(i, i + PIECE)
    found.push(...(await db.selectFrom('audit').selectAll().where(indexed).where('subject', 'in', some).orderBy('seq').execute()))
  }
  // Marking has no index: it is looked for between the first and the last thing that happened in the event.
  const known = new Set(subjects)
  const last = Math.max(0, ...found.map((one) => one.seq))
  for (let from = Math.min(last, ...found.map((one) => one.seq)); from <= last; from += STRIDE) {
    const some = db
      .selectFrom('audit')
      .selectAll()
      .where('seq', '>=', from)
      .where('seq', '<', from + STRIDE)
    const marking = await some.where('act', 'in', ['marks.save', 'notes.save']).orderBy('seq').execute()
    found.push(...marking.filter((one) => known.has(one.subject)))
  }
  return found.sort((a, b) => a.seq - b.seq)
}
