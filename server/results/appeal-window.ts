/** Until when an appeal is taken: counted from the event's end, from publication or from the first ruling, in hours or working days. */
import type { Db } from '../../db/open.ts'
import { specialDays } from '../competitions/calendar-queries.ts'
import { procedureOf } from '../competitions/procedure.ts'
import { eventOf } from '../competitions/queries.ts'
import { phaseWindow } from '../competitions/window.ts'
import { dayInShanghai } from '../lib/day.ts'
import { addWorkingDays, dayAfter, type SpecialDays } from '../lib/workday.ts'

export interface AppealWindow {
  state: 'none' | 'early' | 'open' | 'late'
  /** The last instant that is still in it; null while nothing has begun it. */
  closesAt: string | null
}

export interface Span {
  count: number
  unit: 'hours' | 'working-days'
}

export const lastOf = (day: string): string => new Date(`${day}T23:59:59.999+08:00`).toISOString()

/**
 * The last instant of a window. Hours run through nights and holidays; of working days the day itself is not counted, and the
 * last one is whole.
 * @example closing('2026-05-08T02:00:00.000Z', { count: 2, unit: 'working-days' }, new Map()) → the end of Tuesday, 12 May
 */
export function closing(from: string, { count, unit }: Span, table: SpecialDays): string {
  if (unit === 'hours') return new Date(Date.parse(from) + count * 3_600_000).toISOString()
  return lastOf(addWorkingDays(dayAfter(dayInShanghai(from), 1), count, table))
}

/** @param ruledAt of the first instance, where the second is asked for */
export async function appealWindow(db: Db, eventId: string, at: string, ruledAt: string | null = null): Promise<AppealWindow> {
  const { first, second } = (await procedureOf(db, eventId)).appeals
  const span = ruledAt === null ? first : second
  if (!span) return { state: 'none', closesAt: null }
  const from = ruledAt ?? (first.after === 'end' ? await endOf(db, eventId) : await publishedAt(db, eventId, at))
  if (from === null) return { state: 'early', closesAt: null }
  const closesAt = closing(from, span, await specialDays(db))
  return { state: at <= closesAt ? 'open' : 'late', closesAt }
}

/** When marking was planned to end, else the end of the competition's last day. */
async function endOf(db: Db, eventId: string): Promise<string> {
  const planned = await phaseWindow(db, eventId, 'marking')
  return planned?.closesAt ?? lastOf((await eventOf(db, eventId)).competition.endsOn)
}

async function publishedAt(db: Db, eventId: string, at: string): Promise<string | null> {
  return (await publications(db, [eventId], at)).get(eventId) ?? null
}

/** When the units saw the latest list of each event that was new to them: the first one or a correction. What turns official is not new. */
export async function publications(db: Db, eventIds: string[], at: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('release')
    .leftJoin('withheld', (on) => on.onRef('withheld.releaseId', '=', 'release.id').on('withheld.audience', '=', 'units'))
    .where('release.eventId', 'in', eventIds)
    .select(['release.eventId', 'release.number', 'release.reason', 'release.at', 'withheld.releaseId', 'withheld.until'])
    .orderBy('release.eventId')
    .orderBy('release.number')
    .execute()
  const seen = rows
    .filter((row) => row.number === 1 || row.reason !== '')
    .filter((row) => row.releaseId === null || (row.until !== null && row.until <= at))
  return new Map(seen.map((row) => [row.eventId, row.until ?? row.at]))
}
