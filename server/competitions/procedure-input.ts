/** Shape of an event's procedure: how it is rechecked, until when appeals are taken, and who sees a release from when on. */
import * as z from 'zod/mini'

const percent = z.int().check(z.gte(0), z.lte(100))
/** As a clock in Shanghai shows it; empty: at once, or never. */
const minute = z.string().check(z.regex(/^(\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d)?$/))
const span = { count: z.int().check(z.gte(1), z.lte(240)), unit: z.enum(['hours', 'working-days']) }

export const Recheck = z.strictObject({
  /** All of the best: so many, or so many in a hundred. */
  top: z.strictObject({ n: z.int().check(z.gte(1), z.lte(500)), of: z.enum(['entries', 'percent']) }),
  /** Of the others, at random; never under 15 in a hundred (domain 2.6). */
  rest: z.int().check(z.gte(15), z.lte(100)),
  /** More wrong sheets in a hundred than this: everything is compared. */
  errors: percent,
})

export const Rules = z.strictObject({
  recheck: z.nullable(Recheck),
  appeals: z.strictObject({
    first: z.strictObject({ after: z.enum(['end', 'publication']), ...span }),
    second: z.nullable(z.strictObject(span)),
    /** Until when an appeal is ruled on, from its filing. */
    answer: z._default(z.strictObject(span), { count: 2, unit: 'working-days' }),
  }),
})

export const Showing = z.strictObject({
  embargo: z.strictObject({ contestants: minute, units: minute, hall: minute, public: minute }),
  /** From then on hall and public see nothing new until the official release. */
  freeze: minute,
})
