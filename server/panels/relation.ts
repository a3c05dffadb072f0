/** Relations that judges declare, and the organiser's answer to each conflict that follows from them or from units. */
import { phaseOf } from '../competitions/phase.ts'
import { veiled } from '../entries/queries.ts'
import type { Act } from '../lib/act.ts'
import { notFound, wrong, wrongState } from '../lib/problem.ts'
import { findConflicts, keepAnswer } from './conflict.ts'
import { ensureSheets } from './marking.ts'
import { recusalsOf, seatsOf } from './queries.ts'

export interface NewRelationFields {
  /** The judge; whoever declares their own names nobody. */
  accountId?: string | undefined
  /** A person's name or a unit's, as it stands on lists. */
  name: string
  what: string
}

/**
 * Records a relation; whether anybody of that name takes part is not answered. Before marking only: later a missing sheet would
 * tell the judge which code the name has. Arbiters have no sheets and declare at any time.
 */
export async function declareRelation(
  act: Act,
  eventId: string,
  { accountId = act.by.id, name, what }: NewRelationFields,
): Promise<string> {
  if (accountId !== act.by.id && act.by.role !== 'organiser' && act.by.role !== 'admin') throw wrong('accountId', 'not-seated')
  const own = (await seatsOf(act.tx, eventId)).filter((seat) => seat.accountId === accountId)
  const isArbiter = own.some((seat) => seat.duty === 'arbiter')
  if (!isArbiter && !own.some((seat) => seat.sitting !== null)) throw wrong('accountId', 'not-seated')
  if (!isArbiter && (await phaseOf(act.tx, eventId)).marking) throw wrongState('relation-late')
  const id = act.id()
  await act.tx.insertInto('relation').values({ id, eventId, accountId, name, what, by: act.by.id, at: act.at }).execute()
  await act.note(`event:${eventId}`, { account: accountId, relation: name, what })
  await findConflicts(act, eventId)
  act.tell(`progress:${eventId}`)
  return id
}

/** Confirms a conflict, or dismisses it with a reason: then the judge marks the entry, and it is not suggested again. */
export async function answerConflict(act: Act, eventId: string, recusalId: string, dismissed: boolean, reason: string): Promise<void> {
  const recusal = (await recusalsOf(act.tx, eventId)).find((one) => one.id === recusalId)
  if (!recusal) throw notFound()
  if (await veiled(act.tx, eventId)) throw wrongState('conflict-veiled')
  if ((await phaseOf(act.tx, eventId)).sealed) throw wrongState('sealed-already')
  if (dismissed && reason === '') throw wrong('reason', 'reason-missing')
  if (dismissed && recusal.ground === 'manual') throw wrongState('recusal-manual')
  const { accountId, entryId } = recusal
  await keepAnswer(act, { eventId, accountId, entryId, answer: dismissed ? 'dismissed' : 'confirmed', reason })
  if (dismissed) await act.tx.deleteFrom('recusal').where('id', '=', recusalId).execute()
  await act.note(`recusal:${recusalId}`, {
    event: eventId,
    account: accountId,
    entry: entryId,
    answer: dismissed ? 'dismissed' : 'confirmed',
    reason,
  })
  if (dismissed) await ensureSheets(act, eventId)
  act.tell(`progress:${eventId}`)
  act.tell(`sheets:${eventId}:${accountId}`)
}
