/** SQL of people, each function named by what it returns. */
import type { Db } from '../../db/open.ts'
import { prepared } from '../../db/prepared.ts'
import type { AccountRow, PersonRow, SeatRow, UnitRow } from '../../db/schema.ts'
import { type Reader, shownTo } from '../lib/audience.ts'
import type { Session } from '../lib/env.ts'
import { notFound } from '../lib/problem.ts'
import { pieces } from './table.ts'

/** Rows of one page; one more is fetched to know whether there is a next page. */
export const PAGE = 50

/** A page of a list; `next` is the `after` of the following page. */
export interface Paged<T> {
  rows: T[]
  next: string | null
}

export function paged<T extends { id: string }>(found: T[]): Paged<T> {
  return { rows: found.slice(0, PAGE), next: found.length > PAGE ? found[PAGE - 1]!.id : null }
}

/** Where the paths of a subtree end: "0" is the sign after "/". */
export const pathsEnd = (path: string) => `${path.slice(0, -1)}0`

/** The open account with this login. */
export async function accountByLogin(db: Db, login: string): Promise<AccountRow | undefined> {
  return db
    .selectFrom('account')
    .leftJoin('accountClosure', 'accountClosure.accountId', 'account.id')
    .where('account.login', '=', login)
    .where('accountClosure.at', 'is', null)
    .selectAll('account')
    .executeTakeFirst()
}

export interface SeenSession {
  account: string
  login: string
  name: string
  role: AccountRow['role']
  unitId: string | null
  unitName: string | null
  /** Seats in events that have released nothing yet, arbiters' until the official list, so that the shell can offer their pages. */
  seats: { eventId: string; eventName: string; duty: SeatRow['duty'] }[]
}

/** What the shell shows of the person who is logged in. */
export async function seenSession(db: Db, session: Session, reader: Reader): Promise<SeenSession> {
  const unit = session.unitId ? await db.selectFrom('unit').select('name').where('id', '=', session.unitId).executeTakeFirst() : undefined
  const seats = await db
    .selectFrom('seat')
    .innerJoin('event', 'event.id', 'seat.eventId')
    .where('seat.accountId', '=', session.account)
    .where((is) => {
      const released = is.selectFrom('release').select('release.id').whereRef('release.eventId', '=', 'event.id').where(shownTo(reader))
      const ruled = is.selectFrom('ruling').select('appealId')
      const appealed = is.selectFrom('appeal').select('appeal.id').whereRef('eventId', '=', 'event.id').where('appeal.id', 'not in', ruled)
      const arbitrates = is.or([is.not(is.exists(released.where('kind', '=', 'official'))), is.exists(appealed)])
      return is.or([is.not(is.exists(released)), is.and([is('duty', '=', 'arbiter'), arbitrates])])
    })
    .select(['seat.eventId', 'event.name as eventName', 'seat.duty'])
    .distinct()
    .orderBy('seat.eventId')
    .execute()
  return {
    account: session.account,
    login: session.login,
    name: session.name,
    role: session.role,
    unitId: session.unitId,
    unitName: unit?.name ?? null,
    seats,
  }
}

/** The password that an account has now. */
export async function passwordOf(db: Db, account: string): Promise<string | null> {
  return (await db.selectFrom('account').select('password').where('id', '=', account).executeTakeFirst())?.password ?? null
}

/** All units of a subtree, for looking through a whole table of units. */
export async function unitsWithin(db: Db, path: string): Promise<UnitRow[]> {
  return db.selectFrom('unit').selectAll().where('path', '>=', path).where('path', '<', pathsEnd(path)).orderBy('path').execute()
}

/** Units anywhere that hold one of these codes. */
export async function unitsByUscc(db: Db, codes: string[]): Promise<{ id: string; uscc: string | null }[]> {
  const found = pieces(codes).map((some) => db.selectFrom('unit').select(['id', 'uscc']).where('uscc', 'in', some).orderBy('id').execute())
  return (await Promise.all(found)).flat()
}

