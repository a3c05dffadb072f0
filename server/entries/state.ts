/** The state of an entry: absent, withdrawn, disqualified, exhibition or normal again, each with who, when and why. */

import type { EntryRow, EntryStateRow, EventRow } from '../../db/schema.ts'
import { phaseOf } from '../competitions/phase.ts'
import { eventOf } from '../competitions/queries.ts'
import type { Act } from '../lib/act.ts'
import { wrong, wrongState } from '../lib/problem.ts'
import { lateLot } from './draw.ts'
import { entryOf, standingOf } from './queries.ts'
import { recordState } from './registration.ts'

/** What is decided about an entry; approving and returning what units register is another act. */
type State = Exclude<EntryStateRow['state'], 'registered' | 'returned'>

/** Who takes part has a lot; who is out needs none. */
const IN: readonly State[] = ['normal', 'exhibition']
/** What decides against somebody is defended by its reason. */
const NEEDS_REASON: readonly State[] = ['withdrawn', 'disqualified', 'exhibition']

/**
 * Records the state. @param entry its id, or its blind code where nobody may know who it is.
 * @throws Problem 'wrong-state' for a clerk once everything is sealed; 'invalid-input' at reason where one is needed.
 */
export async function setEntryState(act: Act, eventId: string, entry: string, state: State, reason: string): Promise<{ state: State }> {
  const event = await eventOf(act.tx, eventId)
  const found = await entryOf(act.tx, eventId, entry)
  const phase = await phaseOf(act.tx, eventId)
  if (phase.sealed && act.by.role !== 'organiser' && act.by.role !== 'admin') throw wrongState('event-sealed')
  if (NEEDS_REASON.includes(state) && reason === '') throw wrong('reason', 'reason-missing')
  if (!(await standingOf(act.tx, found.id)).admitted) throw wrongState('not-approved')
  if (IN.includes(state)) await lotIfLate(act, event, found)
  await recordState(act, found.id, state, reason)
  await act.note(`entry:${found.id}`, { event: eventId, state, reason })
  act.tell(`event:${eventId}`)
  return { state }
}

/** Who takes part after all once lots are drawn gets the next one. @throws Problem 'wrong-state' once marking is open. */
export async function lotIfLate(act: Act, event: EventRow, entry: Pick<EntryRow, 'id' | 'lot'>): Promise<void> {
  const phase = await phaseOf(act.tx, event.id)
  if (!phase.drawn || entry.lot !== null) return
  if (phase.marking) throw wrongState('marking-open')
  await act.tx
    .updateTable('entry')
    .set(await lateLot(act, event.id, event.blind === 1))
    .where('id', '=', entry.id)
    .execute()
}
