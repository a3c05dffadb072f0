/** Jobs with their steps; certificates and their revocations. */
import type { Kysely } from 'kysely'

// biome-ignore lint/suspicious/noExplicitAny: a migration knows no table yet.
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('job')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('eventId', 'text', (c) => c.references('event.id'))
    .addColumn('input', 'text', (c) => c.notNull())
    .addColumn('done', 'integer', (c) => c.notNull())
    .addColumn('total', 'integer', (c) => c.notNull())
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('jobBy').on('job').columns(['by', 'id']).execute()
  await db.schema
    .createTable('jobStep')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('jobId', 'text', (c) => c.notNull().references('job.id'))
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('detail', 'text')
    .addColumn('at', 'text', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('jobStepJob').on('jobStep').columns(['jobId', 'id']).execute()
  await db.schema
    .createTable('certificate')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('number', 'text', (c) => c.notNull().unique())
    .addColumn('series', 'text', (c) => c.notNull())
    .addColumn('serial', 'integer', (c) => c.notNull())
    .addColumn('eventId', 'text', (c) => c.notNull().references('event.id'))
    .addColumn('releaseId', 'text', (c) => c.notNull().references('release.id'))
    .addColumn('entryId', 'text', (c) => c.notNull().references('entry.id'))
    .addColumn('honour', 'text', (c) => c.notNull())
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('certificateSerial').unique().on('certificate').columns(['series', 'serial']).execute()
  await db.schema.createIndex('certificateEvent').on('certificate').columns(['eventId', 'id']).execute()
  await db.schema
    .createTable('revocation')
    .addColumn('certificateId', 'text', (c) => c.primaryKey().notNull().references('certificate.id'))
    .addColumn('releaseId', 'text', (c) => c.notNull().references('release.id'))
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .execute()
}
