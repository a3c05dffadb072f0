/** Entries: entering a worker, a unit, a squad or a proposal in an event, and taking out what was entered by mistake. */

import type { EntryRow, EntryStateRow } from '../../db/schema.ts'
import { phaseOf } from '../competitions/phase.ts'
import { eventOf } from '../competitions/queries.ts'
import type { Act } from '../lib/act.ts'
import { notFound, Problem, wrong, wrongState } from '../lib/problem.ts'
import { personWithin } from '../people/person.ts'
import { unitWithin } from '../people/unit.ts'
import { lateLot } from './draw.ts'
import { type EntryAttributes, entryOf } from './queries.ts'

export interface NewEntry {
  kind: EntryRow['subjectKind']
  subjectId: string
  label: string
  unitId: string
  zone?: string | null | undefined
  squadId?: string | null | undefined
  attributes?: EntryAttributes | undefined
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
  const place = phase.drawn ? await lateLot(act, eventId, event.blind === 1) : { lot: null, code: null }
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

/** Units enter their people until the draw; later only the organiser does. */
export async function openFor(act: Act, eventId: string): Promise<void> {
  if (act.by.role === 'officer' && (await phaseOf(act.tx, eventId)).drawn) throw wrongState('closed-after-draw')
}

/** Enters a worker or a unit of the actor's subtree, with what prizes and ties ask for. */
export async function enterSubject(act: Act, eventId: string, { kind, subjectId, zone, squadId, category }: NewSubject): Promise<string> {
  await openFor(act, eventId)
  const id = await addEntry(act, eventId, {
    ...(kind === 'person' ? await asPerson(act, subjectId) : await asUnit(act, subjectId)),
    zone,
    squadId,
  })
  if (category === 'exhibition') await recordState(act, id, 'exhibition', '')
  return id
}

async function asPerson(act: Act, personId: string): Promise<NewEntry> {
  const person = await personWithin(act, personId).catch(unknownSubject)
  const { birthDate, sex, skillLevel, jobClass, employee } = person
  return {
    kind: 'person',
    subjectId: person.id,
    label: person.name,
    unitId: person.unitId,
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

/** Writes a state without asking whether it may be: callers check. */
export async function recordState(act: Act, entryId: string, state: EntryStateRow['state'], reason: string): Promise<void> {
  await act.tx.insertInto('entryState').values({ id: act.id(), entryId, state, reason, by: act.by.id, at: act.at }).execute()
}

/** Takes out an entry that was made by mistake, before the draw only: afterwards it withdraws and stays on record. */
export async function removeEntry(act: Act, eventId: string, entryId: string, reason: string): Promise<{ id: string }> {
  const entry = await entryOf(act.tx, eventId, entryId)
  if ((await phaseOf(act.tx, eventId)).drawn) throw wrongState('drawn-withdraw-instead')
  await act.tx.deleteFrom('entryState').where('entryId', '=', entry.id).execute()
  await act.tx.deleteFrom('recusal').where('entryId', '=', entry.id).execute()
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
