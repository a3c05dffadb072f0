/** A programme's nominations are found in the order in which they are read, page by page; also those few that rest on a first place. */
import type { Kysely } from 'kysely'

// biome-ignore lint/suspicious/noExplicitAny: a migration knows no table yet.
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema.dropIndex('nominationIndex0').execute()
  await db.schema.createIndex('nominationByProgramme').on('nomination').columns(['programmeId', 'id']).execute()
  const entitled = db.schema.createIndex('nominationEntitled').on('nomination').columns(['programmeId', 'id', 'releaseId'])
  await entitled.where('releaseId', 'is not', null).execute()
}
