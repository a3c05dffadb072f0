/** Who is in a squad that is itself the entry, so that the contest stands in their skill passports. */
import type { Kysely } from 'kysely'

// biome-ignore lint/suspicious/noExplicitAny: a migration knows no table yet.
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('squadMember')
    .addColumn('entryId', 'text', (c) => c.notNull().references('entry.id'))
    .addColumn('personId', 'text', (c) => c.notNull().references('person.id'))
    .addPrimaryKeyConstraint('squadMemberKey', ['entryId', 'personId'] as never[])
    .execute()
  await db.schema.createIndex('squadMemberOf').on('squadMember').column('personId').execute()
}
