/** The shape of what a programme asks of its nominees. */
import * as z from 'zod/mini'
import { line } from '../people/input.ts'
import { shareOf } from '../scoring/quota.ts'
import { LEVEL, NOTICE_LEVELS } from './input.ts'

const share = z.string().check(z.refine((text) => shareOf(text) !== null, { params: { code: 'bad-share' } }))

/** Working days at every level (domain 5.5). */
const NOTICE_DAYS = { least: 5, most: 30 }

export const SetRules = z.strictObject({
  version: z.int(),
  /** "100%" to "200%". */
  over: z.string().check(z.regex(/^(1\d\d|200)%$/)),
  contestOutside: z.boolean(),
  frontReserve: z.boolean(),
  refill: z.enum(['reserve', 'empty']),
  base: z.nullable(LEVEL),
  repeat: z.nullable(LEVEL),
  step: z.nullable(z.strictObject({ share, more: z.boolean() })),
  vetoes: z.record(line(40), z.int().check(z.gte(0), z.lte(10))),
  notices: z
    .array(
      z.strictObject({
        id: z.enum(NOTICE_LEVELS),
        of: z.enum(['home', 'recommender', 'list']),
        least: z.int().check(z.gte(NOTICE_DAYS.least), z.lte(NOTICE_DAYS.most)),
      }),
    )
    .check(
      z.refine((all) => new Set(all.map((one) => one.id)).size === all.length, { params: { code: 'same-id-twice' } }),
      z.refine((all) => all.some(({ of }) => of === 'list'), { params: { code: 'notice-of-list-missing' } }),
    ),
})
