/** Registration by units: when an event is open to them, and how many each may enter. */
import type { Kysely } from 'kysely'

// biome-ignore lint/suspicious/noExplicitAny: a migration knows no table yet.
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('registration')
    .addColumn('eventId', 'text', (c) => c.primaryKey().notNull().references('event.id'))
    .addColumn('opensAt', 'text', (c) => c.notNull())
    .addColumn('closesAt', 'text')
    .addColumn('mostEntries', 'integer')
    .addColumn('mostSquads', 'integer')
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .execute()
  // Until now units could enter their people in every event whose lots were not drawn; those that are there stay open.
  const open = await db
    .selectFrom('event')
    .select(['id', 'createdAt'])
    .where('subject', '!=', 'proposal')
    .where('id', 'not in', db.selectFrom('draw').select('eventId'))
    .where('id', 'not in', db.selectFrom('rehearsal').select('eventId'))
    .execute()
  for (const { id, createdAt } of open)
    await db.insertInto('registration').values({ eventId: id, opensAt: createdAt, by: 'system', at: createdAt }).execute()
}
