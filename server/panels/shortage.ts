/** Entries that lost a judge after they were dealt out, by a recusal or because the judge left; and giving them another one. */
import type { Act } from '../lib/act.ts'
import { wrongState } from '../lib/problem.ts'
import { deskOf, type EventDesk, pair, refOf, waiverKey, whoOf } from './expected.ts'
import { ensureSheets } from './marking.ts'

export interface Gap {
  entryId: string
  accountId: string
}

/** Whom an entry was given to and who marks it no more; what the chief judge waived is no gap. */
export function gapsOf(desk: EventDesk, sitting: string): Gap[] {
  const judges = new Set(desk.seats.filter((seat) => seat.sitting === sitting && seat.duty === 'judge').map((seat) => seat.accountId))
  return [...(desk.assigned.get(sitting) ?? [])].flatMap((assigned) => {
    const [accountId, entryId] = assigned.split(' ') as [string, string]
    const gone = desk.recused.has(assigned) || !judges.has(accountId)
    const waived = desk.waived.has(waiverKey(accountId, sitting, entryId)) || desk.waived.has(waiverKey(accountId, sitting, ''))
    return gone && !waived ? [{ entryId, accountId }] : []
  })
}

/** An entry that is short of judges: who left, by label. */
export interface Short {
  ref: string
  who: string
  left: { label: string; seated: boolean }[]
}

export function shortOf(desk: EventDesk, sitting: string, former: { accountId: string; label: string }[]): Short[] {
  const gaps = Map.groupBy(gapsOf(desk, sitting), ({ entryId }) => entryId)
  return desk.entries.flatMap((entry): Short[] => {
    const left = (gaps.get(entry.id) ?? []).map(({ accountId }) => {
      const seat = desk.seats.find((one) => one.accountId === accountId && one.sitting === sitting)
      return { label: (seat ?? former.find((one) => one.accountId === accountId))?.label ?? '', seated: seat !== undefined }
    })
    const [ref, who] = [refOf(desk.event, entry), whoOf(desk.event, entry)]
    return left.length > 0 && ref !== null && who !== null ? [{ ref, who, left }] : []
  })
}

/**
 * Gives every entry that is short the judge with the least to do who may mark it and does not yet.
 * @throws Problem 'wrong-state' when nobody is free for any of them
 */
export async function fillShort(act: Act, eventId: string, sitting: string): Promise<{ filled: number; short: number }> {
  const desk = await deskOf(act.tx, eventId)
  const assigned = new Set(desk.assigned.get(sitting))
  const judges = desk.seats.filter((seat) => seat.sitting === sitting && seat.duty === 'judge')
  const load = new Map(judges.map(({ accountId }) => [accountId, [...assigned].filter((one) => one.startsWith(`${accountId} `)).length]))
  const gaps = gapsOf(desk, sitting)
  const filled: (Gap & { instead: string })[] = []
  for (const gap of gaps) {
    const free = judges
      .map(({ accountId }) => accountId)
      .filter((account) => !assigned.has(pair(account, gap.entryId)) && !desk.recused.has(pair(account, gap.entryId)))
      .sort((a, b) => (load.get(a) ?? 0) - (load.get(b) ?? 0))
    const [instead] = free
    if (instead === undefined) continue
    assigned.add(pair(instead, gap.entryId))
    load.set(instead, (load.get(instead) ?? 0) + 1)
    filled.push({ ...gap, instead })
  }
  if (filled.length === 0) throw wrongState('nobody-free')
  for (const { entryId, accountId, instead } of filled) {
    const row = { eventId, sitting, entryId, by: act.by.id, at: act.at }
    await act.tx
      .deleteFrom('assignment')
      .where((is) => is.and({ eventId, sitting, accountId, entryId }))
      .execute()
    await act.tx
      .insertInto('assignment')
      .values({ ...row, accountId: instead })
      .execute()
  }
  await act.note(`event:${eventId}`, { sitting, filled: filled.length, short: gaps.length - filled.length }, filled)
  await ensureSheets(act, eventId)
  act.tell(`progress:${eventId}`)
  act.tell(`event:${eventId}`)
  return { filled: filled.length, short: gaps.length - filled.length }
}
