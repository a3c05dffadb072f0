/** Recusals: who must not mark whom, as the organiser records it; conflict.ts finds the others. */
import { phaseOf } from '../competitions/phase.ts'
import { entryOf } from '../entries/queries.ts'
import type { Act } from '../lib/act.ts'
import { Problem, wrong, wrongState } from '../lib/problem.ts'
import { keepAnswer } from './conflict.ts'
import { recusalsOf, seatsOf, sheetKeysOf } from './queries.ts'

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
  await keepAnswer(act, { eventId, accountId, entryId, answer: 'confirmed', reason })
  await act.note(`recusal:${id}`, { event: eventId, account: accountId, entry: entryId, ground, reason })
  act.tell(`progress:${eventId}`)
  act.tell(`sheets:${eventId}:${accountId}`)
  return id
}

/** An entry that does not exist is a wrong field of an event that does. */
export function unknownEntry(error: unknown): never {
  throw error instanceof Problem && error.kind === 'not-found' ? wrong('entryId', 'unknown-entry') : error
}
