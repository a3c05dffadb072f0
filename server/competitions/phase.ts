/** How far an event has come: the facts that its next step depends on, each the existence of a record. */
import type { ExpressionBuilder } from 'kysely'
import type { Db } from '../../db/open.ts'
import type { ReleaseRow, Schema, SheetRow } from '../../db/schema.ts'

export interface Phase {
  locked: boolean
  drawn: boolean
  /** Marking was opened. */
  marking: boolean
  /** Every expected sheet is sealed, or a list is published: who is who may be known again. */
  sealed: boolean
  /** Every expected sheet is sealed at this moment; no more once a seal was broken, whatever was published before. */
  sealedNow: boolean
  releases: number
  latest: ReleaseRow['kind'] | null
}

export interface Counts {
  entries: number
  /** Entries that take part: normal and exhibition. */
  competing: number
  squads: number
  seats: number
}

/** Whether an entry's state takes it out: its sheets are not waited for. */
export const isOut = (state: string): boolean => state === 'absent' || state === 'withdrawn' || state === 'disqualified'

export async function phaseOf(db: Db, eventId: string): Promise<Phase> {
  const has = async (table: 'schemeLock' | 'draw' | 'marking') =>
    (await db.selectFrom(table).select('eventId').where('eventId', '=', eventId).executeTakeFirst()) !== undefined
  const releases = await db
    .selectFrom('release')
    .select(['number', 'kind'])
    .where('eventId', '=', eventId)
    .orderBy('number', 'desc')
    .execute()
  const marking = await has('marking')
  const sealedNow = marking && (await allSealed(db, eventId))
  return {
    locked: await has('schemeLock'),
    drawn: await has('draw'),
    marking,
    sealed: releases.length > 0 || sealedNow,
    sealedNow,
    releases: releases.length,
    latest: releases[0]?.kind ?? null,
  }
}

/**
 * The sheets that must be sealed, by state: neither reports of units, nor those of entries that are out.
 * @param awaited also without drafts of judges who were recused, let go or have no seat any more: they are sealed, not waited for
 */
async function dueSheets(db: Db, eventId: string, awaited = false): Promise<SheetRow['state'][]> {
  const sheets = await db
    .selectFrom('sheet')
    .select(['entryId', 'state'])
    .where('eventId', '=', eventId)
    .where('kind', '!=', 'unit')
    .$if(awaited, (q) => q.where((is) => is.or([is('state', '!=', 'draft'), is('kind', 'not in', ['judge', 'department']), isAwaited(is)])))
    .execute()
  const states = await statesOf(db, eventId)
  return sheets.filter((sheet) => !isOut(states.get(sheet.entryId) ?? 'normal')).map((sheet) => sheet.state)
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

async function allSealed(db: Db, eventId: string): Promise<boolean> {
  const due = await dueSheets(db, eventId)
  return due.length > 0 && due.every((state) => state === 'sealed')
}

/** How many sheets are still drafts, of how many that are waited for. */
export async function owedOf(db: Db, eventId: string): Promise<{ owed: number; sheets: number }> {
  const due = await dueSheets(db, eventId, true)
  return { owed: due.filter((state) => state === 'draft').length, sheets: due.length }
}

/** Present state by entry id, of those that ever had one recorded. */
async function statesOf(db: Db, eventId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('entryState')
    .innerJoin('entry', 'entry.id', 'entryState.entryId')
    .where('entry.eventId', '=', eventId)
    .select(['entryState.entryId', 'entryState.state'])
    .orderBy('entryState.id')
    .execute()
  return new Map(rows.map((row) => [row.entryId, row.state]))
}

export async function countsOf(db: Db, eventId: string): Promise<Counts> {
  const entries = await db.selectFrom('entry').select('id').where('eventId', '=', eventId).execute()
  const states = await statesOf(db, eventId)
  const squads = await db
    .selectFrom('squad')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('eventId', '=', eventId)
    .executeTakeFirstOrThrow()
  const seats = await db
    .selectFrom('seat')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('eventId', '=', eventId)
    .executeTakeFirstOrThrow()
  return {
    entries: entries.length,
    competing: entries.filter(({ id }) => !isOut(states.get(id) ?? 'normal')).length,
    squads: Number(squads.n),
    seats: Number(seats.n),
  }
}
