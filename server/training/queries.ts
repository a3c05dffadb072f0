/** SQL of training, each function named by what it returns. */
import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import type { AttendanceRow, CourseRow } from '../../db/schema.ts'
import { notFound } from '../lib/problem.ts'
import { PAGE, type Paged, paged, pathsEnd } from '../people/queries.ts'
import { pieces } from '../people/table.ts'

export interface CourseSeen extends Omit<CourseRow, 'createdAt'> {
  unitName: string
  /** Of the reader's own units: who takes part or is to, and who was there. */
  people: number
  attended: number
  /** Held in the reader's own subtree: its results are theirs to enter. */
  mine: boolean
}

/** The units of a subtree. */
const below = (db: Db, path: string) => db.selectFrom('unit').select('id').where('path', '>=', path).where('path', '<', pathsEnd(path))

/** Paths of the units above: what they hold is open to everybody below. */
const above = (path: string) => path.split('/').flatMap((_, i, ids) => (i > 1 && i < ids.length - 1 ? `${ids.slice(0, i).join('/')}/` : []))

/** Courses held in the subtree or above it. */
const courses = (db: Db, path: string) =>
  db
    .selectFrom('course')
    .innerJoin('unit', 'unit.id', 'course.unitId')
    .where(({ or, and, eb }) => {
      const own = and([eb('unit.path', '>=', path), eb('unit.path', '<', pathsEnd(path))])
      return above(path).length === 0 ? own : or([own, eb('unit.path', 'in', above(path))])
    })
    .selectAll('course')
    .select(['unit.name as unitName', 'unit.path'])

async function seen(db: Db, path: string, rows: (CourseRow & { unitName: string; path: string })[]): Promise<CourseSeen[]> {
  if (rows.length === 0) return []
  const counts = await db
    .selectFrom('attendance')
    .innerJoin('person', 'person.id', 'attendance.personId')
    .where(
      'courseId',
      'in',
      rows.map(({ id }) => id),
    )
    .where('state', '!=', 'absent')
    .$if(path !== '/', (on) => on.where('person.unitId', 'in', below(db, path)))
    .groupBy(['courseId', 'state'])
    .select(['courseId', 'state', (eb) => eb.fn.countAll<number>().as('n')])
    .execute()
  const count = (id: string, states: string[]) =>
    counts.filter((one) => one.courseId === id && states.includes(one.state)).reduce((sum, { n }) => sum + Number(n), 0)
  return rows.map(({ path: host, createdAt: _, ...row }) => ({
    ...row,
    people: count(row.id, ['enrolled', 'attended']),
    attended: count(row.id, ['attended']),
    mine: host.startsWith(path),
  }))
}

/** A page of courses, the last to end first. */
export async function coursesSeen(
  db: Db,
  path: string,
  { kind, q, after }: { kind?: CourseRow['kind'] | undefined; q?: string | undefined; after?: string | undefined },
): Promise<Paged<CourseSeen>> {
  const last = after === undefined ? undefined : await courseSeen(db, path, after)
  const like = `%${(q ?? '').replace(/[\\%_]/g, '\\$&')}%`
  const rows = await courses(db, path)
    .$if(kind !== undefined, (on) => on.where('course.kind', '=', kind!))
    .$if(!!q, (on) =>
      on.where(({ or, ref }) =>
        or([sql<boolean>`${ref('course.name')} like ${like} escape '\\'`, sql<boolean>`${ref('course.trade')} like ${like} escape '\\'`]),
      ),
    )
    .$if(last !== undefined, (on) =>
      on.where(({ or, and, eb }) =>
        or([eb('course.endsOn', '<', last!.endsOn), and([eb('course.endsOn', '=', last!.endsOn), eb('course.id', '<', last!.id)])]),
      ),
    )
    .orderBy('course.endsOn', 'desc')
    .orderBy('course.id', 'desc')
    .limit(PAGE + 1)
    .execute()
  return paged(await seen(db, path, rows))
}

