/** How many each recommending unit may put forward, what its quota asks, and how far it is. A unit that went into another hands its quota on. */
import type { Db } from '../../db/open.ts'
import type { Act } from '../lib/act.ts'
import { type Fault, Problem, wrong, wrongState } from '../lib/problem.ts'
import { fraction, mul, toCount, whole } from '../scoring/exact.ts'
import { meets, type Who } from '../scoring/quota.ts'
import { type NominationSeen, nominationsOf, programmeOf } from './queries.ts'
import type { Rules } from './rules.ts'
import { inTime } from './stage.ts'

export interface Least {
  of: Who
  count: number
}

export interface Allotment {
  unitId: string
  unitName: string
  unitPath: string
  seats: number
  /** With the reserves that over-nomination allows. */
  most: number
  least: Least[]
  /** Units that went into this one and whose quota is counted here. */
  from: string[]
}

/** By unit, in order of the tree. Nobody has a limit while nothing is allotted. */
export async function allotmentsOf(db: Db, programmeId: string, { over }: Pick<Rules, 'over'>): Promise<Allotment[]> {
  const rows = await db
    .selectFrom('allotment')
    .innerJoin('unit as given', 'given.id', 'allotment.unitId')
    .leftJoin('unitSuccession', 'unitSuccession.unitId', 'allotment.unitId')
    .innerJoin('unit', (on) => on.on('unit.id', '=', (eb) => eb.fn.coalesce('unitSuccession.intoId', 'allotment.unitId')))
    .where('programmeId', '=', programmeId)
    .select(['given.id as givenId', 'given.name as givenName', 'unit.id', 'unit.name', 'unit.path', 'seats', 'least'])
    .orderBy('unit.path')
    .execute()
  return [...Map.groupBy(rows, ({ id }) => id)].map(([unitId, given]) => {
    const [{ name, path }] = given as [(typeof rows)[number]]
    const seats = given.reduce((n, row) => n + row.seats, 0)
    const least = given.flatMap((row): Least[] => JSON.parse(row.least))
    const from = given.filter(({ givenId }) => givenId !== unitId).map(({ givenName }) => givenName)
    return { unitId, unitName: name, unitPath: path, seats, most: mostOf(seats, over), least, from }
  })
}

/** @example mostOf(3, '120%') // 3.6 → 4 */
export const mostOf = (seats: number, over: string): number => toCount(mul(whole(seats), fraction(over) ?? whole(1)), 'up')

export interface Used extends Allotment {
  /** Active nominations in the unit's own order; those behind the quota are reserves. */
  nominations: string[]
  outside: number
  least: (Least & { has: number })[]
  /** An enterprise head is up and no front-line worker stands by. */
  frontReserveOwed: boolean
}

/** A quota with who is up under it. */
export function usedOf(allotted: Allotment, nominations: readonly NominationSeen[], programmeId: string, rules: Rules): Used {
  const own = nominations
    .filter((one) => one.programmeId === programmeId && !one.withdrawn && one.recommenderPath.startsWith(allotted.unitPath))
    .toSorted((a, b) => a.ordinal - b.ordinal || (a.id < b.id ? -1 : 1))
  const regular = own.filter(({ pool }) => pool === 'regular')
  const [main, reserves] = [regular.slice(0, allotted.seats), regular.slice(allotted.seats)]
  const isClass = (one: NominationSeen, ...classes: string[]) => classes.includes(one.attributes.jobClass ?? '')
  return {
    ...allotted,
    nominations: regular.map(({ id }) => id),
    outside: own.length - regular.length,
    least: allotted.least.map((least) => ({ ...least, has: main.filter(({ attributes }) => meets(attributes, least.of)).length })),
    frontReserveOwed:
      rules.frontReserve && main.some((one) => isClass(one, 'manager')) && !reserves.some((one) => isClass(one, 'industrial', 'frontline')),
  }
}

/** @throws Problem wrong-state 'quota-none' or 'quota-full' when a unit may put nobody more forward */
export async function withinQuota(act: Act, campaignId: string, programme: { id: string; rules: Rules }, unitPath: string): Promise<void> {
  const allotments = await allotmentsOf(act.tx, programme.id, programme.rules)
  if (allotments.length === 0) return
  const mine = allotments.find((one) => unitPath.startsWith(one.unitPath))
  if (!mine) throw wrongState('quota-none')
  const { nominations, most, seats } = usedOf(mine, await nominationsOf(act.tx, campaignId), programme.id, programme.rules)
  if (nominations.length >= most) throw wrongState('quota-full', { seats: String(seats), most: String(most), unit: mine.unitName })
}

