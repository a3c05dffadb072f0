/** SQL of notes and deliberations, each function named by what it returns. */
import type { Db } from '../../db/open.ts'

export interface Note {
  text: string
  revision: number
}

/** The present notes of these sheets by sheet and cell; '' is the note on the whole sheet. */
export async function notesOn(db: Db, sheetIds: string[]): Promise<Map<string, Record<string, Note>>> {
  const found = new Map<string, Record<string, Note>>()
  for (let i = 0; i < sheetIds.length; i += 500) {
    const rows = await db
      .selectFrom('note')
      .select(['sheetId', 'cell', 'revision', 'text'])
      .where('sheetId', 'in', sheetIds.slice(i, i + 500))
      .orderBy('revision')
      .execute()
    for (const { sheetId, cell, revision, text } of rows) found.set(sheetId, { ...found.get(sheetId), [cell]: { text, revision } })
  }
  return found
}

/** The entries whose deliberation is open. */
export async function deliberatedEntries(db: Db, eventId: string): Promise<Set<string>> {
  const rows = await db.selectFrom('deliberation').select('entryId').where('eventId', '=', eventId).orderBy('entryId').execute()
  return new Set(rows.map((row) => row.entryId))
}
