/** Proposals: sent in by workers while the call is open, taken into it or refused with a written reason. */
import type { ProposalRow } from '../../db/schema.ts'
import { phaseOf } from '../competitions/phase.ts'
import { type EventSeen, eventOf } from '../competitions/queries.ts'
import { addEntry } from '../entries/entry.ts'
import type { Act } from '../lib/act.ts'
import { dayInShanghai } from '../lib/day.ts'
import { notFound, wrong, wrongState } from '../lib/problem.ts'

export type NewProposal = Omit<ProposalRow, 'id' | 'eventId' | 'createdAt'>

/** Whether workers may send in on this day: the call's dates, both included, and no marking yet. */
export function callIsOpen(event: EventSeen, marking: boolean, at: string): boolean {
  const today = dayInShanghai(at)
  return event.subject === 'proposal' && !marking && event.competition.startsOn <= today && today <= event.competition.endsOn
}

/** A worker's proposal; answers with its number, by which the worker follows it. @throws Problem wrong-state when the call is closed. */
export async function submitProposal(act: Act, eventId: string, proposal: NewProposal): Promise<string> {
  const event = await eventOf(act.tx, eventId)
  if (event.subject !== 'proposal') throw notFound()
  if (!callIsOpen(event, (await phaseOf(act.tx, eventId)).marking, act.at)) throw wrongState('call-closed')
  const unit = await act.tx.selectFrom('unit').select('id').where('id', '=', proposal.unitId).executeTakeFirst()
  if (!unit) throw wrong('unitId', 'unknown-unit')
  const id = act.id()
  await act.tx
    .insertInto('proposal')
    .values({ id, eventId, ...proposal, createdAt: act.at })
    .execute()
  await act.note(`proposal:${id}`, { event: eventId, unit: proposal.unitId })
  act.tell(`proposals:${eventId}`)
  return id
}

/** Takes a proposal into the call, where it becomes an entry, or refuses it with the reason that the worker reads. Once only. */
export async function screen(act: Act, eventId: string, proposalId: string, accepted: boolean, reason: string): Promise<void> {
  const proposal = await act.tx
    .selectFrom('proposal')
    .selectAll()
    .where('id', '=', proposalId)
    .where('eventId', '=', eventId)
    .executeTakeFirst()
  if (!proposal) throw notFound()
  const before = await act.tx.selectFrom('screening').select('at').where('proposalId', '=', proposalId).executeTakeFirst()
  if (before) throw wrongState('screened-already')
  await act.tx
    .insertInto('screening')
    .values({ proposalId, accepted: accepted ? 1 : 0, reason, by: act.by.id, at: act.at })
    .execute()
  if (accepted) await addEntry(act, eventId, { kind: 'proposal', subjectId: proposalId, label: proposal.title, unitId: proposal.unitId })
  await act.note(`proposal:${proposalId}`, { accepted, reason })
  act.tell(`proposals:${eventId}`)
}
