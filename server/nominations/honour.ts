/** What becomes of a list: honours are conferred, checked again, revoked; plates are handed out and come back. */
import type { Db } from '../../db/open.ts'
import type { HonourRow, PlateRow } from '../../db/schema.ts'
import type { Act } from '../lib/act.ts'
import { dayInShanghai } from '../lib/day.ts'
import { type Fault, Problem, wrong, wrongState } from '../lib/problem.ts'
import { eligibilityOf } from './eligibility.ts'
import {
  conferralOf,
  type Honour,
  honourOf,
  honoursByYear,
  honoursOfProgramme,
  listNotices,
  ROLL_PAGE,
  type RollQuery,
  rollOf,
} from './honour-queries.ts'
import { NOTICE_LEVELS } from './notice.ts'
import { removedOf } from './notice-queries.ts'
import { openAfter, standOf } from './notice-view.ts'
import { chosenOf, type NominationSeen, nominationsOf, programmeOf } from './queries.ts'
import { confirmedList } from './selection.ts'

/** Whom a decision would honour now, who left the list, and what still stands in its way. */
export async function conferrable(db: Db, campaignId: string, programmeId: string, at: string) {
  const programme = await programmeOf(db, campaignId, programmeId)
  const removed = await removedOf(db, programmeId)
  const all = (await nominationsOf(db, campaignId)).filter((one) => one.programmeId === programmeId)
  const listed = (await chosenOf(db, programmeId)).flatMap((id) => all.find((one) => one.id === id) ?? [])
  const eligibility = await eligibilityOf(db, campaignId, programmeId, at)
  const isOut = ({ id, withdrawn }: NominationSeen) => removed.has(id) || withdrawn !== null || eligibility.get(id)?.state === 'blocked'
  const left = listed.filter(isOut)
  const faults: Fault[] = []
  if (!programme.confirmed) faults.push({ path: [], code: 'list-not-confirmed' })
  const whole = NOTICE_LEVELS.filter(({ of }) => of === 'list').map(({ id }) => id)
  const stand = await standOf(db, campaignId, programmeId)
  const last = stand.notices.findLast(({ level }) => whole.includes(level))
  const open = last ? openAfter(stand, last, dayInShanghai(at)) : ['notice-missing']
  if (programme.confirmed) faults.push(...open.map((code) => ({ path: [], code })))
  return { programme, listed, honoured: listed.filter((one) => !isOut(one)), left, faults, notice: last?.id ?? null }
}

/**
 * Makes a list's people, teams or organisations holders of its honour, numbered in the list's order.
 * @throws Problem wrong-state with everything that stands in the way; 'conferred-already', 'number-used'
 */
export async function confer(
  act: Act,
  campaignId: string,
  programmeId: string,
  { number, day, level }: { number: string; day: string; level: HonourRow['level'] },
): Promise<{ honours: number }> {
  const { programme, honoured, faults } = await conferrable(act.tx, campaignId, programmeId, act.at)
  if (await conferralOf(act.tx, programmeId)) throw wrongState('conferred-already')
  if (faults.length > 0) throw new Problem('wrong-state', faults)
  if (honoured.length === 0) throw wrongState('nobody-chosen')
  const used = await act.tx.selectFrom('honour').select('id').where('number', '=', numberOf(number, 1)).executeTakeFirst()
  if (used) throw wrong('number', 'number-used')
  await act.tx.insertInto('conferral').values({ programmeId, number, day, by: act.by.id, at: act.at }).execute()
  const award = { kind: programme.honour, level, name: programme.name, year: programme.campaign.year, source: number }
  for (const [i, { id, kind, holderId, attributes, unitName }] of honoured.entries())
    await act.tx
      .insertInto('honour')
      .values({
        ...{ id: act.id(), holderKind: kind, holderId, holderName: attributes.name ?? '', unitName: attributes.unitName ?? unitName },
        ...{ ...award, number: numberOf(number, i + 1), nominationId: id, by: act.by.id, at: act.at },
      })
      .execute()
  await act.note(
    `programme:${programmeId}`,
    { conferred: honoured.length, number, day, level },
    honoured.map(({ id }) => id),
  )
  act.tell(`campaign:${campaignId}`)
  return { honours: honoured.length }
}

const numberOf = (decision: string, serial: number) => `${decision}-${String(serial).padStart(3, '0')}`

export interface RevocationFields {
  /** A code of words/notices.ts: shown to everybody; the details are not. */
  ground: string
  details: string
  decidedBy: string
  decidedOn: string
}

