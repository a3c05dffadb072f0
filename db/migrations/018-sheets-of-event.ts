/** How many sheets of an event are in which state is answered without looking at a sheet; saving a mark changes nothing of it. */
import type { Kysely } from 'kysely'

// biome-ignore lint/suspicious/noExplicitAny: a migration knows no table yet.
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema.dropIndex('sheetIndex0').execute()
  const columns = ['eventId', 'kind', 'state', 'sitting', 'source', 'entryId']
  await db.schema.createIndex('sheetsOfEvent').on('sheet').columns(columns).execute()
}
