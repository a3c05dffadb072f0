/** SQL of competitions, events and schemes, each function named by what it returns. */
import type { Db } from '../../db/open.ts'
import { prepared } from '../../db/prepared.ts'
import type { CompetitionRow, EventRow, RehearsalRow } from '../../db/schema.ts'
import { notFound } from '../lib/problem.ts'
import type { Scheme } from '../scoring/types.ts'

export interface CompetitionSeen extends CompetitionRow {
  unitName: string
  events: number
}

/** All competitions with the number of their events, newest year first. */
export async function competitionsOf(db: Db): Promise<CompetitionSeen[]> {
  const rows = await db
    .selectFrom('competition')
    .innerJoin('unit', 'unit.id', 'competition.unitId')
    .selectAll('competition')
    .select('unit.name as unitName')
    .select((q) =>
      q
        .selectFrom('event')
        .whereRef('event.competitionId', '=', 'competition.id')
        .where('event.id', 'not in', q.selectFrom('rehearsal').select('eventId'))
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .as('events'),
    )
    .orderBy('competition.year', 'desc')
    .orderBy('competition.startsOn', 'desc')
    .orderBy('competition.id', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, events: Number(row.events) }))
}

/** @throws Problem 'not-found' */
export async function competitionOf(db: Db, id: string): Promise<CompetitionRow & { unitName: string }> {
  const row = await db
    .selectFrom('competition')
    .innerJoin('unit', 'unit.id', 'competition.unitId')
    .where('competition.id', '=', id)
    .selectAll('competition')
    .select('unit.name as unitName')
    .executeTakeFirst()
  if (!row) throw notFound()
  return row
}

/** The events of a competition in their order; rehearsals are in no list. */
export async function eventsOf(db: Db, competitionId: string): Promise<EventRow[]> {
  return db
    .selectFrom('event')
    .selectAll()
    .where('competitionId', '=', competitionId)
    .where('id', 'not in', db.selectFrom('rehearsal').select('eventId'))
    .orderBy('ordinal')
    .execute()
}

export interface EventSeen extends EventRow {
  competition: CompetitionRow
}

/** The event with its competition. @throws Problem 'not-found' */
export async function eventOf(db: Db, eventId: string): Promise<EventSeen> {
  const event = await db.selectFrom('event').selectAll().where('id', '=', eventId).executeTakeFirst()
  if (!event) throw notFound()
  const competition = await db.selectFrom('competition').selectAll().where('id', '=', event.competitionId).executeTakeFirstOrThrow()
  return { ...event, competition }
}

/** The rehearsal that is running for an event. */
export async function rehearsalOf(db: Db, eventId: string): Promise<RehearsalRow | undefined> {
  return db.selectFrom('rehearsal').selectAll().where('ofId', '=', eventId).orderBy('eventId').executeTakeFirst()
}

/** The rehearsal that an event itself is. */
export async function asRehearsal(db: Db, eventId: string): Promise<RehearsalRow | undefined> {
  return db.selectFrom('rehearsal').selectAll().where('eventId', '=', eventId).executeTakeFirst()
}

export interface SchemeSeen {
  number: number
  scheme: Scheme
  locked: boolean
}

/** The event's present scheme: the locked one, else the latest draft. Was checked when it was saved. @throws Problem 'not-found' */
export async function schemeOf(db: Db, eventId: string): Promise<SchemeSeen> {
  const [lock] = await locks(db, { eventId })
  const [row] = lock ? [lock] : await numbers(db, { eventId })
  if (!row) throw notFound()
  return { number: row.number, scheme: await savedScheme(db, eventId, row.number), locked: lock !== undefined }
}

const locks = prepared((db, { eventId }: { eventId: string }) =>
  db.selectFrom('schemeLock').select('number').where('eventId', '=', eventId),
)

const numbers = prepared((db, { eventId }: { eventId: string }) =>
  db.selectFrom('scheme').select('number').where('eventId', '=', eventId).orderBy('number', 'desc').limit(1),
)

/** Saved schemes never change, so that each is parsed once; whoever is given one must leave it as it is. */
const parsed = new WeakMap<Db, Map<string, Scheme>>()
const MOST_PARSED = 200

/** One of an event's saved schemes, which must exist. */
export async function savedScheme(db: Db, eventId: string, number: number): Promise<Scheme> {
  const kept = parsed.get(db) ?? new Map<string, Scheme>()
  parsed.set(db, kept)
  const name = `${eventId} ${number}`
  const known = kept.get(name)
  if (known) return known
  const { body } = await db
    .selectFrom('scheme')
    .select('body')
    .where('eventId', '=', eventId)
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  const scheme: Scheme = JSON.parse(body)
  if (kept.size >= MOST_PARSED) kept.clear()
  kept.set(name, scheme)
  return scheme
}

/** What a list calls an event and the competition that it belongs to. */
export interface EventNames {
  event: string
  name: string
  nameEn: string
  groupName: string
  competition: string
  competitionEn: string
}

/** The columns of EventNames, where `event` is joined with its `competition`. */
export const EVENT_NAMES = [
  'event.id as event',
  'event.name',
  'event.nameEn',
  'event.groupName',
  'competition.name as competition',
  'competition.nameEn as competitionEn',
] as const