/** One course. @throws Problem 'not-found' when it is held neither in the subtree nor above it */
export async function courseSeen(db: Db, path: string, id: string): Promise<CourseSeen> {
  const [course] = await seen(db, path, await courses(db, path).where('course.id', '=', id).execute())
  if (!course) throw notFound()
  return course
}

/** How many places of a course are taken, whoever took them. */
export async function placesTaken(db: Db, courseId: string): Promise<number> {
  const { n } = await db
    .selectFrom('attendance')
    .where('courseId', '=', courseId)
    .where('state', '!=', 'absent')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}

export interface AttendanceSeen extends AttendanceRow {
  id: string
  name: string
  unitName: string
}

/** A page of those in a course who belong to the subtree, by name. */
export async function attendancesSeen(
  db: Db,
  path: string,
  courseId: string,
  { q, after }: { q?: string | undefined; after?: string | undefined },
): Promise<Paged<AttendanceSeen>> {
  const last = after === undefined ? undefined : await db.selectFrom('person').select('name').where('id', '=', after).executeTakeFirst()
  const rows = await db
    .selectFrom('attendance')
    .innerJoin('person', 'person.id', 'attendance.personId')
    .innerJoin('unit', 'unit.id', 'person.unitId')
    .where('courseId', '=', courseId)
    .$if(path !== '/', (on) => on.where('unit.path', '>=', path).where('unit.path', '<', pathsEnd(path)))
    .$if(!!q, (on) => on.where('person.name', '>=', q!).where('person.name', '<', `${q}\u{10ffff}`))
    .$if(last !== undefined, (on) =>
      on.where(({ or, and, eb }) =>
        or([eb('person.name', '>', last!.name), and([eb('person.name', '=', last!.name), eb('person.id', '>', after!)])]),
      ),
    )
    .selectAll('attendance')
    .select(['person.id', 'person.name', 'unit.name as unitName'])
    .orderBy('person.name')
    .orderBy('person.id')
    .limit(PAGE + 1)
    .execute()
  return paged(rows)
}

/** What is on record of these persons in a course, whatever unit they are of. */
export async function attendancesOf(db: Db, courseId: string, personIds: string[]): Promise<AttendanceRow[]> {
  const found = pieces(personIds).map((some) =>
    db.selectFrom('attendance').selectAll().where('courseId', '=', courseId).where('personId', 'in', some).orderBy('personId').execute(),
  )
  return (await Promise.all(found)).flat()
}

/** Those of these persons whose unit lies in the subtree. */
export async function idsWithin(db: Db, path: string, personIds: string[]): Promise<Set<string>> {
  const found = pieces(personIds).map((some) =>
    db
      .selectFrom('person')
      .innerJoin('unit', 'unit.id', 'person.unitId')
      .where('person.id', 'in', some)
      .where('unit.path', '>=', path)
      .where('unit.path', '<', pathsEnd(path))
      .select('person.id')
      .orderBy('person.id')
      .execute(),
  )
  return new Set((await Promise.all(found)).flat().map(({ id }) => id))
}

export interface Credit
  extends Pick<AttendanceRow, 'personId' | 'courseId' | 'state' | 'points' | 'passed'>,
    Pick<CourseRow, 'kind' | 'name' | 'trade' | 'startsOn' | 'endsOn' | 'hours'> {
  unitName: string
}

/** What these persons took part in, the oldest first. */
export async function creditsOf(db: Db, personIds: string[]): Promise<Credit[]> {
  const found = pieces(personIds).map((some) =>
    db
      .selectFrom('attendance')
      .innerJoin('course', 'course.id', 'attendance.courseId')
      .innerJoin('unit', 'unit.id', 'course.unitId')
      .where('personId', 'in', some)
      .select(['personId', 'courseId', 'state', 'points', 'passed', 'course.kind', 'course.name', 'trade', 'startsOn', 'endsOn', 'hours'])
      .select('unit.name as unitName')
      .orderBy('endsOn')
      .orderBy('courseId')
      .execute(),
  )
  return (await Promise.all(found)).flat()
}
