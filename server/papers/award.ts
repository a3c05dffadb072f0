/** What the papers of an award are made of: whom they are about, in which order, with what was decided, held and posted. */
import type { Db } from '../../db/open.ts'
import type { Actor } from '../lib/act.ts'
import { dayInShanghai } from '../lib/day.ts'
import { notFound } from '../lib/problem.ts'
import { type HeldHonour, honoursOf } from '../nominations/dossier.ts'
import { rightsOf } from '../nominations/entitlement.ts'
import { mayDay } from '../nominations/input.ts'
import { type Notice, removedOf } from '../nominations/notice-queries.ts'
import { openAfter, standOf } from '../nominations/notice-view.ts'
import { chosenOf, type NominationSeen, nominationsOf, programmeOf } from '../nominations/queries.ts'
import { type ConfirmedList, confirmedList, type List, listOf } from '../nominations/selection.ts'
import { inOrder, type Order } from '../nominations/strokes.ts'
import { census, count } from '../scoring/quota.ts'

export interface Asked {
  /** The recommending unit; null: the list, for the level above. */
  unit: string | null
  final: boolean
  order: Order
}

export interface Award extends Asked {
  unitName: string | null
  programme: Awaited<ReturnType<typeof programmeOf>>
  nominees: NominationSeen[]
  list: List | ConfirmedList
  held: Map<string, HeldHonour[]>
  photos: Map<string, { type: string; content: string }>
  /** The notices of just these people, the latest round of each level, and what still stands against each. */
  notices: { notice: Notice; open: string[]; objections: number; upheld: number }[]
  /** Names whose strokes nobody knows: they stand last. */
  missing: string[]
}

/** The units of a subtree that recommend somebody: there is a packet for each. */
export async function recommendersOf(
  db: Db,
  campaignId: string,
  programmeId: string,
  path: string,
): Promise<{ id: string; name: string }[]> {
  await programmeOf(db, campaignId, programmeId)
  const mine = (await nominationsOf(db, campaignId)).filter(
    (one) => one.programmeId === programmeId && !one.withdrawn && one.recommenderPath.startsWith(path),
  )
  return [...new Map(mine.map(({ recommenderId, unitName }) => [recommenderId, { id: recommenderId, name: unitName }])).values()]
}

/** Officers get the papers of units in their own subtree. @throws Problem 'not-found' */
export async function mayPack(db: Db, { role, path }: Pick<Actor, 'role' | 'path'>, unit: string | null): Promise<void> {
  if (role !== 'officer') return
  const row = await db
    .selectFrom('unit')
    .select('path')
    .where('id', '=', unit ?? '')
    .executeTakeFirst()
  if (!row?.path.startsWith(path)) throw notFound()
}

/** Whom the papers are about: a unit's own in its order, or the list; nobody who left it. @throws Problem 'not-found' for a unit that recommends nobody here */
export async function nomineesFor(db: Db, campaignId: string, programmeId: string, unit: string | null): Promise<NominationSeen[]> {
  const removed = await removedOf(db, programmeId)
  const all = (await nominationsOf(db, campaignId)).filter(
    (one) => one.programmeId === programmeId && !one.withdrawn && !removed.has(one.id),
  )
  if (!unit) return (await chosenOf(db, programmeId)).flatMap((id) => all.find((one) => one.id === id) ?? [])
  const own = all.filter(({ recommenderId }) => recommenderId === unit).toSorted((a, b) => a.ordinal - b.ordinal)
  if (own.length === 0) throw notFound()
  return own
}

/** @throws Problem as `nomineesFor` */
export async function awardPapersOf(db: Db, campaignId: string, programmeId: string, asked: Asked, at: string): Promise<Award> {
  const programme = await programmeOf(db, campaignId, programmeId)
  const given = await nomineesFor(db, campaignId, programmeId, asked.unit)
  const { sorted, missing } = inOrder(given, ({ attributes }) => attributes.name ?? '')
  const nominees = asked.order === 'strokes' ? sorted : given
  const holders = nominees.map(({ holderId }) => holderId)
  const photos = await db
    .selectFrom('nominationFile')
    .where('kind', '=', 'photo')
    .where(
      'nominationId',
      'in',
      nominees.map(({ id }) => id),
    )
    .select(['nominationId', 'type', 'content'])
    .orderBy('id')
    .execute()
  return {
    ...asked,
    unitName: nominees.find(({ recommenderId }) => recommenderId === asked.unit)?.unitName ?? null,
    programme,
    nominees,
    list: await listOfThese(db, campaignId, programmeId, nominees, asked.unit === null, at),
    held: Map.groupBy(
      // What this very nomination led to was not held before.
      (await honoursOf(db, holders)).filter(({ revoked, nominationId }) => !revoked && !given.some(({ id }) => id === nominationId)),
      ({ holderId }) => holderId,
    ),
    photos: new Map(photos.map(({ nominationId, ...photo }) => [nominationId, photo])),
    notices: await noticesFor(db, campaignId, programmeId, asked.unit, dayInShanghai(at)),
    missing: asked.order === 'strokes' ? missing : [],
  }
}

/** The list as its workbook knows it, of these people only; its figures are those of the people who stand on it. */
async function listOfThese(db: Db, campaignId: string, programmeId: string, nominees: NominationSeen[], whole: boolean, at: string) {
  const list = (await confirmedList(db, programmeId)) ?? (await listOf(db, campaignId, programmeId, at))
  const { evidence } = await rightsOf(db, campaignId, at)
  const rows = nominees.map(({ id, attributes, unitName, releaseId, deeds }) => ({
    ...{ id, attributes, recommender: unitName, deeds, evidence: evidence.get(id) ?? null },
    channel: releaseId ? ('contest' as const) : ('unit' as const),
  }))
  const people = rows.map(({ attributes }) => attributes)
  const { quotas, seats } = list.programme
  return {
    ...list,
    rows,
    rules: whole ? count(quotas, seats, people) : [],
    census: census(people, mayDay(list.campaign.year)),
    ...(!whole && { reserves: [], exceptions: [], reasons: [] }),
  }
}

async function noticesFor(db: Db, campaignId: string, programmeId: string, unit: string | null, today: string): Promise<Award['notices']> {
  const stand = await standOf(db, campaignId, programmeId)
  const mine = stand.notices.filter(({ unitId }) => unitId === unit)
  const latest = mine.filter((one) => !mine.some(({ level, round }) => level === one.level && round > one.round))
  return latest.map((notice) => {
    const of = stand.objections.filter(({ noticeId }) => noticeId === notice.id)
    const upheld = of.filter(({ answer }) => answer?.outcome === 'upheld').length
    return { notice, open: openAfter(stand, notice, today), objections: of.length, upheld }
  })
}
