/** What-ifs: opened by one of the chief judge and the organiser, joined by the other; every look kept with its answer. */
import type { Kysely } from 'kysely'

// biome-ignore lint/suspicious/noExplicitAny: a migration knows no table yet.
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('trial')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('eventId', 'text', (c) => c.notNull().references('event.id'))
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('trialIndex0').on('trial').columns(['eventId', 'id']).execute()
  await db.schema
    .createTable('trialConsent')
    .addColumn('trialId', 'text', (c) => c.primaryKey().notNull().references('trial.id'))
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('look')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('trialId', 'text', (c) => c.notNull().references('trial.id'))
    .addColumn('question', 'text', (c) => c.notNull())
    .addColumn('answer', 'text', (c) => c.notNull())
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('lookIndex0').on('look').columns(['trialId', 'id']).execute()
  await db.schema
    .createTable('application')
    .addColumn('lookId', 'text', (c) => c.primaryKey().notNull().references('look.id'))
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .execute()
}