/** Other units of the same code, or of the same name under the same parent. Asked for either at once, SQLite needs five times as long. */
export async function unitsLike(db: Db, { id, uscc, parentId, name }: Pick<UnitRow, 'id' | 'uscc' | 'parentId' | 'name'>) {
  const coded = uscc === null ? [] : await othersCoded(db, { id, uscc })
  return [...coded, ...(await othersNamed(db, { id, parentId, name }))]
}

const othersCoded = prepared((db, { id, uscc }: { id: string; uscc: string }) =>
  db.selectFrom('unit').select('id').where('uscc', '=', uscc).where('id', '!=', id),
)
const othersNamed = prepared((db, { id, parentId, name }: Pick<UnitRow, 'id' | 'parentId' | 'name'>) =>
  db.selectFrom('unit').select('id').where('name', '=', name).where('parentId', '=', parentId).where('id', '!=', id),
)

export interface UnitName {
  id: string
  name: string
  uscc: string | null
}

/** Asks the same prepared question for each of a list: building one long question instead costs more. */
async function askEach<P extends object, R>(question: (db: Db, of: P) => Promise<R[]>, db: Db, list: readonly P[]): Promise<R[]> {
  const found: R[] = []
  for (const of of list) found.push(...(await question(db, of)))
  return found
}

/** Units of a subtree that bear one of these names or codes. */
export async function unitsCalled(db: Db, path: string, names: string[]): Promise<UnitName[]> {
  const asked = names.map((name) => ({ name, path, end: pathsEnd(path) }))
  const coded = await askEach(
    unitCoded,
    db,
    asked.filter(({ name }) => /^\w{18}$/.test(name)),
  )
  return [...new Map([...(await askEach(unitNamed, db, asked)), ...coded].map((unit) => [unit.id, unit])).values()]
}

type InSubtree = { name: string; path: string; end: string }
const unitWhere = (column: 'name' | 'uscc') =>
  prepared((db, { name, path, end }: InSubtree) =>
    db.selectFrom('unit').select(['id', 'name', 'uscc']).where(column, '=', name).where('path', '>=', path).where('path', '<', end),
  )
const unitNamed = unitWhere('name')
const unitCoded = unitWhere('uscc')

/** What tells persons apart, and what an entry copies of them. */
const NAMED = ['id', 'unitId', 'name', 'birthDate', 'idHash', 'sex', 'skillLevel', 'jobClass', 'employee'] as const
export type NamedPerson = Pick<PersonRow, (typeof NAMED)[number]>

/** Persons of these names in these units, without what else is known of them: whole rows take four times as long. */
export const personsNamed = (db: Db, names: { unitId: string; name: string }[]): Promise<NamedPerson[]> => askEach(personNamed, db, names)

const personNamed = prepared((db, { unitId, name }: { unitId: string; name: string }) =>
  db.selectFrom('person').select(NAMED).where('unitId', '=', unitId).where('name', '=', name).orderBy('id'),
)

export interface KnownPerson extends PersonRow {
  /** Of the unit. */
  path: string
}

/** The same whole, for looking through a table that may change them. */
export const personsCalled = (db: Db, names: { unitId: string; name: string }[]): Promise<KnownPerson[]> => askEach(personCalled, db, names)

const personCalled = prepared((db, { unitId, name }: { unitId: string; name: string }) =>
  knownPersons(db).where('person.unitId', '=', unitId).where('person.name', '=', name),
)

/** Persons anywhere who have one of these ID numbers. */
export async function personsByIdHash(db: Db, hashes: string[]): Promise<KnownPerson[]> {
  const asked = hashes.map((hash) => ({ hash }))
  return askEach(personByIdHash, db, asked)
}

const personByIdHash = prepared((db, { hash }: { hash: string }) => knownPersons(db).where('person.idHash', '=', hash))

const knownPersons = (db: Db) =>
  db.selectFrom('person').innerJoin('unit', 'unit.id', 'person.unitId').selectAll('person').select('unit.path').orderBy('person.id')

/** A person's sealed ID number. @throws Problem 'not-found' */
export async function sealedIdNumber(db: Db, id: string): Promise<string | null> {
  const row = await db.selectFrom('person').select('idSealed').where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound()
  return row.idSealed
}
