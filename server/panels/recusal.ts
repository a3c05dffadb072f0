/** Recusals: who must not mark whom; found by the unit, declared by the judge, or set by the organiser. */
import { phaseOf } from '../competitions/phase.ts'
import { entriesOf, entryOf } from '../entries/queries.ts'
import type { Act } from '../lib/act.ts'
import { Problem, wrong, wrongState } from '../lib/problem.ts'
import { pair } from './expected.ts'
import { type Place, placesOf, recusalsOf, seatsOf, sheetKeysOf } from './queries.ts'

export interface NewRecusalFields {
  accountId: string
  /** The entry's id, or its blind code where nobody may know who it is. */
  entryId: string
  ground: 'declared' | 'manual'
  reason: string
}

/** Recuses a judge or verifier from one entry, also after sheets were made: such a sheet is theirs no more and does not count. */
export async function recuse(act: Act, eventId: string, fields: NewRecusalFields): Promise<string> {
  if ((await phaseOf(act.tx, eventId)).sealed) throw wrongState('sealed-already')
  const { id: entryId } = await entryOf(act.tx, eventId, fields.entryId).catch(unknownEntry)
  const own = (await sheetKeysOf(act.tx, eventId)).filter((sheet) => sheet.source === fields.accountId && sheet.entryId === entryId)
  if (own.some((sheet) => sheet.state === 'sealed')) throw wrongState('sitting-sealed')
  return addRecusal(act, eventId, fields)
}

/** The recusal itself, whatever the state: after the seal only a what-if may come to it (results/trial.ts). */
export async function addRecusal(
  act: Act,
  eventId: string,
  { accountId, entryId: idOrCode, ground, reason }: NewRecusalFields,
): Promise<string> {
  const seats = await seatsOf(act.tx, eventId)
  if (!seats.some((seat) => seat.accountId === accountId && seat.sitting !== null)) throw wrong('accountId', 'not-seated')
  const { id: entryId } = await entryOf(act.tx, eventId, idOrCode).catch(unknownEntry)
  const known = await recusalsOf(act.tx, eventId)
  if (known.some((one) => one.accountId === accountId && one.entryId === entryId)) throw wrong('entryId', 'recused-already')
  const id = act.id()
  await act.tx.insertInto('recusal').values({ id, eventId, accountId, entryId, ground, reason, by: act.by.id, at: act.at }).execute()
  await act.note(`recusal:${id}`, { event: eventId, account: accountId, entry: entryId, ground, reason })
  act.tell(`progress:${eventId}`)
  act.tell(`sheets:${eventId}:${accountId}`)
  return id
}

/** An entry that does not exist is a wrong field of an event that does. */
export function unknownEntry(error: unknown): never {
  throw error instanceof Problem && error.kind === 'not-found' ? wrong('entryId', 'unknown-entry') : error
}

/** Recuses every judge from the entries of the own unit, of those above it and of those below it; what is known already stays. */
export async function findConflicts(act: Act, eventId: string): Promise<number> {
  const judges = (await seatsOf(act.tx, eventId)).filter((seat) => seat.duty === 'judge' && seat.unitId !== null)
  const entries = await entriesOf(act.tx, eventId)
  const known = new Set((await recusalsOf(act.tx, eventId)).map((one) => pair(one.accountId, one.entryId)))
  const places = await placesOf(act.tx, [
    ...new Set([...judges.map((judge) => judge.unitId as string), ...entries.map((entry) => entry.unitId)]),
  ])
  let found = 0
  for (const { accountId, unitId } of judges) {
    for (const entry of entries) {
      if (known.has(pair(accountId, entry.id)) || !areRelated(places.get(unitId as string), places.get(entry.unitId))) continue
      known.add(pair(accountId, entry.id))
      const id = act.id()
      await act.tx
        .insertInto('recusal')
        .values({ id, eventId, accountId, entryId: entry.id, ground: 'same-unit', reason: '', by: act.by.id, at: act.at })
        .execute()
      await act.note(`recusal:${id}`, { event: eventId, account: accountId, entry: entry.id, ground: 'same-unit' })
      found++
    }
  }
  return found
}

/** One unit is the other, or stands above it. The district stands above everybody: that is no conflict with anybody. */
function areRelated(a: Place | undefined, b: Place | undefined): boolean {
  if (!a || !b) return false
  if (a.id !== b.id && (a.kind === 'district' || b.kind === 'district')) return false
  return a.path.startsWith(b.path) || b.path.startsWith(a.path)
}
