/** Squads: people entered together for one event, each ranked too where the event ranks persons. */
import { phaseOf } from '../competitions/phase.ts'
import { eventOf } from '../competitions/queries.ts'
import type { Act } from '../lib/act.ts'
import { wrong, wrongState } from '../lib/problem.ts'
import { personWithin } from '../people/person.ts'
import { unitWithin } from '../people/unit.ts'
import { mustBeEligible } from './eligibility.ts'
import { addEntry, enterSubject } from './entry.ts'
import { openFor, recordState, takeRoom } from './registration.ts'

export interface NewSquad {
  unitId: string
  name: string
  /** Ids of persons. */
  members: string[]
}

/**
 * Adds a squad. Where persons are ranked every member becomes an entry of the squad, or joins it with the entry he has;
 * where squads are ranked the squad is the entry and keeps its members' names.
 */
export async function addSquad(act: Act, eventId: string, { unitId, name, members }: NewSquad): Promise<string> {
  const event = await eventOf(act.tx, eventId)
  if (event.subject !== 'person' && event.subject !== 'squad') throw wrongState('no-squads-here')
  if ((await phaseOf(act.tx, eventId)).marking) throw wrongState('marking-open')
  await openFor(act, eventId)
  await unitWithin(act, unitId)
  await nameFree(act, eventId, name)
  await mustBeEligible(act, event, members, (i) => ['members', i])
  await takeRoom(act, eventId, 'squads', unitId, 'unitId')
  const id = act.id()
  await act.tx.insertInto('squad').values({ id, eventId, unitId, name }).execute()
  await act.note(`squad:${id}`, { event: eventId, name, unit: unitId })
  if (event.subject === 'person') for (const [i, personId] of members.entries()) await joinSquad(act, eventId, id, personId, i)
  else {
    const attributes = { members: await namesOf(act, members) }
    await keepMembers(act, await addEntry(act, eventId, { kind: 'squad', subjectId: id, label: name, unitId, attributes }), members)
  }
  act.tell(`event:${eventId}`)
  return id
}

async function nameFree(act: Act, eventId: string, name: string): Promise<void> {
  const known = await act.tx.selectFrom('squad').select('id').where('eventId', '=', eventId).where('name', '=', name).executeTakeFirst()
  if (known) throw wrong('name', 'squad-known')
}

/** Gives a squad of the event another name. */
export async function renameSquad(act: Act, eventId: string, squadId: string, name: string): Promise<void> {
  await nameFree(act, eventId, name)
  await act.tx.updateTable('squad').set({ name }).where('id', '=', squadId).execute()
}

/** A worker joins a squad of the event, by the entry he has or a new one. */
export async function joinSquad(act: Act, eventId: string, squadId: string, personId: string, place = 0): Promise<string> {
  await personWithin(act, personId)
  const entry = await act.tx
    .selectFrom('entry')
    .select(['id', 'squadId'])
    .where('eventId', '=', eventId)
    .where('subjectKind', '=', 'person')
    .where('subjectId', '=', personId)
    .executeTakeFirst()
  if (!entry) return enterSubject(act, eventId, { kind: 'person', subjectId: personId, squadId })
  if (entry.squadId && entry.squadId !== squadId) throw wrong(['members', place], 'in-other-squad')
  await act.tx.updateTable('entry').set({ squadId }).where('id', '=', entry.id).execute()
  // What an officer changes has not been approved.
  if (act.by.role === 'officer') await recordState(act, entry.id, 'registered', '')
  await act.note(`entry:${entry.id}`, { event: eventId, squad: squadId })
  return entry.id
}

/** The members of a squad that is itself the entry, instead of those it had. */
export async function keepMembers(act: Act, entryId: string, members: string[]): Promise<void> {
  await act.tx.deleteFrom('squadMember').where('entryId', '=', entryId).execute()
  const rows = [...new Set(members)].map((personId) => ({ entryId, personId }))
  if (rows.length > 0) await act.tx.insertInto('squadMember').values(rows).execute()
}

/** Their names, as they are now. */
export async function namesOf(act: Act, members: string[]): Promise<string> {
  const names: string[] = []
  for (const id of members) names.push((await personWithin(act, id)).name)
  return names.join('、')
}
