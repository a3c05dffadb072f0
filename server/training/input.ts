/** Shapes of training that the browser checks too. */
import * as z from 'zod/mini'
import { day, Id, line } from '../people/input.ts'

const count = (most: number) => z.nullable(z.int().check(z.gte(1), z.lte(most)))

const course = {
  kind: z.enum(['training', 'drill']),
  name: line(60),
  trade: line(30),
  unitId: Id,
  startsOn: day,
  endsOn: day,
  capacity: count(100_000),
  hours: count(10_000),
}
const inOrder = z.refine<{ startsOn: string; endsOn: string }>((one) => one.startsOn <= one.endsOn, {
  path: ['endsOn'],
  params: { code: 'ends-before-start' },
})
export const NewCourse = z.strictObject(course).check(inOrder)
export const CourseChange = z.strictObject({ ...course, version: z.int().check(z.gte(1)) }).check(inOrder)

const q = z.optional(line(60, 0))
export const CourseQuery = z.strictObject({ kind: z.optional(course.kind), q, after: z.optional(Id) })
export const AttendanceQuery = z.strictObject({ q, after: z.optional(Id) })

export const Points = z.string().check(z.regex(/^\d{1,4}(\.\d{1,2})?$/))
export const Attendance = z.strictObject({
  personId: Id,
  state: z.enum(['enrolled', 'attended', 'absent']),
  points: z.nullable(Points),
  passed: z.nullable(z.union([z.literal(0), z.literal(1)])),
})

/** "At least so many drills of this trade, each with this result or better, within so many calendar years": 1 is the competition's own. */
export const Requirement = z.strictObject({
  kind: z.enum(['training', 'drill', 'any']),
  /** Empty: of any trade. */
  trade: line(30, 0),
  least: z.int().check(z.gte(1), z.lte(50)),
  points: z.nullable(Points),
  years: z.int().check(z.gte(1), z.lte(5)),
})
