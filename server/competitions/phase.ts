/** How far an event has come: the facts that its next step depends on, each the existence of a record. */
import type { Db } from '../../db/open.ts'
import { prepared } from '../../db/prepared.ts'
import type { EntryStateRow, ReleaseRow } from '../../db/schema.ts'
import { type Reader, shownTo } from '../lib/audience.ts'

export interface Phase {
  locked: boolean
  drawn: boolean
  /** Marking was opened. */
  marking: boolean
  /** Every expected sheet is sealed, or a list is published. */
  sealed: boolean
  /** Who is who may be known again: all of that, and every layer of codes was opened by two people. */
  decoded: boolean
  /** Codes lie in layers, and the last of them was made: from here on nobody at all knows who is who. */
  coded: boolean
  /** Every expected sheet is sealed at this moment; no more once a seal was broken, whatever was published before. */
  sealedNow: boolean
  releases: number
  latest: ReleaseRow['kind'] | null
}

export interface Counts {
  /** Approved entries, whatever became of them. */
  entries: number
  /** What units registered and the organiser has not approved yet. */
  waiting: number
  /** Entries that take part: normal and exhibition. */
  competing: number
  squads: number
  seats: number
}

/** Whether an entry's state takes it out: its sheets are not waited for. */
export const isOut = (state: string): boolean => state === 'absent' || state === 'withdrawn' || state === 'disqualified'

type State = EntryStateRow['state']

/**
 * What an entry's records come to: units ask, the organiser approves. Without records it was entered by the organiser.
 * Whoever withdraws before being approved never took part; approving gives back the last of normal and exhibition.
 */
export interface Standing {
  state: State
  /** Approved: it counts wherever entries do. */
  admitted: boolean
  asked: 'normal' | 'exhibition'
}

export const ENTERED: Standing = { state: 'normal', admitted: true, asked: 'normal' }

export function standingAfter(before: Standing, state: State): Standing {
  if (state === 'normal' || state === 'exhibition') return { state, admitted: true, asked: state }
  return { ...before, state, admitted: before.admitted && state !== 'registered' && state !== 'returned' }
}

const records = (table: 'schemeLock' | 'draw' | 'marking') =>
  prepared((db, { eventId }: { eventId: string }) => db.selectFrom(table).select('eventId').where('eventId', '=', eventId))

const recorded = { schemeLock: records('schemeLock'), draw: records('draw'), marking: records('marking') }

/** Whether the scheme was locked, the lots were drawn, the marking was opened. */
export const isRecorded = async (db: Db, table: keyof typeof recorded, eventId: string): Promise<boolean> =>
  (await recorded[table](db, { eventId })).length > 0

/** @param reader counts only the releases that this reader may know of; all of them unless given */
export async function phaseOf(db: Db, eventId: string, reader: Reader = { audience: null, at: '' }): Promise<Phase> {
  const has = (table: keyof typeof recorded) => isRecorded(db, table, eventId)
  const releases = await db
    .selectFrom('release')
    .select(['number', 'kind'])
    .where('eventId', '=', eventId)
    .where(shownTo(reader))
    .orderBy('number', 'desc')
    .execute()
  const marking = await has('marking')
  const sealedNow = marking && (await allSealed(db, eventId))
  const { layers, made, opened } = await layersOf(db, eventId)
  const sealed = releases.length > 0 || sealedNow
  return {
    locked: await has('schemeLock'),
    drawn: await has('draw'),
    marking,
    sealed,
    decoded: releases.length > 0 || (sealed && opened >= layers),
    coded: layers > 0 && made === layers,
    sealedNow,
    releases: releases.length,
    latest: releases[0]?.kind ?? null,
  }
}

/** How many layers of codes an event has, and how many were made and opened; a single code needs no custodian and counts as none. */
export async function layersOf(db: Db, eventId: string): Promise<{ layers: number; made: number; opened: number }> {
  const plan = await db.selectFrom('drawPlan').select('layers').where('eventId', '=', eventId).executeTakeFirst()
  if (!plan || plan.layers < 2) return { layers: 0, made: 0, opened: 0 }
  const made = await db.selectFrom('codeLayer').select('layer').where('eventId', '=', eventId).execute()
  const opened = await db
    .selectFrom('decryption')
    .select('layer')
    .where('eventId', '=', eventId)
    .where('secondBy', 'is not', null)
    .execute()
  return { layers: plan.layers, made: made.length, opened: opened.length }
}

