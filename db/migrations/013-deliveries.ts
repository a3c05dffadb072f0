/** What every mark writes becomes less: one row a delivery at the end of its table instead of one a cell, answers in the order of their key, no index of marking. */
import { type Kysely, sql } from 'kysely'
import { byKey } from '../dialect.ts'

const SHEETS = 500

// biome-ignore lint/suspicious/noExplicitAny: a migration knows no table yet.
type AnyDb = Kysely<any>

export async function up(db: AnyDb): Promise<void> {
  // No index and no foreign key: every one of them is another page to write with each mark. The sheet leads to its last
  // delivery, and each delivery to the one before.
  await db.schema
    .createTable('delivery')
    .addColumn('number', 'integer', (c) => c.primaryKey())
    .addColumn('sheetId', 'text', (c) => c.notNull())
    .addColumn('previous', 'integer')
    .addColumn('cells', 'text', (c) => c.notNull())
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .execute()
  await db.schema.alterTable('sheet').addColumn('delivery', 'integer').execute()
  const { n } = await db
    .selectFrom('mark')
    .select((q) => q.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  // Those of before have no record of their own in the log: they are numbered below zero, the last one -1 at most.
  let number = -Number(n)
  for (let after = ''; ; ) {
    const sheets = await db.selectFrom('sheet').select('id').where('id', '>', after).orderBy('id').limit(SHEETS).execute()
    if (sheets.length === 0) break
    after = sheets.at(-1)?.id
    number = await gather(
      db,
      sheets.map(({ id }) => id),
      number,
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

/** The changes of one person at one instant are one delivery; no cell is twice in one. Gives the next free number. */
async function gather(db: AnyDb, sheetIds: string[], first: number): Promise<number> {
  const rows = await db
    .selectFrom('mark')
    .select(['sheetId', 'cell', 'revision', 'value', 'by', 'at'])
    .where('sheetId', 'in', sheetIds)
    .orderBy('sheetId')
    .orderBy('at')
    .orderBy('revision')
    .orderBy('cell')
    .execute()
  const deliveries: {
    number: number
    sheetId: string
    previous: number | null
    cells: [string, number, unknown][]
    by: string
    at: string
  }[] = []
  for (const { sheetId, cell, revision, value, by, at } of rows) {
    const change: [string, number, unknown] = [cell, revision, value === null ? null : JSON.parse(value)]
    const last = deliveries.at(-1)
    const before = last?.sheetId === sheetId ? last : undefined
    if (before && before.by === by && before.at === at && !before.cells.some(([known]) => known === cell)) before.cells.push(change)
    else deliveries.push({ number: first + deliveries.length, sheetId, previous: before?.number ?? null, cells: [change], by, at })
  }
  for (const { cells, ...row } of deliveries) {
    await db
      .insertInto('delivery')
      .values({ ...row, cells: JSON.stringify(cells) })
      .execute()
    await db.updateTable('sheet').set({ delivery: row.number }).where('id', '=', row.sheetId).execute()
  }
  return first + deliveries.length
}
