/** Entries: entering a worker, a unit, a squad or a proposal in an event, and taking out what was entered by mistake. */

import type { EntryRow } from '../../db/schema.ts'
import { phaseOf } from '../competitions/phase.ts'
import { eventOf } from '../competitions/queries.ts'
import type { Act } from '../lib/act.ts'
import { notFound, Problem, wrong, wrongState } from '../lib/problem.ts'
import { personWithin } from '../people/person.ts'
import type { NamedPerson } from '../people/queries.ts'
import { unitWithin } from '../people/unit.ts'
import { lateLots } from './draw.ts'
import { mustBeEligible } from './eligibility.ts'
import { type EntryAttributes, entryOf } from './queries.ts'
import { openFor, recordState, startOf, takeRoom } from './registration.ts'

export interface NewEntry {
  kind: EntryRow['subjectKind']
  subjectId: string
  label: string
  unitId: string
  zone?: string | null | undefined
  squadId?: string | null | undefined
  attributes?: EntryAttributes | undefined
  category?: 'normal' | 'exhibition' | undefined
}

/**
 * Enters somebody or something; label, unit and attributes are copied as they are now. After the draw it gets the next lot.
 * @throws Problem 'invalid-input' at subjectId when it is entered already; 'wrong-state' once marking is open.
 */
export async function addEntry(act: Act, eventId: string, entry: NewEntry): Promise<string> {
  const event = await eventOf(act.tx, eventId)
  if (entry.kind !== event.subject) throw wrong('kind', 'subject-not-here')
  const phase = await phaseOf(act.tx, eventId)
  if (phase.marking) throw wrongState('marking-open')
  const unit = await act.tx.selectFrom('unit').select('name').where('id', '=', entry.unitId).executeTakeFirst()
  if (!unit) throw notFound()
  const known = await act.tx
    .selectFrom('entry')
    .select('id')
    .where('eventId', '=', eventId)
    .where('subjectKind', '=', entry.kind)
    .where('subjectId', '=', entry.subjectId)
    .executeTakeFirst()
  if (known) throw wrong('subjectId', 'entered-already')
  if (entry.kind === 'person') await mustBeEligible(act, event, [entry.subjectId], () => ['subjectId'])
  await takeRoom(act, eventId, 'entries', entry.unitId, entry.kind === 'squad' ? 'unitId' : 'subjectId')
  const place = phase.drawn ? (await lateLots(act, eventId, event.blind === 1))() : { lot: null, code: null }
  const { kind, subjectId, label, unitId } = entry
  const id = act.id()
  await act.tx
    .insertInto('entry')
    .values({
      id,
      eventId,
      subjectKind: kind,
      subjectId,
      label,
      unitId,
      unitName: unit.name,
      zone: entry.zone || null,
      squadId: entry.squadId ?? null,
      attributes: JSON.stringify(entry.attributes ?? {}),
      ...place,
      createdAt: act.at,
    })
    .execute()
  for (const state of startOf(act, entry.category)) await recordState(act, id, state, '')
  await act.note(`entry:${id}`, { event: eventId, label, unit: unitId, ...(phase.drawn ? { late: true } : {}) })
  act.tell(`event:${eventId}`)
  return id
}

export interface NewSubject {
  kind: 'person' | 'unit'
  subjectId: string
  zone?: string | undefined
  squadId?: string | undefined
  category?: 'normal' | 'exhibition' | undefined
}

/** Enters a worker or a unit of the actor's subtree, with what prizes and ties ask for. */
export async function enterSubject(act: Act, eventId: string, { kind, subjectId, zone, squadId, category }: NewSubject): Promise<string> {
  await openFor(act, eventId)
  return addEntry(act, eventId, { ...(await subjectNow(act, kind, subjectId)), zone, squadId, category })
}

/** What an entry copies from its worker or unit, as they are now. */
export const subjectNow = (act: Act, kind: 'person' | 'unit', id: string): Promise<NewEntry> =>
  kind === 'person' ? asPerson(act, id) : asUnit(act, id)

async function asPerson(act: Act, personId: string): Promise<NewEntry> {
  const person = await personWithin(act, personId).catch(unknownSubject)
  return entryFor(person)
}

/** An entry copies what prizes and ties ask for. */
export function entryFor({ id, name, unitId, birthDate, sex, skillLevel, jobClass, employee }: NamedPerson): NewEntry {
  return {
    kind: 'person',
    subjectId: id,
    label: name,
    unitId,
    attributes: { birthDate, sex, skillLevel, jobClass, employee: String(employee) },
  }
}

async function asUnit(act: Act, unitId: string): Promise<NewEntry> {
  const unit = await unitWithin(act, unitId).catch(unknownSubject)
  return { kind: 'unit', subjectId: unit.id, label: unit.name, unitId: unit.id }
}

/** A subject that does not exist, or not for this person, is a wrong field of an event that does exist. */
function unknownSubject(error: unknown): never {
  throw error instanceof Problem && error.kind === 'not-found' ? wrong('subjectId', 'subject-unknown') : error
}

/** Takes out an entry that was made by mistake, before the draw only: afterwards it withdraws and stays on record. */
export async function removeEntry(act: Act, eventId: string, entryId: string, reason: string): Promise<{ id: string }> {
  const entry = await entryOf(act.tx, eventId, entryId)
  if ((await phaseOf(act.tx, eventId)).drawn) throw wrongState('drawn-withdraw-instead')
  await act.tx.deleteFrom('entryState').where('entryId', '=', entry.id).execute()
  for (const table of ['recusal', 'conflictAnswer', 'assignment', 'squadMember'] as const)
    await act.tx.deleteFrom(table).where('entryId', '=', entry.id).execute()
  await act.tx.deleteFrom('entry').where('id', '=', entry.id).execute()
  if (entry.squadId) await dropEmptySquad(act, entry.squadId)
  if (entry.subjectKind === 'squad') await act.tx.deleteFrom('squad').where('id', '=', entry.subjectId).execute()
  await act.note(`entry:${entry.id}`, { event: eventId, removed: entry.label, unit: entry.unitId, reason })
  act.tell(`event:${eventId}`)
  return { id: entry.id }
}

async function dropEmptySquad(act: Act, squadId: string): Promise<void> {
  const member = await act.tx.selectFrom('entry').select('id').where('squadId', '=', squadId).limit(1).executeTakeFirst()
  if (!member) await act.tx.deleteFrom('squad').where('id', '=', squadId).execute()
}
