/** Setting up a meeting and what happens in it: people come and go, names are called, it is closed. */
import type { MeetingStepRow } from '../../db/schema.ts'
import type { Act } from '../lib/act.ts'
import { type Fault, Problem, wrong, wrongState } from '../lib/problem.ts'
import { placesOf } from '../panels/queries.ts'
import { least } from '../scoring/ballot.ts'
import { discussionOrder } from './order.ts'
import { ballotsOf, type Meeting, type Member, meetingOf, type Name, placesByName, stepsOf } from './queries.ts'
import { attendance, recusedFrom, type Step } from './room.ts'

export interface MeetingFields {
  name: string
  place: string
  startsAt: string
  quorum: string
  agenda: string[]
  members: { name: string; unit: string; relations: string[] }[]
}

/** A name to talk about and to vote on, as the list that it stands on gives it. */
export type NameGiven = Pick<Name, 'id' | 'label' | 'unitName'> & { unitId: string }

/** To the minute: what happened when may be known, not who stood in the queue before whom. */
export const toMinute = (at: string): string => `${at.slice(0, 16)}:00.000Z`

/** @throws Problem 'invalid-input' at members for a unit that is not known, or a name that two have */
export async function openMeeting(
  act: Act,
  of: { campaignId: string; programmeId: string },
  given: NameGiven[],
  fields: MeetingFields,
): Promise<{ id: string }> {
  const id = act.id()
  await act.tx
    .insertInto('meeting')
    .values({ id, ...of, ...(await columnsOf(act, given, fields)), version: 1, by: act.by.id, at: act.at })
    .execute()
  return said(act, id, { name: fields.name, programme: of.programmeId })
}

/** Also brings the names up to date. @throws Problem wrong-state 'meeting-closed', 'ballot-begun'; 'changed-meanwhile'; and as openMeeting */
export async function changeMeeting(act: Act, id: string, given: NameGiven[], version: number, fields: MeetingFields) {
  const meeting = await openOnly(act, id)
  if (meeting.version !== version) throw new Problem('changed-meanwhile')
  if ((await ballotsOf(act.tx, id)).some((one) => one.openedAt && !one.closedAt)) throw wrongState('ballot-begun')
  await act.tx
    .updateTable('meeting')
    .set({ ...(await columnsOf(act, given, fields)), version: version + 1 })
    .where('id', '=', id)
    .execute()
  return said(act, id, { name: fields.name })
}

async function columnsOf(act: Act, given: NameGiven[], { members, agenda, ...rest }: MeetingFields) {
  const units = await placesByName(
    act.tx,
    members.map(({ unit }) => unit),
  )
  const faults = members.flatMap(({ name, unit }, i): Fault[] => {
    if (members.findIndex((one) => one.name === name) < i) return [{ path: ['members', i], code: 'member-twice', params: { name } }]
    return unit && !units.has(unit) ? [{ path: ['members', i], code: 'member-unit', params: { name, unit } }] : []
  })
  if (faults.length > 0) throw new Problem('invalid-input', faults)
  const kept = members.map(({ name, unit, relations }): Member => ({ id: name, unitName: unit, place: units.get(unit) ?? null, relations }))
  const places = await placesOf(act.tx, [...new Set(given.map(({ unitId }) => unitId))])
  const names = given.map(({ unitId, ...one }): Name => ({ ...one, place: places.get(unitId) ?? null }))
  return { ...rest, agenda: JSON.stringify(agenda), members: JSON.stringify(kept), names: JSON.stringify(names) }
}

/** @throws Problem wrong-state 'meeting-closed' */
export async function openOnly(act: Act, id: string): Promise<Meeting> {
  const meeting = await meetingOf(act.tx, id)
  if ((await stepsOf(act.tx, id)).some(({ kind }) => kind === 'closed')) throw wrongState('meeting-closed')
  return meeting
}

/** Ids of members in the room. @throws Problem wrong-state 'no-quorum' */
export async function quorate(act: Act, meeting: Meeting): Promise<string[]> {
  const here = await presentIn(act, meeting)
  const needed = least(meeting.quorum, meeting.members.length)
  if (here.length < needed) throw wrongState('no-quorum', { n: String(here.length), needed: String(needed) })
  return here
}

async function presentIn(act: Act, meeting: Meeting): Promise<string[]> {
  const steps = (await stepsOf(act.tx, meeting.id)).map((one) => ({ ...one, detail: JSON.parse(one.detail) as Step['detail'] }))
  return attendance(meeting, steps).flatMap(({ id, state }) => (state === 'present' ? [id] : []))
}

export type StepFields = { kind: 'arrive' | 'leave'; member: string } | { kind: 'item'; group: number } | { kind: 'closed' }

/**
 * Signs a member in or out, calls the next names, or closes the meeting.
 * @throws Problem wrong-state 'meeting-closed', 'no-quorum', 'ballot-begun'; 'invalid-input' for a member or names that are not there
 */
export async function takeStep(act: Act, meetingId: string, step: StepFields): Promise<{ id: string }> {
  const meeting = await openOnly(act, meetingId)
  if (step.kind === 'item') {
    const here = await quorate(act, meeting)
    const out = (name: Name) => recusedFrom(meeting, name).flatMap(({ member }) => (here.includes(member) ? [member] : []))
    const group = discussionOrder(meeting.names.map((name) => ({ id: name.id, out: out(name) })))[step.group]
    if (!group) throw wrong('group', 'not-valid')
    return addStep(act, meetingId, 'item', { ...group })
  }
  const running = (await ballotsOf(act.tx, meetingId)).some((one) => one.openedAt && !one.closedAt)
  if (running && step.kind === 'closed') throw wrongState('ballot-begun')
  if (step.kind === 'closed') return addStep(act, meetingId, 'closed', {})
  const isHere = (await presentIn(act, meeting)).includes(step.member)
  if (!meeting.members.some(({ id }) => id === step.member)) throw wrong('member', 'not-valid')
  if (isHere === (step.kind === 'arrive')) return said(act, meetingId, { again: step.kind })
  return addStep(act, meetingId, step.kind, { member: step.member })
}

export async function addStep(act: Act, meetingId: string, kind: MeetingStepRow['kind'], detail: Step['detail']): Promise<{ id: string }> {
  await act.tx
    .insertInto('meetingStep')
    .values({ id: act.id(), meetingId, kind, detail: JSON.stringify(detail), by: act.by.id, at: toMinute(act.at) })
    .execute()
  return said(act, meetingId, { state: kind, ...detail })
}

async function said(act: Act, id: string, detail: Record<string, unknown>): Promise<{ id: string }> {
  await act.note(`meeting:${id}`, detail)
  act.tell(`meeting:${id}`)
  return { id }
}
