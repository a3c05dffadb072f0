/** Sheets keep the revision of a cell whose mark was taken away, so that no mark needs its history read. */
import type { Kysely } from 'kysely'

// biome-ignore lint/suspicious/noExplicitAny: a migration knows no table yet.
export async function up(db: Kysely<any>): Promise<void> {
  const cleared = await db
    .selectFrom('mark')
    .innerJoin('sheet', 'sheet.id', 'mark.sheetId')
    .select(['sheet.id', 'sheet.marks', 'mark.cell', 'mark.revision', 'mark.value'])
    .orderBy('mark.revision')
    .execute()
  const sheets = new Map<string, Record<string, { value: unknown; revision: number }>>()
  for (const { id, marks, cell, revision, value } of cleared) {
    const present = sheets.get(id) ?? JSON.parse(marks)
    sheets.set(id, present)
    if (value === null && !(present[cell]?.revision > revision)) present[cell] = { value: null, revision }
  }
  for (const [id, present] of sheets) {
    if (Object.values(present).some((one) => one.value === null))
      await db
        .updateTable('sheet')
        .set({ marks: JSON.stringify(present) })
        .where('id', '=', id)
        .execute()
  }
}
