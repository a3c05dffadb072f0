/** What is read of notices: the public page, the committee's table with its objections, and whether nothing stands against a list. */
import type { Db } from '../../db/open.ts'
import { specialDays } from '../competitions/calendar-queries.ts'
import { canonical } from '../lib/canonical.ts'
import type { Secrets } from '../lib/secret.ts'
import { unknownYears, workingDaysBetween } from '../lib/workday.ts'
import { contentOf, stockOf } from './notice.ts'
import {
  awardOf,
  lastNotices,
  type Notice,
  noticeOf,
  noticesOf,
  type Objection,
  objectionsOf,
  removedOf,
  withdrawnIn,
} from './notice-queries.ts'
import { PLACE } from './objection.ts'

export type NoticeState = 'coming' | 'running' | 'ended' | 'superseded'

const stateOf = ({ firstDay, lastDay }: Notice, next: Notice | undefined, today: string): NoticeState =>
  next ? 'superseded' : today < firstDay ? 'coming' : today <= lastDay ? 'running' : 'ended'

const nextOf = (notice: Notice, all: readonly Notice[]) =>
  all.find(({ level, unitId, round }) => level === notice.level && unitId === notice.unitId && round === notice.round + 1)

const headOf = ({ id, level, unitName, round, firstDay, lastDay, days, channel, fields, reason, at }: Notice) => ({
  ...{ id, level, unit: unitName, round, firstDay, lastDay, days, channel, fields, reason, at },
})

export type NoticeHead = ReturnType<typeof headOf> & {
  state: NoticeState
  /** How many working days have been counted so far, today included. */
  day: number
  award: Awaited<ReturnType<typeof awardOf>>
}

async function headsOf(db: Db, notices: readonly Notice[], all: readonly Notice[], today: string): Promise<NoticeHead[]> {
  const table = await specialDays(db)
  const awards = new Map<string, NoticeHead['award']>()
  for (const { programmeId } of notices) awards.set(programmeId, awards.get(programmeId) ?? (await awardOf(db, programmeId)))
  return notices.map((one) => ({
    ...headOf(one),
    state: stateOf(one, nextOf(one, all), today),
    day: workingDaysBetween(one.firstDay, today < one.lastDay ? today : one.lastDay, table),
    award: awards.get(one.programmeId) as NoticeHead['award'],
  }))
}

/** Notices that hang or will, and those of the last sixty that are over; newest first, without rounds that were begun anew. */
export async function publicNotices(db: Db, today: string): Promise<NoticeHead[]> {
  const all = await lastNotices(db)
  return (await headsOf(db, all, all, today)).filter(({ state }) => state !== 'superseded')
}

/** A notice as anybody sees it: a name that left stays, struck out, with why. @throws Problem 'not-found' */
export async function publicNotice(db: Db, id: string, today: string) {
  const notice = await noticeOf(db, id)
  const all = await noticesOf(db, notice.programmeId)
  const [head] = (await headsOf(db, [notice], all, today)) as [NoticeHead]
  const removed = await removedOf(db, notice.programmeId)
  const withdrawn = await withdrawnIn(db, notice.programmeId)
  const rows = notice.rows.map((row) => ({
    ...row,
    out: removed.has(row.nomination) ? ('objection' as const) : withdrawn.has(row.nomination) ? ('withdrawn' as const) : null,
  }))
  return { ...head, digest: notice.digest, rows, next: nextOf(notice, all)?.id ?? null }
}

/** All that stands for and against a programme's notices, read once. */
export async function standOf(db: Db, campaignId: string, programmeId: string) {
  const stock = await stockOf(db, campaignId, programmeId)
  return { stock, notices: await noticesOf(db, programmeId), objections: await objectionsOf(db, programmeId) }
}

/** What keeps a notice from its certificate of no objection (公示无异议证明); empty when nothing does. */
export function openAfter({ stock, notices, objections }: Awaited<ReturnType<typeof standOf>>, notice: Notice, today: string): string[] {
  const state = stateOf(notice, nextOf(notice, notices), today)
  const shown = new Set(notice.rows.map((row) => canonical(row)))
  return [
    ...(state === 'superseded' ? ['notice-superseded'] : []),
    ...(state === 'coming' || state === 'running' ? ['notice-running'] : []),
    ...(objections.some((one) => one.noticeId === notice.id && !one.answer) ? ['objections-open'] : []),
    ...(contentOf(stock, notice).every((row) => shown.has(canonical(row))) ? [] : ['notice-changed']),
  ]
}

/** A programme's notices for those who keep them; an officer's are those of the own subtree. */
export async function noticesSeen(db: Db, campaignId: string, programmeId: string, path: string, today: string) {
  const stand = await standOf(db, campaignId, programmeId)
  const { notices: all, objections } = stand
  const mine = all.filter(({ unitPath }) => path === '/' || unitPath?.startsWith(path))
  const heads = await headsOf(db, mine, all, today)
  const seen = []
  for (const [i, head] of heads.entries()) {
    const of = objections.filter(({ noticeId }) => noticeId === head.id)
    const count = (outcome: string) => of.filter(({ answer }) => answer?.outcome === outcome).length
    seen.push({
      ...head,
      names: (mine[i] as Notice).rows.map(({ nomination, name }) => ({ nomination, name })),
      open: openAfter(stand, mine[i] as Notice, today),
      objections: { all: of.length, upheld: count('upheld'), rejected: count('rejected') },
    })
  }
  const years = unknownYears(today, `${Number(today.slice(0, 4))}-12-31`, await specialDays(db))
  return { levels: stand.stock.levels, notices: seen.toReversed(), unknownYears: years }
}

export type NoticeRowSeen = Awaited<ReturnType<typeof noticesSeen>>['notices'][number]

/** Objections with who and what, for the committee alone. */
export async function objectionsSeen(db: Db, programmeId: string, secrets: Secrets) {
  const names = new Map((await noticesOf(db, programmeId)).flatMap(({ rows }) => rows.map(({ nomination, name }) => [nomination, name])))
  return (await objectionsOf(db, programmeId)).map(({ sealed, by: _, ...one }) => ({
    ...one,
    ...(JSON.parse(secrets.unseal(sealed, PLACE)) as { text: string; name: string; phone: string }),
    against: one.nominationId ? (names.get(one.nominationId) ?? '') : null,
  }))
}

/** What the objector may look up with the number that was given: the answer in writing, nothing of the verification. */
export const answerOf = (objection: Pick<Objection, 'receivedOn' | 'answer'> | undefined) =>
  objection && {
    receivedOn: objection.receivedOn,
    outcome: objection.answer?.outcome ?? null,
    answer: objection.answer?.answer ?? '',
    at: objection.answer?.at ?? null,
  }
