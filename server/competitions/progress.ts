/** How far many events have come: what phaseOf and countsOf say of one, asked of all of them at once for the desk. */
import type { ExpressionBuilder } from 'kysely'
import type { Db } from '../../db/open.ts'
import type { Schema } from '../../db/schema.ts'
import { allSealed, type Counts, ENTERED, type Phase, type Standing, standingAfter, takesPart } from './phase.ts'

export interface Progress
  extends Pick<Phase, 'locked' | 'drawn' | 'marking' | 'sealed' | 'releases'>,
    Pick<Counts, 'entries' | 'waiting' | 'seats'> {
  /** Sheets that are still drafts, of how many that are waited for; both 0 unless it is being marked. */
  owed: number
  sheets: number
}

/** By event id, of all that are asked for. */
export async function progressIn(db: Db, ids: string[]): Promise<Map<string, Progress>> {
  const standings = await standingsIn(db, ids)
  const has = { locked: await eventsIn(db, 'schemeLock', ids), drawn: await eventsIn(db, 'draw', ids) }
  const marking = await eventsIn(db, 'marking', ids)
  const [entries, seats, releases] = [await countIn(db, 'entry', ids), await countIn(db, 'seat', ids), await countIn(db, 'release', ids)]
  const sealed = new Set(releases.keys())
  for (const id of marking) if (!sealed.has(id) && (await allSealed(db, id))) sealed.add(id)
  const out = standings.filter((one) => !takesPart(one)).map(({ entryId }) => entryId)
  const open = [...marking].filter((id) => !sealed.has(id))
  const sheets = await sheetsIn(db, open, out)
  const byEvent = Map.groupBy(standings, ({ eventId }) => eventId)
  const found = ids.map((id): [string, Progress] => {
    const own = byEvent.get(id) ?? []
    const due = sheets.filter(({ eventId }) => eventId === id)
    const count = (of: typeof due) => of.reduce((sum, { n }) => sum + Number(n), 0)
    return [
      id,
      {
        locked: has.locked.has(id),
        drawn: has.drawn.has(id),
        marking: marking.has(id),
        sealed: sealed.has(id),
        releases: releases.get(id) ?? 0,
        entries: (entries.get(id) ?? 0) - own.filter(({ admitted }) => !admitted).length,
        waiting: own.filter(({ state }) => state === 'registered').length,
        seats: seats.get(id) ?? 0,
        owed: count(due.filter(({ state }) => state === 'draft')),
        sheets: count(due),
      },
    ]
  })
  return new Map(found)
}

async function eventsIn(db: Db, table: 'schemeLock' | 'draw' | 'marking', ids: string[]): Promise<Set<string>> {
  const rows = await db.selectFrom(table).select('eventId').where('eventId', 'in', ids).execute()
  return new Set(rows.map(({ eventId }) => eventId))
}

async function countIn(db: Db, table: 'entry' | 'seat' | 'release', ids: string[]): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom(table)
    .select(({ fn }) => ['eventId', fn.countAll<number>().as('n')])
    .where('eventId', 'in', ids)
    .groupBy('eventId')
    .execute()
  return new Map(rows.map(({ eventId, n }) => [eventId, Number(n)]))
}

/** What the records of each entry come to that has any. */
async function standingsIn(db: Db, ids: string[]): Promise<(Standing & { entryId: string; eventId: string })[]> {
  const rows = await db
    .selectFrom('entryState')
    .innerJoin('entry', 'entry.id', 'entryState.entryId')
    .where('entry.eventId', 'in', ids)
    .select(['entryState.entryId', 'entry.eventId', 'entryState.state'])
    .orderBy('entryState.id')
    .execute()
  const standings = new Map<string, Standing & { entryId: string; eventId: string }>()
  for (const { entryId, eventId, state } of rows)
    standings.set(entryId, { ...standingAfter(standings.get(entryId) ?? ENTERED, state), entryId, eventId })
  return [...standings.values()]
}

/** How many sheets that are waited for are in each state: without drafts of judges who were recused, let go or have no seat any more. */
async function sheetsIn(db: Db, ids: string[], out: string[]) {
  if (ids.length === 0) return []
  return db
    .selectFrom('sheet')
    .select(({ fn }) => ['eventId', 'state', fn.countAll<number>().as('n')])
    .where('eventId', 'in', ids)
    .where('kind', '!=', 'unit')
    .where((is) => is.or([is('state', '!=', 'draft'), is('kind', 'not in', ['judge', 'department']), isAwaited(is)]))
    .$if(out.length > 0, (q) => q.where('entryId', 'not in', out))
    .groupBy(['eventId', 'state'])
    .execute()
}

/** Whether the one whose sheet it is sits on the panel, not recused from the entry and not let go. */
const isAwaited = (is: ExpressionBuilder<Schema, 'sheet'>) =>
  is.and([
    is.exists(
      is
        .selectFrom('seat')
        .select('seat.id')
        .whereRef('seat.eventId', '=', 'sheet.eventId')
        .whereRef('seat.accountId', '=', 'sheet.source')
        .whereRef('seat.sitting', '=', 'sheet.sitting'),
    ),
    is.not(
      is.exists(
        is
          .selectFrom('recusal')
          .select('recusal.id')
          .whereRef('recusal.entryId', '=', 'sheet.entryId')
          .whereRef('recusal.accountId', '=', 'sheet.source'),
      ),
    ),
    is.not(
      is.exists(
        is
          .selectFrom('waiver')
          .select('waiver.id')
          .whereRef('waiver.eventId', '=', 'sheet.eventId')
          .whereRef('waiver.accountId', '=', 'sheet.source')
          .whereRef('waiver.sitting', '=', 'sheet.sitting')
          .where((one) => one.or([one('waiver.entryId', 'is', null), one('waiver.entryId', '=', one.ref('sheet.entryId'))])),
      ),
    ),
  ])
