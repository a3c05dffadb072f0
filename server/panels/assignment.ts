/** Who marks what where not every judge marks every entry: the present plan, a drafted one, and laying one down. */
import type { Db } from '../../db/open.ts'
import { phaseOf } from '../competitions/phase.ts'
import type { Act } from '../lib/act.ts'
import { notFound, wrong, wrongState } from '../lib/problem.ts'
import { type Travel, travelled, travelsOf } from '../scoring/design.ts'
import { dealOut } from './deal.ts'
import { deskOf, type EventDesk, entryAt, pair, refOf, whoOf } from './expected.ts'
import { ensureSheets } from './marking.ts'
import { formerSeatsOf } from './queries.ts'
import { type Short, shortOf } from './shortage.ts'

/** Entries by their codes in a blind event; whom a judge is recused from is not told here. */
export interface Assigned {
  judges: { account: string; label: string; name: string }[]
  entries: { ref: string; who: string }[]
  /** The judges of each entry, by their places in the list; null: every judge marks every entry. */
  plan: number[][] | null
  /** Entries that lost a judge since. */
  short: Short[]
  marking: boolean
}

export interface Drafted {
  plan: number[][]
  /** What would connect the rooms. */
  travels: Travel[]
}

/** @throws Problem 'not-found' for a sitting that no judges mark */
function placeOf(desk: EventDesk, sitting: string) {
  if (desk.plan.sittings.get(sitting)?.sitting.source !== 'judge') throw notFound()
  const judges = desk.seats.filter((seat) => seat.duty === 'judge' && seat.sitting === sitting)
  const drawn = desk.entries.filter((entry) => entry.lot !== null && whoOf(desk.event, entry) !== null)
  const entries = desk.event.blind ? drawn.toSorted((a, b) => Number(a.code) - Number(b.code)) : drawn
  return { judges, entries }
}

/** @throws Problem 'not-found' */
export async function assignedOf(db: Db, eventId: string, sitting: string): Promise<Assigned> {
  const desk = await deskOf(db, eventId)
  const { judges, entries } = placeOf(desk, sitting)
  const own = desk.assigned.get(sitting)
  const marks = (account: string, entry: string) => own?.has(pair(account, entry)) && !desk.recused.has(pair(account, entry))
  return {
    judges: judges.map(({ accountId: account, label, name }) => ({ account, label, name })),
    entries: entries.map((entry) => ({ ref: refOf(desk.event, entry) ?? '', who: whoOf(desk.event, entry) ?? '' })),
    plan: own ? entries.map((entry) => judges.flatMap((judge, i) => (marks(judge.accountId, entry.id) ? [i] : []))) : null,
    short: shortOf(desk, sitting, await formerSeatsOf(db, eventId)),
    marking: (await phaseOf(db, eventId)).marking,
  }
}

export interface Draft {
  seed: string
  each: number
  rooms: number
  travel: boolean
}

/** A plan by a seed, which nobody has accepted yet. @throws Problem 'wrong-state' when too few judges may mark some entry */
export async function draftPlan(db: Db, eventId: string, sitting: string, { seed, each, rooms, travel }: Draft): Promise<Drafted> {
  const desk = await deskOf(db, eventId)
  const { judges, entries } = placeOf(desk, sitting)
  if (entries.length === 0) throw wrongState('lots-not-drawn')
  const barred = (judge: number, entry: number) => desk.recused.has(pair(judges[judge]?.accountId ?? '', entries[entry]?.id ?? ''))
  const dealt = dealOut({ seed, each, rooms, barred, judges: judges.length, entries: entries.length })
  if ('n' in dealt) throw wrong('each', 'judges-too-few', { each: String(each), n: String(dealt.n) })
  const travels = travelsOf(dealt, judges.length, barred)
  return travel ? { plan: travelled(dealt, travels), travels: [] } : { plan: dealt, travels }
}

/**
 * Lays down who marks what in a sitting; an empty plan gives every entry to every judge again.
 * @throws Problem 'invalid-input' for a judge who is recused; 'wrong-state' once marking is open and a sheet would be taken away
 */
export async function setAssignment(
  act: Act,
  eventId: string,
  sitting: string,
  plan: { account: string; refs: string[] }[],
): Promise<{ assigned: number }> {
  const desk = await deskOf(act.tx, eventId)
  const { judges } = placeOf(desk, sitting)
  const phase = await phaseOf(act.tx, eventId)
  if (phase.sealed) throw wrongState('sealed-already')
  const rows = plan.flatMap(({ account: accountId, refs }) => {
    if (!judges.some((judge) => judge.accountId === accountId)) throw wrong('plan', 'not-seated')
    return [...new Set(refs)].map((ref) => ({ eventId, sitting, accountId, entryId: entryAt(desk, ref).id, by: act.by.id, at: act.at }))
  })
  const recused = rows.filter((one) => desk.recused.has(pair(one.accountId, one.entryId))).length
  if (recused > 0) throw wrong('plan', 'not-assignable', { n: String(recused) })
  if (phase.marking && rows.length > 0) {
    const next = new Set(rows.map((one) => pair(one.accountId, one.entryId)))
    const before =
      desk.assigned.get(sitting) ?? new Set(judges.flatMap((judge) => desk.entries.map((entry) => pair(judge.accountId, entry.id))))
    if ([...before].some((one) => !next.has(one) && !desk.recused.has(one))) throw wrongState('assignment-late')
  }
  await act.tx.deleteFrom('assignment').where('eventId', '=', eventId).where('sitting', '=', sitting).execute()
  for (let i = 0; i < rows.length; i += 500)
    await act.tx
      .insertInto('assignment')
      .values(rows.slice(i, i + 500))
      .execute()
  await act.note(`event:${eventId}`, { sitting, assigned: rows.length }, rows)
  await ensureSheets(act, eventId)
  act.tell(`progress:${eventId}`)
  act.tell(`event:${eventId}`)
  return { assigned: rows.length }
}
