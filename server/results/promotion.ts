/** Promotion of skill levels by rank: what the latest official release gives, confirmed by an organiser, taken back where a correction no longer gives it. */
import type { Db } from '../../db/open.ts'
import type { PersonRow, PromotionRow } from '../../db/schema.ts'
import { eventOf } from '../competitions/queries.ts'
import { entriesOf } from '../entries/queries.ts'
import type { Act } from '../lib/act.ts'
import { dayInShanghai } from '../lib/day.ts'
import { notFound, wrong, wrongState } from '../lib/problem.ts'
import { updatePerson } from '../people/person.ts'
import { pieces } from '../people/table.ts'
import { score } from '../scoring/score.ts'
import { promotion } from '../scoring/title.ts'
import type { Bundle, LevelRow } from '../scoring/types.ts'

type Level = PersonRow['skillLevel']
const LEVELS: readonly string[] = ['none', 'l5', 'l4', 'l3', 'l2', 'l1'] satisfies Level[]

export interface PromotionSeen {
  entry: string
  person: string
  label: string
  unit: string
  rank: number | null
  /** The worker's level now. */
  from: Level
  to: Level | null
  rule: LevelRow | null
  /** due: to be confirmed; back: given, and no longer what the release gives. */
  outcome: 'due' | 'given' | 'top' | 'has' | 'none' | 'back'
  /** The record of the promotion that was given. */
  given: string | null
}

export interface Promotions {
  /** The latest release, where it is official. */
  release: { id: string; number: number } | null
  rows: PromotionSeen[]
}

/** What the event's ranks come to by the scheme's table: those whom a rank of the table reaches, and whoever was promoted by it. */
export async function promotionsOf(db: Db, eventId: string): Promise<Promotions> {
  const event = await eventOf(db, eventId)
  const latest = await db
    .selectFrom('release')
    .selectAll()
    .where('eventId', '=', eventId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (latest?.kind !== 'official' || event.subject !== 'person') return { release: null, rows: [] }
  const bundle = JSON.parse(latest.bundle) as Bundle
  const table = bundle.scheme.levels ?? []
  const lowest = Math.max(0, ...table.map(({ rank }) => rank))
  const standings = new Map(score(bundle).standings.map((one) => [one.entry, one]))
  const judged = new Map(bundle.entries.map((one) => [one.id, one]))
  const given = new Map((await standingPromotions(db, eventId)).map((one) => [one.entryId, one]))
  const entries = (await entriesOf(db, eventId)).filter(
    ({ id }) => given.has(id) || (standings.get(id)?.rank ?? Number.POSITIVE_INFINITY) <= lowest,
  )
  const levels = await levelsOf(
    db,
    entries.map(({ subjectId }) => subjectId),
  )
  const rows = entries.map((entry): PromotionSeen => {
    const standing = standings.get(entry.id)
    const rank = standing?.rank ?? null
    const as = judged.get(entry.id)
    const rule = as && rank !== null && standing?.level ? promotion(table, { entry: as, rank, passed: true, vetoed: false }) : null
    const from = levels.get(entry.subjectId) ?? 'none'
    const before = given.get(entry.id)
    return {
      entry: entry.id,
      person: entry.subjectId,
      label: entry.label,
      unit: entry.unitName,
      rank,
      from,
      to: (before?.toLevel ?? rule?.to ?? null) as Level | null,
      rule,
      outcome: outcomeOf(rule, from, before),
      given: before?.id ?? null,
    }
  })
  const place = (row: PromotionSeen) => row.rank ?? Number.POSITIVE_INFINITY
  return {
    release: { id: latest.id, number: latest.number },
    rows: rows.toSorted((a, b) => place(a) - place(b) || (a.entry < b.entry ? -1 : 1)),
  }
}

function outcomeOf(rule: LevelRow | null, from: Level, before: PromotionRow | undefined): PromotionSeen['outcome'] {
  if (before) return rule?.to === before.toLevel ? 'given' : 'back'
  if (rule) return LEVELS.indexOf(from) >= LEVELS.indexOf(rule.to) ? 'has' : 'due'
  return from === 'l1' ? 'top' : 'none'
}

/** Promotions of an event that were not taken back. */
const standingPromotions = (db: Db, eventId: string): Promise<PromotionRow[]> =>
  db
    .selectFrom('promotion')
    .selectAll()
    .where('eventId', '=', eventId)
    .where('id', 'not in', db.selectFrom('promotionEnd').select('promotionId'))
    .orderBy('id')
    .execute()

async function levelsOf(db: Db, ids: string[]): Promise<Map<string, Level>> {
  const found = pieces(ids).map((some) =>
    db.selectFrom('person').select(['id', 'skillLevel']).where('id', 'in', some).orderBy('id').execute(),
  )
  return new Map((await Promise.all(found)).flat().map(({ id, skillLevel }) => [id, skillLevel]))
}

/** Promotes exactly these entries: all or none. @throws Problem 'invalid-input' at the first that is not due by the present release */
export async function promote(act: Act, eventId: string, entries: string[]): Promise<{ promoted: number }> {
  const { release, rows } = await promotionsOf(act.tx, eventId)
  const due = new Map(rows.filter(({ outcome }) => outcome === 'due').map((row) => [row.entry, row]))
  for (const [i, entryId] of entries.entries()) {
    const row = due.get(entryId)
    if (!row || !release || entries.indexOf(entryId) < i) throw wrong(['entries', i], 'no-promotion-due')
    const id = act.id()
    const toLevel = row.to as Level
    const levels = { fromLevel: row.from, toLevel, since: dayInShanghai(act.at) }
    const evidence = { eventId, entryId, releaseId: release.id, rank: row.rank as number, rule: JSON.stringify(row.rule) }
    await act.tx
      .insertInto('promotion')
      .values({ id, personId: row.person, ...evidence, ...levels, by: act.by.id, at: act.at })
      .execute()
    await setLevel(act, row.person, toLevel)
    await act.note(`promotion:${id}`, {
      event: eventId,
      person: row.person,
      release: release.number,
      rank: row.rank,
      level: toLevel,
      from: row.from,
    })
  }
  act.tell(`results:${eventId}`)
  return { promoted: entries.length }
}

/** Takes back a promotion that the latest release no longer gives; the level becomes what it was, unless it changed again meanwhile. */
export async function takeBack(act: Act, eventId: string, id: string, reason: string): Promise<{ id: string }> {
  const { release, rows } = await promotionsOf(act.tx, eventId)
  const row = rows.find(({ given }) => given === id)
  if (!row || !release) throw notFound()
  if (row.outcome !== 'back') throw wrongState('no-promotion-due')
  const given = await act.tx.selectFrom('promotion').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  await act.tx.insertInto('promotionEnd').values({ promotionId: id, releaseId: release.id, reason, by: act.by.id, at: act.at }).execute()
  if (row.from === given.toLevel) await setLevel(act, given.personId, given.fromLevel)
  await act.note(`promotion:${id}`, { event: eventId, person: given.personId, removed: true, release: release.number, reason })
  act.tell(`results:${eventId}`)
  return { id }
}

async function setLevel(act: Act, personId: string, skillLevel: Level): Promise<void> {
  const person = await act.tx.selectFrom('person').selectAll().where('id', '=', personId).executeTakeFirstOrThrow()
  await updatePerson(act, person, person.version, { skillLevel })
}
