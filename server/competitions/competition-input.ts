/** Shapes of competitions and events that the browser checks too. */
import * as z from 'zod/mini'
import { day, line } from '../people/input.ts'

const key = line(40)
const name = line(60)
const nameEn = z._default(line(120, 0), '')
const group = z._default(line(40, 0), '')

/** What an event is called: 电工, and within it the group 职工组. */
export const EventNames = z.strictObject({ name, nameEn, groupName: group })

export const NewCompetition = z.strictObject({
  template: key,
  name,
  nameEn,
  year: z.int().check(z.gte(2000), z.lte(2100)),
  unitId: key,
  startsOn: day,
  endsOn: day,
  /** The first event; called like the competition unless said. */
  event: z.optional(EventNames),
})

export const ChangedCompetition = z.strictObject({ version: z.int(), name, nameEn, startsOn: day, endsOn: day })

/** Another event, with a template's scheme or a copy of another event's. */
export const NewEvent = z.strictObject({
  ...EventNames.shape,
  from: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('template'), template: key }),
    z.strictObject({ kind: z.literal('event'), event: key }),
  ]),
})

export const ChangedEvent = z.strictObject({ ...EventNames.shape, version: z.int() })

/** The number of the scheme that its editor was looking at. */
export const SchemeNumber = z.int().check(z.gte(1))