/** Says how many each recommending unit may put forward; units not named get nothing. The places need not all be given out. */
export async function setAllotment(
  act: Act,
  campaignId: string,
  programmeId: string,
  rows: { unitId: string; seats: number; least: Least[] }[],
  formula: string,
): Promise<{ ok: true }> {
  const { confirmed, seats } = await programmeOf(act.tx, campaignId, programmeId)
  if (confirmed) throw wrongState('list-confirmed')
  const given = rows.reduce((n, row) => n + row.seats, 0)
  if (given > seats) throw wrong('rows', 'allotted-too-many', { n: String(given), seats: String(seats) })
  const units = new Set((await recommenders(act.tx)).map(({ id }) => id))
  const faults = rows.flatMap(({ unitId, seats, least }, i): Fault[] => {
    if (!units.has(unitId) || rows.findIndex((row) => row.unitId === unitId) < i)
      return [{ path: ['rows', i, 'unitId'], code: 'not-a-recommender' }]
    return least.some(({ count }) => count > seats) ? [{ path: ['rows', i, 'seats'], code: 'least-over-quota' }] : []
  })
  if (faults.length > 0) throw new Problem('invalid-input', faults)
  await act.tx.deleteFrom('allotment').where('programmeId', '=', programmeId).execute()
  for (const { unitId, seats, least } of rows.filter((row) => row.seats > 0))
    await act.tx
      .insertInto('allotment')
      .values({ programmeId, unitId, seats, least: JSON.stringify(least), by: act.by.id, at: act.at })
      .execute()
  await act.note(`programme:${programmeId}`, { allotted: rows, formula })
  act.tell(`campaign:${campaignId}`)
  return { ok: true }
}

/** The streets and industry federations, with how many members their units have. */
export async function recommenders(db: Db): Promise<{ id: string; name: string; nameEn: string; members: number }[]> {
  const units = await db
    .selectFrom('unit')
    .leftJoin('unitSuccession', 'unitSuccession.unitId', 'unit.id')
    .where('unitSuccession.unitId', 'is', null)
    .select(['unit.id', 'unit.name', 'unit.nameEn', 'unit.kind', 'unit.path', 'unit.members'])
    .orderBy('unit.path')
    .execute()
  const own = new Map<string, number>()
  for (const { path, kind, members } of units) {
    const top = path.split('/')[2] ?? ''
    if (kind === 'grassroots') own.set(top, (own.get(top) ?? 0) + members)
  }
  return units
    .filter(({ kind }) => kind === 'street' || kind === 'industry')
    .map(({ id, name, nameEn, members }) => ({ id, name, nameEn, members: own.get(id) ?? members }))
}

/** The unit's own order of those it put forward; who stands behind the quota is a reserve. */
export async function rank(act: Act, campaignId: string, programmeId: string, order: string[]): Promise<{ ok: true }> {
  const { confirmed } = await programmeOf(act.tx, campaignId, programmeId)
  if (confirmed) throw wrongState('list-confirmed')
  await inTime(act, campaignId, 'recommend', act.by.path)
  const own = (await nominationsOf(act.tx, campaignId)).filter(
    (one) => one.programmeId === programmeId && !one.withdrawn && one.recommenderPath.startsWith(act.by.path),
  )
  const ranked = own.filter(({ id }) => order.includes(id))
  if (new Set(order).size !== order.length || ranked.length !== order.length) throw wrong('order', 'not-a-nominee')
  // They change places among themselves; whoever another unit below the same quota put forward keeps theirs.
  const places = ranked.map(({ ordinal }) => ordinal).toSorted((a, b) => a - b)
  let last = 0
  for (const [i, id] of order.entries()) {
    last = Math.max(places[i] as number, last + 1)
    await act.tx.updateTable('nomination').set({ ordinal: last }).where('id', '=', id).execute()
  }
  await act.note(`programme:${programmeId}`, { order })
  act.tell(`campaign:${campaignId}`)
  return { ok: true }
}
