/** What units register is approved or returned by the organiser; officers mend it, or withdraw it until the draw. */
import type { EntryRow } from '../../db/schema.ts'
import type { Standing } from '../competitions/phase.ts'
import { type EventSeen, eventOf } from '../competitions/queries.ts'
import type { Act } from '../lib/act.ts'
import { wrong, wrongState } from '../lib/problem.ts'
import { unitWithin } from '../people/unit.ts'
import { mustBeEligible } from './eligibility.ts'
import { subjectNow } from './entry.ts'
import { entryOf, standingOf } from './queries.ts'
import { openFor, recordState, startOf, takeRoom } from './registration.ts'
import { keepMembers, namesOf, renameSquad } from './squad.ts'
import { lotIfLate } from './state.ts'

export interface Decision {
  /** Ids. */
  entries: string[]
  decision: 'approve' | 'return'
  reason: string
}

/**
 * Approves or returns: all of the entries named, or none.
 * @throws Problem 'invalid-input' at the first that waits for nothing any more: its unit or another organiser was quicker.
 */
export async function decide(act: Act, eventId: string, { entries, decision, reason }: Decision): Promise<{ decided: number }> {
  const event = await eventOf(act.tx, eventId)
  if (decision === 'return' && reason === '') throw wrong('reason', 'reason-missing')
  const found = await Promise.all(entries.map((id) => entryOf(act.tx, eventId, id)))
  // Who is no person has no courses: nothing is asked of a squad here, its members were looked at when they were named.
  if (decision === 'approve' && event.subject === 'person')
    await mustBeEligible(
      act,
      event,
      found.map(({ subjectId }) => subjectId),
      (i) => ['entries', i],
    )
  for (const [i, entry] of found.entries()) {
    const standing = await standingOf(act.tx, entry.id)
    if (standing.admitted || (decision === 'return' && standing.state !== 'registered'))
      throw wrong(['entries', i], 'not-waiting', { label: entry.label })
    if (decision === 'approve') await lotIfLate(act, event, entry)
    const state = decision === 'approve' ? standing.asked : 'returned'
    await recordState(act, entry.id, state, reason)
    await act.note(`entry:${entry.id}`, { event: eventId, state, ...(reason && { reason }) })
  }
  act.tell(`event:${eventId}`)
  return { decided: entries.length }
}

export interface Mended {
  zone: string
  category: 'normal' | 'exhibition'
  /** Where squads are ranked: another name; nothing keeps the one it has. */
  name?: string | undefined
  /** Where squads are ranked: all members, by id; nothing keeps those it has. */
  members?: string[] | undefined
}

/**
 * An officer corrects an entry of the own units, which then waits for approval again; what it copied is copied anew.
 * One that was withdrawn is entered again by this.
 */
export async function mendEntry(act: Act, eventId: string, entryId: string, mended: Mended): Promise<{ id: string }> {
  const { event, entry, standing } = await ownEntry(act, eventId, entryId)
  await openFor(act, eventId, standing.state === 'returned')
  if (standing.state === 'absent' || standing.state === 'disqualified') throw wrongState('decided-already')
  const workers = event.subject === 'person' ? [entry.subjectId] : (mended.members ?? [])
  await mustBeEligible(act, event, workers, (i) => (event.subject === 'person' ? ['zone'] : ['members', i]))
  const now = await copiedAnew(act, event, entry, mended)
  // Whoever moved to another unit, or comes back, needs a place there.
  if (standing.state === 'withdrawn' || now.unitId !== entry.unitId) await takeRoom(act, eventId, 'entries', now.unitId, 'zone')
  await act.tx
    .updateTable('entry')
    .set({ ...now, zone: mended.zone || null })
    .where('id', '=', entry.id)
    .execute()
  if (standing.asked !== mended.category) await recordState(act, entry.id, mended.category, '')
  for (const state of startOf(act)) await recordState(act, entry.id, state, '')
  await act.note(`entry:${entry.id}`, { event: eventId, state: 'registered', label: now.label })
  act.tell(`event:${eventId}`)
  return { id: entry.id }
}

/** An officer takes back an entry of the own units; it stays on record. The organiser withdraws after the draw. */
export async function withdrawEntry(act: Act, eventId: string, entryId: string, reason: string): Promise<{ id: string }> {
  const { entry, standing } = await ownEntry(act, eventId, entryId)
  await openFor(act, eventId, true)
  if (standing.state === 'withdrawn') throw wrongState('withdrawn-already')
  await recordState(act, entry.id, 'withdrawn', reason)
  await act.note(`entry:${entry.id}`, { event: eventId, state: 'withdrawn', reason })
  act.tell(`event:${eventId}`)
  return { id: entry.id }
}

/** @throws Problem 'not-found' also for entries of units outside the actor's subtree: they do not exist for them. */
async function ownEntry(act: Act, eventId: string, entryId: string): Promise<{ event: EventSeen; entry: EntryRow; standing: Standing }> {
  const event = await eventOf(act.tx, eventId)
  const entry = await entryOf(act.tx, eventId, entryId)
  await unitWithin(act, entry.unitId)
  return { event, entry, standing: await standingOf(act.tx, entry.id) }
}

type Copied = Pick<EntryRow, 'label' | 'unitId' | 'unitName' | 'attributes'>

async function copiedAnew(act: Act, event: EventSeen, entry: EntryRow, { name, members }: Mended): Promise<Copied> {
  const { label, unitId, unitName, attributes } = entry
  if (event.subject === 'squad') {
    if (name && name !== label) await renameSquad(act, event.id, entry.subjectId, name)
    if (members) await keepMembers(act, entry.id, members)
    const given = members && { members: await namesOf(act, members) }
    return { label: name || label, unitId, unitName, attributes: JSON.stringify({ ...JSON.parse(attributes), ...given }) }
  }
  const subject = await subjectNow(act, event.subject === 'unit' ? 'unit' : 'person', entry.subjectId)
  const unit = await unitWithin(act, subject.unitId)
  return { label: subject.label, unitId: unit.id, unitName: unit.name, attributes: JSON.stringify(subject.attributes ?? {}) }
}
