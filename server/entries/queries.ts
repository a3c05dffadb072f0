/** SQL of entries, squads and draws, each function named by what it returns. */
import type { Db } from '../../db/open.ts'
import type { EntryRow, EntryStateRow } from '../../db/schema.ts'

/** What an entry copied from its subject when it was made: what prizes, titles and ties ask for. */
export interface EntryAttributes {
  birthDate?: string
  sex?: string
  skillLevel?: string
  jobClass?: string
  /** "1" or "0". */
  employee?: string
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
    .map((row) => ({ ...row, attributes: JSON.parse(row.attributes), state: latest.get(row.id)?.state ?? 'normal', stateReason: latest.get(row.id)?.reason ?? '' }))
    .sort((a, b) => (a.lot ?? 1e9) - (b.lot ?? 1e9) || (a.id < b.id ? -1 : 1))
}
