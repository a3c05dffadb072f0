/** SQL of what is shown of units, persons and accounts: pages of lists, and one of each. */
import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import type { AccountRow, PersonRow, UnitRow } from '../../db/schema.ts'
import type { Actor } from '../lib/act.ts'
import { notFound } from '../lib/problem.ts'
import type { Secrets } from '../lib/secret.ts'
import { mayManage } from './account.ts'
import { masked } from './input.ts'
import { openIdNumber } from './person.ts'
import { PAGE, type Paged, paged, pathsEnd } from './queries.ts'

export interface UnitSeen extends Omit<UnitRow, 'path' | 'createdAt'> {
  /** Units directly below. */
  children: number
  /** Persons of the unit itself. */
  persons: number
}

const units = (db: Db, path: string) =>
  db
    .selectFrom('unit')
    .where('unit.path', '>=', path)
    .where('unit.path', '<', pathsEnd(path))
    .select([
      'unit.id',
      'unit.parentId',
      'unit.kind',
      'unit.name',
      'unit.nameEn',
      'unit.uscc',
      'unit.ownership',
      'unit.industry',
      'unit.members',
      'unit.version',
    ])
    .select((eb) => [
      eb
        .selectFrom('unit as child')
        .whereRef('child.parentId', '=', 'unit.id')
        .select(eb.fn.countAll<number>().as('n'))
        .$asScalar()
        .$notNull()
        .as('children'),
      eb
        .selectFrom('person')
        .whereRef('person.unitId', '=', 'unit.id')
        .select(eb.fn.countAll<number>().as('n'))
        .$asScalar()
        .$notNull()
        .as('persons'),
    ])

/** A page of units: those below `parent`, or those that `q` finds, or the top of what the path shows. */
export async function unitsSeen(
  db: Db,
  path: string,
  { parent, q, after }: { parent?: string | undefined; q?: string | undefined; after?: string | undefined },
): Promise<Paged<UnitSeen>> {
  const like = `%${(q ?? '').replace(/[\\%_]/g, '\\$&')}%`
  const found = await units(db, path)
    .$if(parent !== undefined, (on) => on.where('unit.parentId', '=', parent!))
    .$if(!!q, (on) =>
      on.where(({ or, eb }) => or([sql<boolean>`${eb.ref('unit.name')} like ${like} escape '\\'`, eb('unit.uscc', '=', q!.toUpperCase())])),
    )
    .$if(parent === undefined && !q, (on) =>
      on.where((eb) => (path === '/' ? eb('unit.parentId', 'is', null) : eb('unit.path', '=', path))),
    )
    .$if(after !== undefined, (on) => on.where('unit.id', '>', after!))
    .orderBy('unit.id')
    .limit(PAGE + 1)
    .execute()
  return paged(found)
}

export interface OneUnit extends UnitSeen {
  /** From the top of what the reader may see down to the parent. */
  trail: { id: string; name: string; nameEn: string }[]
  /** Persons here and below. */
  personsBelow: number
  /** The unit that it went into, and since when. */
  into: { id: string; name: string; nameEn: string; day: string } | null
}

/** One unit with the way to it. @throws Problem 'not-found' when it lies outside the path. */
export async function oneUnit(db: Db, path: string, id: string): Promise<OneUnit> {
  const unit = await units(db, path).select('unit.path').where('unit.id', '=', id).executeTakeFirst()
  if (!unit) throw notFound()
  const { path: own, ...seen } = unit
  const above = own.split('/').filter((step) => step !== '' && step !== id)
  const trail =
    above.length === 0
      ? []
      : await db
          .selectFrom('unit')
          .select(['id', 'name', 'nameEn'])
          .where('id', 'in', above)
          .where('path', '>=', path)
          .where('path', '<', pathsEnd(path))
          .orderBy('path')
          .execute()
  const below = db.selectFrom('unit').select('id').where('path', '>=', own).where('path', '<', pathsEnd(own))
  const { n } = await db
    .selectFrom('person')
    .$if(!isWhole(own), (on) => on.where('unitId', 'in', below))
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  const into = await db
    .selectFrom('unitSuccession')
    .innerJoin('unit', 'unit.id', 'unitSuccession.intoId')
    .where('unitId', '=', id)
    .select(['unit.id', 'unit.name', 'unit.nameEn', 'day'])
    .executeTakeFirst()
  return { ...seen, trail, personsBelow: n, into: into ?? null }
}

export interface PersonSeen extends Omit<PersonRow, 'idSealed' | 'idHash' | 'createdAt'> {
  unitName: string
  /** "310***********1234"; null when none is on record. */
  idMasked: string | null
}

