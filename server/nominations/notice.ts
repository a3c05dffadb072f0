/** Posting a public notice (公示): whom it names, what it shows of them, how long it hangs. */
import type { Db } from '../../db/open.ts'
import { specialDays } from '../competitions/calendar-queries.ts'
import type { Act } from '../lib/act.ts'
import { canonical, digest } from '../lib/canonical.ts'
import { dayInShanghai } from '../lib/day.ts'
import { notFound, Problem, wrong, wrongState } from '../lib/problem.ts'
import { addWorkingDays, unknownYears } from '../lib/workday.ts'
import type { NoticeField } from '../words/notices.ts'
import { type NoticeLine, noticesOf, removedOf } from './notice-queries.ts'
import { chosenOf, deedsOf, type NominationSeen, nominationsOf, programmeOf } from './queries.ts'
import type { Level } from './rules.ts'
import { inOrder, type Order } from './strokes.ts'

export interface NewNotice {
  level: string
  /** Of the two lower levels: whose. */
  unitId: string | null
  firstDay: string
  days: number
  channel: string
  fields: NoticeField[]
  order: Order
  /** What changed since the notice before it. */
  reason: string
}

/** ID numbers and phones that slipped into a text are not for the wall. */
export const withoutNumbers = (text: string): string =>
  text.replace(/(?<!\d)(\d{17}[\dXx]|\d{15}|1[3-9]\d[ -]?\d{4}[ -]?\d{4})(?!\d)/g, '***')

function lineOf({ id, attributes, unitName, dossier }: NominationSeen, deeds: string, fields: readonly NoticeField[]): NoticeLine {
  const { unitName: unit, ...known } = attributes
  const all: Record<string, string | null | undefined> = {
    ...known,
    unit,
    recommender: unitName,
    deeds: [...deeds].slice(0, 500).join(''),
    post: dossier.post,
  }
  const values = fields.flatMap((field) => (all[field] ? [[field, withoutNumbers(all[field])]] : []))
  return { nomination: id, name: attributes.name ?? '', values: Object.fromEntries(values) }
}

/** What notices are made of, read once for all of a programme's. */
export interface Stock {
  /** Neither taken back nor off the list after an objection. */
  standing: NominationSeen[]
  deeds: Awaited<ReturnType<typeof deedsOf>>
  chosen: string[]
  levels: Level[]
}

export async function stockOf(db: Db, campaignId: string, programmeId: string): Promise<Stock> {
  const removed = await removedOf(db, programmeId)
  const stays = (one: NominationSeen) => one.programmeId === programmeId && !one.withdrawn && !removed.has(one.id)
  const standing = (await nominationsOf(db, campaignId)).filter(stays)
  const texts = await deedsOf(
    db,
    standing.map(({ id }) => id),
  )
  const { rules } = await programmeOf(db, campaignId, programmeId)
  return { standing, deeds: texts, chosen: await chosenOf(db, programmeId), levels: rules.notices }
}

interface Showing {
  level: string
  unitPath: string | null
  fields: readonly NoticeField[]
}

/** What a notice of this level and unit would show now. */
export function contentOf(
  { standing, deeds, chosen, levels }: Stock,
  { level, unitPath, fields }: Showing,
  order: Order = 'given',
): NoticeLine[] {
  const of = levels.find(({ id }) => id === level)?.of
  const within = (path: string) => unitPath !== null && path.startsWith(unitPath)
  const byId = new Map(standing.map((one) => [one.id, one]))
  const on =
    of === 'list'
      ? chosen.flatMap((id) => byId.get(id) ?? [])
      : standing.filter(({ homePath, recommenderPath }) => within(of === 'home' ? homePath : recommenderPath))
  const lines = on.map((one) => lineOf(one, deeds.get(one.id)?.deeds ?? '', fields))
  return order === 'strokes' ? inOrder(lines, ({ name }) => name).sorted : lines
}

/**
 * Posts a notice, or its next round after a change: the count begins anew on the new first day.
 * @throws Problem 'not-found' for a unit outside the actor's subtree; wrong-state 'list-not-confirmed', 'notice-empty', 'notice-same';
 * 'invalid-input' for too few days, a first day that is over, a further round without a reason
 */
export async function postNotice(
  act: Act,
  campaignId: string,
  programmeId: string,
  asked: NewNotice,
): Promise<{ notice: string; lastDay: string; unknownYears: number[] }> {
  const programme = await programmeOf(act.tx, campaignId, programmeId)
  const level = programme.rules.notices.find(({ id }) => id === asked.level)
  if (!level) throw wrong('level', 'invalid-value')
  const unit =
    level.of === 'list' || !asked.unitId
      ? null
      : await act.tx.selectFrom('unit').select(['id', 'path']).where('id', '=', asked.unitId).executeTakeFirst()
  if (level.of === 'list' && act.by.role === 'officer') throw new Problem('not-allowed')
  if (level.of === 'list' && !programme.confirmed) throw wrongState('list-not-confirmed')
  if (level.of !== 'list' && unit === null) throw wrong('unitId', 'missing')
  if (unit === undefined || (unit && !unit.path.startsWith(act.by.path))) throw notFound()
  if (asked.days < level.least) throw wrong('days', 'notice-too-short', { least: String(level.least) })
  if (asked.firstDay < dayInShanghai(act.at)) throw wrong('firstDay', 'notice-day-over')
  const stock = await stockOf(act.tx, campaignId, programmeId)
  const rows = contentOf(stock, { ...asked, unitPath: unit?.path ?? null }, asked.order)
  if (rows.length === 0) throw wrongState('notice-empty')
  const earlier = (await noticesOf(act.tx, programmeId)).filter((one) => one.level === level.id && one.unitId === (unit?.id ?? null))
  const text = canonical(rows)
  const before = earlier.at(-1)
  if (before?.digest === digest(text)) throw wrongState('notice-same')
  if (before && !asked.reason) throw wrong('reason', 'reason-needed')
  const table = await specialDays(act.tx)
  const lastDay = addWorkingDays(asked.firstDay, asked.days, table)
  const { firstDay, days, channel, reason } = asked
  const row = { id: act.id(), programmeId, level: level.id, unitId: unit?.id ?? null, round: earlier.length + 1, firstDay, lastDay, days }
  await act.tx
    .insertInto('notice')
    .values({
      ...row,
      ...{ channel, reason, fields: JSON.stringify(asked.fields), shown: text, digest: digest(text), by: act.by.id, at: act.at },
    })
    .execute()
  await act.note(`programme:${programmeId}`, { notice: row.id, ...row, names: rows.length, fields: asked.fields, reason })
  act.tell(`campaign:${campaignId}`)
  return { notice: row.id, lastDay, unknownYears: unknownYears(firstDay, lastDay, table) }
}
