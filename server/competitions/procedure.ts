/** An event's procedure: how it is rechecked, until when appeals are taken, and who sees a release from when on. */
import type * as z from 'zod/mini'
import type { Db } from '../../db/open.ts'
import type { Act } from '../lib/act.ts'
import { canonical } from '../lib/canonical.ts'
import { wrongState } from '../lib/problem.ts'
import { phaseOf } from './phase.ts'
import type { Recheck, Rules, Showing } from './procedure-input.ts'
import { eventOf } from './queries.ts'

export type RecheckRule = z.infer<typeof Recheck>
export type ProcedureRules = z.infer<typeof Rules>
export type Procedure = ProcedureRules & z.infer<typeof Showing>

const days = { count: 2, unit: 'working-days' } as const

/** Where nothing else was said: no recheck, appeals within 48 hours of publication, ruled on and filed again within two working days (domain 2.6). */
export const USUAL: Procedure = {
  recheck: null,
  appeals: { first: { after: 'publication', count: 48, unit: 'hours' }, second: days, answer: days },
  embargo: { contestants: '', units: '', hall: '', public: '' },
  freeze: '',
}

/** Was checked when it was saved. */
export async function procedureOf(db: Db, eventId: string): Promise<Procedure> {
  const row = await db.selectFrom('procedure').select('body').where('eventId', '=', eventId).executeTakeFirst()
  return procedureIn(row?.body)
}

/** As it was saved, also before rulings had a time. */
export function procedureIn(body: string | null | undefined): Procedure {
  const saved = body ? (JSON.parse(body) as Procedure) : USUAL
  return { ...saved, appeals: { ...USUAL.appeals, ...saved.appeals } }
}

/**
 * Changes the rules of an event.
 * @throws Problem 'wrong-state' when the recheck would change after marking was opened: it must not depend on what was marked
 */
export async function setRules(act: Act, eventId: string, rules: ProcedureRules): Promise<void> {
  await eventOf(act.tx, eventId)
  const before = await procedureOf(act.tx, eventId)
  const changed = canonical(before.recheck) !== canonical(rules.recheck)
  if (changed && (await phaseOf(act.tx, eventId)).marking) throw wrongState('recheck-fixed')
  await saveProcedure(act, eventId, { ...before, ...rules })
}

/** Writes without asking whether it may be: callers check. */
export async function saveProcedure(act: Act, eventId: string, procedure: Procedure): Promise<void> {
  const row = { body: canonical(procedure), by: act.by.id, at: act.at }
  await act.tx
    .insertInto('procedure')
    .values({ eventId, ...row })
    .onConflict((one) => one.column('eventId').doUpdateSet(row))
    .execute()
  await act.note(`event:${eventId}`, { procedure })
  act.tell(`event:${eventId}`)
}
