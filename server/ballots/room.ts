/** The room as it is now: who is there, whether they are enough, who must leave for which names, and what the ballots have come to. */
import type { MeetingStepRow } from '../../db/schema.ts'
import type { Site } from '../lib/env.ts'
import { relatedBy } from '../panels/conflict.ts'
import { least } from '../scoring/ballot.ts'
import { inBox, sweep } from './box.ts'
import { discussionOrder, type Group } from './order.ts'
import { type Ballot, ballotsOf, countsOf, type Meeting, type Member, meetingOf, type Name, type Outcome, stepsOf } from './queries.ts'

export interface Step {
  kind: MeetingStepRow['kind']
  detail: { member?: string; names?: string[]; out?: string[]; ballot?: string; present?: number; reason?: string }
  at: string
}

export interface BallotSeen extends Omit<Ballot, 'publicKey' | 'meetingId' | 'by' | 'at'> {
  round: number
  state: 'draft' | 'ready' | 'open' | 'closed' | 'annulled'
  /** Members who must not vote in it. */
  out: string[]
  /** Votes in the box of an electronic ballot that is open; null where the box cannot be read. */
  cast: number | null
  /** Scrutineers who have counted. */
  counted: string[]
  /** Where two counts differ: ids of names, "papers", "invalid", "blank". Never the numbers. */
  differ: string[]
}

export interface Room {
  id: string
  campaignId: string
  programmeId: string
  name: string
  place: string
  startsAt: string
  quorum: string
  agenda: string[]
  version: number
  isClosed: boolean
  members: (Pick<Member, 'id' | 'unitName' | 'relations'> & { state: 'absent' | 'present' | 'left'; at: string | null })[]
  present: number
  /** For a quorum. */
  needed: number
  names: (Pick<Name, 'id' | 'label' | 'unitName'> & { out: Recused[] })[]
  order: Group[]
  steps: Step[]
  ballots: BallotSeen[]
}

export interface Recused {
  member: string
  ground: 'same-unit' | 'ancestor' | 'declared'
}

/** Members who must leave for a name: of its unit or one above or below it, or by a relation that they declared. */
export function recusedFrom({ members }: Pick<Meeting, 'members'>, name: Name): Recused[] {
  return members.flatMap((member): Recused[] => {
    const byUnit = relatedBy(member.place ?? undefined, name.place ?? undefined)
    const isDeclared = member.relations.some((one) => one === name.label || one === name.unitName)
    return byUnit ? [{ member: member.id, ground: byUnit.ground }] : isDeclared ? [{ member: member.id, ground: 'declared' }] : []
  })
}

/** Who is in the room, by what happened so far. */
export function attendance(meeting: Pick<Meeting, 'members'>, steps: readonly { kind: string; detail: Step['detail']; at: string }[]) {
  const last = new Map(steps.filter((one) => one.kind === 'arrive' || one.kind === 'leave').map((one) => [one.detail.member, one]))
  return meeting.members.map(({ id, unitName, relations }) => {
    const step = last.get(id)
    const state: Room['members'][number]['state'] = !step ? 'absent' : step.kind === 'arrive' ? 'present' : 'left'
    return { id, unitName, relations, state, at: step?.at ?? null }
  })
}

/** Members who must not vote in a ballot. */
export function barredFrom(meeting: Meeting, { names, recused }: Pick<Ballot, 'names' | 'recused'>): string[] {
  const of = meeting.names.filter(({ id }) => recused === 'leave' && names.includes(id))
  return [...new Set(of.flatMap((name) => recusedFrom(meeting, name).map(({ member }) => member)))]
}

/** @throws Problem 'not-found' */
export async function roomOf(site: Site, meetingId: string): Promise<Room> {
  const db = site.store.read
  const meeting = await meetingOf(db, meetingId)
  const steps: Step[] = (await stepsOf(db, meetingId)).map(({ kind, detail, at }) => ({ kind, detail: JSON.parse(detail), at }))
  const ballots = await ballotsOf(db, meetingId)
  const members = attendance(meeting, steps)
  const names = meeting.names.map((one) => ({ id: one.id, label: one.label, unitName: one.unitName, out: recusedFrom(meeting, one) }))
  const here = new Set(members.filter(({ state }) => state === 'present').map(({ id }) => id))
  const { id, campaignId, programmeId, name, place, startsAt, quorum, agenda, version } = meeting
  const rounds = new Map<string | null, number>([[null, 0]])
  const seen: BallotSeen[] = []
  for (const one of ballots) {
    rounds.set(one.id, (rounds.get(one.after) ?? 0) + 1)
    seen.push({ ...(await ballotSeen(site, meeting, one)), round: rounds.get(one.id) as number })
  }
  return {
    ...{ id, campaignId, programmeId, name, place, startsAt, quorum, agenda, version, members, names, steps },
    isClosed: steps.some(({ kind }) => kind === 'closed'),
    present: here.size,
    needed: least(quorum, members.length),
    // Only who is there has to leave.
    order: discussionOrder(names.map((one) => ({ id: one.id, out: one.out.map(({ member }) => member).filter((m) => here.has(m)) }))),
    ballots: seen,
  }
}

async function ballotSeen(site: Site, meeting: Meeting, ballot: Ballot): Promise<Omit<BallotSeen, 'round'>> {
  const { publicKey, meetingId: _, by: __, at: ___, ...rest } = ballot
  const state = ballot.outcome?.annulled !== undefined ? 'annulled' : ballot.closedAt ? 'closed' : ballot.openedAt ? 'open' : null
  if (ballot.closedAt) sweep(site, ballot.id)
  const counts = state === 'open' || state === 'closed' ? await countsOf(site.store.read, ballot.id) : []
  return {
    ...rest,
    state: state ?? (publicKey || ballot.mode === 'paper' ? 'ready' : 'draft'),
    out: barredFrom(meeting, ballot),
    cast: state === 'open' && publicKey ? castIn(site, ballot, publicKey) : null,
    counted: counts.map(({ name }) => name),
    differ: differences(counts.map(({ count }) => count)),
  }
}

function castIn(site: Site, { id, names }: Ballot, publicKey: string): number | null {
  try {
    return inBox(site, { id, names: names.length, publicKey })
  } catch {
    return null
  }
}

/** Where two counts are not the same; nothing while there is only one. */
export function differences([a, b]: readonly NonNullable<Outcome['count']>[]): string[] {
  if (!a || !b) return []
  const whole = (['papers', 'invalid', 'blank'] as const).filter((key) => a[key] !== b[key])
  return [...whole, ...Object.keys(a.votes).filter((name) => a.votes[name] !== b.votes[name])]
}
