/** What the audit log keeps back while codes are in use: a record of what was done to a code names the entry that has it. */
import type { Db } from '../../db/open.ts'
import { veiled } from '../entries/queries.ts'

interface Read {
  at: string
  subject: string
  detail: Record<string, unknown>
}

/** Of veiled events, records since the draw without the entry that they are about. */
export async function withoutEntries<R extends Read>(db: Db, rows: R[]): Promise<R[]> {
  const entryIn = ({ subject, detail }: Read) => (subject.startsWith('entry:') ? subject.slice(6) : detail.entry)
  const ids = [...new Set(rows.map(entryIn).filter((id): id is string => typeof id === 'string'))]
  const since = await veiledSince(db, ids)
  return rows.map((row) => {
    const from = since.get(String(entryIn(row)))
    if (from === undefined || row.at < from) return row
    const { entry: _, ...detail } = row.detail
    return { ...row, subject: row.subject.startsWith('entry:') ? 'entry:' : row.subject, detail }
  })
}

/** Since when nobody may ask what happened to these entries, of those whose event is veiled. */
export async function veiledSince(db: Db, entryIds: string[]): Promise<Map<string, string>> {
  if (entryIds.length === 0) return new Map()
  const entries = await db
    .selectFrom('entry')
    .innerJoin('draw', 'draw.eventId', 'entry.eventId')
    .where('entry.id', 'in', entryIds)
    .select(['entry.id', 'entry.eventId', 'draw.at'])
    .orderBy('entry.id')
    .execute()
  const hidden = new Set<string>()
  for (const eventId of new Set(entries.map((one) => one.eventId))) if (await veiled(db, eventId)) hidden.add(eventId)
  return new Map(entries.filter((one) => hidden.has(one.eventId)).map((one) => [one.id, one.at]))
}
