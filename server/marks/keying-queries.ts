/** SQL of keyings, each function named by what it returns. */
import type { Db } from '../../db/open.ts'
import type { KeyingRow } from '../../db/schema.ts'
import type { Mark } from '../scoring/types.ts'

export interface Keying extends Omit<KeyingRow, 'marks'> {
  marks: Record<string, Mark>
}

/** The keyings of these sheets that nothing has come of yet, oldest first. */
export async function openKeyings(db: Db, sheetIds: string[]): Promise<Keying[]> {
  if (sheetIds.length === 0) return []
  const rows = await db
    .selectFrom('keying')
    .leftJoin('keyingEnd', 'keyingEnd.keyingId', 'keying.id')
    .where('keying.sheetId', 'in', sheetIds)
    .where('keyingEnd.keyingId', 'is', null)
    .selectAll('keying')
    .orderBy('keying.id')
    .execute()
  return rows.map((row) => ({ ...row, marks: JSON.parse(row.marks) }))
}
