/** SQL of entries, squads and draws, each function named by what it returns. */
import type { Db } from '../../db/open.ts'
import type { DrawRow, EntryRow, EntryStateRow, SquadRow } from '../../db/schema.ts'
import { notFound } from '../lib/problem.ts'

/** What an entry copied from its subject when it was made: what prizes, titles and ties ask for. */
export interface EntryAttributes {
  birthDate?: string
  sex?: string
  skillLevel?: string
  jobClass?: string
  /** "1" or "0". */
  employee?: string
  /** Names of a squad's members, where the squad itself is the entry. */
  members?: string
}

export interface EntrySeen extends Omit<EntryRow, 'attributes'> {
  attributes: EntryAttributes
  state: EntryStateRow['state']
  stateReason: string
}

/** The event's entries with their present states, in drawn order, those without a lot last in order of registration. */
export async function entriesOf(db: Db, eventId: string): Promise<EntrySeen[]> {
  const rows = await db.selectFrom('entry').selectAll().where('eventId', '=', eventId).orderBy('id').execute()
  const states = await db
    .selectFrom('entryState')
    .innerJoin('entry', 'entry.id', 'entryState.entryId')
    .where('entry.eventId', '=', eventId)
    .select(['entryState.entryId', 'entryState.state', 'entryState.reason'])
    .orderBy('entryState.id')
    .execute()
  const latest = new Map(states.map((s) => [s.entryId, s]))
  return rows
    .map((row) => ({
      ...row,
      attributes: JSON.parse(row.attributes),
      state: latest.get(row.id)?.state ?? 'normal',
      stateReason: latest.get(row.id)?.reason ?? '',
    }))
    .sort((a, b) => (a.lot ?? 1e9) - (b.lot ?? 1e9) || (a.id < b.id ? -1 : 1))
}

/** The entry of an event, by its id or by its blind code. @throws Problem 'not-found' */
export async function entryOf(db: Db, eventId: string, idOrCode: string): Promise<EntryRow> {
  const row = await db
    .selectFrom('entry')
    .selectAll()
    .where('eventId', '=', eventId)
    .where((q) => q.or([q('id', '=', idOrCode), q('code', '=', idOrCode)]))
    .executeTakeFirst()
  if (!row) throw notFound()
  return row
}

/** Ids of the event's entries whose unit lies in the subtree. */
export async function entryIdsWithin(db: Db, eventId: string, path: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('entry')
    .innerJoin('unit', 'unit.id', 'entry.unitId')
    .where('entry.eventId', '=', eventId)
    .select(['entry.id', 'unit.path'])
    .execute()
  return new Set(rows.filter((row) => row.path.startsWith(path)).map((row) => row.id))
}

/** The event's squads by name. */
export async function squadsOf(db: Db, eventId: string): Promise<SquadRow[]> {
  return db.selectFrom('squad').selectAll().where('eventId', '=', eventId).orderBy('name').execute()
}

/** The event's draw, with its secret seed. */
export async function drawRowOf(db: Db, eventId: string): Promise<DrawRow | undefined> {
  return db.selectFrom('draw').selectAll().where('eventId', '=', eventId).executeTakeFirst()
}
