/** How a programme's candidates are ranked, what merit they have, and the names and rules that the committee decides by itself. */
import type { Kysely } from 'kysely'

// biome-ignore lint/suspicious/noExplicitAny: a migration knows no table yet.
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('ranking')
    .addColumn('programmeId', 'text', (c) => c.primaryKey().references('programme.id'))
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('merit')
    .addColumn('nominationId', 'text', (c) => c.notNull().references('nomination.id'))
    .addColumn('how', 'text', (c) => c.notNull())
    .addColumn('value', 'text', (c) => c.notNull())
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('meritKey', ['nominationId', 'how'] as never[])
    .execute()
  await db.schema
    .createTable('exception')
    .addColumn('programmeId', 'text', (c) => c.notNull().references('programme.id'))
    .addColumn('rule', 'text', (c) => c.notNull())
    .addColumn('side', 'text', (c) => c.notNull())
    .addColumn('persons', 'integer', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('exceptionKey', ['programmeId', 'rule'] as never[])
    .execute()
}
