/** Which sheets an event needs: worked out from scheme, entries, seats and recusals, so that everybody asks the same question. */
import type { Db } from '../../db/open.ts'
import type { AssignmentRow, SheetRow } from '../../db/schema.ts'
import { type EventSeen, eventOf, schemeOf } from '../competitions/queries.ts'
import { type EntrySeen, entriesOf } from '../entries/queries.ts'
import { wrong } from '../lib/problem.ts'
import { type Plan, planOf, type SittingNode } from '../scoring/plan.ts'
import type { Scheme } from '../scoring/types.ts'
import { assignmentsOf, recusalsOf, type SeatSeen, seatsOf, waiversOf } from './queries.ts'

export type Expected = Pick<SheetRow, 'entryId' | 'sitting' | 'kind' | 'source'>

export interface EventDesk {
  event: EventSeen
  scheme: Scheme
  schemeNumber: number
  locked: boolean
  plan: Plan
  sittings: SittingNode[]
  entries: EntrySeen[]
  seats: SeatSeen[]
  /** "account entry" of every recusal. */
  recused: Set<string>
  /** "account sitting entry" of every waiver; the entry is empty where the whole sitting is waived. */
  waived: Set<string>
  /** Of each sitting whose entries were dealt out among its judges: "account entry" of who marks what. */
  assigned: Map<string, Set<string>>
}

/** Everything that decides who marks whom. @throws Problem 'not-found' */
export async function deskOf(db: Db, eventId: string): Promise<EventDesk> {
  const event = await eventOf(db, eventId)
  const { scheme, number, locked } = await schemeOf(db, eventId)
  const plan = planOf(scheme)
  const recusals = await recusalsOf(db, eventId)
  const waivers = await waiversOf(db, eventId)
  return {
    event,
    scheme,
    schemeNumber: number,
    locked,
    plan,
    sittings: [...plan.sittings.values()],
    entries: await entriesOf(db, eventId),
    seats: await seatsOf(db, eventId),
    recused: new Set(recusals.map((one) => pair(one.accountId, one.entryId))),
    assigned: assignedIn(await assignmentsOf(db, eventId)),
    waived: new Set(waivers.map((one) => waiverKey(one.accountId, one.sitting, one.entryId ?? ''))),
  }
}

export const assignedIn = (rows: readonly Pick<AssignmentRow, 'sitting' | 'accountId' | 'entryId'>[]): EventDesk['assigned'] =>
  new Map(
    [...Map.groupBy(rows, (one) => one.sitting)].map(([sitting, own]) => [
      sitting,
      new Set(own.map((one) => pair(one.accountId, one.entryId))),
    ]),
  )

/** Whether a judge is to mark an entry: unless entries were dealt out, every judge marks every one. */
export const isAssigned = ({ assigned }: Pick<EventDesk, 'assigned'>, accountId: string, sitting: string, entryId: string): boolean =>
  assigned.get(sitting)?.has(pair(accountId, entryId)) ?? true

export const waiverKey = (accountId: string, sitting: string, entryId: string): string => `${accountId} ${sitting} ${entryId}`

/** Whether the chief has let this source go: nobody waits for its sheet, though it may still come before the seal. */
export const isWaived = ({ waived }: Pick<EventDesk, 'waived'>, { source, sitting, entryId }: Expected): boolean =>
  waived.has(waiverKey(source, sitting, entryId)) || waived.has(waiverKey(source, sitting, ''))

export const pair = (accountId: string, entryId: string): string => `${accountId} ${entryId}`

/** How judges, clerks and lists call an entry: by its code in a blind event, null until the lots are drawn. */
export function whoOf(event: Pick<EventSeen, 'blind'>, entry: Pick<EntrySeen, 'code' | 'label'>): string | null {
  return event.blind ? entry.code : entry.label
}

/** What stands in the address of an act on an entry: its id, or in a blind event its code, so that no name leads to a code. */
export const refOf = (event: Pick<EventSeen, 'blind'>, entry: Pick<EntrySeen, 'id' | 'code'>): string | null =>
  event.blind ? entry.code : entry.id

/** @throws Problem 'invalid-input' */
export function entryAt({ event, entries }: Pick<EventDesk, 'event' | 'entries'>, ref: string): EntrySeen {
  const entry = entries.find((one) => refOf(event, one) === ref)
  if (!entry) throw wrong('entryId', 'unknown-entry')
  return entry
}

/** Entries that withdrew or were disqualified before their sheets were made get none. */
const GETS_SHEETS = new Set<EntrySeen['state']>(['normal', 'exhibition', 'absent'])

/**
 * One sheet a judge who is not recused, one a verifier (and the unit's own report where the scheme asks for it),
 * one for everything else. In a blind event an entry without a code has no sheets yet.
 */
export function expectedSheets(desk: EventDesk): Expected[] {
  const entries = desk.entries.filter((entry) => GETS_SHEETS.has(entry.state) && whoOf(desk.event, entry) !== null)
  return entries.flatMap((entry) => desk.sittings.flatMap((place) => sheetsFor(desk, entry, place)))
}

function sheetsFor(desk: EventDesk, entry: EntrySeen, { node, sitting }: SittingNode): Expected[] {
  const of = (kind: Expected['kind'], source: string): Expected => ({ entryId: entry.id, sitting: node.id, kind, source })
  const holders = desk.seats.filter((seat) => seat.sitting === node.id && !desk.recused.has(pair(seat.accountId, entry.id)))
  const reports = sitting.reported ? [of('unit', entry.unitId)] : []
  switch (sitting.source) {
    case 'judge':
      return [
        ...holders
          .filter((seat) => seat.duty === 'judge' && isAssigned(desk, seat.accountId, node.id, entry.id))
          .map((seat) => of('judge', seat.accountId)),
        ...reports,
      ]
    case 'department':
      return [...holders.filter((seat) => seat.duty === 'verifier').map((seat) => of('department', seat.accountId)), ...reports]
    case 'unit':
      return [of('unit', entry.unitId)]
    default:
      return [of(sitting.source, sitting.source), ...reports]
  }
}

/** One name for one sheet, whoever asks. */
export const sheetKey = (sheet: Expected): string => [sheet.entryId, sheet.sitting, sheet.kind, sheet.source].join(' ')
