/** The hall: notes on sheets and their deliberation, papers keyed in twice, badges and devices, rehearsals. */
import type { Kysely } from 'kysely'

// biome-ignore lint/suspicious/noExplicitAny: a migration knows no table yet.
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('note')
    .addColumn('sheetId', 'text', (c) => c.notNull().references('sheet.id'))
    .addColumn('cell', 'text', (c) => c.notNull())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('notePrimary', ['sheetId', 'cell', 'revision'])
    .execute()
  await db.schema
    .createTable('deliberation')
    .addColumn('entryId', 'text', (c) => c.primaryKey().notNull().references('entry.id'))
    .addColumn('eventId', 'text', (c) => c.notNull().references('event.id'))
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('keying')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('sheetId', 'text', (c) => c.notNull().references('sheet.id'))
    .addColumn('scheme', 'integer', (c) => c.notNull())
    .addColumn('marks', 'text', (c) => c.notNull())
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('keyingIndex0').on('keying').columns(['sheetId', 'id']).execute()
  await db.schema
    .createTable('keyingEnd')
    .addColumn('keyingId', 'text', (c) => c.primaryKey().notNull().references('keying.id'))
    .addColumn('outcome', 'text', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('boundDevice')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('accountId', 'text', (c) => c.notNull().references('account.id'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('pin', 'text')
    .addColumn('misses', 'integer', (c) => c.notNull())
    .addColumn('createdAt', 'text', (c) => c.notNull())
    .addColumn('expiresAt', 'text', (c) => c.notNull())
    .addColumn('endedAt', 'text')
    .execute()
  await db.schema.createIndex('boundDeviceIndex0').on('boundDevice').columns(['accountId', 'id']).execute()
  await db.schema.alterTable('session').addColumn('deviceId', 'text').execute()
  await db.schema.alterTable('loginLink').addColumn('pin', 'text').execute()
  await db.schema
    .alterTable('loginLink')
    .addColumn('misses', 'integer', (c) => c.notNull().defaultTo(0))
    .execute()
  await db.schema
    .createTable('rehearsal')
    .addColumn('eventId', 'text', (c) => c.primaryKey().notNull().references('event.id'))
    .addColumn('ofId', 'text', (c) => c.notNull().references('event.id'))
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('readiness')
    .addColumn('eventId', 'text', (c) => c.notNull().references('event.id'))
    .addColumn('accountId', 'text', (c) => c.notNull().references('account.id'))
    .addColumn('report', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('readinessPrimary', ['eventId', 'accountId'])
    .execute()
}
