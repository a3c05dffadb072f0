/** A job says itself how it stands: whoever looks for those that wait or run need not go through all that ever were. The journal tells how it came there. */
import type { Kysely } from 'kysely'

// biome-ignore lint/suspicious/noExplicitAny: a migration knows no table yet.
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .alterTable('job')
    .addColumn('state', 'text', (c) => c.notNull().defaultTo('interrupted'))
    .execute()
  await db.schema.alterTable('job').addColumn('detail', 'text').execute()
  const latest = (column: 'state' | 'detail') =>
    db.selectFrom('jobStep').select(column).whereRef('jobStep.jobId', '=', 'job.id').orderBy('jobStep.id', 'desc').limit(1)
  await db
    .updateTable('job')
    .set({ state: latest('state'), detail: latest('detail') })
    .where('id', 'in', db.selectFrom('jobStep').select('jobId'))
    .execute()
  await db.schema.dropTable('jobStep').execute()
  await db.schema.createIndex('jobState').on('job').columns(['state', 'id']).execute()
}
