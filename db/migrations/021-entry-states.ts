/** An entry and its state are written into fewer trees, thousands at a time: states lie with their entry, and only those in a squad are found by it. */
import type { Kysely } from 'kysely'
import { byKey } from '../dialect.ts'

const COLUMNS = ['entryId', 'id', 'state', 'reason', 'by', 'at'] as const

// biome-ignore lint/suspicious/noExplicitAny: a migration knows no table yet.
export async function up(db: Kysely<any>): Promise<void> {
  await byKey(
    db.schema
      .createTable('stateOfEntry')
      .addColumn('entryId', 'text', (c) => c.notNull().references('entry.id'))
      .addColumn('id', 'text', (c) => c.notNull())
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('reason', 'text', (c) => c.notNull())
      .addColumn('by', 'text', (c) => c.notNull())
      .addColumn('at', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('stateOfEntryKey', ['entryId', 'id'] as never[]),
  ).execute()
  await db.insertInto('stateOfEntry').columns(COLUMNS).expression(db.selectFrom('entryState').select(COLUMNS)).execute()
  await db.schema.dropTable('entryState').execute()
  await db.schema.alterTable('stateOfEntry').renameTo('entryState').execute()

  await db.schema.dropIndex('entryIndex0').execute()
  await db.schema.createIndex('entryInSquad').on('entry').column('squadId').where('squadId', 'is not', null).execute()
}
