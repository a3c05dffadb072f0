/** The one device on which a judge marks. */
import type { Kysely } from 'kysely'

// biome-ignore lint/suspicious/noExplicitAny: a migration knows no table yet.
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('markingDevice')
    .addColumn('accountId', 'text', (c) => c.primaryKey().notNull().references('account.id'))
    .addColumn('device', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .execute()
}
