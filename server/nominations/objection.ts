/** Objections (异议) to a public notice: received to the last second of its last day, verified, answered in writing. */
import type { Act } from '../lib/act.ts'
import { dayInShanghai } from '../lib/day.ts'
import { notFound, Problem, wrong, wrongState } from '../lib/problem.ts'
import { noticeOf, objectionsOf } from './notice-queries.ts'

export interface NewObjection {
  /** Against whom; null: against the list. */
  nomination: string | null
  text: string
  /** Both of a named objection; neither of an anonymous one. */
  name: string
  phone: string
  /** Of one that came on paper and is entered by the office: the day it came. */
  receivedOn?: string | undefined
}

const MOST_AN_HOUR = 30
export const PLACE = 'objection.sealed'

/**
 * Takes an objection in. Name, phone and text are sealed; the record says neither.
 * @throws Problem wrong-state 'notice-not-open' before the first and after the last day, in Shanghai; 'too-many' when they pour in;
 * 'invalid-input' for a name without a phone or the other way round, and for somebody who is not on the notice
 */
export async function fileObjection(act: Act, noticeId: string, asked: NewObjection): Promise<{ objection: string }> {
  const notice = await noticeOf(act.tx, noticeId)
  const paper = act.by.role !== 'anyone' && asked.receivedOn !== undefined
  const today = dayInShanghai(act.at)
  const receivedOn = paper ? (asked.receivedOn as string) : today
  if (receivedOn > today) throw wrong('receivedOn', 'invalid-value')
  if (receivedOn < notice.firstDay || receivedOn > notice.lastDay)
    throw wrongState('notice-not-open', { first: notice.firstDay, last: notice.lastDay })
  if (asked.nomination && !notice.rows.some(({ nomination }) => nomination === asked.nomination)) throw wrong('nomination', 'invalid-value')
  if (!asked.name !== !asked.phone) throw wrong(asked.name ? 'phone' : 'name', 'objection-named')
  const hourAgo = new Date(Date.parse(act.at) - 3_600_000).toISOString()
  const lately = (await objectionsOf(act.tx, notice.programmeId)).filter(({ at, by }) => at > hourAgo && by === act.by.id)
  if (!paper && lately.length >= MOST_AN_HOUR) throw new Problem('too-many')
  const { nomination, text, name, phone } = asked
  const row = { id: act.id(), noticeId, nominationId: nomination, named: name ? (1 as const) : (0 as const), receivedOn }
  const sealed = act.site.secrets.seal(JSON.stringify({ text, name, phone }), PLACE)
  await act.tx
    .insertInto('objection')
    .values({ ...row, sealed, by: act.by.id, at: act.at })
    .execute()
  await act.note(`notice:${noticeId}`, { objection: row.id, named: row.named, receivedOn, paper })
  act.tell(
    `campaign:${(await act.tx.selectFrom('programme').select('campaignId').where('id', '=', notice.programmeId).executeTakeFirstOrThrow()).campaignId}`,
  )
  return { objection: row.id }
}

export interface Verdict {
  outcome: 'upheld' | 'rejected'
  /** For the committee: what was checked, with whom. */
  finding: string
  /** For whoever objected, in writing. */
  answer: string
}

/** Answers an objection, once. Upheld against a nominee: who leaves the list, visibly. @throws Problem 'not-found', wrong-state 'objection-answered' */
export async function answerObjection(
  act: Act,
  campaignId: string,
  programmeId: string,
  id: string,
  verdict: Verdict,
): Promise<{ ok: true }> {
  const objection = (await objectionsOf(act.tx, programmeId)).find((one) => one.id === id)
  if (!objection) throw notFound()
  if (objection.answer) throw wrongState('objection-answered')
  const { outcome, finding, answer } = verdict
  await act.tx.insertInto('objectionAnswer').values({ objectionId: id, outcome, finding, answer, by: act.by.id, at: act.at }).execute()
  await act.note(`notice:${objection.noticeId}`, { objection: id, outcome, nomination: objection.nominationId }, { finding, answer })
  act.tell(`campaign:${campaignId}`)
  return { ok: true }
}
