/** Sheets keep values and revisions apart: the values are read by the thousand to be scored, the revisions only to be changed. */
import type { Kysely } from 'kysely'

// biome-ignore lint/suspicious/noExplicitAny: a migration knows no table yet.
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .alterTable('sheet')
    .addColumn('revisions', 'text', (c) => c.notNull().defaultTo('{}'))
    .execute()
  const history = await db.selectFrom('mark').select(['sheetId', 'cell', 'revision', 'value']).orderBy('revision').execute()
  const sheets = Map.groupBy(history, (row) => row.sheetId as string)
  for (const [id, rows] of sheets) {
    // The last revision of a cell is its present state; without a value the mark was taken away.
    const last = new Map(rows.map((row) => [row.cell as string, row]))
    const marks = [...last.values()].filter((row) => row.value !== null).map((row) => [row.cell, JSON.parse(row.value)])
    const revisions = [...last.values()].map((row) => [row.cell, row.revision])
    await db
      .updateTable('sheet')
      .set({ marks: JSON.stringify(Object.fromEntries(marks)), revisions: JSON.stringify(Object.fromEntries(revisions)) })
      .where('id', '=', id)
      .execute()
  }
}
