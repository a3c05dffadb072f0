/** What every mark writes becomes less: one row a delivery instead of one a cell, tables in the order of their key, no index of marking. */
import { type Kysely, sql } from 'kysely'
import { byKey } from '../dialect.ts'

const SHEETS = 500

// biome-ignore lint/suspicious/noExplicitAny: a migration knows no table yet.
type AnyDb = Kysely<any>

export async function up(db: AnyDb): Promise<void> {
  await byKey(
    db.schema
      .createTable('delivery')
      .addColumn('sheetId', 'text', (c) => c.notNull().references('sheet.id'))
      .addColumn('version', 'integer', (c) => c.notNull())
      .addColumn('cells', 'text', (c) => c.notNull())
      .addColumn('by', 'text', (c) => c.notNull())
      .addColumn('at', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('deliveryKey', ['sheetId', 'version'] as never[]),
  ).execute()
  for (let after = ''; ; ) {
    const sheets = await db.selectFrom('sheet').select('id').where('id', '>', after).orderBy('id').limit(SHEETS).execute()
    if (sheets.length === 0) break
    after = sheets.at(-1)?.id
    await gather(
      db,
      sheets.map(({ id }) => id),
    )
  }
  await db.schema.dropTable('mark').execute()

  await byKey(
    db.schema
      .createTable('reply')
      .addColumn('account', 'text', (c) => c.notNull())
      .addColumn('key', 'text', (c) => c.notNull())
      .addColumn('request', 'text', (c) => c.notNull())
      .addColumn('answer', 'text', (c) => c.notNull())
      .addColumn('at', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('replyKey', ['key', 'account'] as never[]),
  ).execute()
  const columns = ['account', 'key', 'request', 'answer', 'at'] as const
  await db.insertInto('reply').columns(columns).expression(db.selectFrom('answer').select(columns)).execute()
  await db.schema.dropTable('answer').execute()
  await db.schema.alterTable('reply').renameTo('answer').execute()

  // Most of the log is marking, which is found by walking back; everything else by what it was done to.
  for (const i of [0, 1, 2]) await db.schema.dropIndex(`auditIndex${i}`).execute()
  await db.schema
    .createIndex('auditBySubject')
    .on('audit')
    .columns(['subject', 'seq'])
    .where(sql<boolean>`act not in ('marks.save', 'notes.save')`)
    .execute()
}

/** The changes of one person at one instant are one delivery; no cell is twice in one. */
async function gather(db: AnyDb, sheetIds: string[]) {
  const rows = await db
    .selectFrom('mark')
    .select(['sheetId', 'cell', 'revision', 'value', 'by', 'at'])
    .where('sheetId', 'in', sheetIds)
    .orderBy('sheetId')
    .orderBy('at')
    .orderBy('revision')
    .orderBy('cell')
    .execute()
  const deliveries: { sheetId: string; version: number; cells: [string, number, unknown][]; by: string; at: string }[] = []
  for (const { sheetId, cell, revision, value, by, at } of rows) {
    const change: [string, number, unknown] = [cell, revision, value === null ? null : JSON.parse(value)]
    const last = deliveries.at(-1)
    const before = last?.sheetId === sheetId ? last : undefined
    if (before && before.by === by && before.at === at && !before.cells.some(([known]) => known === cell)) before.cells.push(change)
    else deliveries.push({ sheetId, version: (before?.version ?? 0) + 1, cells: [change], by, at })
  }
  for (const { cells, ...row } of deliveries)
    await db
      .insertInto('delivery')
      .values({ ...row, cells: JSON.stringify(cells) })
      .execute()
}