/** Whether at this moment nobody at all may join a name to a code: not even who handed the codes out. */
export const isVeiled = (blind: boolean, { drawn, decoded, marking, coded }: Phase): boolean =>
  blind && drawn && !decoded && (marking || coded)

/** How many sheets each entry has in each state; reports of units apart. */
const sheetStates = prepared((db, { eventId }: { eventId: string }) =>
  db
    .selectFrom('sheet')
    .select(({ fn }) => ['entryId', 'state', fn.countAll<number>().as('n')])
    .where('eventId', '=', eventId)
    .where('kind', '!=', 'unit')
    .groupBy(['entryId', 'state']),
)

/** A sheet that is not sealed, of an entry that takes part as it was entered: while marking is under way there is one at once. */
const anyOpen = prepared((db, { eventId }: { eventId: string }) =>
  db
    .selectFrom('sheet')
    .select('id')
    .where('eventId', '=', eventId)
    .where('kind', '!=', 'unit')
    .where('state', '!=', 'sealed')
    .where((is) => is.not(is.exists(is.selectFrom('entryState').select('id').whereRef('entryState.entryId', '=', 'sheet.entryId'))))
    .limit(1),
)

/** Whether every sheet is sealed that must be: neither reports of units count, nor sheets of entries that are out. */
export async function allSealed(db: Db, eventId: string): Promise<boolean> {
  if ((await anyOpen(db, { eventId })).length > 0) return false
  const states = await standingsOf(db, eventId)
  const due = (await sheetStates(db, { eventId })).filter((sheet) => takesPart(states.get(sheet.entryId)))
  return due.length > 0 && due.every(({ state }) => state === 'sealed')
}

/** Whether an entry's sheets are waited for. */
export const takesPart = ({ admitted, state } = ENTERED): boolean => admitted && !isOut(state)

const stateRows = prepared((db, { eventId }: { eventId: string }) =>
  db
    .selectFrom('entryState')
    .innerJoin('entry', 'entry.id', 'entryState.entryId')
    .where('entry.eventId', '=', eventId)
    .select(['entryState.entryId', 'entryState.state', 'entryState.reason'])
    .orderBy('entryState.id'),
)

/** By entry id, of those that ever had a state recorded. */
export async function standingsOf(db: Db, eventId: string): Promise<Map<string, Standing & { reason: string }>> {
  const rows = await stateRows(db, { eventId })
  const standings = new Map<string, Standing & { reason: string }>()
  for (const { entryId, state, reason } of rows)
    standings.set(entryId, { ...standingAfter(standings.get(entryId) ?? ENTERED, state), reason })
  return standings
}

const entryHeads = prepared((db, { eventId }: { eventId: string }) =>
  db.selectFrom('entry').select(['id', 'squadId', 'subjectKind', 'subjectId']).where('eventId', '=', eventId),
)

const seatCount = prepared((db, { eventId }: { eventId: string }) =>
  db
    .selectFrom('seat')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('eventId', '=', eventId),
)

export async function countsOf(db: Db, eventId: string): Promise<Counts> {
  const entries = await entryHeads(db, { eventId })
  const standings = await standingsOf(db, eventId)
  const admitted = entries.filter(({ id }) => (standings.get(id) ?? ENTERED).admitted)
  const [seats] = await seatCount(db, { eventId })
  return {
    entries: admitted.length,
    waiting: entries.filter(({ id }) => standings.get(id)?.state === 'registered').length,
    competing: admitted.filter(({ id }) => takesPart(standings.get(id))).length,
    squads: new Set(admitted.flatMap((one) => (one.subjectKind === 'squad' ? one.subjectId : (one.squadId ?? [])))).size,
    seats: Number(seats?.n),
  }
}
