/** Registration by units: the window in which officers enter their people, how many each unit may, and what waits for approval. */
import type { EntryStateRow, RegistrationRow } from '../../db/schema.ts'
import { phaseOf } from '../competitions/phase.ts'
import { eventOf } from '../competitions/queries.ts'
import type { Act } from '../lib/act.ts'
import { instantOfShanghai, minuteInShanghai } from '../lib/day.ts'
import { wrong, wrongState } from '../lib/problem.ts'
import { registrationOf, unitFillOf } from './queries.ts'

export interface Window {
  /** As a clock in Shanghai shows it: "2026-05-01T09:00". */
  opensAt: string
  /** Empty: until the draw. */
  closesAt: string
  mostEntries: number | null
  mostSquads: number | null
}

/** Opens an event to units, or changes when and for how many it is open. */
export async function setRegistration(act: Act, eventId: string, { opensAt, closesAt, ...most }: Window): Promise<{ id: string }> {
  const event = await eventOf(act.tx, eventId)
  if (event.subject === 'proposal') throw wrongState('no-import-here')
  if ((await phaseOf(act.tx, eventId)).drawn) throw wrongState('drawn-already')
  if (closesAt !== '' && closesAt <= opensAt) throw wrong('closesAt', 'closes-before-opening')
  const row = { opensAt: instantOfShanghai(opensAt), closesAt: closesAt === '' ? null : instantOfShanghai(closesAt), ...most }
  const by = { by: act.by.id, at: act.at }
  await act.tx
    .insertInto('registration')
    .values({ eventId, ...row, ...by })
    .onConflict((one) => one.column('eventId').doUpdateSet({ ...row, ...by }))
    .execute()
  await act.note(`event:${eventId}`, { registration: row })
  act.tell(`event:${eventId}`)
  return { id: eventId }
}

export type Opening = 'unset' | 'early' | 'open' | 'late' | 'drawn'

/** Whether officers may enter anybody now, by the site's clock. */
export function openingOf(window: Pick<RegistrationRow, 'opensAt' | 'closesAt'> | undefined, drawn: boolean, now: string): Opening {
  if (drawn) return 'drawn'
  if (!window) return 'unset'
  if (now < window.opensAt) return 'early'
  return window.closesAt !== null && now > window.closesAt ? 'late' : 'open'
}

/**
 * Units enter their people in the event's window and before the draw; organisers whenever marking is not open yet.
 * @param mends what was returned is mended until the draw, also after the window: the organiser asked for it
 */
export async function openFor(act: Act, eventId: string, mends = false): Promise<void> {
  if (act.by.role !== 'officer') return
  const window = await registrationOf(act.tx, eventId)
  const opening = openingOf(window, (await phaseOf(act.tx, eventId)).drawn, act.at)
  if (opening === 'drawn') throw wrongState('closed-after-draw')
  if (opening === 'open' || mends) return
  const at = opening === 'early' ? window?.opensAt : window?.closesAt
  throw wrongState(`registration-${opening}`, at ? { at: minuteInShanghai(at), now: minuteInShanghai(act.at) } : undefined)
}

/** How many more each unit may enter; organisers are not held to it, but what they enter is counted. */
export interface Room {
  /** Takes a place for an entry or a squad; false when the unit has none left. */
  take(what: 'entries' | 'squads', unitId: string): boolean
  most: { entries: number | null; squads: number | null }
}

/**
 * The unit is the one that the entry itself names (a worker's own unit, a squad's unit), whoever enters it: so that it does not
 * matter whether its own officer or the street's does. Withdrawn entries give their place back.
 */
export async function roomIn(act: Pick<Act, 'tx' | 'by'>, eventId: string): Promise<Room> {
  const window = act.by.role === 'officer' ? await registrationOf(act.tx, eventId) : undefined
  const most = { entries: window?.mostEntries ?? null, squads: window?.mostSquads ?? null }
  const limited = most.entries !== null || most.squads !== null
  const fill = limited ? await unitFillOf(act.tx, eventId) : { entries: new Map(), squads: new Map() }
  return {
    most,
    take(what, unitId) {
      const taken = fill[what].get(unitId) ?? 0
      if (most[what] !== null && taken >= most[what]) return false
      fill[what].set(unitId, taken + 1)
      return true
    },
  }
}

/** @throws Problem 'invalid-input' at `path` when the unit has entered as many as it may. */
export async function takeRoom(act: Act, eventId: string, what: 'entries' | 'squads', unitId: string, path: string): Promise<void> {
  const room = await roomIn(act, eventId)
  if (!room.take(what, unitId)) throw wrong(path, `unit-${what}-full`, { most: String(room.most[what]) })
}

type State = EntryStateRow['state']

/** The first records of a new entry, in order: what an officer enters waits for approval, what an organiser enters takes part at once. */
export function startOf(act: Pick<Act, 'by'>, category: 'normal' | 'exhibition' = 'normal'): State[] {
  const waits: State[] = act.by.role === 'officer' ? ['registered'] : []
  return category === 'exhibition' ? ['exhibition', ...waits] : waits
}

/** Writes a state without asking whether it may be: callers check. */
export async function recordState(act: Act, entryId: string, state: State, reason: string): Promise<void> {
  await act.tx.insertInto('entryState').values({ id: act.id(), entryId, state, reason, by: act.by.id, at: act.at }).execute()
}
