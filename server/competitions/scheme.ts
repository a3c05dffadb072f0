/** The scheme's life: saved as the next number, locked once; from then on nobody changes how marks become results. */
import type { Act } from '../lib/act.ts'
import { canonical } from '../lib/canonical.ts'
import { type Fault, Problem, wrongState } from '../lib/problem.ts'
import { faults } from '../scoring/faults.ts'
import type { Scheme } from '../scoring/types.ts'
import { eventOf, schemeOf } from './queries.ts'

/**
 * Saves the next number. @param base the number that the editor started from.
 * @throws Problem 'changed-meanwhile' when there is a newer one; 'invalid-input' with every fault of the scheme.
 */
export async function saveScheme(act: Act, eventId: string, base: number, scheme: Scheme): Promise<{ number: number }> {
  await eventOf(act.tx, eventId)
  const present = await schemeOf(act.tx, eventId)
  if (present.locked) throw wrongState('scheme-locked')
  if (present.number !== base) throw new Problem('changed-meanwhile', [], { number: present.number })
  refuse(schemeFaults(scheme))
  const number = base + 1
  await act.tx
    .insertInto('scheme')
    .values({ eventId, number, body: canonical(scheme), by: act.by.id, at: act.at })
    .execute()
  await act.note(`event:${eventId}`, { scheme: number }, scheme)
  act.tell(`event:${eventId}`)
  return { number }
}

/** Locks the present scheme. @throws Problem 'changed-meanwhile' when `number` is not the present one any more. */
export async function lockScheme(act: Act, eventId: string, number: number): Promise<{ number: number }> {
  await eventOf(act.tx, eventId)
  const present = await schemeOf(act.tx, eventId)
  if (present.locked) throw wrongState('scheme-locked')
  if (present.number !== number) throw new Problem('changed-meanwhile', [], { number: present.number })
  refuse(schemeFaults(present.scheme))
  await act.tx.insertInto('schemeLock').values({ eventId, number, by: act.by.id, at: act.at }).execute()
  await act.note(`event:${eventId}`, { scheme: number, locked: true }, present.scheme)
  act.tell(`event:${eventId}`)
  return { number }
}

/** What is wrong with a scheme, as faults of the request's field `scheme`. */
export function schemeFaults(scheme: Scheme): Fault[] {
  return faults(scheme).map(({ path, code, params }) => ({ path: ['scheme', ...path], code, params }))
}

function refuse(found: Fault[]): void {
  if (found.length > 0) throw new Problem('invalid-input', found)
}