const persons = (db: Db) =>
  db.selectFrom('person').innerJoin('unit', 'unit.id', 'person.unitId').selectAll('person').select(['unit.name as unitName', 'unit.path'])

function shown(
  secrets: Secrets,
  { idSealed, idHash: _, createdAt: __, path: ___, ...person }: PersonRow & { unitName: string; path: string },
): PersonSeen {
  return { ...person, idMasked: idSealed && masked(openIdNumber(secrets, idSealed)) }
}

/** A page of persons by name: a unit's own, or with `q` everybody in or below it whose name begins so. */
export async function personsSeen(
  db: Db,
  secrets: Secrets,
  path: string,
  { unit, q, after }: { unit?: string | undefined; q?: string | undefined; after?: string | undefined },
): Promise<Paged<PersonSeen>> {
  const top = unit === undefined ? path : await pathOf(db, unit)
  if (!top?.startsWith(path)) throw notFound()
  const last = after === undefined ? undefined : await onePerson(db, secrets, path, after)
  const below = db.selectFrom('unit').select('id').where('path', '>=', top).where('path', '<', pathsEnd(top))
  const found = await persons(db)
    .$if(unit !== undefined && !q, (on) => on.where('person.unitId', '=', unit!))
    .$if(!isWhole(top) && (unit === undefined || !!q), (on) => on.where('person.unitId', 'in', below))
    .$if(!!q, (on) => on.where('person.name', '>=', q!).where('person.name', '<', `${q}\u{10ffff}`))
    .$if(last !== undefined, (on) =>
      on.where('person.name', '>=', last!.name).where((eb) => eb.or([eb('person.name', '>', last!.name), eb('person.id', '>', last!.id)])),
    )
    .orderBy('person.name')
    .orderBy('person.id')
    .limit(PAGE + 1)
    .execute()
  return paged(found.map((person) => shown(secrets, person)))
}

const pathOf = async (db: Db, unit: string) => (await db.selectFrom('unit').select('path').where('id', '=', unit).executeTakeFirst())?.path

/** Everything, or the district ("/id/"): there the units need not be asked. */
const isWhole = (path: string) => path.split('/').length <= 3

/** One person. @throws Problem 'not-found' when their unit lies outside the path. */
export async function onePerson(db: Db, secrets: Secrets, path: string, id: string): Promise<PersonSeen> {
  const person = await persons(db).where('person.id', '=', id).executeTakeFirst()
  if (!person?.path.startsWith(path)) throw notFound()
  return shown(secrets, person)
}

export interface AccountSeen extends Pick<AccountRow, 'id' | 'login' | 'name' | 'role' | 'unitId'> {
  unitName: string | null
  closed: { at: string; reason: string } | null
  /** Whether the reader may reset and close it. */
  mine: boolean
}

/** A page of accounts; of a subtree only those whose unit lies in it. */
export async function accountsSeen(
  db: Db,
  by: Actor,
  { role, q, after }: { role?: AccountRow['role'] | undefined; q?: string | undefined; after?: string | undefined },
): Promise<Paged<AccountSeen>> {
  const found = await db
    .selectFrom('account')
    .leftJoin('unit', 'unit.id', 'account.unitId')
    .leftJoin('accountClosure', 'accountClosure.accountId', 'account.id')
    .$if(by.path !== '/', (on) => on.where('unit.path', '>=', by.path).where('unit.path', '<', pathsEnd(by.path)))
    .$if(role !== undefined, (on) => on.where('account.role', '=', role!))
    .$if(!!q, (on) =>
      on.where(({ or, and, eb }) =>
        or([
          and([eb('account.name', '>=', q!), eb('account.name', '<', `${q}\u{10ffff}`)]),
          and([eb('account.login', '>=', q!), eb('account.login', '<', `${q}\u{10ffff}`)]),
        ]),
      ),
    )
    .$if(after !== undefined, (on) => on.where('account.id', '>', after!))
    .select([
      'account.id',
      'account.login',
      'account.name',
      'account.role',
      'account.unitId',
      'unit.name as unitName',
      'unit.path',
      'accountClosure.at',
      'accountClosure.reason',
    ])
    .orderBy('account.id')
    .limit(PAGE + 1)
    .execute()
  const seen = found.map(({ at, reason, path, ...account }) => ({
    ...account,
    closed: at === null ? null : { at, reason: reason ?? '' },
    mine: mayManage(by, account.role, path),
  }))
  return paged(seen)
}
