/** Shapes of how a list is ranked and drafted, of names and rules decided with a reason, and of questions about a list. */
import * as z from 'zod/mini'
import { line } from '../people/input.ts'
import { Condition, SEATS_MOST } from './input.ts'

const id = z.string().check(z.minLength(1), z.maxLength(40))
const persons = z.int().check(z.gte(0), z.lte(SEATS_MOST))
const text = z.strictObject({ zh: line(60), en: line(120, 0) })

const Category = z.strictObject({
  id: z.string().check(z.regex(/^[a-z0-9-]{1,40}$/)),
  name: text,
  of: z.array(Condition).check(z.maxLength(6)),
  how: z.enum(['points', 'scores', 'order']),
  seats: z.nullable(persons),
})

export const Ranking = z.strictObject({
  categories: z.array(Category).check(
    z.minLength(1),
    z.maxLength(12),
    z.refine((all) => new Set(all.map((one) => one.id)).size === all.length, { params: { code: 'same-id-twice' } }),
  ),
  /** At most so many of one recommending unit; null for no limit. */
  unitMost: z.nullable(z.int().check(z.gte(1), z.lte(SEATS_MOST))),
  /** At most one of each work team or contest squad. */
  onePerTeam: z.boolean(),
  vacant: z.boolean(),
  /** What decides between lists of equal merit: 'units-twice', or 'more:' or 'fewer:' and the id of a quota rule; else the lowest id. */
  goal: z.string().check(z.regex(/^(|units-twice|(more|fewer):[a-z0-9-]{1,40})$/)),
  reserves: z.int().check(z.gte(0), z.lte(100)),
})

export const SetRanking = z.strictObject({ ...Ranking.shape, version: z.int() })

const rule = z.string().check(z.regex(/^(seats|(in|out|quota|unit|category):.{1,60})$/))

/** Names put on or kept off ("in:id", "out:id"), or rules that give way by so many persons, for one reason. */
export const Exceptions = z.strictObject({
  gives: z.array(z.strictObject({ rule, side: z.enum(['least', 'most']), by: persons })).check(z.minLength(1), z.maxLength(40)),
  reason: line(300),
})

export const Asked = z.union([
  z.strictObject({ ask: z.enum(['list', 'prices']) }),
  z.strictObject({ ask: z.literal('why'), candidate: id }),
  z.strictObject({ ask: z.literal('repair'), list: z.array(id).check(z.maxLength(SEATS_MOST * 2)) }),
])
