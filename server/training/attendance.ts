/** Who took part in a course, with what result: by hand or from a table, checked by the same rules. */
import * as z from 'zod/mini'
import type { Db } from '../../db/open.ts'
import type { AttendanceRow } from '../../db/schema.ts'
import type { Act, Actor } from '../lib/act.ts'
import { dayInShanghai } from '../lib/day.ts'
import { notFound, Problem, wrongState } from '../lib/problem.ts'
import type { Secrets } from '../lib/secret.ts'
import type { Column } from '../lib/workbook.ts'
import { personIn, rollOf } from '../people/match.ts'
import { type Counts, choicesOf, countsOf, type Outcome, readable, refuseFaulty, type Table } from '../people/table.ts'
import { common } from '../words/common.ts'
import { training } from '../words/training.ts'
import { Points } from './input.ts'
import { attendancesOf, type CourseSeen, courseSeen, idsWithin, placesTaken } from './queries.ts'

export type Line = Pick<AttendanceRow, 'personId' | 'state' | 'points' | 'passed'>

/** What a line would do: nothing, one write, or a fault at one of its fields. */
type Judged = { action: 'add' | 'change' | 'same' } | { column: keyof Line; code: string; params?: Record<string, string> }

/**
 * Looks at lines one after another, as they would be written. The side that holds a course enters its results;
 * units below it enrol their people until then, as long as there are places.
 */
async function inspector(db: Db, course: CourseSeen, at: string, personIds: string[]): Promise<(line: Line) => Judged> {
  const known = new Map((await attendancesOf(db, course.id, personIds)).map((row) => [row.personId, row as Line]))
  const begun = course.startsOn <= dayInShanghai(at)
  let taken = await placesTaken(db, course.id)
  return (line): Judged => {
    const before = known.get(line.personId)
    if (before && KEYS.every((key) => before[key] === line[key])) return { action: 'same' }
    if (line.state !== 'attended' && (line.points !== null || line.passed !== null)) return { column: 'points', code: 'result-of-nobody' }
    if (!course.mine && (line.state !== 'enrolled' || before)) return { column: 'state', code: 'host-records' }
    if (line.state !== 'enrolled' && !begun) return { column: 'state', code: 'course-not-begun', params: { day: course.startsOn } }
    const place = line.state !== 'absent' && (!before || before.state === 'absent')
    if (place && course.capacity !== null && taken >= course.capacity)
      return { column: 'personId', code: 'course-full', params: { most: String(course.capacity) } }
    taken += place ? 1 : 0
    known.set(line.personId, line)
    return { action: before ? 'change' : 'add' }
  }
}

const KEYS = ['state', 'points', 'passed'] as const

/** Records one worker's attendance and result. @throws Problem 'invalid-input' at the field that is wrong */
export async function recordAttendance(act: Act, courseId: string, line: Line): Promise<{ action: string }> {
  const course = await courseSeen(act.tx, act.by.path, courseId)
  const isOwn = (await idsWithin(act.tx, act.by.path, [line.personId])).has(line.personId)
  const judged: Judged = isOwn
    ? (await inspector(act.tx, course, act.at, [line.personId]))(line)
    : { column: 'personId', code: 'subject-unknown' }
  if ('code' in judged) throw new Problem('invalid-input', [{ path: [judged.column], code: judged.code, params: judged.params }])
  if (judged.action !== 'same') await write(act, courseId, [line])
  await act.note(`course:${courseId}`, { person: line.personId, state: line.state }, line)
  return judged
}

async function write(act: Act, courseId: string, lines: Line[]): Promise<void> {
  for (const { personId, ...line } of lines) {
    const row = { ...line, by: act.by.id, at: act.at }
    await act.tx
      .insertInto('attendance')
      .values({ courseId, personId, ...row })
      .onConflict((one) => one.columns(['courseId', 'personId']).doUpdateSet(row))
      .execute()
  }
}

