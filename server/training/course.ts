/** Courses and drills: announcing them, and changing what was announced. */
import type { CourseRow } from '../../db/schema.ts'
import type { Act } from '../lib/act.ts'
import { notFound, Problem, wrong } from '../lib/problem.ts'
import { unitWithin } from '../people/unit.ts'
import { courseSeen, placesTaken } from './queries.ts'

export type CourseFields = Omit<CourseRow, 'id' | 'version' | 'createdAt'>

/** Announces a course of a unit of the actor's subtree. */
export async function addCourse(act: Act, fields: CourseFields): Promise<{ id: string }> {
  await unitWithin(act, fields.unitId)
  const id = act.id()
  await act.tx
    .insertInto('course')
    .values({ id, ...fields, version: 1, createdAt: act.at })
    .execute()
  await act.note(`course:${id}`, { name: fields.name, kind: fields.kind, unit: fields.unitId })
  return { id }
}

/** @throws Problem 'not-found' for a course of others, 'changed-meanwhile' when somebody else changed it since `version` was read */
export async function changeCourse(act: Act, id: string, version: number, fields: CourseFields): Promise<{ id: string }> {
  const { mine } = await courseSeen(act.tx, act.by.path, id)
  if (!mine) throw notFound()
  await unitWithin(act, fields.unitId)
  const taken = await placesTaken(act.tx, id)
  if (fields.capacity !== null && taken > fields.capacity) throw wrong('capacity', 'places-taken', { taken: String(taken) })
  const { numUpdatedRows } = await act.tx
    .updateTable('course')
    .set({ ...fields, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Problem('changed-meanwhile')
  await act.note(`course:${id}`, { ...fields })
  return { id }
}
