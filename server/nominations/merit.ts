/** How a programme ranks its nominees, and their points or agreed places, which come as a workbook. */
import type { Db } from '../../db/open.ts'
import type { Act } from '../lib/act.ts'
import { Problem, wrong, wrongState } from '../lib/problem.ts'
import { type Column, type Lang, writeWorkbook } from '../lib/workbook.ts'
import { type Outcome, pieces, readable, refuseFaulty, type Table } from '../people/table.ts'
import { nominations } from '../words/nominations.ts'
import { say } from '../words/words.ts'
import { nominationsOf, programmeOf } from './queries.ts'
import { meritsOf, type RankingKept, rankingOf } from './selection-queries.ts'

/** @throws Problem wrong-state 'list-confirmed'; 'changed-meanwhile'; 'invalid-input' where categories do not share out the seats */
export async function setRanking(
  act: Act,
  campaignId: string,
  programmeId: string,
  ranking: RankingKept,
  version: number,
): Promise<{ version: number }> {
  const { confirmed, seats, quotas } = await programmeOf(act.tx, campaignId, programmeId)
  if (confirmed) throw wrongState('list-confirmed')
  const before = await rankingOf(act.tx, programmeId)
  if (before.version !== version) throw new Problem('changed-meanwhile')
  const { categories, vacant, goal } = ranking
  const shared = categories.reduce((sum, one) => sum + (one.seats ?? 0), 0)
  if (categories.length > 1 && (shared > seats || (shared < seats && !vacant)))
    throw wrong(['categories', categories.length - 1, 'seats'], 'category-seats', { n: String(shared), seats: String(seats) })
  const about = goal.split(':')[1]
  if (about !== undefined && !quotas.some(({ id }) => id === about)) throw wrong('goal', 'no-such-rule')
  const row = { body: JSON.stringify(ranking), version: version + 1, by: act.by.id, at: act.at }
  await act.tx
    .insertInto('ranking')
    .values({ programmeId, ...row })
    .onConflict((on) => on.column('programmeId').doUpdateSet(row))
    .execute()
  await act.note(`programme:${programmeId}`, { ranking, before: before.ranking })
  act.tell(`campaign:${campaignId}`)
  return { version: version + 1 }
}

const words = nominations.meritColumns
const column = (key: keyof typeof words, more: Partial<Column> = {}): Column => ({
  key,
  header: { zh: words[key][0], en: words[key][1] },
  ...more,
})

export const meritColumns: Column[] = [
  column('id', { required: true, width: 30 }),
  column('name', { width: 12 }),
  column('unit', { width: 28 }),
  column('points', { kind: 'decimal', width: 10 }),
  column('order', { kind: 'integer', width: 10 }),
]

const nomineesUp = async (db: Db, campaignId: string, programmeId: string) =>
  (await nominationsOf(db, campaignId)).filter((one) => one.programmeId === programmeId && !one.withdrawn)

/** Every nominee with what they have, to be filled in and sent back. */
export async function meritWorkbook(
  db: Db,
  campaignId: string,
  programmeId: string,
  lang: Lang,
): Promise<{ title: string; bytes: Uint8Array }> {
  const programme = await programmeOf(db, campaignId, programmeId)
  const nominees = await nomineesUp(db, campaignId, programmeId)
  const merits = await meritsOf(db, programmeId)
  const title = say(nominations, lang).meritTitle(lang === 'en' && programme.nameEn ? programme.nameEn : programme.name)
  const rows = nominees.map(({ id, attributes }) => ({
    id,
    name: attributes.name,
    unit: attributes.unitName,
    points: merits.get(id)?.points,
    order: merits.get(id)?.order,
  }))
  return { title, bytes: await writeWorkbook([{ name: title, title, columns: meritColumns, lang, rows, stars: true }]) }
}

export interface MeritPlan extends Outcome {
  values: { nominationId: string; how: 'points' | 'order'; value: string }[]
}

const MOST_DIGITS = /^-?\d{1,6}(\.\d{1,4})?$/

/** Looks at a table without changing anything; an empty cell keeps what is known. @throws Problem 'not-found' */
export async function planMerit(db: Db, campaignId: string, programmeId: string, table: Table): Promise<MeritPlan> {
  const nominees = new Map((await nomineesUp(db, campaignId, programmeId)).map((one) => [one.id, one]))
  const merits = await meritsOf(db, programmeId)
  const plan: MeritPlan = { faults: [...table.errors], actions: new Map(), values: [] }
  const seenIn = new Map<string, number>()
  for (const { row, values } of readable(table)) {
    const nominationId = values.id ?? ''
    const fault = (at: string, code: string, params?: Record<string, string>) => plan.faults.push({ row, column: at, code, params })
    const first = seenIn.get(nominationId)
    seenIn.set(nominationId, row)
    if (!nominees.has(nominationId)) fault('id', 'not-a-nominee')
    else if (first !== undefined) fault('id', 'row-twice', { row: String(first) })
    else if (values.points && !MOST_DIGITS.test(values.points)) fault('points', 'merit-too-fine', { value: values.points })
    else if (values.order && !/^[1-9]\d{0,4}$/.test(values.order)) fault('order', 'bad-place')
    else {
      const given = (['points', 'order'] as const).flatMap((how) => (values[how] ? [{ nominationId, how, value: values[how] }] : []))
      const isNew = given.filter(({ how, value }) => merits.get(nominationId)?.[how] !== value)
      plan.values.push(...isNew)
      plan.actions.set(row, isNew.length > 0 ? (merits.has(nominationId) ? 'change' : 'add') : 'same')
    }
  }
  return plan
}

/** Writes what the table says: all of it, or nothing when a row is faulty. */
export async function importMerit(act: Act, campaignId: string, programmeId: string, table: Table): Promise<{ rows: number }> {
  const plan = await planMerit(act.tx, campaignId, programmeId, table)
  refuseFaulty(plan)
  return setMerit(act, campaignId, programmeId, plan.values)
}

/** @throws Problem wrong-state 'list-confirmed' */
export async function setMerit(act: Act, campaignId: string, programmeId: string, values: MeritPlan['values']): Promise<{ rows: number }> {
  const { confirmed } = await programmeOf(act.tx, campaignId, programmeId)
  if (confirmed) throw wrongState('list-confirmed')
  for (const some of pieces(values, 200)) {
    await act.tx
      .insertInto('merit')
      .values(some.map((one) => ({ ...one, by: act.by.id, at: act.at })))
      .onConflict((on) =>
        on.columns(['nominationId', 'how']).doUpdateSet((eb) => ({
          value: eb.ref('excluded.value'),
          by: eb.ref('excluded.by'),
          at: eb.ref('excluded.at'),
        })),
      )
      .execute()
  }
  await act.note(`programme:${programmeId}`, { merits: values.length }, values)
  act.tell(`campaign:${campaignId}`)
  return { rows: new Set(values.map(({ nominationId }) => nominationId)).size }
}
