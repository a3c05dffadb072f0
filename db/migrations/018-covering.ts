/** What desks and calendars ask of all events at once is answered by indexes alone: no sheet is looked at, and no list that lies in its release. */
import type { Kysely } from 'kysely'

// biome-ignore lint/suspicious/noExplicitAny: a migration knows no table yet.
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema.dropIndex('sheetIndex0').execute()
  // Saving a mark changes nothing of these.
  const sheet = ['eventId', 'kind', 'state', 'sitting', 'source', 'entryId']
  await db.schema.createIndex('sheetsOfEvent').on('sheet').columns(sheet).execute()
  // A column behind the long ones is found by reading through all of them.
  await db.schema.createIndex('releasesOfEvent').on('release').columns(['eventId', 'number', 'id', 'kind', 'reason', 'at']).execute()
}