/** Takes out a line that was made by mistake; what was on it stays provable. @throws Problem 'not-found' */
export async function removeAttendance(act: Act, courseId: string, personId: string, reason: string): Promise<{ id: string }> {
  const course = await courseSeen(act.tx, act.by.path, courseId)
  const [row] = await attendancesOf(act.tx, courseId, [personId])
  if (!row || !(await idsWithin(act.tx, act.by.path, [personId])).has(personId)) throw notFound()
  if (!course.mine && row.state !== 'enrolled') throw wrongState('host-records')
  await act.tx.deleteFrom('attendance').where('courseId', '=', courseId).where('personId', '=', personId).execute()
  await act.note(`course:${courseId}`, { person: personId, removed: true, reason }, row)
  return { id: personId }
}

const column = (key: keyof typeof training.columns, more: Partial<Column> = {}): Column => ({
  key,
  header: { zh: training.columns[key][0], en: training.columns[key][1] },
  ...more,
})

export const attendanceColumns: Column[] = [
  column('name', { required: true, width: 12 }),
  column('unit', { required: true, width: 32 }),
  column('idNumber', { width: 22 }),
  column('birth', { width: 12 }),
  column('state', { kind: 'choice', choices: choicesOf(training.states), width: 12 }),
  column('points', { kind: 'decimal' }),
  column('passed', { kind: 'choice', choices: choicesOf({ 1: common.yes, 0: common.no }) }),
]

export interface AttendancePlan extends Outcome {
  writes: Line[]
}

/** Looks at a table without changing anything. Without a state who stands in it was there, or is enrolled where only that is the reader's to say. */
export async function planAttendance(
  db: Db,
  { secrets, at }: { secrets: Secrets; at: string },
  by: Pick<Actor, 'path'>,
  courseId: string,
  table: Table,
): Promise<AttendancePlan> {
  const course = await courseSeen(db, by.path, courseId)
  const plan: AttendancePlan = { faults: [...table.errors], actions: new Map(), writes: [] }
  const roll = await rollOf(db, secrets, by.path, readable(table))
  const judged = await inspector(
    db,
    course,
    at,
    [...roll.persons.values(), [...roll.holders.values()]].flat().map(({ id }) => id),
  )
  const seen = new Map<string, number>()
  for (const { row, values } of readable(table)) {
    const fault = (column: string, code: string, params?: Record<string, string>) => void plan.faults.push({ row, column, code, params })
    const units = roll.units.get(values.unit ?? '') ?? []
    if (units.length !== 1) {
      fault('unit', units.length === 0 ? 'unit-unknown' : 'unit-ambiguous')
      continue
    }
    const found = personIn(roll, values, units[0]!.id)
    if (!('id' in found)) fault(found.column, found.code)
    else if (seen.has(found.id)) fault('name', 'row-twice', { row: String(seen.get(found.id)) })
    else if (values.points && !z.safeParse(Points, values.points).success) fault('points', 'bad-points')
    else {
      seen.set(found.id, row)
      const state = (values.state ?? (course.mine ? 'attended' : 'enrolled')) as Line['state']
      const passed = values.passed ? (Number(values.passed) as 0 | 1) : null
      const line: Line = { personId: found.id, state, points: values.points || null, passed }
      const one = judged(line)
      if ('code' in one) fault(one.column === 'personId' ? 'name' : one.column, one.code, one.params)
      else {
        plan.actions.set(row, one.action)
        if (one.action !== 'same') plan.writes.push(line)
      }
    }
  }
  plan.faults.sort((a, b) => a.row - b.row)
  return plan
}

/** Writes what the table says: all of it, or nothing when a row is faulty. A second time changes nothing. */
export async function importAttendance(act: Act, courseId: string, table: Table): Promise<Counts & { rows: number }> {
  const plan = await planAttendance(act.tx, { secrets: act.site.secrets, at: act.at }, act.by, courseId, table)
  refuseFaulty(plan)
  await write(act, courseId, plan.writes)
  const counts = countsOf(plan)
  await act.note(`course:${courseId}`, { ...counts }, plan.writes)
  return { rows: counts.added + counts.changed, ...counts }
}