/** Revokes an honour. The row stays, its number stays used. @throws Problem 'not-found', wrong-state 'revoked-already' */
export async function revokeHonour(
  act: Act,
  id: string,
  { ground, details, decidedBy, decidedOn }: RevocationFields,
): Promise<{ ok: true }> {
  const honour = await honourOf(act.tx, id)
  if (honour.revoked) throw wrongState('revoked-already')
  const reason = `${ground}:${details}`
  await act.tx.insertInto('honourRevocation').values({ honourId: id, reason, decidedBy, decidedOn, by: act.by.id, at: act.at }).execute()
  await act.note(`honour:${id}`, { number: honour.number, ground, decidedBy, decidedOn }, details)
  return { ok: true }
}

export async function checkHonour(act: Act, id: string, outcome: 'keeps' | 'doubtful', note: string): Promise<{ ok: true }> {
  const honour = await honourOf(act.tx, id)
  if (honour.revoked) throw wrongState('revoked-already')
  await act.tx.insertInto('honourCheck').values({ id: act.id(), honourId: id, outcome, note, by: act.by.id, at: act.at }).execute()
  await act.note(`honour:${id}`, { number: honour.number, outcome, note })
  return { ok: true }
}

/** A plate is issued to an organisation or a team, or comes back. @throws Problem wrong-state 'no-plate', 'revoked-already' */
export async function setPlate(act: Act, id: string, state: PlateRow['state'], day: string): Promise<{ ok: true }> {
  const honour = await honourOf(act.tx, id)
  if (honour.holderKind === 'person') throw wrongState('no-plate')
  if (honour.revoked && state === 'issued') throw wrongState('revoked-already')
  await act.tx.insertInto('plate').values({ id: act.id(), honourId: id, state, day, by: act.by.id, at: act.at }).execute()
  await act.note(`honour:${id}`, { number: honour.number, state, day })
  return { ok: true }
}

/** Honours are looked at again every two years (domain 5.7). */
const CHECK_YEARS = 2

export function kept<T extends Honour>(honour: T, now: string) {
  const since = honour.checked?.at ?? honour.at
  const isDue = `${Number(since.slice(0, 4)) + CHECK_YEARS}${since.slice(4)}` <= now
  return {
    ...honour,
    checkDue: !honour.revoked && (isDue || honour.checked?.outcome === 'doubtful'),
    plateDue: honour.revoked !== null && honour.plate?.state === 'issued',
  }
}

/** What came of a list, each honour with the way back: list, notice, nomination, evidence. */
export async function outcomeOf(db: Db, campaignId: string, programmeId: string, now: string) {
  const { listed, honoured, left, faults, notice } = await conferrable(db, campaignId, programmeId, now)
  const rows = (await confirmedList(db, programmeId))?.rows ?? []
  const conferral = await conferralOf(db, programmeId)
  const honours = await honoursOfProgramme(db, programmeId)
  // Once conferred, who was left out is who has no honour: holding it now bars nobody from it.
  const without = conferral ? listed.filter(({ id }) => !honours.some((honour) => honour.nominationId === id)) : left
  return {
    conferral: conferral && { number: conferral.number, day: conferral.day },
    faults,
    count: honoured.length,
    left: without.map(({ id, attributes }) => ({ nomination: id, name: attributes.name ?? '' })),
    notice,
    honours: honours.map((honour) => {
      const evidence = rows.find(({ id }) => id === honour.nominationId)?.evidence
      return { ...kept(honour, now), evidence: evidence ? { event: evidence.event.id, number: evidence.number } : null }
    }),
  }
}

export type Outcome = Awaited<ReturnType<typeof outcomeOf>>

/** The honour roll as anybody sees it: names, units, numbers; of a revoked one the day and the rule, never the facts. */
export async function publicRoll(db: Db, query: RollQuery) {
  const rows = await rollOf(db, query)
  const notices = await listNotices(
    db,
    rows.map(({ programmeId }) => programmeId),
  )
  const roll = rows.map(({ id, holderName, unitName, kind, level, name, year, number, revoked, ...from }) => ({
    ...{ id, holderName, unitName: unitName === holderName ? '' : unitName, kind, level, name, year, number },
    ...{ nomination: from.nominationId, campaign: from.campaignId, programme: from.programmeId },
    notice: notices.get(from.programmeId) ?? null,
    evidence: from.eventId && from.release ? { event: from.eventId, number: from.release } : null,
    revoked: revoked && { ground: revoked.reason.split(':')[0] as string, on: revoked.decidedOn },
  }))
  return { roll, next: rows.length === ROLL_PAGE ? (rows.at(-1)?.id ?? null) : null, years: await honoursByYear(db) }
}
